"""One table in one file: Parquet, JSONL or CSV."""

import csv
import json
from abc import ABC, abstractmethod
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.schema import Table, arrow_schema
from pipeline.write.cells import flat, plain_rows


class TableFile(ABC):
    """A file that takes a table's rows batch by batch."""

    @abstractmethod
    def write(self, rows: pa.Table) -> None:
        """Append rows."""

    @abstractmethod
    def close(self) -> None:
        """Finish the file."""


class ParquetFile(TableFile):
    """Parquet, zstd; decimals are decimal128."""

    def __init__(self, path: Path, table: Table) -> None:
        """Open the file for writing."""
        self._writer = pq.ParquetWriter(path, arrow_schema(table), compression="zstd")

    def write(self, rows: pa.Table) -> None:
        """Append rows as a row group."""
        self._writer.write_table(rows)

    def close(self) -> None:
        """Write the footer."""
        self._writer.close()


class JsonlFile(TableFile):
    """One JSON object a line, UTF-8; decimals are exact strings."""

    def __init__(self, path: Path) -> None:
        """Open the file for writing."""
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, rows: pa.Table) -> None:
        """Append a line per row."""
        self._file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in plain_rows(rows))

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class CsvFile(TableFile):
    """CSV as RFC 4180 has it, UTF-8; with a byte order mark where Excel is to open it."""

    def __init__(self, path: Path, table: Table, *, bom: bool) -> None:
        """Open the file for writing and write the header."""
        self._file = path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(table.column_names)

    def write(self, rows: pa.Table) -> None:
        """Append a record per row."""
        self._writer.writerows([flat(cell) for cell in row.values()] for row in plain_rows(rows))

    def close(self) -> None:
        """Close the file."""
        self._file.close()
