"""Quotations: the outermost pairs of quotation marks of each paragraph, whatever sentences they hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.facts.spans import Spans
from pipeline.text.model import Layout
from pipeline.text.quotes import find_pairs

# A shorter one is a term or a title, not speech.
_SPEECH = 10


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: half-open span."""

    start: int
    end: int


def find_quotes(layout: Layout, plain: str) -> Spans[Quote]:
    """Return the quotations of the text folded in place that are long enough to be speech.

    One without its closing mark is none.
    """
    return Spans(_quotes(layout, plain))


def _quotes(layout: Layout, plain: str) -> Iterator[Quote]:
    for paragraph in layout.paragraphs:
        for pair in find_pairs(plain[paragraph.start : paragraph.end]):
            start, end = paragraph.start + pair.start, paragraph.start + pair.end + 1
            if pair.is_quote and end - start >= _SPEECH:
                yield Quote(start, end)
