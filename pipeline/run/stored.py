"""Reads a finished result back: the tables as `pipeline.schema` has them, whatever form they were written in.

A result is a folder whose manifest lists its files, a SQLite database, or one file that holds the facts alone. All
forms give the same rows with the same types; nothing is read that the manifest does not vouch for.
"""

import csv
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.config import MANIFEST
from pipeline.errors import ResultError
from pipeline.schema import FACTS, Column, Table, Type, arrow_schema, quote
from pipeline.write import FORMATS, SQLITE_SUFFIXES
from pipeline.write.atomic import staging_path

Cells = Sequence[Any]

_BATCH_ROWS = 20_000
_LONGEST_CELL = 1 << 30
_AGAIN = "run `pipeline extract` again"


def read_stored(out: Path, table: Table, columns: Sequence[str] | None = None) -> pa.Table:
    """Return a table of a finished result, with the types of `arrow_schema` and the rows in the order written.

    columns: the names of the columns to read; all of them unless given. Raises ResultError when `out` holds no such
    table, is only half written, or was written by something else or another version.
    """
    names = tuple(columns or table.column_names)
    return pa.Table.from_batches(_batches(out, table, names), schema=_schema(table, names))


def read_batches(out: Path, table: Table) -> Iterator[pa.RecordBatch]:
    """Yield the rows that `read_stored` returns, a few thousand at a time, so that a large table needs no memory."""
    return _batches(out, table, table.column_names)


def has_table(out: Path, table: Table) -> bool:
    """Whether a result of this form has a table: one file holds the facts alone."""
    return table is FACTS or out.is_dir() or out.suffix.lower()[1:] not in FORMATS


def _batches(out: Path, table: Table, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """Yield the named columns of a table from whatever form `out` has."""
    if out.is_dir():
        yield from _file_batches(_listed_file(out, table), table, names)
    elif not out.exists():
        raise ResultError(_absent(out))
    elif out.suffix.lower() in SQLITE_SUFFIXES:
        yield from _sqlite_batches(out, table, names)
    elif out.suffix.lower()[1:] not in FORMATS:
        message = f"{out}: no result of `pipeline extract`; name the folder or the .sqlite file that -o OUT gave it"
        raise ResultError(message)
    elif table is not FACTS:
        message = f"{out}: one file holds the facts alone; for `{table.name}` extract to a folder or a .sqlite file"
        raise ResultError(message)
    else:
        yield from _file_batches(out, table, names)


def _absent(out: Path) -> str:
    if str(out) == "-":
        return "-: standard output cannot be read back; extract to a folder or a .sqlite file with -o OUT"
    if staging_path(out).exists():
        return f"{out}: half written, a run was stopped or still goes on; wait for it, or {_AGAIN}"
    return f"{out}: no such result; name what `pipeline extract PATH... -o OUT` wrote"


def _listed_file(folder: Path, table: Table) -> Path:
    """Return the file that the manifest of a folder lists for a table, once its bytes are those that it vouches for."""
    entry = _manifest(folder).get(table.name, {})
    name = entry.get("path")
    if name not in {f"{table.name}.{extension}" for extension in FORMATS}:
        message = f"{folder}: {MANIFEST} lists no file for `{table.name}`; it is not one of ours, or damaged: {_AGAIN}"
        raise ResultError(message)
    file: Path = folder / name
    if not file.is_file():
        message = f"{folder}: {MANIFEST} lists {name}, which is missing; put it back, or {_AGAIN}"
        raise ResultError(message)
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != entry.get("sha256"):
        message = f"{file}: not the file that {MANIFEST} vouches for, it was changed or cut short; {_AGAIN}"
        raise ResultError(message)
    return file


def _manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of a folder's manifest by table."""
    path = folder / MANIFEST
    if not path.is_file():
        if any(folder.glob(".*.partial")):
            message = f"{folder}: half written, a run was stopped or still goes on; wait for it, or {_AGAIN}"
        else:
            message = f"{folder}: no {MANIFEST}, so no result; name the folder that `pipeline extract -o OUT` wrote"
        raise ResultError(message)
    try:
        tables = json.loads(path.read_text(encoding="utf-8"))["tables"]
        return {entry["table"]: entry for entry in tables}
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path}: not a manifest that `pipeline extract` wrote; name the folder that -o OUT gave it"
        raise ResultError(message) from error


