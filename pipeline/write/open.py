"""Chooses the sink for a target."""

from pathlib import Path

from pipeline.errors import UsageError
from pipeline.write.folder import FolderSink
from pipeline.write.single import FileSink, StdoutSink
from pipeline.write.sink import Sink
from pipeline.write.sqlite import SqliteSink

FORMATS = ("parquet", "jsonl", "csv")

SQLITE_SUFFIXES = frozenset({".sqlite", ".sqlite3", ".db"})


def open_sink(target: str, *, extension: str | None = None, csv_bom: bool = False) -> Sink:
    """Return a sink for a folder, a ``.parquet .jsonl .csv .sqlite`` file, or ``-`` (facts as JSONL on stdout).

    extension: format of a folder's files, ``parquet`` unless given. Raises UsageError when the target's suffix and
    the format contradict each other or the suffix is unknown, WriteError when the target cannot be written.
    """
    path = Path(target)
    suffix = path.suffix.lower()
    if target == "-":
        return StdoutSink()
    if suffix in SQLITE_SUFFIXES and not path.is_dir():
        return SqliteSink(path)
    if suffix[1:] in FORMATS and not path.is_dir():
        if extension not in {None, suffix[1:]}:
            message = f"{target} ends with {suffix} but --format is {extension}: leave one out"
            raise UsageError(message)
        return FileSink(path, csv_bom=csv_bom)
    if path.is_file():
        message = f"{target} is a file of an unknown format: use a folder, or .parquet .jsonl .csv .sqlite"
        raise UsageError(message)
    return FolderSink(path, extension=extension or "parquet", csv_bom=csv_bom)
