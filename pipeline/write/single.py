"""The facts alone, in one file or on standard output."""

import json
import sys
from pathlib import Path

import pyarrow as pa

from pipeline.errors import WriteError
from pipeline.schema import FACTS, Table
from pipeline.write.atomic import publish, staging_path
from pipeline.write.cells import plain_rows
from pipeline.write.folder import open_table


class FileSink:
    """Writes the table of facts to one ``.parquet``, ``.jsonl`` or ``.csv`` file; other tables are left out."""

    def __init__(self, path: Path, *, csv_bom: bool = False) -> None:
        """Open a staged file beside `path`; raises WriteError when that folder cannot be written."""
        self._path = path
        staged = staging_path(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open_table(staged, FACTS, extension=path.suffix[1:].lower(), csv_bom=csv_bom)
        except OSError as error:
            message = f"{path}: cannot write the result: {error.strerror}; choose another file with -o"
            raise WriteError(message) from error

    def write(self, table: Table, rows: pa.Table) -> None:
        """Take more rows of the facts."""
        if table is FACTS:
            self._file.write(rows)

    def commit(self) -> None:
        """Give the file its name."""
        self._file.close()
        publish(self._path)

    def abort(self) -> None:
        """Remove the staged file."""
        self._file.close()
        staging_path(self._path).unlink(missing_ok=True)


class StdoutSink:
    """Writes the facts to standard output as JSONL in UTF-8 while they come, for other programs to read."""

    def __init__(self) -> None:
        """Take the bytes of standard output: its text layer has the platform's encoding."""
        self._stream = sys.stdout.buffer

    def write(self, table: Table, rows: pa.Table) -> None:
        """Print a line per fact."""
        if table is FACTS:
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in plain_rows(rows))
            self._stream.write("".join(lines).encode())
            self._stream.flush()

    def commit(self) -> None:
        """Do nothing: every line has been flushed."""

    def abort(self) -> None:
        """Do nothing: what is printed is printed."""