def _file_batches(file: Path, table: Table, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    read = {".parquet": _parquet_batches, ".jsonl": _jsonl_batches, ".csv": _csv_batches}[file.suffix.lower()]
    with _as_result_errors(file):
        yield from read(file, table, names)


@contextmanager
def _as_result_errors(file: Path) -> Iterator[None]:
    """Turn what reading a broken or foreign file raises into an error that names it."""
    try:
        yield
    except (OSError, ValueError, TypeError, InvalidOperation, csv.Error, sqlite3.Error, pa.ArrowException) as error:
        message = f"{file}: cannot be read as `pipeline extract` writes it ({error}); {_AGAIN}"
        raise ResultError(message) from error


def _parquet_batches(file: Path, table: Table, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(file) as parquet:
        expected = arrow_schema(table)
        _check_columns(file, table, parquet.schema_arrow.names)
        if not parquet.schema_arrow.equals(expected):
            message = f"{file}: its types are not those of `{table.name}` in this version; {_AGAIN}"
            raise ResultError(message)
        schema = _schema(table, names)
        for batch in parquet.iter_batches(_BATCH_ROWS, columns=list(names)):
            yield batch.select(list(names)).cast(schema)


def _jsonl_batches(file: Path, table: Table, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        yield from _typed(_jsonl_rows(file, table, names, lines), table, names)


def _jsonl_rows(file: Path, table: Table, names: tuple[str, ...], lines: Iterable[str]) -> Iterator[Cells]:
    for line in lines:
        row = json.loads(line)
        _check_columns(file, table, tuple(row) if isinstance(row, dict) else ())
        yield [row[name] for name in names]


def _csv_batches(file: Path, table: Table, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    with file.open(encoding="utf-8-sig", newline="") as lines, _any_length():
        rows = csv.reader(lines, strict=True)
        _check_columns(file, table, next(rows, []))
        yield from _typed(_csv_rows(rows, table, names), table, names)


def _csv_rows(rows: Iterable[list[str]], table: Table, names: tuple[str, ...]) -> Iterator[Cells]:
    """Yield the named cells of each row; an empty one is unknown."""
    places = [table.column_names.index(name) for name in names]
    for number, row in enumerate(rows, 1):
        if len(row) != len(table.columns):
            message = f"row {number} has {len(row)} cells, not {len(table.columns)}"
            raise ValueError(message)
        yield [row[place] or None for place in places]


@contextmanager
def _any_length() -> Iterator[None]:
    """Let the cells of a CSV file be as long as a sentence can be; the limit is one for the whole process."""
    previous = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(previous)


def _sqlite_batches(file: Path, table: Table, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    with (
        _as_result_errors(file),
        closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        found = [row[1] for row in connection.execute(f"PRAGMA table_info({quote(table.name)})")]
        if not found:
            message = f"{file}: holds no table `{table.name}`, so no result, or one whose first run goes on; {_AGAIN}"
            raise ResultError(message)
        _check_columns(file, table, found)
        chosen = ", ".join(map(quote, names))
        rows = connection.execute(f"SELECT {chosen} FROM {quote(table.name)} ORDER BY rowid")  # noqa: S608  (names come from the schema)
        yield from _typed(rows, table, names)


def _check_columns(file: Path, table: Table, found: Sequence[str]) -> None:
    """Raise ResultError unless a file has exactly the columns of a table, in order."""
    if tuple(found) == table.column_names:
        return
    missing = [name for name in table.column_names if name not in found]
    surplus = [name for name in found if name not in table.column_names]
    differences = [f"no {', '.join(missing)}"] * bool(missing) + [f"also {', '.join(surplus)}"] * bool(surplus)
    what = "; ".join(differences) or "another order"
    message = f"{file}: its columns are not those of `{table.name}` in this version ({what}); {_AGAIN}"
    raise ResultError(message)


def _schema(table: Table, names: Sequence[str]) -> pa.Schema:
    whole = arrow_schema(table)
    return pa.schema([whole.field(name) for name in names], metadata=whole.metadata)


def _typed(rows: Iterable[Cells], table: Table, names: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """Yield batches of rows whose cells are text, numbers or lists, with the types of the schema."""
    schema = _schema(table, names)
    by_name: dict[str, Column] = {column.name: column for column in table.columns}
    parsers = [_PARSERS[by_name[name].type] for name in names]
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH_ROWS)):
        columns = zip(*batch, strict=True)
        cells = [[_parsed(parse, cell) for cell in column] for parse, column in zip(parsers, columns, strict=True)]
        arrays = [pa.array(each, field.type) for each, field in zip(cells, schema, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _parsed(parse: Callable[[Any], Any], cell: Any) -> Any:  # noqa: ANN401  (a cell is of its column's type)
    return None if cell is None else parse(cell)


def _list(cell: str | list[str]) -> list[str]:
    """Return a list; in CSV and SQL it is the text of a JSON array."""
    return list(json.loads(cell)) if isinstance(cell, str) else cell


_PARSERS: dict[Type, Callable[[Any], Any]] = {
    Type.TEXT: str,
    Type.INTEGER: int,
    Type.DECIMAL: Decimal,
    Type.DATE: date.fromisoformat,
    Type.FLOAT: float,
    Type.LIST: _list,
}
