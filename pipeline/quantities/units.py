"""Recognises numbers with a unit or counter: percent, ratios, ranks, counts; and 3割5分, 六成半."""

import re
from dataclasses import replace

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.lexicon import Unit
from pipeline.quantities.numbers import At, Reading, draft_of
from pipeline.quantities.numerals import ONE, Shape
from pipeline.quantities.scan import Numeral
from pipeline.vocabulary import Lang, MentionType

_TYPES = {
    "percent": MentionType.PERCENT,
    "ratio": MentionType.RATIO,
    "rank": MentionType.RANK,
    "count": MentionType.COUNT,
}
_HALF = re.compile(r"半(?![年月日数分导導体額额値值期場减減径導])")
_HALVED = frozenset({"倍", "成", "岁", "歳", "小时", "時間", "割"})
# What a digit behind 割 or 成 adds, and what must follow the digit.
_TENTHS_OF = {
    "割": ((ONE, re.compile(r"分(?![間以の野類析岐割布解])")), (ONE // 10, re.compile("厘"))),
    "成": ((ONE, re.compile(r"(?![㐀-鿿A-Za-z0-9.%])|(?=[的以左上])")),),
}
_FIRST_POINT = 100 * ONE  # 点 and ポイント are of an index from here on
_INDEX = re.compile(r"指数|平均株価|日経平均|株価|PMI|DI|TOPIX|ダウ|スコア|得点|得分|指|点位|大盘|ポイント還元|指標")
_INDEX_REACH = 20
_KILO_REACH = 12
_DISTANCE = re.compile("距離|時速|走行|走る|走っ|マラソン|コース|区間|離れ|先の|沿い|道路|路線|圏|延伸|航続|歩")
_WEIGHT = re.compile("体重|重さ|重量|総重量|コメ|米|肉|袋|1キロ|当たり|あたり|水揚げ|収穫|減量|荷物|小麦|豆")
_DISCOUNT = re.compile(r"(?:打了?个?|享|低至|的|约|近|仅|不到|按|首周|就是|卖到?|[0-9一二三四五六七八九]到)\Z")
_BONUS_REACH = 16
_BONUS = {
    "zh": re.compile(
        r"(?:年终奖?金?|奖金|绩效奖?)(?:[^,。;、0-9]{0,6}(?:发放?|拿到?|给|为|相当于|[从由]|[拉加增提升减降]至?到?)了?)?"
        r"(?:平均|约|近|最高|至少)?\Z"
    ),
    "ja": re.compile(r"(?:賞与|ボーナス|一時金)(?:は|が|を|、|年間|平均で?|約|計|合計|実績|支給|月数|それぞれ)*\Z"),
}
_NO_BONUS = re.compile("[間后後前内以连連ぶ目に]|之")
_ORDINAL = re.compile("目(?![標安的当指処])")
_OFFER = re.compile("优惠|促销|出售|销售|起|价")
_INTEREST = re.compile(r"息|利率|回报率|收益率|HIBOR|加|减|按揭|P-|P减")
_INTEREST_REACH = 16


def counted(at: At) -> Reading | None:
    """Read a number with the longest unit behind it; a trap or a duration makes it state nothing."""
    if at.numeral.is_coded:
        return Reading(None)
    for numeral in filter(None, (at.numeral.tail, at.numeral)):
        start = numeral.end if numeral.is_han else at.passage.after_blank(numeral.end)
        found = _unit(at.passage, numeral, start)
        if found is not None:
            return _reading(at, numeral, *found)
    return None


def _unit(passage: Passage, numeral: Numeral, start: int) -> tuple[int, Unit] | None:
    """Return the longest unit; of a trap, a shorter unit when a longer comparator follows that: 人 in 200人前後.

    A word that only looks like a trap opens the way to the shorter unit too: 成 in 三成员工.
    """
    trap: tuple[int, Unit] | None = None
    is_open = False
    for end, unit in passage.lexicon.units(passage.text, start):
        if end > passage.end or not _fits(passage, numeral, start, end, unit):
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


def _fits(passage: Passage, numeral: Numeral, start: int, end: int, unit: Unit) -> bool:
    """Whether a unit that is also an everyday word is a unit here."""
    if unit.kind in {"money", "minor"}:
        return False
    term = passage.text[start:end]
    if term == "厘":
        is_interest = _INTEREST.search(passage.lead(numeral.start, _INTEREST_REACH)) is not None
        return passage.lang is Lang.ZH_HANT and is_interest
    if term == "折":
        is_offer = _DISCOUNT.search(passage.lead(numeral.start, 3)) or passage.find(_OFFER, end)
        return numeral.value.low < 100 * ONE and is_offer is not None
    if unit.key == "points":
        return numeral.value.low >= _FIRST_POINT or _is_index(passage, numeral)
    if term == "起":  # 3起 are cases, 6万起 is a price from there on
        return numeral.value.scale == 1 and not _outreaches(passage, start, end)
    return unit.key != "kilos" or _kilos(passage, numeral) != ""


def _kilos(passage: Passage, numeral: Numeral) -> str:
    """Return what キロ is short for here: kilometres or kilograms; empty where neither is spoken of."""
    around = passage.text[max(numeral.start - _KILO_REACH, passage.start) : min(numeral.end + 8, passage.end)]
    if _DISTANCE.search(around):
        return "kilometres"
    return "kilograms" if _WEIGHT.search(around) else ""


def _is_index(passage: Passage, numeral: Numeral) -> bool:
    return _INDEX.search(passage.lead(numeral.start, _INDEX_REACH)) is not None


def _reading(at: At, numeral: Numeral, end: int, unit: Unit) -> Reading | None:
    if unit.kind == "duration" and _is_months_of_pay(at.passage, numeral, end, unit):
        unit = Unit("count", "months_pay")
    if unit.kind == "trap" and numeral.value.scale > 1:
        return None  # 以880万成交: no unit, yet it may be an amount
    if (
        unit.kind not in _TYPES
        or _counts_order(at.passage, end)
        or _is_indefinite(numeral, unit)
        or _has_local_trillion(at.passage, numeral)
    ):
        return Reading(None)
    if at.passage.text[end - 1] == "折" and numeral.value.low > 10 * ONE:
        unit = replace(unit, factor=ONE)  # two digits are hundredths: 七五折 is 75 percent, as 7.5折 is
    draft = _draft(numeral, end, unit)
    if draft.unit == "pp" and (numeral.value.low >= _FIRST_POINT or _is_index(at.passage, numeral)):
        draft = replace(draft, type=MentionType.COUNT, unit="points", rule="count.points")
    if draft.unit == "kilos":
        key = _kilos(at.passage, numeral)
        draft = replace(draft, unit=key, rule=f"count.{key}")
    if draft.type is MentionType.PERCENT and at.passage.text[end - 1] in _TENTHS_OF:
        return _tenths(at, draft)
    return Reading(_halved(at.passage, draft))


def _is_months_of_pay(passage: Passage, numeral: Numeral, end: int, unit: Unit) -> bool:
    """Whether a number of months is the size of a bonus: 年终奖发了6个月, 賞与は年間5.2カ月."""
    base = passage.lexicon.base
    is_bonus = unit.key == "months" and _BONUS[base].search(passage.lead(numeral.start, _BONUS_REACH)) is not None
    return is_bonus and passage.find(_NO_BONUS, end) is None


def _counts_order(passage: Passage, end: int) -> bool:
    """Whether a Japanese counter goes on to an ordinal: 7カ所目; 2番目 is a rank of its own."""
    return passage.lexicon.base == "ja" and passage.find(_ORDINAL, end) is not None


def _is_indefinite(numeral: Numeral, unit: Unit) -> bool:
    """Whether it is a mere article: 一家, 一つ."""
    return unit.kind == "count" and numeral.is_han and numeral.value.high == ONE


def _has_local_trillion(passage: Passage, numeral: Numeral) -> bool:
    return numeral.has_trillion and passage.lang is Lang.ZH_HANS


def _draft(numeral: Numeral, end: int, unit: Unit) -> Draft:
    draft = draft_of(numeral, end, type=_TYPES[unit.kind], unit=unit.key, rule=f"{unit.kind}.{unit.key}")
    if unit.factor == ONE:
        return draft
    low, high = (value * unit.factor // ONE for value in (numeral.value.low, numeral.value.high))
    return replace(draft, low=low, high=high, factor=unit.factor)


def _halved(passage: Passage, draft: Draft) -> Draft:
    """Add the half that follows: 3倍半, 六成半."""
    match = passage.find(_HALF, draft.end)
    is_halved = any(passage.text.endswith(term, draft.start, draft.end) for term in _HALVED)
    if match is None or not is_halved or draft.shape is not Shape.EXACT:
        return draft
    half = 5 * ONE if draft.type is MentionType.PERCENT else ONE // 2
    return replace(draft, end=match.end(), low=(draft.low or 0) + half, high=(draft.high or 0) + half)


def _tenths(at: At, draft: Draft) -> Reading:
    """Add the percents and tenths that follow 割 and 成: 3割5分2厘, 一成五."""
    taken = 1
    worths = _TENTHS_OF[at.passage.text[draft.end - 1]]
    for numeral, (worth, pattern) in zip(at.numerals[at.index + 1 : at.index + 3], worths, strict=False):
        match = at.passage.find(pattern, numeral.end)
        if match is None or numeral.start != draft.end or numeral.value.high >= 10 * ONE:
            break
        added = numeral.value.low * worth // ONE
        draft = replace(draft, end=match.end(), low=(draft.low or 0) + added, high=(draft.high or 0) + added)
        taken += 1
    return Reading(_halved(at.passage, draft), taken)
