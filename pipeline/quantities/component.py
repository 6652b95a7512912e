"""The spaCy component `quantities`."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.quantities.dates import find_dates
from pipeline.quantities.find import find_quantities
from pipeline.quantities.model import Quantity
from pipeline.quantities.overlaps import free_dates
from pipeline.text import layout_of

for _name in ("quantities", "dates"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


@Language.factory("quantities", assigns=["doc._.quantities", "doc._.dates"])
class QuantitiesComponent:
    """Finds amounts and dates, with exact values.

    Finds: money, pay, percent, ratios, counts and ranks of Chinese (both scripts) and Japanese text, and dates,
    intervals and durations.
    Sets: ``doc._.quantities``, a tuple of `Quantity`, and ``doc._.dates``, a tuple of `DateSpan`, both in text order
    and without overlap, offsets exact to the character; ``doc.spans["quantities"]``, the quantities widened to whole
    tokens and labelled with their type.
    Needs: nothing; any tokenizer will do, for the grammar reads characters. ``doc._.date`` resolves relative dates.
    Measured: span, kind, value, comparator, unit and period are right with F1 .98 on the gold's dev and .96 on its
    test, dates .99 and .95; of the sentences written after the grammar 92 to 99 in 100 were right at their first run
    (docs/quality.md). About a million characters a second of financial news on one core, without the dates.
    Known limits: numbers written out in Latin words and sports scores are not read; an amount without unit or currency
    is read as money in Chinese where nothing counted is spoken of, in Japanese only beside a word of pay or money; the
    pay of an amount is decided by words of its sentence, list or table, not by its syntax.
    """

    def __init__(self, nlp: Language, name: str = "quantities") -> None:  # noqa: ARG002  (spaCy's factory signature)
        """Keep the name; the component has no state and no options."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set the quantities and the dates of a document."""
        layout = layout_of(doc)
        dates = find_dates(layout, date=doc._.date)
        quantities = find_quantities(layout, dates=dates)
        doc._.quantities = quantities
        doc._.dates = free_dates(dates, quantities)
        spans = (_widened(doc, quantity) for quantity in quantities)
        doc.spans["quantities"] = [span for span in spans if span is not None]
        return doc


def _widened(doc: Doc, quantity: Quantity) -> Span | None:
    return doc.char_span(quantity.start, quantity.end, label=quantity.type.value, alignment_mode="expand")
