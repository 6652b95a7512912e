"""Recognises fractions (三分之一, 3分の1, 百分之十二), proportions (9:1, 9比1) and one in several (3人に1人)."""

import re

from pipeline.quantities.numbers import At, Reading, draft_of, is_exact, quotient
from pipeline.quantities.numerals import ONE, Value
from pipeline.quantities.scan import Numeral
from pipeline.vocabulary import MentionType

_PARTS = re.compile(r"分之 ?| ?分の ?")
_SLASH = re.compile("/")
_SLASHED_ON = re.compile("[/0-9年月日号]")
_PART_BEFORE = re.compile(r"(?:占|约|約|近|的|の|[到至仅僅逾超]|不足|不到|超过|超過|只有|ほぼ|全体の|およそ) ?\Z")
_PART_REACH = 4
_MOST_PARTS = 20 * ONE
_SHORT_PARTS = re.compile("分")
_RATES = {100 * ONE: 1, 1000 * ONE: 10, 10_000 * ONE: 100}  # 百分之, 千分之, 万分之: what the number is divided by
_COLON = re.compile(r" ?(?:[:∶]|[対对比]) ?")
_THIRD = re.compile(r" ?[:∶][0-9]")
_RATIO_NOUN = (
    "比例|比率|比重|供需比?|供求比?|竞争|配比|之比|男女比?|占比|人岗比?|求职|招录比?|报录比?|割合|構成比|需給比?|倍率|人口比"
    "|競争[比率]|収入比|收入比|录取比?|配合|負担|分担|分配|分成|持股|配套"
)
_PROPORTION_BEFORE = re.compile(
    rf"(?:(?:{_RATIO_NOUN})[^,、。;]{{0,12}}|(?<![同环占])比(?:为|是|达到?|约为?|[降升]至)|(?:大致|差不多|大约|大概)是?|採決[はをで、]*|決を採ると)\Z"
)
_PROPORTION_AFTER = re.compile(rf" ?(?:[的の]|という)?(?:{_RATIO_NOUN})| ?で(?:按分|可決|否決|折半|案分)")
_NEAR = 18
_JOINTS = frozenset(" 分/:∶対对比人社世件台店校名つ個回戸个家位")  # what a joint between two numerals begins with
_COUNTERS_JA = "人|社|世帯|件|台|店|校|名|つ|個|回|戸"
_COUNTER_JA = re.compile(rf" ?({_COUNTERS_JA})(?=に)")
_IN_JA = re.compile(rf" ?(?:{_COUNTERS_JA})に(?:つき)? ?(?:およそ|約)?")
_OF_JA = {counter: re.compile(f" ?{counter}") for counter in _COUNTERS_JA.split("|")}
_ONE_JA = {counter: re.compile(f"に一{counter}") for counter in _OF_JA}  # 一人 is an idiom, no numeral
_FEW = 10 * ONE  # parts that a short fraction has at most
_IN_ZH = re.compile(r"(?:个人|人|名|家|个|位)[^,。;、0-9一二三四五六七八九]{0,4}?(?:当中|之中|中|里)?就?有(?:约|近)? ?")
_OF_ZH = re.compile(r" ?(?:个人|人|名|家|个|位)")


def ratio(at: At) -> Reading | None:
    """Read a numeral that the next one makes a ratio with."""
    numeral = at.numeral
    if at.passage.text[numeral.end : numeral.end + 1] not in _JOINTS:
        return None
    return _fraction(at) or _short_fraction(at) or _slashed(at) or _proportion(at) or _one_in(at)


