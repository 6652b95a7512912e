"""What the grammar of amounts and dates finds in a text by itself: neither spaCy nor a tokenizer is needed for it."""

import datetime as dt
from dataclasses import dataclass
from operator import attrgetter

from pipeline.quantities.dates import find_dates
from pipeline.quantities.find import find_quantities
from pipeline.quantities.model import DateSpan, Quantity
from pipeline.quantities.overlaps import free_dates
from pipeline.text import Layout, analyse
from pipeline.vocabulary import Lang

Span = Quantity | DateSpan


@dataclass(frozen=True, slots=True)
class Found:
    """A text's layout and the amounts and dates in it, in text order and without overlap."""

    layout: Layout
    spans: tuple[Span, ...]


def find(text: str, *, lang: Lang | None = None, date: dt.date | None = None) -> Found:
    """Return the amounts and dates of a text: those that the component `quantities` sets on its doc.

    lang: the language of the text in place of what is detected. date: the text's, which resolves relative dates.
    """
    layout = analyse(text, lang=lang)
    dates = find_dates(layout, date=date)
    quantities = find_quantities(layout, dates=dates)
    return Found(layout, tuple(sorted([*quantities, *free_dates(dates, quantities)], key=attrgetter("start"))))
