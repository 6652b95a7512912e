"""Finds the quantities of a text: numerals, units, ranges, comparators, kinds, inheritance, in this order."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter

from pipeline.quantities.amounts import settle
from pipeline.quantities.comparators import bound, shared
from pipeline.quantities.currency import region_of
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.inherit import inherit, usual_currency
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.quantities.numerals import decimal
from pipeline.quantities.passages import passages_of
from pipeline.quantities.ranges import join_ranges
from pipeline.quantities.reading import read_drafts
from pipeline.quantities.scan import find_numerals
from pipeline.text.model import Layout
from pipeline.vocabulary import Lang, MentionType


def find_quantities(layout: Layout, *, dates: Sequence[DateSpan]) -> tuple[Quantity, ...]:
    """Return the quantities of a text in text order; none overlaps another, nor a date unless it is the longer one.

    dates: in text order and without overlap, as `find_dates` returns them. Linear in the length of the text.
    """
    regions = {lang: region_of(layout, lang) for lang in {paragraph.lang for paragraph in layout.paragraphs}}
    drafts = [(passage, _drafts(passage)) for passage in passages_of(layout, dates, regions)]
    currencies = {lang: region.currency for lang, region in regions.items()}
    if Lang.JA in regions and (usual := usual_currency(draft for _, found in drafts for draft in found)):
        currencies[Lang.JA] = usual
    return tuple(
        _quantity(layout, draft, draft.type)
        for passage, found in drafts
        for draft in inherit(passage, found, currencies[passage.lang])
        if draft.type is not None
    )


def _drafts(passage: Passage) -> list[Draft]:
    """Return the drafts of a passage, finished but for what they inherit."""
    drafts = read_drafts(passage, list(find_numerals(passage)))
    free = [draft for draft in drafts if not _is_dated(passage, draft)] if passage.dates else drafts
    bounded: list[Draft] = []
    for draft in join_ranges(passage, free):
        bounded.append(shared(passage, bounded[-1] if bounded else None, bound(passage, draft)))
    return settle(passage, bounded)


def _is_dated(passage: Passage, draft: Draft) -> bool:
    """Whether a date overlaps the draft, unless the draft holds it and more: 5カ月 in 5カ月分.

    Months of pay are told from a duration by their context, and may be as long as the date.
    """
    index = bisect_left(passage.dates, draft.start + 1, key=itemgetter(1))
    if index == len(passage.dates) or passage.dates[index][0] >= draft.end:
        return False
    start, end = passage.dates[index]
    is_within = draft.start <= start and end <= draft.end
    is_longer = (draft.start, draft.end) != (start, end)
    return not (is_within and (is_longer or draft.unit == "months_pay"))


def _quantity(layout: Layout, draft: Draft, kind: MentionType) -> Quantity:
    """Return a draft at its original offsets."""
    start, end = layout.folded.span(draft.start, draft.end)
    low = None if draft.low is None else decimal(draft.low)
    high = low if draft.high == draft.low else None if draft.high is None else decimal(draft.high)
    return Quantity(
        start=start,
        end=end,
        surface=layout.text[start:end],
        type=kind,
        low=low,
        high=high,
        comparator=draft.comparator,
        unit=draft.unit,
        currency=draft.currency,
        period=draft.period,
        inferred=draft.inferred,
        rule=draft.rule,
        cues=_cues(layout, draft.marks) if draft.marks else (),
    )


def _cues(layout: Layout, marks: Iterable[Mark]) -> tuple[Cue, ...]:
    """Return the marks at their original offsets, in text order."""
    cues = {_cue(layout, mark) for mark in marks}
    return tuple(sorted(cues, key=attrgetter("start", "end", "field")))


def _cue(layout: Layout, mark: Mark) -> Cue:
    start, end = layout.folded.span(mark.start, mark.end)
    return Cue(start, end, layout.text[start:end], mark.field)
