"""Cells as text, for formats that have no decimals, dates or lists."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pyarrow as pa

Cell = str | int | float | list[str] | None


def plain_rows(rows: pa.Table) -> Iterator[dict[str, Cell]]:
    """Yield rows as JSON has them: decimals as exact strings, dates as ISO 8601, lists as lists."""
    names = rows.column_names
    for batch in rows.to_batches():
        columns = [[_plain(value) for value in column.to_pylist()] for column in batch.columns]
        for cells in zip(*columns, strict=True):
            yield dict(zip(names, cells, strict=True))


def flat(cell: Cell) -> str | int | float | None:
    """Return a cell for CSV and SQL, where a list is the text of a JSON array."""
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell


def _plain(value: Cell | Decimal | date) -> Cell:
    if isinstance(value, Decimal):
        return exact(value)
    return value.isoformat() if isinstance(value, date) else value


def exact(value: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros.

    >>> exact(Decimal("500000.000000000")), exact(Decimal("0.170")), exact(Decimal("1E+3"))
    ('500000', '0.17', '1000')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
