"""Reads the tables of language knowledge: tab-separated files beside this module.

A table has a header line; lines that begin with ``# `` are comments; a field that holds several values separates
them with ``|``. Chinese tables are written in simplified characters and half-width forms, because they are matched
against folded text; so are Japanese ones, except that their characters stay Japanese.
"""

from functools import cache
from importlib.resources import files

from pipeline.errors import DataError

Row = dict[str, str]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Return the rows of a table such as ``ja/metrics`` or ``entities/japan``, each a dict by column name.

    Raises DataError when the file is missing, a row has another number of fields than the header, or a field
    begins or ends with a blank.
    """
    resource = files("pipeline.lang").joinpath(f"{name}.tsv")
    if not resource.is_file():
        message = f"lang/{name}.tsv: no such table; reinstall the package or correct the name"
        raise DataError(message)
    lines = resource.read_text(encoding="utf-8").split("\n")
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("# ")]
    header = numbered[0][1].split("\t")
    return tuple(_row(name, number, header, line.split("\t")) for number, line in numbered[1:])


def _row(name: str, number: int, header: list[str], fields: list[str]) -> Row:
    if len(fields) != len(header):
        message = f"lang/{name}.tsv line {number}: {len(fields)} fields, the header has {len(header)}"
        raise DataError(message)
    if any(value != value.strip() for value in fields):
        message = f"lang/{name}.tsv line {number}: a field begins or ends with a blank"
        raise DataError(message)
    return dict(zip(header, fields, strict=True))


def values(field: str) -> tuple[str, ...]:
    """Split a field that holds several values."""
    return tuple(field.split("|")) if field else ()


@cache
def terms(table: str, **wanted: str) -> tuple[str, ...]:
    """Return the terms of the rows of a table whose cells have the wanted values, in order."""
    rows = (row for row in read_table(table) if all(row[name] == value for name, value in wanted.items()))
    return tuple(term for row in rows for term in values(row["terms"]))


@cache
def term_set(table: str, **wanted: str) -> frozenset[str]:
    """Return the same as `terms`, as a set."""
    return frozenset(terms(table, **wanted))
