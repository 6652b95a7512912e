"""Decides whether a number without a unit is an amount, pay in thousands (30K) or the level of an index, or nothing."""

import re
from dataclasses import replace

from pipeline.quantities.cues import REACH, hit_after, hit_before, nearest_before, sentence_start
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.lexicon import Hit
from pipeline.quantities.money import VACANCY
from pipeline.quantities.numerals import ONE, Shape
from pipeline.quantities.reading import BARE
from pipeline.vocabulary import MentionType, Period

_BARE_FROM = 1000  # a number without scale or unit is pay from here on
_BARE_TO = 10**7
_PAY_FROM: dict[Period | None, int] = {Period.HOUR: 5, Period.DAY: 50}
_MYRIAD = 10**4
_SCALE = re.compile("[万萬亿億]")
_FURTHER = 30

# What may stand between a word of pay or money and a number without a unit.
_GLUE = {
    "zh": re.compile(
        r"(?:[为是达到至在约近有共仅只: 了可能拿给开出均过]|[(][^()]{0,6}[)]|高达|税前|税后|人民币|平均|普遍|大概|一般"
        r"|基本|分别|至少|区间|范围|水平|超|还是|直接|上看|可望|有望|喊到|挑战)*"
    ),
    "ja": re.compile(r"(?:[はがもでにとを: 約の]|平均|想定|最低|最高|最大|なんと|提示|税込み?|額面|およそ|前後|水準)*"),
}
# What may stand between an amount and a further one of the same kind without a unit.
_COORDINATION = {
    "zh": re.compile(
        r"(?:以上|左右|以下|多|起)?[,、;和或与及]?(?:甚至|乃至|最高|最低|还有|更有|[升涨降增]?[到至]了?|掉到)?"
        r"(?:[^,。;、0-9]{0,4}(?:给|开出|开到|价))?"
    ),
    "ja": re.compile(r"(?:以上|超|程度|前後)?[、や]?(?:さらには|中には|または|あるいは|から|最高|最低|で)*"),
}
# Verbs that take nothing but money, right before the number: 亏了620万, 投了2300万. 卖 and 收 take goods too.
_PAID_ZH = re.compile(
    r"(?:亏|赔|掏|投|花|领投|跟投|募|拆借|借|欠|赚|贷|拨|凑|罚|捐|贴|付)(?:了|出|进|掉|给|去|到)?(?:过|约|近|逾|超|超过|不到)?\Z"
)
_PAID_REACH = 6
_CLOSED = {
    "zh": re.compile(r"\Z|[^㐀-鿿ぁ-ヿA-Za-z0-9%]|[的加和与就都也再]|放售|易手|成交|起步"),
    "ja": re.compile(r"\Z|[^㐀-鿿ァ-ヶA-Za-z0-9%]"),
}
_INDEX_GLUE = {
    "zh": re.compile(r"(?:[为是达到报约近仅只有录得再创:]|[回上下]?[升降落跌涨]至|[(][^()]{0,16}[)])*"),
    "ja": re.compile(r"(?:[はがもでの約 :]|わずか|およそ|ほぼ|前月の|前回の|[(][^()]{0,16}[)])*"),
}
_SECOND_HOLDER = re.compile(r"[,;、]而?[^,。;、0-9]{1,8}(?:只有|仅有|仅为|仅|则为|为|达|は|が)")
_MONTHS_OF_PAY = re.compile(r" ?[·・*×xX,、/ ]? ?[0-9]{2}(?:\.[0-9])?(?:-[0-9]{2})?薪|/月")
_HIRING = re.compile("招聘|岗位|职位|工程师|急聘|招募|薪")


def unitless(passage: Passage, draft: Draft, last: Draft | None) -> Draft | None:
    """Give a number without a unit what the context says; None where it says nothing."""
    if draft.rule == VACANCY:
        return _vacancy(passage, draft)
    if draft.rule != BARE:
        return None
    return _index(passage, draft) or _further_index(passage, draft, last) or _bare_amount(passage, draft, last)


def _vacancy(passage: Passage, draft: Draft) -> Draft | None:
    months = passage.find(_MONTHS_OF_PAY, draft.end)
    hit = hit_after(passage, draft) or hit_before(passage, draft)
    lead = passage.text[max(sentence_start(passage, draft.start), draft.start - REACH) : draft.start]
    is_paid = hit is not None and hit.cue.kind == "pay"
    if not months and not is_paid and not (draft.shape is Shape.RANGE and _HIRING.search(lead)):
        return None
    is_monthly = months is not None or (passage.text[draft.end - 1] in "Kk" and (hit is None or hit.cue.period is None))
    marks = (*draft.marks, Mark(months.start(), months.end(), "period")) if months else draft.marks
    period = Period.MONTH if is_monthly else hit.cue.period if hit is not None else None
    return replace(draft, type=MentionType.SALARY, marks=marks, period=period)


