"""Finds the DATE mentions of a document: atoms, then expressions, then intervals, then what they stand for."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.quantities.dates.atoms import find_atoms
from pipeline.quantities.dates.context import Scene
from pipeline.quantities.dates.expressions import chain
from pipeline.quantities.dates.fiscal import FiscalCalendar, read_fiscal_calendar
from pipeline.quantities.dates.intervals import Group, group, resolve_group
from pipeline.quantities.dates.model import Expression, Found, Kind, Reading
from pipeline.quantities.dates.words import cues
from pipeline.quantities.model import DateSpan
from pipeline.text.model import Layout, Paragraph
from pipeline.vocabulary import Lang

_REACH_BEFORE = 12  # characters in which a word of the future is looked for
_REACH_AFTER = 30
_REPUBLICAN_YEAR = re.compile("民国 ?[0-9一二三四五六七八九十百]")
_MEMORY = 8  # mentions of the paragraph that the next one may refer to


@dataclass(frozen=True, slots=True)
class _Page:
    """A paragraph with the expressions in it; `said`: the mentions before it."""

    paragraph: Paragraph
    expressions: Sequence[Expression]
    said: Sequence[Found] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the pages of one document."""

    layout: Layout
    date: dt.date | None
    fiscal: FiscalCalendar

    def read(self, page: _Page) -> Iterator[Found]:
        """Yield the mentions of a page, in text order; an interval that cannot be one is read as two dates."""
        earlier: tuple[Found, ...] = ()
        for mention in group(page.expressions, self.layout.folded.text, page.paragraph.lang.base):
            found = self._found(mention, page, earlier)
            parts = [found] if found or mention.right is None else self._apart(mention, page, earlier)
            for part in filter(None, parts):
                yield part
                if part.reading.rule != "date.duration":
                    earlier = (*earlier[1 - _MEMORY :], part)

    def _apart(self, mention: Group, page: _Page, earlier: tuple[Found, ...]) -> list[Found | None]:
        ends = (mention.left, mention.right)
        return [self._found(Group(end), page, earlier) for end in ends if end is not None]

    def _found(self, mention: Group, page: _Page, earlier: tuple[Found, ...]) -> Found | None:
        scene = self._scene(mention, page, earlier)
        reading = resolve_group(mention, scene)
        return Found(mention.start, mention.end, scene.sentence, reading) if reading else None

    def _scene(self, mention: Group, page: _Page, earlier: tuple[Found, ...]) -> Scene:
        text, lang = self.layout.folded.text, page.paragraph.lang
        first, last = self._sentence(mention)
        before = text[max(first, mention.start - _REACH_BEFORE) : mention.start]
        after = text[mention.end : min(last, mention.end + _REACH_AFTER)]
        gap = text[max(earlier[-1].end, mention.start - _REACH_BEFORE) : mention.start] if earlier else ""
        is_foretold = _cue(lang.base, "future_before").search(before) is not None
        return Scene(
            date=self.date,
            fiscal=self.fiscal,
            is_japanese=lang is Lang.JA,
            start=mention.start,
            sentence=first,
            earlier=earlier,
            said=page.said,
            is_ahead=is_foretold or _cue(lang.base, "future_after").search(after) is not None,
            is_due=mention.left.head.kind is Kind.WEEKDAY and (is_foretold or _is_due(lang.base, before, after)),
            is_part=_cue(lang.base, "of_context").search(gap) is not None,
        )

    def _sentence(self, mention: Group) -> tuple[int, int]:
        """Return the folded span of the sentence of a mention."""
        folded = self.layout.folded
        offset = folded.span(mention.start, mention.end)[0]
        sentence = self.layout.sentence_at(offset)
        if sentence is None:
            return mention.start, mention.end
        return folded.locate(sentence.start), folded.locate(sentence.end)


def find_dates(layout: Layout, *, date: dt.date | None) -> tuple[DateSpan, ...]:
    """Return the dates, intervals and durations of a document, in text order and disjoint.

    The span is the calendar part only: 10年 of 10年前, 1年 of 過去1年, 2021年 of 2021年から現在, 4月末 of 4月末現在.
    Vague time (近年, 将来), bases inside a comparison (前年比, 上年同期), recurring dates (毎年7月), festivals, times
    of day and ordinals are none.

    date: the document's, against which relative, short and yearless dates are resolved; without it their ends are
        None, as is every end that words and context leave unsure. Durations have no ends. 末 is the last day.
    """
    republican = _REPUBLICAN_YEAR.search(layout.folded.text) is not None
    pages = [_Page(each, _expressions(layout, each, republican=republican)) for each in layout.paragraphs]
    japanese = (each for page in pages if page.paragraph.lang is Lang.JA for each in page.expressions)
    reader = _Reader(layout, date, read_fiscal_calendar(japanese))
    spans: list[DateSpan] = []
    said: list[Found] = []
    for page in pages:
        for found in reader.read(replace(page, said=said[-_MEMORY:])):
            said.append(found)
            start, end = layout.folded.span(found.start, found.end)
            if not spans or start >= spans[-1].end:
                spans.append(_span(layout, start, end, found.reading))
    return tuple(spans)


def _expressions(layout: Layout, paragraph: Paragraph, *, republican: bool) -> Sequence[Expression]:
    folded, lang = layout.folded, paragraph.lang
    start, end = folded.locate(paragraph.start), folded.locate(paragraph.end)
    atoms = find_atoms(folded.text, start, end, lang.base, seasons=lang is Lang.ZH_HANT)
    return chain(atoms, folded.text, republican=republican and lang is Lang.ZH_HANT)


def _span(layout: Layout, start: int, end: int, reading: Reading) -> DateSpan:
    return DateSpan(
        start=start,
        end=end,
        surface=layout.text[start:end],
        time_from=reading.interval.first,
        time_to=reading.interval.last,
        rule=reading.rule,
    )


def _is_due(base: str, before: str, after: str) -> bool:
    """Whether what stands right at a day sets it as a limit or a plan: 到周三, 周五前."""
    return _cue(base, "due_after").match(after) is not None or _ends_due(base).search(before) is not None


@cache
def _ends_due(base: str) -> re.Pattern[str]:
    return re.compile(rf"{cues(base, 'due_before')}\Z")


@cache
def _cue(base: str, key: str) -> re.Pattern[str]:
    return re.compile(cues(base, key))
