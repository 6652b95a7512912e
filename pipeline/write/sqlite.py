"""The four tables in a SQLite database."""

import sqlite3
from pathlib import Path

import pyarrow as pa

from pipeline.errors import WriteError
from pipeline.schema import TABLES, Dialect, Table, create_table, quote
from pipeline.write.cells import flat, plain_rows


class SqliteSink:
    """Replaces the content of ``facts mentions entities documents`` in one transaction; other tables stay.

    Decimals are exact text: SQLite's own numbers would round them.
    """

    def __init__(self, path: Path) -> None:
        """Open or create the database and begin the transaction; raises WriteError when that fails."""
        self._path, self._is_new = path, not path.exists()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _begun(path)
        except (sqlite3.Error, OSError) as error:
            message = f"{path}: cannot write to this SQLite database: {error}; choose another file with -o"
            raise WriteError(message) from error

    def write(self, table: Table, rows: pa.Table) -> None:
        """Insert more rows of a table."""
        marks = ", ".join("?" for _ in table.columns)
        self._connection.executemany(
            f"INSERT INTO {quote(table.name)} VALUES ({marks})",  # noqa: S608  (names come from the schema)
            ([flat(cell) for cell in row.values()] for row in plain_rows(rows)),
        )

    def commit(self) -> None:
        """Commit the transaction."""
        self._connection.execute("COMMIT")
        self._connection.close()

    def abort(self) -> None:
        """Roll the transaction back, and remove the file where this run made it."""
        self._connection.execute("ROLLBACK")
        self._connection.close()
        if self._is_new:
            self._path.unlink(missing_ok=True)


def _begun(path: Path) -> sqlite3.Connection:
    """Return a connection in whose transaction the tables have been made anew."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        for table in TABLES.values():
            connection.execute(f"DROP TABLE IF EXISTS {quote(table.name)}")
            connection.execute(create_table(table, Dialect.SQLITE))
    except sqlite3.Error:
        connection.close()
        raise
    return connection
