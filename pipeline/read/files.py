"""Finds the files to read, in one order and under one path each, whatever order the roots were given in.

The path of a file is relative to the folder that was given, or its name when the file itself was given. Where two
roots hold files of the same path, both get the longer path ``../folder/file.txt``, with as many folders as tell the
roots apart; it still leads from the root to the file. Such paths, and the ids made from them, change when one of the
two goes away: give one common parent folder to have ids that depend on no other file.

In folders, hidden files, unknown suffixes and the results of an earlier run are passed over, and so is a symbolic
link to a folder inside the same root, which is read under its own name; links to other folders are followed once
each, so that no loop is endless.
"""

import heapq
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from os import PathLike
from pathlib import Path, PurePosixPath

from pipeline.config import MANIFEST
from pipeline.errors import UsageError

STDIN = "-"

Accepts = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or a folder that cannot be read.

    file: where it is; None for standard input. path: POSIX path relative to the corpus root, unique in a run.
    error: why a folder cannot be read; empty for files.
    """

    file: Path | None
    path: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Root:
    """A path that the caller gave: `folder` is what the files' paths are relative to."""

    real: Path
    is_folder: bool

    @property
    def folder(self) -> Path:
        return self.real if self.is_folder else self.real.parent


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """A file below a root; ordered by the parts of its path, then by its root."""

    parts: tuple[str, ...]
    root: str
    error: str = field(default="", compare=False)


def find_sources(paths: Iterable[str | PathLike[str]], *, accepts: Accepts) -> Iterator[Source]:
    """Yield the files of `paths` in order of the parts of their paths; standard input, ``-``, comes first.

    accepts: whether a file name found in a folder is to be read. Raises UsageError when a path does not exist.
    """
    given = [os.fspath(path) for path in paths]
    roots = _roots({path for path in given if path != STDIN}, accepts)
    if STDIN in given:
        yield Source(None, STDIN)
    merged = heapq.merge(*(_files(root, accepts) for root in roots))
    labels = _labels([root.folder for root in roots])
    for _, same_path in groupby(merged, key=lambda found: found.parts):
        several = list(same_path)
        for found in several:
            is_unique = len(several) == 1 and found.parts
            parts = found.parts if is_unique else (*labels[found.root], *found.parts)
            yield Source(Path(found.root, *found.parts), display("/".join(parts)), found.error)


def display(name: str) -> str:
    r"""Return a file name as valid Unicode: bytes that are not UTF-8 are written ``\xe4``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _roots(paths: Iterable[str], accepts: Accepts) -> list[_Root]:
    """Return the roots in order, without those that another root's folder holds."""
    roots = {_root(path) for path in paths}
    return sorted((root for root in roots if not _is_held(root, roots, accepts)), key=lambda root: root.real)


def _root(path: str) -> _Root:
    try:
        if os.path.isdir(path):  # noqa: PTH112  (see _Walk.files)
            return _Root(Path(path).resolve(), is_folder=True)
        os.lstat(path)
    except (OSError, ValueError) as error:
        message = f"{display(path)}: no such file or folder; correct the path"
        raise UsageError(message) from error
    # The name by which a file is given says what it is, even where it is a link.
    return _Root(Path(path).parent.resolve() / Path(path).name, is_folder=False)


def _is_held(root: _Root, roots: Iterable[_Root], accepts: Accepts) -> bool:
    """Whether the walk of another root's folder comes to `root`."""
    for other in roots:
        if other is root or not other.is_folder or not root.real.is_relative_to(other.real):
            continue
        parts = root.real.relative_to(other.real).parts
        if not any(map(_is_hidden, parts)) and (root.is_folder or accepts(root.real.name)):
            return True
    return False


def _labels(folders: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """Return, for each root's folder, the way to itself over as many parents as tell all of them apart."""
    unique = {str(folder): folder.parts for folder in folders}
    length = 1
    while len({parts[-length:] for parts in unique.values()}) < len(unique):
        length += 1
    return {name: ("..",) * len(parts[-length:]) + parts[-length:] for name, parts in unique.items()}


def _files(root: _Root, accepts: Accepts) -> Iterator[_Found]:
    if root.is_folder:
        return _Walk(root.real, accepts).files((), root.real)
    return iter([_Found((root.real.name,), str(root.folder))])


class _Walk:
    """Goes through a folder depth first, in order of names, keeping in memory one folder's names at a time."""

    def __init__(self, root: Path, accepts: Accepts) -> None:
        self._root = root
        self._accepts = accepts
        self._followed: set[str] = set()

    def files(self, parts: tuple[str, ...], folder: Path) -> Iterator[_Found]:
        """Yield the files below a folder; `parts` lead to it from the root."""
        try:
            with os.scandir(folder) as entries:
                names = sorted(entry.name for entry in entries if not _is_hidden(entry.name))
        except OSError as error:
            reason = f"cannot read the folder: {error.strerror}; check its permissions"
            yield _Found(parts, str(self._root), reason)
            return
        results = _results(folder) if MANIFEST in names else frozenset()
        for name in names:
            path = folder / name
            if name in results:
                continue
            if os.path.isdir(path):  # noqa: PTH112  (unlike Path.is_dir it is False, not an error, for what it may not see)
                if not path.is_symlink() or self._follows(path):
                    yield from self.files((*parts, name), path)
            elif self._accepts(name) and not _is_special(path):
                yield _Found((*parts, name), str(self._root))

    def _follows(self, link: Path) -> bool:
        """Whether a link leads out of the root to a folder that no link led to before."""
        target = os.path.realpath(link)
        if target in self._followed or PurePosixPath(target).is_relative_to(PurePosixPath(self._root)):
            return False
        self._followed.add(target)
        return True


def _results(folder: Path) -> frozenset[str]:
    """Return the names of the files that a run of this package has written into a folder; its manifest lists them."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return frozenset(str(entry["path"]) for entry in manifest["tables"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _is_special(path: Path) -> bool:
    """Whether a path is a pipe, a socket or a device; what cannot be seen is left for reading to complain about."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113  (as above)


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