def _index(passage: Passage, draft: Draft) -> Draft | None:
    """Read the number after an index or a ratio: 採用指数は17.24, PMI为49.8."""
    hit = nearest_before(passage, draft, ("ratio", "count"))
    if hit is None or draft.shape is not Shape.EXACT or draft.scale > 1:
        return None
    is_adjacent = _INDEX_GLUE[passage.lexicon.base].fullmatch(passage.text, hit.end, draft.lead)
    if not is_adjacent or not _is_closed(passage, draft):
        return None
    kind = MentionType.RATIO if hit.cue.kind == "ratio" else MentionType.COUNT
    marks = (*draft.marks, Mark(hit.start, hit.end, "kind"))
    return replace(draft, type=kind, unit=hit.cue.key, marks=marks, rule=f"{hit.cue.kind}.index")


def _further_index(passage: Passage, draft: Draft, last: Draft | None) -> Draft | None:
    """Read the number of a second holder of the same index: 求人倍率达1.86，而文职类只有0.62."""
    is_further = (
        last is not None
        and last.rule.endswith(".index")
        and draft.shape is Shape.EXACT
        and (draft.low or draft.high or 0) % ONE != 0
        and _SECOND_HOLDER.fullmatch(passage.text, last.end, draft.lead)
        and _is_closed(passage, draft)
    )
    if not is_further or last is None:
        return None
    return replace(draft, type=last.type, unit=last.unit, rule=last.rule)


def _bare_amount(passage: Passage, draft: Draft, last: Draft | None) -> Draft | None:
    """Read a number as an amount where pay or money is spoken of right beside it: 年収100万以上, 年薪百万."""
    if not _is_closed(passage, draft) or draft.shape is Shape.ABOUT:
        return None
    hit = _adjacent(passage, draft)
    has_scale = _SCALE.search(passage.text, draft.start, draft.end) is not None
    if hit is not None and (has_scale or (hit.cue.kind == "pay" and _is_pay_sized(draft, hit.cue.period))):
        marks = (*draft.marks, Mark(hit.start, hit.end, "kind"))
        return replace(draft, type=MentionType.MONEY, marks=marks, rule="money.bare")
    if has_scale and _is_paid(passage, draft):
        return replace(draft, type=MentionType.MONEY, rule="money.paid")
    if last is None or not last.is_money or not has_scale:
        return None
    is_further = _coordinated(passage, last, draft) or _goes_on_ja(passage, last, draft)
    return replace(draft, type=MentionType.MONEY, rule="money.coordinated") if is_further else None


def _is_paid(passage: Passage, draft: Draft) -> bool:
    lead = passage.lead(draft.start, _PAID_REACH)
    return passage.lexicon.base == "zh" and _PAID_ZH.search(lead) is not None


def _is_pay_sized(draft: Draft, period: Period | None) -> bool:
    """Whether a number without scale or unit is not too small, nor too large, to be pay."""
    return _PAY_FROM.get(period, _BARE_FROM) * ONE <= (draft.low or draft.high or 0) < _BARE_TO * ONE


def _adjacent(passage: Passage, draft: Draft) -> Hit | None:
    after = hit_after(passage, draft)
    if after is not None:
        return after
    hit = hit_before(passage, draft)
    if hit is None or not _GLUE[passage.lexicon.base].fullmatch(passage.text, hit.end, draft.lead):
        return None
    return hit


def _coordinated(passage: Passage, last: Draft, draft: Draft) -> bool:
    gap = passage.text[last.end : draft.lead]
    return len(gap) <= 16 and _COORDINATION[passage.lexicon.base].fullmatch(gap) is not None


def _goes_on_ja(passage: Passage, last: Draft, draft: Draft) -> bool:
    """Whether a bounded number follows an amount of pay in its sentence: 年収は150万元、博士でも45万を下回らない."""
    is_near = draft.start - last.end <= _FURTHER and last.end >= sentence_start(passage, draft.start)
    is_bounded = any(mark.field == "comparator" for mark in draft.marks)
    is_pay = last.type is MentionType.SALARY
    return passage.lexicon.base == "ja" and is_near and is_bounded and is_pay and draft.scale == _MYRIAD


def _is_closed(passage: Passage, draft: Draft) -> bool:
    """Whether no further unit or noun is counted: the text goes on with a comparator, a particle or a sign."""
    if passage.find(_CLOSED[passage.lexicon.base], draft.end):
        return True
    bound = passage.lexicon.after.after(passage.text, draft.end, passage.end)
    return (bound is not None and bound[1].comparator is not None) or hit_after(passage, draft) is not None
