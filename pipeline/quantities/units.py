"""Recognises numbers with a unit or counter: percent, ratios, ranks, counts."""

import re

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.everyday import fits, is_bonus
from pipeline.quantities.lexicon import Unit
from pipeline.quantities.numbers import NOTHING, At, Reading, draft_of
from pipeline.quantities.numerals import ONE
from pipeline.quantities.parts import completed, parted
from pipeline.quantities.scan import Numeral
from pipeline.quantities.things import refined
from pipeline.vocabulary import Lang, MentionType

_TYPES = {
    "percent": MentionType.PERCENT,
    "ratio": MentionType.RATIO,
    "rank": MentionType.RANK,
    "count": MentionType.COUNT,
}
_NAME_GOES_ON = re.compile(r"[㐀-鿿](?<![分入前後中内計弱強])(?=[はがをにでのとも、。」㐀-鿿ァ-ヶ]|\Z)")
_ORDINAL = re.compile("目(?![標安的当指処])|め(?=[のにでは])")
_NAME_SCALES = frozenset("万萬亿億")


def counted(at: At) -> Reading | None:
    """Read a number with the longest unit behind it; a trap or a duration makes it state nothing."""
    if at.numeral.is_coded:
        return NOTHING
    if draft := parted(at.passage, at.numeral):
        return Reading(draft)
    for numeral in at.spellings:
        found = _unit(at, numeral)
        if found is not None:
            return _reading(at, numeral, *found)
    return None


def _unit(at: At, numeral: Numeral) -> tuple[int, Unit] | None:
    """Return the longest unit; of a trap, a shorter unit when a longer comparator follows that: 人 in 200人前後.

    A word that only looks like a trap opens the way to the shorter unit too: 成 in 三成员工.
    """
    passage = at.passage
    start, units = at.units(numeral)
    trap: tuple[int, Unit] | None = None
    is_open = False
    for end, unit in units:
        if end > passage.end or unit.kind in {"money", "minor"} or not fits(passage, numeral, start, end, unit):
            continue
        if unit.kind in {"trap", "open"}:
            is_open = is_open or unit.kind == "open"
            trap = trap or (None if is_open else (end, unit))
        elif trap is None or _outreaches(passage, end, trap[0]):
            return end, unit
    return trap


def _outreaches(passage: Passage, end: int, trap_end: int) -> bool:
    bound = passage.lexicon.after.after(passage.text, end, passage.end)
    return bound is not None and bound[1].comparator is not None and bound[0] > trap_end


def _reading(at: At, numeral: Numeral, end: int, unit: Unit) -> Reading | None:
    if unit.key == "months" and is_bonus(at.passage, numeral, end):
        unit = Unit("count", "months_pay", rule="count.months_pay")
    if unit.kind == "trap" and numeral.value.scale > 1:
        return None  # 以880万成交: no unit, yet it may be an amount
    if (
        unit.kind not in _TYPES
        or _counts_order(at.passage, end)
        or _is_indefinite(at.passage, numeral, unit)
        or _is_name_ja(at.passage, numeral, end, unit)
        or _has_local_trillion(at.passage, numeral)
    ):
        return NOTHING
    if at.passage.text[end - 1] == "折" and numeral.value.low > 10 * ONE:
        unit = unit._replace(factor=ONE)  # two digits are hundredths: 七五折 is 75 percent, as 7.5折 is
    return completed(at, refined(at.passage, numeral, _draft(numeral, end, unit)))


def _counts_order(passage: Passage, end: int) -> bool:
    """Whether a Japanese counter goes on to an ordinal: 7カ所目; 2番目 is a rank of its own."""
    return passage.lexicon.base == "ja" and passage.find(_ORDINAL, end) is not None


def _is_indefinite(passage: Passage, numeral: Numeral, unit: Unit) -> bool:
    """Whether it is a mere article (一家, 一つ), or a scale that no word makes a number of (万通, but 上万家)."""
    if unit.kind != "count" or not numeral.is_han:
        return False
    is_alone = numeral.text in _NAME_SCALES
    return numeral.value.high == ONE or (
        is_alone and passage.lexicon.before.before(passage.text, passage.start, numeral.start) is None
    )


def _is_name_ja(passage: Passage, numeral: Numeral, end: int, unit: Unit) -> bool:
    """Whether a kanji numeral and its counter begin a name, for no particle follows: 七匹狼."""
    if (
        unit.key != "items"
        or not numeral.is_han
        or passage.lexicon.base != "ja"
        or not passage.find(_NAME_GOES_ON, end)
    ):
        return False
    return passage.lexicon.after.after(passage.text, end, passage.end) is None


def _has_local_trillion(passage: Passage, numeral: Numeral) -> bool:
    return passage.lang is Lang.ZH_HANS and numeral.has_trillion


def _draft(numeral: Numeral, end: int, unit: Unit) -> Draft:
    draft = draft_of(numeral, end, type=_TYPES[unit.kind], unit=unit.key, rule=unit.rule)
    if unit.factor == ONE:
        return draft
    low, high = (value * unit.factor // ONE for value in (numeral.value.low, numeral.value.high))
    return draft._replace(low=low, high=high, factor=unit.factor)
