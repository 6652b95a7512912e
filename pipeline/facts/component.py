"""The spaCy component `facts`."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.config import DEFAULT_MODEL
from pipeline.facts.assemble import find_facts
from pipeline.facts.reader.shipped import reader_of
from pipeline.facts.reader.views import views_of
from pipeline.text import layout_of

if not Doc.has_extension("facts"):
    Doc.set_extension("facts", default=())


@Language.factory(
    "facts",
    assigns=["doc._.facts"],
    requires=["doc._.mentions", "doc._.entities", "doc._.quantities", "doc._.dates"],
    default_config={"model": DEFAULT_MODEL},
)
class FactsComponent:
    """Turns names, quantities and dates into facts and relations.

    Finds: one fact per quantity that states something, and relations between names. Rules and, where the model of names
    has one, a trained reader decide metric and subject; what neither is sure of is left out.
    Sets: ``doc._.facts``, a tuple of `Fact`, quantities first, each group in text order.
    Needs: ``doc._.mentions``, ``doc._.entities`` (components names, resolver), ``doc._.quantities`` and
    ``doc._.dates`` (component quantities); for the reader ``doc._.told`` (component names), which it empties.
    Measured: docs/quality.md (gold dev). Of the rows given 99 in 100 are facts and 54 in 100 right in value, unit,
    subject, metric and direction; a third of all facts is found so. With rules alone it is 34 in 100, and a fifth.
    Known limits: clauses are read off punctuation and particles, not parsed; measures beyond the vocabulary and
    subjects that another passage names are the least certain; `confidence` says how much.
    """

    def __init__(
        self,
        nlp: Language,  # noqa: ARG002  (spaCy's signature of a factory)
        name: str = "facts",
        *,
        model: str = DEFAULT_MODEL,
    ) -> None:
        """Load the reader of the model that found the names, if it has one; raises ModelError."""
        self.name = name
        self._reader = reader_of(model)

    def __call__(self, doc: Doc) -> Doc:
        """Set the facts of a document."""
        found = doc._
        layout = layout_of(doc)
        told = found.told if self._reader and doc.has_extension("told") else ()
        found.facts = find_facts(
            layout,
            mentions=found.mentions,
            quantities=found.quantities,
            dates=found.dates,
            entities=found.entities,
            date=found.date,
            views=views_of(layout, found.quantities, told, self._reader) if self._reader else {},
        )
        if told:
            found.told = ()  # a kilobyte a character, and nobody after this one reads it
        return doc
