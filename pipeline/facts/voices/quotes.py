"""Quotations: the outermost pairs of quotation marks of each paragraph, whatever sentences they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.facts.ground.spans import Spans
from pipeline.text.model import Layout
from pipeline.text.quotes import find_pairs

# A shorter one is a term or a title, not speech.
_SPEECH = 10

_OPENING = re.compile("[「“『]")


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


def find_open_quotes(layout: Layout, plain: str) -> Iterator[Quote]:
    """Yield, in order, what a quotation mark that is never closed opens: from the mark to the paragraph's end.

    Only the first of a paragraph, and only one that begins a sentence, for others are typing errors.
    """
    begins = {sentence.start for sentence in layout.sentences}
    for paragraph in layout.paragraphs:
        text = plain[paragraph.start : paragraph.end]
        marks = [match.start() for match in _OPENING.finditer(text)]
        closed = {pair.start for pair in find_pairs(text)} if marks else set()
        first = next((at for at in marks if at not in closed), None)
        if first is not None and paragraph.start + first in begins:
            yield Quote(paragraph.start + first, paragraph.end)
