"""Tells whether a unit that is also an everyday word is a unit: 厘, 折, 成, 点, 起, 月分, キロ."""

import re

from pipeline.quantities.draft import Passage
from pipeline.quantities.lexicon import Unit
from pipeline.quantities.numerals import ONE
from pipeline.quantities.scan import Numeral
from pipeline.quantities.things import is_in_points, kilos
from pipeline.vocabulary import Lang

# Behind 成 and 折 in Japanese, which they are only in texts from China: nothing that makes a word of them (成長, 折り).
_PLAIN_JA = re.compile(r" ?(?:\Z|[^㐀-鿿ァ-ヶりるれらろしっ]|[余弱強近以左前超程]|[一二三四五六七八九](?![㐀-鿿]))")
_DISCOUNT = re.compile(r"(?:打了?个?|享|低至|的|约|近|仅|不到|按|首周|就是|卖到?|[0-9一二三四五六七八九]到)\Z")
_OFFER = re.compile(r"优惠|促销|出售|销售|起|价|\Z|[^㐀-鿿]|[都就]")
_INTEREST = re.compile(r"息|利率|回报|收益率|HIBOR|加|减|按揭|P-|P减")
_INTEREST_AFTER = re.compile("的?[㐀-鿿]{0,4}(?:利率|利息)")
_INTEREST_REACH = 16
_LAST_DIVISION = 5 * ONE
_DIVISION = re.compile(r"リーグ|東証|取引所|J[1-3]|ディビジョン|関西|関東")
_DIVISION_REACH = 8
_CONTRACT = re.compile("期货|期指|净空|净多|空单|多单|未平仓|选择权|合约|台指")
_BONUS_REACH = 16
_BONUS = {
    "zh": re.compile(
        r"(?:年终奖?金?|奖金|绩效奖?)(?:[^,。;、0-9]{0,6}(?:发放?|拿到?|给|为|相当于|[从由]|[拉加增提升减降]至?到?)了?)?"
        r"(?:平均|约|近|最高|至少|仅|只有?|才)?\Z"
    ),
    "ja": re.compile(r"(?:賞与|ボーナス|一時金)(?:は|が|を|、|年間|平均で?|約|計|合計|実績|支給|月数|それぞれ)*\Z"),
}
_NO_BONUS = re.compile("[間后後前内以连連ぶ目に]|之")


def fits(passage: Passage, numeral: Numeral, start: int, end: int, unit: Unit) -> bool:
    """Whether the unit in [start, end) counts the numeral, or its characters mean something else here."""
    term = passage.text[start:end]
    ambiguous = _EVERYDAY.get(term) or _EVERYDAY.get(unit.key)
    return ambiguous is None or ambiguous(passage, numeral, start, end)


def is_bonus(passage: Passage, numeral: Numeral, end: int) -> bool:
    """Whether a number of months is the size of a bonus: 年终奖发了6个月, 賞与は年間5.2カ月."""
    return _speaks_of_bonus(passage, numeral) and passage.find(_NO_BONUS, end) is None


def _speaks_of_bonus(passage: Passage, numeral: Numeral) -> bool:
    return _BONUS[passage.lexicon.base].search(passage.lead(numeral.start, _BONUS_REACH)) is not None


def _is_tenth(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    if passage.lang is not Lang.JA:
        return True
    return numeral.value.low < 10 * ONE and passage.find(_PLAIN_JA, end) is not None


def _is_discount(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:
    if passage.lang is Lang.JA:
        return _is_tenth(passage, numeral, start, end)
    is_offer = _DISCOUNT.search(passage.lead(numeral.start, 3)) or passage.find(_OFFER, end)
    return numeral.value.low < 100 * ONE and is_offer is not None


def _is_interest(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    lead = passage.lead(numeral.start, _INTEREST_REACH)
    return _INTEREST.search(lead) is not None or passage.find(_INTEREST_AFTER, end) is not None


def _is_point(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    return is_in_points(passage, numeral)


def _is_case(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:
    """Whether 起 counts: 3起 are cases, 6万起 is a price from there on."""
    bound = passage.lexicon.after.after(passage.text, start, passage.end)
    is_bound = bound is not None and bound[1].comparator is not None and bound[0] > end
    return numeral.value.scale == 1 and not is_bound


def _is_contract(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    """Whether 口 counts futures contracts, as in Taiwan, and not people or bites."""
    return _CONTRACT.search(passage.lead(numeral.start, _INTEREST_REACH)) is not None


def _is_copy(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    """Whether 部 counts copies or departments, and is no division of a league or an exchange."""
    if numeral.value.low > _LAST_DIVISION:
        return True
    return passage.lang is not Lang.JA or _DIVISION.search(passage.lead(numeral.start, _DIVISION_REACH)) is None


def _is_kind(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    """Whether 类 counts kinds: where there is a 一类, 二类 is the second of them."""
    return "一类" not in passage.text[passage.start : passage.end] or numeral.value.low >= 10 * ONE


def _is_months_of_pay(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    """Whether 月分 is pay: 3月分 is March's part."""
    return numeral.value.low % ONE != 0 or _speaks_of_bonus(passage, numeral)


def _is_kilo(passage: Passage, numeral: Numeral, start: int, end: int) -> bool:  # noqa: ARG001
    return kilos(passage, numeral) != ""


_EVERYDAY = {
    "成": _is_tenth,
    "折": _is_discount,
    "厘": _is_interest,
    "points": _is_point,
    "起": _is_case,
    "部": _is_copy,
    "口": _is_contract,
    "类": _is_kind,
    "月分": _is_months_of_pay,
    "kilos": _is_kilo,
}
