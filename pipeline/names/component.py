"""The spaCy component `names`."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.config import DEFAULT_MODEL
from pipeline.names.find import find_mentions
from pipeline.names.ground import grounds_of, hints_of_layout, hints_of_tokens
from pipeline.names.model import Mention
from pipeline.names.shipped import tagger_of
from pipeline.names.tagged import opinion_on
from pipeline.names.user_dictionary import user_dictionary
from pipeline.text import layout_of
from pipeline.text.tokenizer import Tokenizer

for _name in ("mentions", "told"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.factory(
    "names", assigns=["doc._.mentions", "doc.ents"], default_config={"model": DEFAULT_MODEL, "dictionary": None}
)
class NamesComponent:
    """Finds companies, organisations, people and titles.

    Finds: names of the user's dictionary; known companies and organisations in Chinese, Japanese and English; others
    by a trained model, by what stands beside them (legal forms, last parts such as 銀行 or 科技, honorifics, titles,
    verbs of saying, brackets, lists) and by what only firms have or do (純利益, 领投); every further occurrence of what
    was found.
    Sets: ``doc._.mentions``, a tuple of `Mention` in text order, exact and disjoint; ``doc.ents``, the same widened to
    whole tokens; ``doc._.told``, what the model knows of each window of the folded text, for the facts.
    Needs: nothing; parts of speech are taken from our tokenizer's tokens, and made where another one made the doc.
    Measured (exact span, gold dev, zh / ja): companies F1 .93 / .93, organisations .90 / .86, people .96 / .98, titles
    .90 / .89; with the model ``none`` companies .81 / .81, people .70 / .87.
    Known limits: of unknown firms with ordinary words for names one in sixteen is missed, and one in eleven of those
    given is none; organisations and departments, and where a title ends, are the least certain.
    """

    def __init__(
        self, nlp: Language, name: str = "names", *, model: str = DEFAULT_MODEL, dictionary: str | None = None
    ) -> None:
        """Load the model, one that is shipped, a folder or ``none``, and the user's file of names.

        Raises ModelError or UsageError.
        """
        self.name = name
        self._nlp = nlp
        self._tagger = tagger_of(model)
        self._dictionary = user_dictionary(dictionary)

    def __call__(self, doc: Doc) -> Doc:
        """Set the mentions and the entities of a doc."""
        layout = layout_of(doc)
        ours = isinstance(self._nlp.tokenizer, Tokenizer)
        hints = hints_of_tokens(doc) if ours else hints_of_layout(layout)
        grounds = grounds_of(layout, hints)
        opinions = [opinion_on(ground, self._tagger) for ground in grounds] if self._tagger else []
        mentions = find_mentions(layout, grounds, opinions, self._dictionary)
        doc._.mentions = mentions
        doc._.told = tuple(
            (ground.offset + start, told)
            for ground, opinion in zip(grounds, opinions, strict=False)
            for start, told in opinion.told.items()
        )
        doc.ents = _entities(doc, mentions)
        return doc


def _entities(doc: Doc, mentions: Iterable[Mention]) -> list[Span]:
    """Return the mentions as spans of whole tokens; of two that share a token the longer stays."""
    spans = (doc.char_span(each.start, each.end, label=each.type.value, alignment_mode="expand") for each in mentions)
    return filter_spans(span for span in spans if span is not None)
