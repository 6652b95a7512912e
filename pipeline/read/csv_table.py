"""CSV and TSV tables: one article a row, under a header."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from pipeline.config import Limits, ReadOptions
from pipeline.errors import FormatError, ReadError
from pipeline.read.columns import canonical_json, content_of, find_header_columns, with_errors
from pipeline.read.content import Content
from pipeline.read.lines import Lines
from pipeline.read.streams import line_error

if TYPE_CHECKING:
    from _csv import Reader

_FIELD_TOO_LONG = "field larger than field limit"


def read_csv(stream: io.BufferedReader, options: ReadOptions) -> Iterator[Content | ReadError]:
    """Yield the content of each row, or why it has none.

    Fields are separated by commas, tabs or semicolons, whichever the first line has most of, and quoted with ``"``.
    Raises FormatError when the header has no column for the text.
    """
    return _contents(stream, options, delimiters=",\t;")


def read_tsv(stream: io.BufferedReader, options: ReadOptions) -> Iterator[Content | ReadError]:
    """Yield the content of each row of a table whose fields are separated by tabs; otherwise as `read_csv`."""
    return _contents(stream, options, delimiters="\t")


def _contents(stream: io.BufferedReader, options: ReadOptions, *, delimiters: str) -> Iterator[Content | ReadError]:
    lines = Lines(stream, options.limits)
    texts = map(attrgetter("text"), lines)
    first = next(texts, "")
    delimiter = max(delimiters, key=first.count)
    rows = _Rows(csv.reader(chain([first], texts), delimiter=delimiter, strict=True), options.limits)
    header = [name.strip() for name in next(rows, [])]
    if not header:
        return
    columns = {field: header.index(name) for field, name in find_header_columns(header, options).items()}
    for row in with_errors(rows):
        if isinstance(row, ReadError):
            yield row
        elif row:
            yield _record(row, header, columns, lines)


def _record(row: list[str], header: list[str], columns: dict[str, int], lines: Lines) -> Content | ReadError:
    surplus = row[len(header) :]
    if len(row) < len(header) or any(surplus):
        return FormatError(
            f"line {lines.number}: the row has {len(row)} fields, the header has {len(header)}: "
            "put fields that hold separators or line breaks in double quotes"
        )
    cells = {field: row[index] for field, index in columns.items()}
    return content_of(cells, encoding=lines.encoding, canonical=canonical_json(row[: len(header)]))


class _Rows(Iterator[list[str]]):
    """The rows of a reader; taking one raises FormatError or LimitError, and the next can be taken all the same."""

    def __init__(self, reader: "Reader", limits: Limits) -> None:
        self._reader = reader
        self._limits = limits

    def __next__(self) -> list[str]:
        # The limit on fields is one for the whole process: it is ours for this row only.
        previous = csv.field_size_limit(self._limits.line_chars)
        try:
            return next(self._reader)
        except csv.Error as error:
            where = f"line {self._reader.line_num}"
            if _FIELD_TOO_LONG in str(error):
                raise line_error(self._limits, f"{where}: a field") from error
            message = f"{where}: broken CSV, {error}: close the quotation marks and double those inside a field"
            raise FormatError(message) from error
        finally:
            csv.field_size_limit(previous)
