"""What the grammar of amounts and dates finds in a text by itself: neither spaCy nor a tokenizer is needed for it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.quantities.dates import find_dates
from pipeline.quantities.find import find_quantities
from pipeline.quantities.model import DateSpan, Quantity
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
    return Found(layout, tuple(_apart([*find_quantities(layout, dates=dates), *dates])))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in text order, without the dates that a quantity has taken as a part: 5カ月 of 5カ月分."""
    last = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end, isinstance(span, DateSpan))):
        if span.start >= last:
            yield span
            last = span.end
