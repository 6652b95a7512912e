"""Reads the words beside an amount that bound it: 約, 以上, 超, 20万円台."""

import re
from dataclasses import replace

from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.numerals import Shape
from pipeline.quantities.signs import is_negative
from pipeline.vocabulary import Comparator, MentionType

_OWN = {
    Shape.EXACT: Comparator.EQ,
    Shape.RANGE: Comparator.RANGE,
    Shape.VAGUE: Comparator.APPROX,
    Shape.ABOUT: Comparator.APPROX,
    Shape.MORE: Comparator.GT,
}
_LOWER = frozenset({Comparator.GT, Comparator.GE})
_UPPER = frozenset({Comparator.LT, Comparator.LE})
# Words that may stand between a comparator and its amount.
_FILLER = {
    "ja": re.compile(r"(?:総額|合計|計|年間|月額|月|年|1日|毎月|でも|で|は|も|の)?\s?\Z"),
    "zh": re.compile(r"(?:人民币|每[㐀-鿿]{1,3}|为|了|有|达到?|在)?\s?\Z"),
}
_END_FOLLOWS = re.compile(r"\Z|[^㐀-鿿A-Za-z]|[的就才]")
_BAND = re.compile(r" ?台(?!湾|头|頭|風|灣|数|本|所|車|詞|帳|地)")
_BANDED = frozenset({MentionType.MONEY, MentionType.SALARY, MentionType.PERCENT})


def bound(passage: Passage, draft: Draft) -> Draft:
    """Return the draft with its comparator, its open ends and the cues of both."""
    draft = _signed(passage, draft)
    if draft.type is MentionType.RANK:
        return replace(draft, lead=draft.start)
    if banded := _banded(passage, draft):
        return replace(banded, lead=draft.start)
    before, after = _before(passage, draft), _after(passage, draft)
    lead = before[1].start if before else draft.start
    return replace(_decided(draft, [found for found in (before, after) if found]), lead=lead)


def _signed(passage: Passage, draft: Draft) -> Draft:
    """Keep the minus sign before a number as a cue of its direction; the value is a magnitude."""
    if is_negative(passage, draft.start):
        return replace(draft, marks=(*draft.marks, Mark(draft.start - 1, draft.start, "direction")))
    return draft


def _banded(passage: Passage, draft: Draft) -> Draft | None:
    """Read 台: from the value to the next step of its last digit: 20万円台 reaches to 30万."""
    match = passage.find(_BAND, draft.end)
    low = draft.low or 0
    is_banded = draft.type in _BANDED or draft.unit in {"multiple", "years_old"}
    if match is None or not is_banded or draft.shape is not Shape.EXACT or not low:
        return None
    step = 1
    while low % (step * 10) == 0:
        step *= 10
    mark = Mark(match.end() - 1, match.end(), "comparator")
    return replace(draft, high=low + step, shape=Shape.RANGE, comparator=Comparator.RANGE, marks=(*draft.marks, mark))


def _before(passage: Passage, draft: Draft) -> tuple[Comparator, Mark] | None:
    text, end = passage.text, draft.start
    filler = _FILLER[passage.lexicon.base].search(passage.lead(end, 6))
    ends = (end, end - len(passage.lead(end, 6)[filler.start() :])) if filler else (end,)
    for last in dict.fromkeys(ends):
        found = passage.lexicon.before.before(text, passage.start, last)
        if found is None:
            continue
        start, cue = found
        if cue.comparator is None or (cue.side == "scale" and not (draft.is_round and last == end)):
            return None
        return cue.comparator, Mark(start, last, "comparator")
    return None


def _after(passage: Passage, draft: Draft) -> tuple[Comparator, Mark] | None:
    start = passage.after_blank(draft.end)
    found = passage.lexicon.after.after(passage.text, start, passage.end)
    if found is None:
        return None
    end, cue = found
    if cue.comparator is None or (cue.side == "end" and not passage.find(_END_FOLLOWS, end)):
        return None
    return cue.comparator, Mark(start, end, "comparator")


def _decided(draft: Draft, found: list[tuple[Comparator, Mark]]) -> Draft:
    """Apply the comparators: one that opens an end outdoes `~`; of two of those the one after the amount."""
    own = _OWN[draft.shape]
    bounds = [(comparator, mark) for comparator, mark in found if comparator in _LOWER | _UPPER]
    if own is Comparator.RANGE or not found:
        return _opened(draft, own, ())
    if bounds:
        same_side = len({comparator in _LOWER for comparator, _ in bounds}) == 1
        comparator, mark = bounds[0] if same_side else bounds[-1]
        return _opened(draft, comparator, (mark,))
    return _opened(draft, own if own is Comparator.GT else Comparator.APPROX, (found[0][1],))


def _opened(draft: Draft, comparator: Comparator, marks: tuple[Mark, ...]) -> Draft:
    low = None if comparator in _UPPER else draft.low
    high = None if comparator in _LOWER else draft.high
    return replace(draft, low=low, high=high, comparator=comparator, marks=(*draft.marks, *marks))
