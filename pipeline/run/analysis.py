"""The spaCy pipeline, and batches of documents run through it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from os import PathLike, fspath
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.config import DEFAULT_MODEL, DEFAULT_NAMES, NameOptions
from pipeline.errors import UsageError
from pipeline.read.document import Document
from pipeline.run.fingerprint import Fingerprint
from pipeline.run.rows import DocumentRows, failed_rows, rows_of, unread_rows
from pipeline.text import detect, make_doc
from pipeline.vocabulary import Lang, Status

COMPONENTS = ("names", "quantities", "resolver", "facts")

# spaCy refuses longer texts, to protect parsers that this pipeline does not have; reading has its own limit.
_MAX_CHARS = 1 << 30

_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "pipeline.Tokenizer.v1"}}}


def load(lang: str = "ja", model: str = DEFAULT_MODEL, dictionary: str | PathLike[str] | None = None) -> Language:
    """Return a spaCy pipeline for ``ja`` or ``zh`` whose components are names, quantities, resolver and facts.

    Results are in ``doc._.mentions``, ``doc._.quantities``, ``doc._.dates``, ``doc._.entities`` and
    ``doc._.facts``. Either pipeline reads texts that mix both languages; `lang` decides where a text does not tell.
    model: of the names: ``accurate``, ``fast``, ``none``, or a folder that `pipeline train` wrote. dictionary: a file
    of names of your own.
    """
    if lang not in {"ja", "zh"}:
        message = f"no pipeline for language {lang!r}: use 'ja' or 'zh'"
        raise UsageError(message)
    nlp = spacy.blank(lang, config=_TOKENIZER)
    nlp.max_length = _MAX_CHARS
    own = {"dictionary": None if dictionary is None else fspath(dictionary)}
    configs: dict[str, dict[str, Any]] = {"names": {"model": model, **own}, "resolver": own, "facts": {"model": model}}
    for name in COMPONENTS:
        nlp.add_pipe(name, config=configs.get(name, {}))
    return nlp


class Analyser:
    """Turns batches of documents into rows; each language's pipeline is loaded when its first document comes."""

    def __init__(self, fingerprint: Fingerprint, names: NameOptions = DEFAULT_NAMES) -> None:
        """Keep the fingerprint that every row's run id is made from, and what names are found with."""
        self._fingerprint = fingerprint
        self._names = names
        self._pipelines: dict[str, Language] = {}

    def analyse(self, documents: Sequence[Document]) -> Iterator[DocumentRows]:
        """Yield the rows of each document, in order; one that cannot be analysed yields its error.

        Consecutive documents of one language share a batch. When a component raises, the batch is run again one
        document at a time, so that only the guilty one fails.
        """
        for base, group in groupby(documents, key=_language_base):
            batch = list(group)
            if not base:
                yield from map(unread_rows, batch)
                continue
            nlp = self._pipeline(base)
            try:
                rows = self._run(nlp, batch)
            except Exception:  # noqa: BLE001  (the boundary where a failure becomes a row)
                yield from (self._run_alone(nlp, document) for document in batch)
            else:
                yield from rows

    def _run(self, nlp: Language, batch: Sequence[Document]) -> list[DocumentRows]:
        with nlp.memory_zone():
            docs = nlp.pipe(_to_doc(nlp, document) for document in batch)
            return [rows_of(document, doc, self._fingerprint) for document, doc in zip(batch, docs, strict=True)]

    def _run_alone(self, nlp: Language, document: Document) -> DocumentRows:
        try:
            return self._run(nlp, [document])[0]
        except Exception as error:  # noqa: BLE001  (the boundary where a failure becomes a row)
            return failed_rows(document, error)

    def _pipeline(self, base: str) -> Language:
        if base not in self._pipelines:
            self._pipelines[base] = load(base, self._names.model, self._names.dictionary)
        return self._pipelines[base]


def _language_base(document: Document) -> str:
    """Name the pipeline a document needs; empty when there is nothing to analyse."""
    if document.status is not Status.OK:
        return ""
    return (document.lang or detect(document.text) or Lang.ZH_HANS).base


def _to_doc(nlp: Language, document: Document) -> Doc:
    doc = make_doc(nlp, document.text, lang=document.lang)
    doc.user_data["doc_id"] = document.doc_id
    doc._.date = document.date
    return doc
