"""The spaCy component `names`."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.names.find import find_mentions
from pipeline.names.ground import grounds_of, hints_of_layout, hints_of_tokens
from pipeline.names.model import Mention
from pipeline.text import layout_of
from pipeline.text.tokenizer import Tokenizer

if not Doc.has_extension("mentions"):
    Doc.set_extension("mentions", default=())


@Language.factory("names", assigns=["doc._.mentions", "doc.ents"])
class NamesComponent:
    """Finds companies, organisations, people and titles.

    Finds: names of known companies and organisations in Chinese, Japanese and English; others by what stands beside
    them (legal forms, last parts such as 銀行 or 科技, honorifics, titles, verbs of saying, brackets, lists) and by
    what only firms have or do (純利益, 领投); every further occurrence of what was found.
    Sets: ``doc._.mentions``, a tuple of `Mention` in text order, exact and disjoint; ``doc.ents``, the same widened to
    whole tokens.
    Needs: nothing; parts of speech are taken from our tokenizer's tokens, and made where another one made the doc.
    Measured (exact span, on sentences kept unseen; the corpora label more or less than our rules ask for): companies
    and organisations P .73 R .33 on Japanese Wikipedia, P .81 R .39 on Chinese news read aloud without punctuation;
    people P .90 R .41 and P .88 R .39.
    Known limits: names of unknown firms without any word beside them that says so, and people without title,
    honorific or verb of saying, are found only where the document names them so elsewhere.
    """

    def __init__(self, nlp: Language, name: str = "names") -> None:
        """Keep the name, and whether the pipeline's tokens are ours."""
        self.name = name
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Set the mentions and the entities of a doc."""
        layout = layout_of(doc)
        ours = isinstance(self._nlp.tokenizer, Tokenizer)
        hints = hints_of_tokens(doc) if ours else hints_of_layout(layout)
        mentions = find_mentions(layout, grounds_of(layout, hints))
        doc._.mentions = mentions
        doc.ents = _entities(doc, mentions)
        return doc


def _entities(doc: Doc, mentions: Iterable[Mention]) -> list[Span]:
    """Return the mentions as spans of whole tokens; of two that share a token the longer stays."""
    spans = (doc.char_span(each.start, each.end, label=each.type.value, alignment_mode="expand") for each in mentions)
    return filter_spans(span for span in spans if span is not None)
