"""Finds the quantities of a text: numerals, units, ranges, comparators, kinds, inheritance, in this order."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter

from pipeline.quantities.amounts import settle
from pipeline.quantities.comparators import bound, shared
from pipeline.quantities.currency import Region, region_of
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.inherit import inherit, usual_currency
from pipeline.quantities.lexicon import Hit, lexicon
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.quantities.numerals import decimal
from pipeline.quantities.ranges import join_ranges
from pipeline.quantities.reading import read_drafts
from pipeline.quantities.scan import find_numerals
from pipeline.text.model import Layout, Sentence
from pipeline.vocabulary import Lang, MentionType

_BAR = re.compile(r"\|")
_AMOUNTS = frozenset({"pay", "money"})
_PART = re.compile("(?<=[㐀-鿿]) +(?=[㐀-鿿])")


def find_quantities(layout: Layout, *, dates: Sequence[DateSpan]) -> tuple[Quantity, ...]:
    """Return the quantities of a text in text order; none overlaps another, nor a date unless it is the longer one.

    dates: in text order and without overlap, as `find_dates` returns them. Linear in the length of the text.
    """
    regions = {lang: region_of(layout, lang) for lang in {paragraph.lang for paragraph in layout.paragraphs}}
    drafts = [(passage, _drafts(passage)) for passage in _passages(layout, dates, regions)]
    usual = usual_currency(draft for _, found in drafts for draft in found)
    currencies = {lang: usual if lang is Lang.JA and usual else region.currency for lang, region in regions.items()}
    return tuple(
        _quantity(layout, draft, draft.type)
        for passage, found in drafts
        for draft in inherit(passage, found, currencies[passage.lang])
        if draft.type is not None
    )


def _passages(layout: Layout, dates: Sequence[DateSpan], regions: Mapping[Lang, Region]) -> Iterator[Passage]:
    """Yield each paragraph with its dates, its cues and the starts of its sentences, at folded offsets."""
    text, locate, sentences = layout.folded.text, layout.folded.locate, iter(layout.sentences)
    spans = deque((locate(date.start), locate(date.end)) for date in dates)
    sentence = next(sentences, None)
    columns: tuple[Hit | None, ...] = ()
    for index, paragraph in enumerate(layout.paragraphs):
        breaks: list[int] = []
        while sentence is not None and sentence.paragraph == index:
            breaks += _starts(layout, sentence)
            sentence = next(sentences, None)
        start, end = locate(paragraph.start), locate(paragraph.end)
        words = lexicon(paragraph.lang.base)
        cues = tuple(words.cues(text, start, end))
        cells = _cells(text, start, end)
        breaks = cells or breaks
        within = []
        while spans and spans[0][0] < end:
            within.append(spans.popleft())
        passage = Passage(
            layout=layout,
            text=text,
            lang=paragraph.lang,
            start=start,
            end=end,
            dates=tuple(within),
            lexicon=words,
            region=regions[paragraph.lang],
            cues=cues,
            breaks=tuple(breaks),
            columns=columns,
        )
        columns = (columns or _headings(passage)) if cells else ()
        yield passage


def _cells(text: str, start: int, end: int) -> list[int]:
    """Return where the cells of a row of a table (| 港口 | 月薪 |) begin, none for any other paragraph."""
    return [match.end() for match in _BAR.finditer(text, start, end)] if text.startswith("|", start) else []


def _headings(passage: Passage) -> tuple[Hit | None, ...]:
    """Return the cue in each cell of the first row of a table, the last one."""
    ends = (*(start - 1 for start in passage.breaks[1:]), passage.end)
    return tuple(
        next(
            (
                hit
                for hit in reversed(passage.cues)
                if start <= hit.start and hit.end <= end and hit.cue.kind in _AMOUNTS
            ),
            None,
        )
        for start, end in zip(passage.breaks, ends, strict=True)
    )


def _starts(layout: Layout, sentence: Sentence) -> Iterator[int]:
    """Yield the folded starts of a sentence and of the parts that blanks set off in Chinese: headlines, captions."""
    start, end = layout.folded.locate(sentence.start), layout.folded.locate(sentence.end)
    yield start
    if sentence.lang is not Lang.JA:
        yield from (match.end() for match in _PART.finditer(layout.folded.text, start, end))


def _drafts(passage: Passage) -> list[Draft]:
    """Return the drafts of a passage, finished but for what they inherit."""
    drafts = read_drafts(passage, list(find_numerals(passage)))
    free = [draft for draft in drafts if not _is_dated(passage, draft)]
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
