"""JSON Lines: one article a line."""

import io
import json
from collections.abc import Iterator

from pipeline.config import ReadOptions
from pipeline.errors import FormatError, ReadError
from pipeline.read.columns import content_of, find_columns, with_errors
from pipeline.read.content import Content
from pipeline.read.encoding import Decoded
from pipeline.read.lines import Lines


def read_jsonl(stream: io.BufferedReader, options: ReadOptions) -> Iterator[Content | ReadError]:
    """Yield the content of each line that is not blank, or why it has none."""
    lines = Lines(stream, options.limits)
    for line in with_errors(lines):
        if isinstance(line, ReadError):
            yield line
        elif line.text.strip():
            yield _record(line, lines.number, options)


def _record(line: Decoded, number: int, options: ReadOptions) -> Content | ReadError:
    try:
        record = _parsed(line.text)
        columns = find_columns(tuple(record), options.columns)
        cells = {field: record[column] for field, column in columns.items()}
        return content_of(cells, encoding=line.encoding, canonical=line.text.strip())
    except FormatError as error:
        return FormatError(f"line {number}: {error}")


def _parsed(text: str) -> dict[str, object]:
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"broken JSON, {error.msg} at character {error.pos}: correct the line"
        raise FormatError(message) from error
    except (ValueError, RecursionError) as error:
        message = f"JSON that cannot be read, {error}: correct the line"
        raise FormatError(message) from error
    if not isinstance(record, dict):
        message = 'no JSON object: write one for each article, such as {"text": "..."}'
        raise FormatError(message)
    return record
