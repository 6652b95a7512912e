"""Joins two numbers to one range: 50万~70万元, 200~300万元, 15%到20%, 1000円から1500円まで, 2、3件.

The second number hands its unit and its scale to the first (and the first its unit to the second). A move from A to B
(从3亿增至5亿, AからBへ) stays two quantities, which share their unit all the same.
"""

import re

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.money import VACANCY
from pipeline.quantities.numerals import ONE, Shape
from pipeline.quantities.reading import BARE
from pipeline.quantities.signs import is_negative

_SEPARATOR = re.compile(r" ?([~〜\-–—至到]|から|ないし|乃至) ?")
_MOVE_ZH = re.compile("(?:一路)?[增减升降涨跌提扩缩调掉滑][加少高升降长大落]?[至到为]了?")
_MOVE_FROM_ZH = re.compile("[㐀-鿿]{1,4}[到至为成]了?")
_SIGNS = frozenset("~〜-–—")
_LONGEST_GAP = 6
_SMALL = re.compile("[二两三四五六七八九]([十百千])(?![〇零一二两三四五六七八九十百千])")
_SMALL_SCALES = {"十": 10, "百": 100, "千": 1000}
_LIST = re.compile("[、,]")
_CHAIN_BEFORE = re.compile(r"[0-9A-Za-z][-–~]\Z")
_CHAIN_AFTER = re.compile(r"[-–~][0-9A-Za-z]")
_OPENER = re.compile(r"(?:从|自|由)[^,。;、:()0-9]{0,6}\Z")
_MOVES_ON = re.compile("[㐀-鿿]{1,3}[到至为成]了?(?=[0-9一二两三四五六七八九十])")  # 从10亿至20亿美元上调到30亿
_NO_MOVE = re.compile(r"不等|之间|区间|之内|左右")
_MOVED_JA = re.compile(r"台? ?(?:に|へ)")
_REACHED_JA = re.compile(r" ?まで")
_SAME_UNIT = re.compile(r"\Z|[^㐀-鿿ぁ-んァ-ヶA-Za-z]|以上|以下|の|的|が|を|と|で|に|は|程度|前後|左右")
_MEASURED = ("的", "约", "近", "为", "有")
_OPENER_REACH = 10


