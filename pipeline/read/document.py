"""A document: what every reader yields and every later stage refers to."""

import datetime as dt
import hashlib
from dataclasses import dataclass

from pipeline.vocabulary import Lang, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article, decoded; or, with status ``failed`` or ``empty``, the reason why there is none.

    A document never changes: all offsets of all stages are code points of `text`, 0-based, half-open.

    doc_id: the source's own id, else a hash of `path`; never of the content.
    path: POSIX path relative to the corpus root; records of a table add ``#`` and their 1-based number.
    lang: only when the source or the caller declared it; detection is the text stage's work.
    sha256: of the raw bytes the document was read from (of the record for tables), hex.
    """

    doc_id: str
    path: str
    text: str = ""
    lang: Lang | None = None
    date: dt.date | None = None
    title: str = ""
    url: str = ""
    encoding: str = ""
    sha256: str = ""
    status: Status = Status.OK
    error: str = ""


def id_of_path(path: str) -> str:
    """Return the id of a document whose source gives it none: 16 hexadecimal digits that depend on its path alone."""
    return hashlib.sha256(path.encode()).hexdigest()[:16]
