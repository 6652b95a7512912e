"""A folder with one file per table and a manifest that lists them."""

import hashlib
import json
from pathlib import Path

import pyarrow as pa

from pipeline.config import MANIFEST
from pipeline.errors import WriteError
from pipeline.schema import TABLES, Table
from pipeline.write.atomic import publish, staging_path
from pipeline.write.files import CsvFile, JsonlFile, ParquetFile, TableFile


class FolderSink:
    """Writes ``facts mentions entities documents`` as files of one format into a folder.

    Files are staged under hidden names and renamed on commit, the manifest last. Files of an earlier run that the
    new manifest does not list are removed; files the tool did not write are never touched.
    """

    def __init__(self, folder: Path, *, extension: str, csv_bom: bool = False) -> None:
        """Create the folder and open the staged files.

        extension: ``parquet``, ``jsonl`` or ``csv``. Raises WriteError when the folder cannot be written.
        """
        self._folder = folder
        self._paths = {name: folder / f"{name}.{extension}" for name in TABLES}
        self._n_rows = dict.fromkeys(TABLES, 0)
        self._is_new = not folder.exists()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._files = {
                name: open_table(staging_path(path), TABLES[name], extension=extension, csv_bom=csv_bom)
                for name, path in self._paths.items()
            }
        except OSError as error:
            message = f"{folder}: cannot write the result: {error.strerror}; choose another folder with -o"
            raise WriteError(message) from error

    def write(self, table: Table, rows: pa.Table) -> None:
        """Take more rows of a table."""
        self._n_rows[table.name] += rows.num_rows
        self._files[table.name].write(rows)

    def commit(self) -> None:
        """Give the files their names, then the manifest."""
        for file in self._files.values():
            file.close()
        entries = [_entry(name, path, self._n_rows[name]) for name, path in self._paths.items()]
        stale = _listed_files(self._folder) - {entry["path"] for entry in entries}
        for path in self._paths.values():
            publish(path)
        manifest = self._folder / MANIFEST
        text = json.dumps({"tables": entries}, ensure_ascii=False, indent=2) + "\n"
        staging_path(manifest).write_text(text, encoding="utf-8", newline="\n")
        publish(manifest)
        for name in sorted(stale):
            (self._folder / name).unlink(missing_ok=True)

    def abort(self) -> None:
        """Remove the staged files, and the folder where this run made it."""
        for name, path in self._paths.items():
            self._files[name].close()
            staging_path(path).unlink(missing_ok=True)
        if self._is_new:
            self._folder.rmdir()


def open_table(path: Path, table: Table, *, extension: str, csv_bom: bool) -> TableFile:
    """Open a file that takes a table's rows in the format of the extension."""
    if extension == "parquet":
        return ParquetFile(path, table)
    if extension == "jsonl":
        return JsonlFile(path)
    return CsvFile(path, table, bom=csv_bom)


def _entry(name: str, path: Path, n_rows: int) -> dict[str, str | int]:
    with staging_path(path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"table": name, "path": path.name, "rows": n_rows, "sha256": digest}


def _listed_files(folder: Path) -> set[str]:
    """Names that the folder's manifest lists; only plain names inside the folder count."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        names = {str(entry["path"]) for entry in manifest["tables"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    known = {f"{table}.{extension}" for table in TABLES for extension in ("parquet", "jsonl", "csv")}
    return names & known
