"""Entities as a page for people, as records for programs, and as a user dictionary."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import click
from rich.cells import cell_len

from pipeline.run.listing import Listed, is_surname, name_key
from pipeline.vocabulary import MentionType
from pipeline.write.cells import flat

_HEADER = ("name", "type", "mentions", "documents", "id", "external id", "written as")
_NUMBERS = frozenset({"mentions", "documents"})
_WIDEST = 40
_DICTIONARY_HEADER = ("surface", "type", "canonical", "id")
_DENIED = "# "  # what a line of a dictionary begins with that is not read
_SHARED = "names of several entities: a dictionary can give each to one only"
_SHORT = "short forms that name others too, above all in other texts"
_BROKEN = "surfaces that hold a tab or a line break, as which they cannot be written"


def page(lines: Sequence[Listed], *, documents: bool) -> Iterator[str]:
    """Yield the lines for people. documents: whether each entity is followed by the documents it stands in."""
    rows = [_HEADER, *map(_cells, lines)]
    widths = [min(_WIDEST, max(map(cell_len, column))) for column in zip(*rows, strict=True)][:-1]
    yield click.style(_aligned(_HEADER, widths), bold=True)
    for line, row in zip(lines, rows[1:], strict=True):
        yield _aligned(row, widths)
        if documents:
            yield from (f"    {text}" for text in _places(line))


def summary(lines: Sequence[Listed], *, n_shown: int) -> str:
    """Return how many entities there are, how many are shown, and what is to be known of them."""
    counts = f"{len(lines):,} {'entity' if len(lines) == 1 else 'entities'}"
    if n_shown < len(lines):
        counts += f", the first {n_shown:,} are above"
    notes = [counts]
    if n_joined := sum(len(line.entity_ids) > 1 for line in lines):
        notes.append(
            f"{n_joined:,} of them joined from ids of several documents, having the same type and normal form; "
            "to keep some apart, edit the ids that --format dict writes"
        )
    if n_namesakes := sum(line.n_namesakes > 0 for line in lines):
        notes.append(f"{n_namesakes:,} people share their name with others, which is no proof that they are one person")
    return "\n".join(notes)


def jsonl(lines: Iterable[Listed], *, documents: bool) -> Iterator[str]:
    """Yield a JSON object for each entity."""
    for line in lines:
        yield json.dumps(_record(line, documents=documents), ensure_ascii=False)


def tsv(lines: Iterable[Listed], *, documents: bool) -> Iterator[str]:
    """Yield the same records under a header; lists are JSON arrays."""
    records = [_record(line, documents=documents) for line in lines]
    yield from _separated([list(records[0])] if records else [])
    yield from _separated([flat(cell) for cell in record.values()] for record in records)


def dictionary(lines: Sequence[Listed], *, documents: bool = False) -> Iterator[str]:
    """Yield a user dictionary: a line for each alias, joined entities under the id that is mentioned most.

    What cannot be told by its surface alone stands at the end, commented out, for the user to decide. documents: has
    no place here.
    """
    del documents
    entries = [(_doubt(surface, line), surface, line) for line in lines for surface, _ in line.aliases]
    yield "\t".join(_DICTIONARY_HEADER)
    yield from (_entry(surface, line) for doubt, surface, line in entries if not doubt)
    doubtful = sorted((entry for entry in entries if entry[0]), key=lambda entry: (entry[0], name_key(entry[1])))
    for doubt, group in groupby(doubtful, key=lambda entry: entry[0]):
        yield f'{_DENIED}Left out, {doubt}. Delete the "{_DENIED}" before a line to use it.'
        yield from (_DENIED + _entry(surface, line) for _, surface, line in group)


def _cells(line: Listed) -> tuple[str, ...]:
    ids = line.entity_ids
    return (
        line.name,
        line.type.value,
        f"{line.n_mentions:,}",
        f"{line.n_docs:,}",
        ids[0] if len(ids) == 1 else f"{len(ids)} ids",
        line.external_id,
        "  ".join(filter(None, (_spellings(line), _note(line)))),
    )


def _spellings(line: Listed) -> str:
    """Return the surfaces with their mentions; nothing where the name is the only one."""
    if [surface for surface, _ in line.aliases] == [line.name]:
        return ""
    return ", ".join(f"{_one_line(surface)} {count}" for surface, count in line.aliases)


def _note(line: Listed) -> str:
    if not line.n_namesakes:
        return ""
    others = f"{line.n_namesakes} other{'s' if line.n_namesakes > 1 else ''}"
    return f"(shares the name with {others}: no proof that they are one person)"


def _places(line: Listed) -> Iterator[str]:
    width = max((cell_len(each.path) for each in line.appearances), default=0)
    for each in line.appearances:
        entity_id = f"  {each.entity_id}" if len(line.entity_ids) > 1 else ""
        yield f"{_padded(each.path, width)}  {each.n_mentions:,}{entity_id}"


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row whose cells begin, those of numbers end, where those of the other rows do; the last is as it is."""
    cells = [
        _padded(_one_line(cell), width, right=name in _NUMBERS)
        for name, cell, width in zip(_HEADER, row, widths, strict=False)
    ]
    return "  ".join([*cells, row[-1]]).rstrip()


def _padded(text: str, width: int, *, right: bool = False) -> str:
    """Pad a text to a width on the terminal, where a character of Chinese or Japanese takes two columns."""
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _record(line: Listed, *, documents: bool) -> dict[str, Any]:
    record = {
        "name": line.name,
        "type": line.type.value,
        "n_mentions": line.n_mentions,
        "n_docs": line.n_docs,
        "entity_ids": list(line.entity_ids),
        "external_id": line.external_id or None,
        "aliases": [surface for surface, _ in line.aliases],
        "alias_mentions": [count for _, count in line.aliases],
        "n_namesakes": line.n_namesakes,
    }
    return record | {"documents": [each.path for each in line.appearances]} if documents else record


def _separated(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    for row in rows:
        text = io.StringIO()
        csv.writer(text, delimiter="\t", lineterminator="").writerow(row)
        yield text.getvalue()


def _doubt(surface: str, line: Listed) -> str:
    """Return why a surface alone does not say whom it names; nothing where it does."""
    if not surface.isprintable() or surface.startswith(_DENIED):
        return _BROKEN
    if surface in line.shared:
        return _SHARED
    if line.type is not MentionType.PERSON:
        return _SHORT if len(surface) == 1 else ""
    is_part = surface != line.name and surface in line.name
    return _SHORT if is_part or len(surface) == 1 or is_surname(surface) else ""


def _entry(surface: str, line: Listed) -> str:
    return "\t".join((_one_line(surface), line.type.value, _one_line(line.name), line.entity_ids[0]))


FORMS: dict[str, Callable[..., Iterator[str]]] = {"table": page, "jsonl": jsonl, "tsv": tsv, "dict": dictionary}
