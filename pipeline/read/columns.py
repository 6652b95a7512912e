"""Which column of a table, or key of a record, holds which part of an article."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeVar

from pipeline.config import ReadOptions
from pipeline.errors import FormatError, ReadError
from pipeline.lang.tables import read_table, values
from pipeline.read.content import Content
from pipeline.read.dates import parse_date

Chosen = tuple[tuple[str, str], ...]

_Item = TypeVar("_Item")

_SEPARATORS = re.compile(r"[\s_-]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN_NAMES = 12


@lru_cache(maxsize=256)
def find_columns(names: tuple[str, ...], chosen: Chosen) -> dict[str, str]:
    """Return the column of each field that has one; raise FormatError when there is none for the text.

    chosen: pairs of field and column, which win over the usual spellings.
    """
    picked = dict(chosen)
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(_key(name), name)
    found = {field: by_key[key] for field, keys in _usual_names().items() for key in keys if key in by_key}
    columns = {**found, **picked}
    columns = {field: column for field, column in columns.items() if column in names}
    if "text" not in columns:
        message = f"{_missing(picked)}; the columns are {_listed(names)}: say which one with --column text=NAME"
        raise FormatError(message)
    return columns


def find_header_columns(names: Iterable[str], options: ReadOptions) -> dict[str, str]:
    """Return the column of each field in a table with a header; each chosen column must be there."""
    header = tuple(names)
    for field, column in options.columns:
        if column not in header:
            message = f"no column {column!r} for {field}; the columns are {_listed(header)}: correct --column"
            raise FormatError(message)
    return find_columns(header, options.columns)


def content_of(cells: Mapping[str, object], *, encoding: str, canonical: str) -> Content:
    """Return the content of a record; raise FormatError when its text is no text.

    cells: values by field. canonical: the whole record in one text form, which is what its hash is made of.
    """
    text = cells.get("text")
    if not isinstance(text, str | None):
        message = f"the text is no text but {_kind(text)}: say which column holds it with --column text=NAME"
        raise FormatError(message)
    return Content(
        text=_valid(text or ""),
        own_id=_own_id(cells.get("id")),
        title=_text(cells.get("title")),
        date=parse_date(cells.get("date")),
        url=_text(cells.get("url")).strip(),
        lang=_text(cells.get("lang")),
        encoding=encoding,
        sha256=hashlib.sha256(_valid(canonical).encode()).hexdigest(),
        is_record=True,
    )


def canonical_json(value: object) -> str:
    """Return one text for a record, whatever its values are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def with_errors(records: Iterator[_Item]) -> Iterator[_Item | ReadError]:
    """Yield the items of an iterator that goes on after an error, and the errors in their places."""
    while True:
        try:
            item: _Item | ReadError = next(records)
        except StopIteration:
            return
        except ReadError as error:
            item = error
        yield item


@cache
def _usual_names() -> dict[str, tuple[str, ...]]:
    """Return the keys of the usual names of each field, most telling last."""
    return {row["field"]: tuple(map(_key, reversed(values(row["names"])))) for row in read_table("columns")}


def _key(name: str) -> str:
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", name).casefold())


def _missing(picked: Mapping[str, str]) -> str:
    return f"no column {picked['text']!r} for text" if "text" in picked else "no column with the text"


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(name[:40] for name in names[:_SHOWN_NAMES])
    return f"{shown}, ..." if len(names) > _SHOWN_NAMES else shown or "none"


def _own_id(value: object) -> str:
    """Return the id as text; whole numbers that a table keeps as floats lose their ``.0``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_id = isinstance(value, str | int) and not isinstance(value, bool)
    return _valid(str(value)).strip() if is_id else ""


def _text(value: object) -> str:
    return _valid(value) if isinstance(value, str) else ""


def _valid(text: str) -> str:
    """Replace halves of surrogate pairs, which JSON can spell but no encoding can write."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", bool: "a truth value", bytes: "bytes"}
    return kinds.get(type(value), "a number" if isinstance(value, int | float) else type(value).__name__)
