"""Finds the quantities of a text: numerals, units, ranges, comparators, kinds, inheritance, in this order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.quantities.amounts import settle
from pipeline.quantities.comparators import bound
from pipeline.quantities.currency import Region, region_of
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.inherit import inherit
from pipeline.quantities.lexicon import lexicon
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.quantities.numerals import decimal
from pipeline.quantities.ranges import join_ranges
from pipeline.quantities.reading import read_drafts
from pipeline.quantities.scan import find_numerals
from pipeline.text.model import Layout, Sentence
from pipeline.vocabulary import Lang, MentionType

_PART = re.compile("(?<=[㐀-鿿]) +(?=[㐀-鿿])")


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates of a document, for asking what overlaps them."""

    spans: Sequence[DateSpan]

    def block(self, start: int, end: int, *, unit: str) -> bool:
        """Whether a date overlaps the original span, unless the span holds it and more: 5カ月 in 5カ月分.

        Months of pay are told from a duration by their context, and may be as long as the date.
        """
        index = bisect_left(self.spans, start + 1, key=lambda span: span.end)
        if index == len(self.spans) or self.spans[index].start >= end:
            return False
        date = self.spans[index]
        return not (
            start <= date.start and date.end <= end and (unit == "months_pay" or (start, end) != (date.start, date.end))
        )


def find_quantities(layout: Layout, *, dates: Sequence[DateSpan]) -> tuple[Quantity, ...]:
    """Return the quantities of a text in text order; none overlaps another, nor a date unless it is the longer one.

    dates: in text order and without overlap, as `find_dates` returns them. Linear in the length of the text.
    """
    blocks = _Dates(dates)
    regions = {lang: region_of(layout, lang) for lang in {paragraph.lang for paragraph in layout.paragraphs}}
    return tuple(
        _quantity(layout, draft, draft.type)
        for passage in _passages(layout, regions)
        for draft in _drafts(passage, blocks)
        if draft.type is not None
    )


def _passages(layout: Layout, regions: Mapping[Lang, Region]) -> Iterator[Passage]:
    """Yield each paragraph with its cues and the starts of its sentences, at folded offsets."""
    locate, sentences = layout.folded.locate, iter(layout.sentences)
    sentence = next(sentences, None)
    for index, paragraph in enumerate(layout.paragraphs):
        breaks: list[int] = []
        while sentence is not None and sentence.paragraph == index:
            breaks += _starts(layout, sentence)
            sentence = next(sentences, None)
        start, end = locate(paragraph.start), locate(paragraph.end)
        words = lexicon(paragraph.lang.base)
        cues = tuple(words.cues(layout.folded.text, start, end))
        yield Passage(layout, paragraph.lang, start, end, words, regions[paragraph.lang], cues, tuple(breaks))


def _starts(layout: Layout, sentence: Sentence) -> Iterator[int]:
    """Yield the folded starts of a sentence and of the parts that blanks set off in Chinese: headlines, captions."""
    start, end = layout.folded.locate(sentence.start), layout.folded.locate(sentence.end)
    yield start
    if sentence.lang is not Lang.JA:
        yield from (match.end() for match in _PART.finditer(layout.folded.text, start, end))


def _drafts(passage: Passage, dates: _Dates) -> list[Draft]:
    """Return the finished drafts of a passage."""
    span = passage.layout.folded.span
    numerals = list(find_numerals(passage))
    drafts = read_drafts(passage, numerals)
    free = [draft for draft in drafts if not dates.block(*span(draft.start, draft.end), unit=draft.unit)]
    bounded = [bound(passage, draft) for draft in join_ranges(passage, free)]
    return inherit(passage, settle(passage, bounded))


def _quantity(layout: Layout, draft: Draft, kind: MentionType) -> Quantity:
    """Return a draft at its original offsets."""
    start, end = layout.folded.span(draft.start, draft.end)
    return Quantity(
        start=start,
        end=end,
        surface=layout.text[start:end],
        type=kind,
        low=None if draft.low is None else decimal(draft.low),
        high=None if draft.high is None else decimal(draft.high),
        comparator=draft.comparator,
        unit=draft.unit,
        currency=draft.currency,
        period=draft.period,
        inferred=draft.inferred,
        rule=draft.rule,
        cues=tuple(
            sorted({_cue(layout, mark) for mark in draft.marks}, key=lambda cue: (cue.start, cue.end, cue.field))
        ),
    )


def _cue(layout: Layout, mark: Mark) -> Cue:
    start, end = layout.folded.span(mark.start, mark.end)
    return Cue(start, end, layout.text[start:end], mark.field)
