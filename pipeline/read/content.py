"""From what a file or a record holds to a document."""

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.config import Limits, ReadOptions
from pipeline.errors import ReadError
from pipeline.read.datelines import date_in_text
from pipeline.read.dates import date_in_name
from pipeline.read.document import Document, id_of_path
from pipeline.read.languages import declared_language
from pipeline.read.streams import line_error
from pipeline.read.titles import clean_title, title_in_text
from pipeline.vocabulary import Status

_INVISIBLE = "\u200b\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """An article as its source gives it.

    own_id: the source's own id; empty when it has none.
    lang: as declared, in the source's own spelling.
    is_record: whether the article shares its file with others, so that the file's name says nothing about it.
    sha256: of the bytes of the file after decompression, or of the record; hex.
    """

    text: str
    own_id: str = ""
    title: str = ""
    date: dt.date | None = None
    url: str = ""
    lang: str = ""
    encoding: str = ""
    sha256: str = ""
    is_record: bool = False


def document_of(content: Content, path: str, options: ReadOptions) -> Document:
    """Return the document that `content` makes under `path`; one with a line too long fails."""
    if _has_longer_line(content.text, options.limits):
        return failed(path, line_error(options.limits))
    is_blank = not content.text.strip().strip(_INVISIBLE)
    return Document(
        doc_id=content.own_id or id_of_path(path),
        path=path,
        text="" if is_blank else content.text,
        lang=options.lang or declared_language(content.lang, content.text),
        date=options.date or content.date or _date(content, path),
        title=clean_title(content.title) or title_in_text(content.text),
        url=content.url,
        encoding=content.encoding,
        sha256=content.sha256,
        status=Status.EMPTY if is_blank else Status.OK,
    )


def failed(path: str, error: ReadError | str) -> Document:
    """Return the document that says why there is none under `path`."""
    return Document(doc_id=id_of_path(path), path=path, status=Status.FAILED, error=str(error))


def _date(content: Content, path: str) -> dt.date | None:
    named = None if content.is_record else date_in_name(str(PurePosixPath(path)))
    return named or date_in_text(content.text)


def _has_longer_line(text: str, limits: Limits) -> bool:
    if len(text) <= limits.line_chars:
        return False
    return any(len(line.rstrip("\r\n")) > limits.line_chars for line in io.StringIO(text, newline=""))
