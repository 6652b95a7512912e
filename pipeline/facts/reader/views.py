"""What the reader makes of the quantities of a document, with offsets of its text."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.facts.reader.passages import passages
from pipeline.facts.reader.reader import Reader, Span, View
from pipeline.names.tagger.tagger import Told
from pipeline.quantities.model import Quantity
from pipeline.text.model import Layout


def views_of(
    layout: Layout, quantities: Iterable[Quantity], told: Sequence[tuple[int, Told]], reader: Reader
) -> Mapping[int, View]:
    """Return the view of each quantity that stands in one passage, by its start.

    told: of the windows of the folded text, with their offsets, in order.
    """
    folded = layout.folded
    places = sorted((folded.locate(each.start), folded.locate(each.end), each.start) for each in quantities)
    views: dict[int, View] = {}
    for passage in passages(told):
        end = passage.start + len(passage.piece)
        first, last = (bisect_left(places, (offset,)) for offset in (passage.start, end))
        inside = [each for each in places[first:last] if each[0] < each[1] <= end]
        spans = [(start - passage.start, stop - passage.start) for start, stop, _ in inside]
        for (*_, start), view in zip(inside, reader.read(passage, spans), strict=True):
            views[start] = _placed(view, layout, passage.start)
    return views


def _placed(view: View, layout: Layout, offset: int) -> View:
    """Return a view of a passage with the offsets of the text."""
    spans = {
        field: tuple(
            Span(*layout.folded.span(offset + span.start, offset + span.end), span.probability) for span in own
        )
        for field, own in view.spans.items()
    }
    return replace(view, spans=spans)
