"""What the pipeline says of the texts of gold documents."""

import hashlib
from collections.abc import Iterable

from pipeline.config import DEFAULT_NAMES, NameOptions, ReadOptions
from pipeline.evaluate.predictions import annotation_of
from pipeline.gold.model import Annotation, GoldDocument
from pipeline.read.document import Document
from pipeline.run.analysis import Analyser
from pipeline.run.fingerprint import Fingerprint


def annotate(documents: Iterable[GoldDocument], names: NameOptions = DEFAULT_NAMES) -> dict[str, Annotation]:
    """Return the annotation of each text, by document id; of the gold it takes the date alone."""
    texts = [
        Document(
            doc_id=document.id,
            path=document.id,
            text=document.text,
            date=document.date,
            sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        )
        for document in documents
    ]
    rows = Analyser(Fingerprint.of(ReadOptions(), names), names).analyse(texts)
    return {str(each.document["doc_id"]): annotation_of(each.mentions, each.facts) for each in rows}
