"""Rows of texts that are at hand, without files."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator

from pipeline.config import ReadOptions
from pipeline.read.document import Document
from pipeline.run.analysis import Analyser
from pipeline.run.fingerprint import Fingerprint
from pipeline.run.rows import DocumentRows


def extract_texts(texts: Iterable[tuple[str, str, dt.date | None]]) -> Iterator[DocumentRows]:
    """Yield the rows of each text, given as id, text and date; the language is detected."""
    documents = [
        Document(doc_id=doc_id, path=doc_id, text=text, date=date, sha256=hashlib.sha256(text.encode()).hexdigest())
        for doc_id, text, date in texts
    ]
    return Analyser(Fingerprint.of(ReadOptions())).analyse(documents)
