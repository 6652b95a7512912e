"""What a run writes to."""

from collections import defaultdict
from typing import Protocol

import pyarrow as pa

from pipeline.schema import TABLES, Table, arrow_schema


class Sink(Protocol):
    """Takes tables batch by batch; nothing is visible to readers before `commit`."""

    def write(self, table: Table, rows: pa.Table) -> None:
        """Take more rows of a table."""

    def commit(self) -> None:
        """Make everything written visible, all at once."""

    def abort(self) -> None:
        """Leave the target as it was before the run."""


class MemorySink:
    """Keeps the tables in memory."""

    def __init__(self) -> None:
        """Begin with empty tables."""
        self._batches: defaultdict[str, list[pa.Table]] = defaultdict(list)

    def write(self, table: Table, rows: pa.Table) -> None:
        """Take more rows of a table."""
        self._batches[table.name].append(rows)

    def commit(self) -> None:
        """Do nothing: the tables are the result."""

    def abort(self) -> None:
        """Forget the rows."""
        self._batches.clear()

    def tables(self) -> dict[str, pa.Table]:
        """Return every table of the schema, empty ones included."""
        return {
            name: pa.concat_tables([arrow_schema(table).empty_table(), *self._batches[name]])
            for name, table in TABLES.items()
        }
