"""Which files are read, in which order, under which path."""

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.read.files import Source, find_sources
from pipeline.read.reader import is_article


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "b.txt", "c/d/e.MD", "gold/x.json", ".hidden.txt", ".git/y.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("本文", encoding="utf-8")
    return tmp_path


def sources(*paths: str | Path) -> list[Source]:
    return list(find_sources(paths, accepts=is_article))


def found(*paths: str | Path) -> list[str]:
    return [source.path for source in sources(*paths)]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.htm", "a.xhtml", "A.TXT", "a.txt.gz", "a.html.bz2"])
@pytest.mark.parametrize("table", ["a.jsonl", "a.ndjson", "a.csv", "a.tsv", "a.parquet", "a.jsonl.xz", "a.b.csv.GZ"])
def test_is_an_article(name: str, table: str) -> None:
    assert is_article(name)
    assert is_article(table)


@pytest.mark.parametrize(
    "name", ["a.json", "a.json.gz", "a.pdf", "a", "txt", "a.gz", "a.parquet.gz", "a.txt~", "a.zip"]
)
def test_is_no_article(name: str) -> None:
    assert not is_article(name)


def test_a_folder_is_read_in_order_without_hidden_and_unknown_files(tree: Path) -> None:
    assert found(tree) == ["a.txt", "b/a.txt", "b/z.txt", "b.txt", "c/d/e.MD"]


def test_a_path_is_relative_to_the_folder_that_was_given(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert found("b") == found(tree / "b") == found("./b/") == found("c/../b") == ["a.txt", "z.txt"]
    assert found("b/z.txt") == found(tree / "b/z.txt") == ["z.txt"]
    assert found(".") == found(tree)


def test_a_file_that_is_named_is_read_whatever_its_name(tree: Path) -> None:
    assert found(tree / "gold/x.json", tree / ".hidden.txt") == [".hidden.txt", "x.json"]


def test_the_order_of_the_roots_changes_nothing(tree: Path) -> None:
    roots = [tree / "b", tree / "c", tree / "a.txt", tree / "b/z.txt", "-"]
    results = {tuple(sources(*order)) for order in itertools.permutations(roots)}
    assert len(results) == 1
    assert [source.path for source in results.pop()] == [
        "-",
        f"../{tree.name}/a.txt",
        "../b/a.txt",
        "d/e.MD",
        "z.txt",
    ]


def test_equal_paths_become_longer_until_they_differ(tmp_path: Path) -> None:
    for name in ("1/x/a.txt", "2/x/a.txt", "2/x/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("本文", encoding="utf-8")
    expected = ["../../1/x/a.txt", "../../2/x/a.txt", "b.txt"]
    for order in itertools.permutations([tmp_path / "1/x", tmp_path / "2/x"]):
        assert found(*order) == expected
    for source in sources(tmp_path / "1/x", tmp_path / "2/x"):
        assert source.file is not None
        assert (source.file.parent / source.path).resolve() == source.file


def test_files_of_one_name_become_longer(tmp_path: Path) -> None:
    for name in ("1/a.txt", "2/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("本文", encoding="utf-8")
    assert found(tmp_path / "2/a.txt", tmp_path / "1/a.txt") == ["../1/a.txt", "../2/a.txt"]


def test_nothing_is_read_twice(tree: Path) -> None:
    assert found(tree, tree / "b", tree / "b/a.txt", str(tree)) == found(tree)
    assert found(tree, tree / "gold/x.json") == sorted([*found(tree), "x.json"], key=lambda path: path.split("/"))


@pytest.mark.parametrize("path", ["no-such", "a.txt/b", "", "\0", "x" * 300])
def test_a_path_that_does_not_exist_is_wrong_usage(tree: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tree)
    with pytest.raises(UsageError, match="no such file"):
        sources(tree, path)


def test_loops_of_links_end(tree: Path) -> None:
    (tree / "b/up").symlink_to("..")
    (tree / "b/self").symlink_to("self")
    (tree / "c/d/b").symlink_to(tree / "b")
    assert found(tree) == ["a.txt", "b/a.txt", "b/z.txt", "b.txt", "c/d/e.MD"]


def test_a_link_to_another_folder_is_followed_once(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "o.txt").write_text("本文", encoding="utf-8")
    (other / "back").symlink_to(tree)
    (other / "again").symlink_to(other)
    (tree / "link1").symlink_to(other)
    (tree / "link2").symlink_to(other)
    assert found(tree)[-1] == "link1/o.txt"
    assert len(found(tree)) == 6


def test_a_broken_link_to_an_article_is_not_passed_over(tree: Path) -> None:
    (tree / "gone.txt").symlink_to("nowhere")
    (tree / "gone").symlink_to("nowhere")
    assert "gone.txt" in found(tree)
    assert "gone" not in found(tree)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_a_folder_is_passed_over(tree: Path) -> None:
    os.mkfifo(tree / "pipe.txt")
    assert "pipe.txt" not in found(tree)


def test_a_name_that_is_no_unicode_is_spelled_out(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xe4\xba.txt"
    try:
        with open(name, "wb") as file:  # noqa: PTH123  (a path of bytes)
            file.write("本文".encode())
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    assert found(tmp_path) == [r"\xe4\xba.txt"]


def test_a_folder_that_cannot_be_read_says_so(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: Any) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    errors = {source.path: source.error for source in sources(tree) if source.error}
    assert errors == {"b": "cannot read the folder: Permission denied; check its permissions"}
    assert found(tree / "b") == ["../b"]
    assert "c/d/e.MD" in found(tree)


@pytest.mark.parametrize("manifest", ["", "[]", "{", '{"tables": [{}]}', '{"tables": 1}'])
def test_a_manifest_that_is_not_ours_hides_nothing(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    (tmp_path / "a.txt").write_text("あ", encoding="utf-8")
    assert [source.path for source in find_sources([tmp_path], accepts=is_article)] == ["a.txt"]