def _fraction(at: At) -> Reading | None:
    """Read 三分之一 and 3分の1 as a ratio, 百分之十二点五 and 千分之三 as percent."""
    denominator = at.numeral
    numerator = at.joined(_PARTS, denominator.end)
    if numerator is None or not is_exact(denominator):
        return None
    is_rate = at.passage.lexicon.base == "zh" and denominator.is_han and denominator.value.low in _RATES
    if is_rate:
        draft = draft_of(numerator, numerator.end, type=MentionType.PERCENT, unit="percent", rule="percent.hanzi")
        divisor = _RATES[denominator.value.low]
        low, high = numerator.value.low // divisor, numerator.value.high // divisor
        factor = ONE // divisor
        return Reading(draft._replace(start=denominator.start, low=low, high=high, factor=factor), 2)
    if not is_exact(numerator) or denominator.value.low < 2 * ONE:
        return Reading(None, 2)
    return _ratio(at, numerator, denominator, numerator.end, "ratio.fraction")


def _short_fraction(at: At) -> Reading | None:
    """Read 三分二 and 四分一, as Hong Kong says for 三分之二 and 四分之一."""
    whole, part = at.numeral, at.joined(_SHORT_PARTS, at.numeral.end)
    is_local = at.passage.region.currency == "HKD" and at.passage.lexicon.base == "zh"
    if part is None or not is_local or not is_exact(whole, part) or not whole.is_han or not part.is_han:
        return None
    if part.value.low >= whole.value.low or whole.value.low > _FEW:
        return None
    return _ratio(at, part, whole, part.end, "ratio.fraction")


def _slashed(at: At) -> Reading | None:
    """Read 1/3 as a third where the words beside it speak of a part: 占1/3, 約1/4に減る; not 3/15, nor 1/2023."""
    part, whole, passage = at.numeral, at.joined(_SLASH, at.numeral.end), at.passage
    if whole is None or not is_exact(part, whole) or not part.value.low < whole.value.low <= _MOST_PARTS:
        return None
    if passage.find(_SLASHED_ON, whole.end) or not _PART_BEFORE.search(passage.lead(part.start, _PART_REACH)):
        return None
    return _ratio(at, part, whole, whole.end, "ratio.fraction")


def _proportion(at: At) -> Reading | None:
    """Read 9:1 as 9 where the words around speak of a ratio: not a time, not a score, not 2:1:1."""
    first = at.numeral
    second = at.joined(_COLON, first.end)
    passage = at.passage
    if second is None or not is_exact(first, second):
        return None
    lead = passage.lead(first.start, _NEAR)
    is_named = _PROPORTION_BEFORE.search(lead) or passage.find(_PROPORTION_AFTER, second.end)
    if not is_named or passage.find(_THIRD, second.end) or lead[-1:] in {":", "∶", "/"}:
        return None
    return _ratio(at, first, second, second.end, "ratio.proportion")


def _one_in(at: At) -> Reading | None:
    """Read 3人に1人 and 每3人中有1人 as a ratio; 22社のうち5社 are two counts."""
    passage, whole = at.passage, at.numeral
    if passage.lexicon.base == "zh":
        part = at.joined(_IN_ZH, whole.end) if passage.lead(whole.start, 1) == "每" else None
        return _part_of(at, part, whole, _OF_ZH)
    counter = passage.find(_COUNTER_JA, whole.end)
    if counter is None:
        return None
    if (alone := passage.find(_ONE_JA[counter.group(1)], counter.end())) is not None and is_exact(whole):
        one = whole._replace(value=Value(ONE, ONE))
        return _ratio(at, one, whole, alone.end(), "ratio.one_in")._replace(taken=1) if whole.value.low > ONE else None
    return _part_of(at, at.joined(_IN_JA, whole.end), whole, _OF_JA[counter.group(1)])


def _part_of(at: At, part: Numeral | None, whole: Numeral, closing: re.Pattern[str]) -> Reading | None:
    if part is None or not is_exact(whole, part) or part.value.low >= whole.value.low:
        return None
    end = at.passage.find(closing, part.end)
    return _ratio(at, part, whole, end.end(), "ratio.one_in") if end else None


def _ratio(at: At, numerator: Numeral, denominator: Numeral, end: int, rule: str) -> Reading:
    value = quotient(numerator, denominator)
    draft = draft_of(at.numeral, end, type=MentionType.RATIO, unit="ratio", rule=rule)
    return Reading(draft._replace(low=value, high=value, scale=1), 2)
