"""A hash of gold documents, by which scores say what they were measured on."""

import hashlib
from collections.abc import Iterable

from pipeline.gold.model import GoldDocument
from pipeline.gold.storage import to_text


def corpus_digest(documents: Iterable[GoldDocument]) -> str:
    """Return the SHA-256, hexadecimal, of the documents by id; their order and the files' names do not matter."""
    digest = hashlib.sha256()
    for document in sorted(documents, key=lambda document: document.id):
        digest.update(to_text(document).encode())
    return digest.hexdigest()
