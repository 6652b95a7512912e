"""Decides whether an amount of money is what one worker is paid, and for what time."""

import re
from bisect import bisect_left

from pipeline.quantities.cues import REACH, hit_after, hit_before, hit_carried, sentence_start
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.lexicon import Hit
from pipeline.quantities.numerals import ONE
from pipeline.quantities.periods import explicit_period
from pipeline.vocabulary import MentionType, Period

# How many times more the units of these currencies count than those of CNY, USD or EUR, as far as pay goes.
_LARGE = {"JPY": 10, "KRW": 100, "VND": 1000, "IDR": 1000, "KHR": 100, "MMK": 100, "CLP": 100, "COP": 100, "HUF": 10}
# Above this, in a currency such as CNY, an amount is not paid for that time, whatever a word says: 60万元起薪.
_MOST_FOR = {
    Period.YEAR: 10**9,
    Period.ONCE: 10**8,
    Period.MONTH: 3 * 10**5,
    Period.WEEK: 10**5,
    Period.DAY: 3 * 10**4,
    Period.HOUR: 2 * 10**3,
}
_MOST_OTHERWISE = 3 * 10**7
_MOST_WEAK = 10**7
_SAME_TOPIC = 12
_NEAR_JOB = 12  # characters before an amount that a job stands in, where its period stands before it too
_HIRING = re.compile(
    "企划|专员|助理|店长|作业员|工读生|侍应|厨师|保安|文员|技工"
    "|经理|师傅|临时工|普工|店员|保姆|月嫂|护工|服务员|骑手|司机|工价|开价|招人|招聘|招募|急聘|诚聘|实习|兼职|岗位|职位|工程师|募集|求人|アルバイト|パート"
)
_EARNED_ZH = re.compile("(?:挣|到手|拿到手|领)了?(?:到|个)?\\Z")
_EARNED_JA = re.compile("[^、。]{0,4}?を? ?(?:受け取|手にす|手にし|稼|もら)")
_SPENT_ZH = re.compile("(?:花掉?|交|缴纳?|还|省下?|罚)了?\\Z")
_PER_THING = re.compile(
    "每(?:[一1]?)(?:辆|亩|班|吨|家|户|台|件|套|组|校|所|平方|度|头|千瓦|公里|间|栋|座|艘|架)[^。;]*\\Z"
)
_PER_REACH = 16
_VERB_REACH = 5
_NUMBER = re.compile("[0-9百千万亿億]")


def paid(passage: Passage, draft: Draft) -> Draft:
    """Return the amount as pay where the nearest cue says so and a worker may be paid as much."""
    hit = hit_after(passage, draft) or hit_before(passage, draft) or hit_carried(passage, draft)
    if hit is None:
        return _offered(passage, draft)
    if hit.cue.kind != "pay" or _is_spent(passage, draft):
        return draft
    found = explicit_period(passage, draft)
    if hit.cue.strength == "timed" and (found is None or _per_thing(passage, draft)):
        return draft
    found = found or _named_period(passage, draft, hit)
    period = found[0] if found else None
    if max(draft.low or 0, draft.high or 0) >= _most(draft, period, is_weak=hit.cue.strength == "weak") * ONE:
        return draft
    marks = [*draft.marks, Mark(hit.start, hit.end, "kind")]
    if found:
        marks.append(found[1])
    rule = draft.rule.replace("money", "salary")
    return draft._replace(type=MentionType.SALARY, period=period, marks=tuple(marks), rule=rule)


def _offered(passage: Passage, draft: Draft) -> Draft:
    """Return an amount per time as pay where work is spoken of.

    A job is offered (实习生150-200元/天), somebody earns it (每天挣300块, 月に15万円を受け取る), or the paragraph
    speaks of pay and its sentence of no other money (年収は…。地方は月42万円).
    """
    found = explicit_period(passage, draft)
    if found is None or not is_plausible(passage, draft, found[0]):
        return draft
    lead = passage.text[max(sentence_start(passage, draft.start), draft.start - REACH) : draft.start]
    is_offer = _HIRING.search(lead if found[1].start >= draft.end else lead[-_NEAR_JOB:])
    is_beside = passage.lexicon.base == "ja" or found[1].end == draft.lead or found[1].start >= draft.end
    is_of_pay = is_beside and any(hit.cue.kind == "pay" for hit in passage.cues)
    if not (is_offer or _earned(passage, draft) or is_of_pay) or _is_spent(passage, draft):
        return draft
    rule = draft.rule.replace("money", "salary")
    return draft._replace(type=MentionType.SALARY, period=found[0], marks=(*draft.marks, found[1]), rule=rule)


def _is_spent(passage: Passage, draft: Draft) -> bool:
    return passage.lexicon.base == "zh" and _SPENT_ZH.search(passage.lead(draft.lead, _VERB_REACH)) is not None


def _per_thing(passage: Passage, draft: Draft) -> bool:
    """Whether a subsidy is granted for each of some things: 每辆补贴1.5万元."""
    lead = passage.lead(draft.start, _PER_REACH)
    return _PER_THING.search(lead) is not None


def _earned(passage: Passage, draft: Draft) -> bool:
    if passage.lexicon.base == "ja":
        return passage.find(_EARNED_JA, draft.end) is not None
    return _EARNED_ZH.search(passage.lead(draft.lead, _VERB_REACH)) is not None


def _named_period(passage: Passage, draft: Draft, hit: Hit) -> tuple[Period, Mark] | None:
    """Return the period of the pay word, else of one shortly before it: 月給は夜勤手当込みで29万円."""
    first = max(sentence_start(passage, hit.start), hit.start - _SAME_TOPIC) if hit.start >= passage.start else 0
    index = bisect_left(passage.cues, hit.start, key=lambda cue: cue.start)
    for cue in (hit, *reversed(passage.cues[max(index - 2, 0) : index])):
        if cue.start < first or cue.cue.kind != "pay" or _NUMBER.search(passage.text, cue.end, hit.start):
            break
        if cue.cue.period is not None and is_plausible(passage, draft, cue.cue.period):
            return cue.cue.period, Mark(cue.start, cue.end, "period")
    return None


def is_plausible(passage: Passage, draft: Draft, period: Period) -> bool:
    """Whether an amount may be paid for such a time; one without currency counts in that of its region."""
    most = _MOST_FOR[period] * ONE * _LARGE.get(draft.currency or passage.region.currency, 1)
    return max(draft.low or 0, draft.high or 0) <= most


def _most(draft: Draft, period: Period | None, *, is_weak: bool) -> int:
    most = _MOST_FOR[period] if period in {Period.YEAR, Period.ONCE} else _MOST_OTHERWISE
    return (_MOST_WEAK if is_weak else most) * _LARGE.get(draft.currency, 1)
