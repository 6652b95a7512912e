"""Reads paths as a stream of documents."""

import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from importlib import import_module
from io import BufferedReader
from os import PathLike
from pathlib import PurePosixPath
from typing import cast

from pipeline.config import ReadOptions
from pipeline.errors import ReadError
from pipeline.read.content import Content, document_of, failed
from pipeline.read.document import Document, id_of_path
from pipeline.read.files import Source, find_sources
from pipeline.read.streams import COMPRESSIONS, open_stream, read_all, refuse_large
from pipeline.vocabulary import Status

_ReadArticle = Callable[[bytes], Content]
_ReadTable = Callable[[BufferedReader, ReadOptions], Iterator[Content | ReadError]]

_TEXT = "plain.read_text"
# Suffix -> the function that reads it. A module is imported when a file needs it: some take long to load.
_ARTICLES = {
    ".txt": _TEXT,
    ".md": "plain.read_markdown",
    ".markdown": "plain.read_markdown",
    ".html": "html.read_html",
    ".htm": "html.read_html",
    ".xhtml": "html.read_html",
}
_TABLES = {
    ".jsonl": "jsonl.read_jsonl",
    ".ndjson": "jsonl.read_jsonl",
    ".csv": "csv_table.read_csv",
    ".tsv": "csv_table.read_tsv",
    ".parquet": "parquet.read_parquet",
}
_OWN_COMPRESSION = frozenset({".parquet"})


def read(paths: Iterable[str | PathLike[str]], *, options: ReadOptions) -> Iterator[Document]:
    """Yield the documents of files, folders and standard input (``-``), in an order that depends on their paths alone.

    A file or record that cannot be read is a document with status ``failed`` and the reason. So is a record whose own
    id an earlier document has: documents are replaced by id, so that two of one id would delete each other.
    Raises UsageError, when the first document is asked for, if a path does not exist.
    """
    taken: set[bytes] = set()
    for source in find_sources(paths, accepts=is_article):
        for document in _documents(source, options):
            yield _unless_taken(document, taken)


def is_article(name: str) -> bool:
    """Whether a file of this name is read when a folder holds it."""
    suffix, compression = _suffixes(name)
    return suffix in _ARTICLES or (suffix in _TABLES and not (compression and suffix in _OWN_COMPRESSION))


def _suffixes(name: str) -> tuple[str, str]:
    """Return the suffixes of a file's format and of its compression, each empty when there is none."""
    path = PurePosixPath(name.lower())
    compression = path.suffix if path.suffix in COMPRESSIONS else ""
    return PurePosixPath(path.stem).suffix if compression else path.suffix, compression


def _documents(source: Source, options: ReadOptions) -> Iterator[Document]:
    """Yield the documents of one file; whatever goes wrong becomes one that says so."""
    n_read = 0
    try:
        for document in _attempt(source, options):
            n_read += 1
            yield document
    except Exception as error:  # noqa: BLE001  (the boundary where a failure becomes a row)
        yield failed(f"{source.path}#{n_read + 1}" if n_read else source.path, _reason(error))


def _attempt(source: Source, options: ReadOptions) -> Iterator[Document]:
    if source.error:
        raise ReadError(source.error)
    if source.file is None:
        yield _article(read_all(sys.stdin.buffer, options.limits), _TEXT, source.path, options)
        return
    suffix, compression = _suffixes(source.file.name)
    if suffix not in _TABLES and not compression:
        refuse_large(source.file, options.limits)
    with open_stream(source.file, compression, options.limits) as stream:
        if suffix in _TABLES:
            yield from _records(stream, _TABLES[suffix], source.path, options)
        else:
            data = read_all(stream, options.limits)
            yield _article(data, _ARTICLES.get(suffix, _TEXT), source.path, options)


def _article(data: bytes, reader: str, path: str, options: ReadOptions) -> Document:
    read_article = cast("_ReadArticle", _function(reader))
    return document_of(read_article(data), path, options)


def _records(stream: BufferedReader, reader: str, path: str, options: ReadOptions) -> Iterator[Document]:
    """Yield a document for each record of a table, or an empty one for a table without any."""
    read_table = cast("_ReadTable", _function(reader))
    number = 0
    for number, record in enumerate(read_table(stream, options), 1):
        where = f"{path}#{number}"
        yield failed(where, record) if isinstance(record, ReadError) else document_of(record, where, options)
    if not number:
        yield Document(doc_id=id_of_path(path), path=path, status=Status.EMPTY)


def _function(reader: str) -> object:
    module, _, name = reader.partition(".")
    return getattr(import_module(f"pipeline.read.{module}"), name)


def _unless_taken(document: Document, taken: set[bytes]) -> Document:
    """Return the document, or a failed one when its own id is that of an earlier one."""
    if document.doc_id == id_of_path(document.path):
        return document
    # Eight bytes tell a million ids apart and keep little memory.
    digest = blake2b(document.doc_id.encode(), digest_size=8).digest()
    if digest in taken:
        reason = f"the id {document.doc_id!r} is that of an earlier document: make ids unique, or choose another column"
        return failed(document.path, f"{reason} with --column id=NAME")
    taken.add(digest)
    return document


def _reason(error: Exception) -> str:
    if isinstance(error, ReadError):
        return str(error)
    if isinstance(error, OSError):
        return f"cannot be read, {error.strerror or error}: check that it exists and that you may read it"
    return f"reading failed, {type(error).__name__}: {error}: please report it with the file"