def join_ranges(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with each true range as one."""
    joined: list[Draft] = []
    for draft in drafts:
        joined[-1:] = _joined(passage, joined[-1], draft) if joined else [draft]
    return joined


def _joined(passage: Passage, first: Draft, second: Draft) -> list[Draft]:
    """Return a range, or both numbers, with what they hand to each other."""
    if not 0 < second.start - first.end <= _LONGEST_GAP:
        return [first, second]
    gap = passage.text[first.end : second.start]
    if _LIST.fullmatch(gap):
        return _listed(passage, first, second)
    if _MOVE_ZH.fullmatch(gap) or _is_move_from(passage, first, gap):
        return _moved(passage, first, second)
    match = _SEPARATOR.fullmatch(gap)
    if match is None or not _are_simple(first, second) or _is_chain(passage, first, second):
        return [first, second]
    pair = _share(passage, first, second)
    return [first, second] if pair is None else _spanned(passage, *pair, separator=match.group(1))


def _is_move_from(passage: Passage, first: Draft, gap: str) -> bool:
    """Whether any other verb moves from the first amount to the second: 从9000万压到4000万元."""
    if passage.lexicon.base != "zh" or not _MOVE_FROM_ZH.fullmatch(gap):
        return False
    return _OPENER.search(passage.lead(first.start, _OPENER_REACH)) is not None


def _moved(passage: Passage, first: Draft, second: Draft) -> list[Draft]:
    """Return the ends of a move with the unit of one of them: 从1.2万降至9000人."""
    is_bare = first.type is None and first.scale == 1
    if is_bare and not _OPENER.search(passage.lead(first.start, _OPENER_REACH)):
        return [first, second]
    return list(_share(passage, first, second) or (first, second))


def _spanned(passage: Passage, first: Draft, second: Draft, *, separator: str) -> list[Draft]:
    """Return the range from the first to the second number; both where they are a move."""
    rises = (first.low or 0) < (second.low or 0)
    if not rises and separator in _SIGNS:
        return []
    if not rises or _is_move(passage, first, second, separator):
        return [first, second]
    return [_range(first, second)]


def _are_simple(first: Draft, second: Draft) -> bool:
    """Whether both are single values (or open ones) that a range may be made of."""
    return all(
        draft.shape in {Shape.EXACT, Shape.MORE} and not draft.rule.endswith(".word") for draft in (first, second)
    )


def _is_chain(passage: Passage, first: Draft, second: Draft) -> bool:
    """Whether it is part of a longer row, as in a telephone number or a formation (4-3-3), or begins below zero."""
    if is_negative(passage, first.start):
        return True
    chained = _CHAIN_BEFORE.search(passage.lead(first.start, 2)) or passage.find(_CHAIN_AFTER, second.end)
    return chained is not None


def _share(passage: Passage, first: Draft, second: Draft) -> tuple[Draft, Draft] | None:
    """Return both with one unit and their scales; None where they have no unit in common."""
    if first.type is None and first.rule == BARE:
        return _scaled(_as(first, second), second), second
    if second.type is None and second.rule == BARE:
        if not passage.find(_SAME_UNIT, second.end):
            return None
        second = _as(second, first)
        return (_scaled(first, second) if first.rule == "money.prefix" else first), second
    is_same = (first.type, first.unit, first.rule == VACANCY) == (second.type, second.unit, second.rule == VACANCY)
    return (first, second) if is_same else None


def _as(draft: Draft, model: Draft) -> Draft:
    """Return a bare number with the unit of another one."""
    low, high = ((end or 0) * model.factor // ONE for end in (draft.low, draft.high))
    return draft._replace(
        low=low,
        high=high,
        type=model.type,
        unit=model.unit,
        currency=model.currency,
        factor=model.factor,
        rule=model.rule,
    )


def _scaled(first: Draft, second: Draft) -> Draft:
    """Return the first number with the scale of the second, where it has none and would be smaller: 200~300万."""
    low, high, scale = first.low or 0, first.high or 0, second.scale
    if first.scale > 1 or low * scale >= (second.low or 0):
        return first
    return first._replace(low=low * scale, high=high * scale, scale=scale)


def _is_move(passage: Passage, first: Draft, second: Draft, separator: str) -> bool:
    """Whether the two are the ends of a change: 从A到B, AからBに; but 从A到B不等 and AからBまで are ranges."""
    if separator == "から":
        return _is_move_ja(passage, second.end)
    if separator not in "至到":
        return False
    opener = _OPENER.search(passage.lead(first.start, _OPENER_REACH))
    if opener is None or passage.find(_NO_MOVE, second.end) or passage.find(_MOVES_ON, second.end):
        return False
    if first.rule == BARE and len(opener.group()) > 1 and not opener.group().endswith(_MEASURED):
        return False  # 从青年队提拔四到六人: from the team, not from four
    return not (opener.group()[0] == "由" and separator == "至")


def _is_move_ja(passage: Passage, end: int) -> bool:
    """Whether a change follows: に, へ, or まで with a verb of change, which the comparators shield (まで増)."""
    if passage.find(_MOVED_JA, end):
        return True
    reached = passage.find(_REACHED_JA, end)
    bound = passage.lexicon.after.after(passage.text, reached.end() - 2, passage.end) if reached else None
    return bound is not None and bound[1].comparator is None


def _listed(passage: Passage, first: Draft, second: Draft) -> list[Draft]:
    """Join 2、3件 and 七、八十人, but not 2件、3件 nor 2、8件."""
    low, high = first.low or 0, second.low or 0
    is_bare = first.type is None and first.rule == BARE and first.scale == 1 and low < 10 * ONE and low % ONE == 0
    small = _SMALL.match(passage.text, second.start) if second.scale == 1 else None
    if small:
        second = second._replace(scale=_SMALL_SCALES[small.group(1)])
    mantissa = high // second.scale * ONE // second.factor
    if not is_bare or second.type is None or second.shape is not Shape.EXACT or mantissa != low + ONE:
        return [first, second] if not is_bare or second.type is None else [second]
    return [_range(_scaled(_as(first, second), second), second)]


def _range(first: Draft, second: Draft) -> Draft:
    """Return the range from the first to the second number."""
    return second._replace(
        start=first.start,
        low=first.low,
        high=second.high,
        shape=Shape.RANGE,
        is_round=first.is_round,
        marks=(*first.marks, *second.marks),
    )
