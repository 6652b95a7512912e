"""Parquet tables: one article a row."""

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.config import ReadOptions
from pipeline.errors import FormatError, ReadError
from pipeline.read.columns import canonical_json, content_of, find_header_columns
from pipeline.read.content import Content
from pipeline.read.streams import expansion_error

_BATCH_ROWS = 64
_ENCODING = "utf-8"  # by definition of the format


def read_parquet(stream: io.BufferedReader, options: ReadOptions) -> Iterator[Content | ReadError]:
    """Yield the content of each row, or why it has none; only the columns that are needed are read.

    Raises FormatError when the file is broken or has no column for the text, LimitError when it would expand too much.
    """
    try:
        with pq.ParquetFile(stream) as file:
            columns = find_header_columns(file.schema_arrow.names, options)
            needed = sorted(set(columns.values()))
            if _expanded_bytes(file.metadata, needed) > options.limits.expanded_bytes:
                raise expansion_error(options.limits)
            for batch in file.iter_batches(batch_size=_BATCH_ROWS, columns=needed):
                yield from (_record(row, columns) for row in batch.to_pylist())
    except (pa.ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0]
        message = f"is no whole Parquet file ({reason}): write it again"
        raise FormatError(message) from error


def _expanded_bytes(metadata: pq.FileMetaData, columns: list[str]) -> int:
    """Return the size of the needed columns without compression, as the file's footer gives it."""
    groups = (metadata.row_group(index) for index in range(metadata.num_row_groups))
    chunks = (group.column(index) for group in groups for index in range(group.num_columns))
    return sum(chunk.total_uncompressed_size for chunk in chunks if chunk.path_in_schema in columns)


def _record(row: dict[str, object], columns: dict[str, str]) -> Content | ReadError:
    cells = {field: row[column] for field, column in columns.items()}
    try:
        return content_of(cells, encoding=_ENCODING, canonical=canonical_json(row))
    except FormatError as error:
        return error
