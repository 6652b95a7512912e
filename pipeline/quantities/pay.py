"""Decides whether an amount of money is what one worker is paid, and for what time."""

import re
from bisect import bisect_left
from dataclasses import replace

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
_HIRING = re.compile("招聘|招募|急聘|诚聘|实习|兼职|岗位|职位|工程师|募集|求人|アルバイト|パート")
_NUMBER = re.compile("[0-9百千万亿億]")


def paid(passage: Passage, draft: Draft) -> Draft:
    """Return the amount as pay where the nearest cue says so and a worker may be paid as much."""
    hit = hit_after(passage, draft) or hit_before(passage, draft) or hit_carried(passage, draft)
    if hit is None:
        return _offered(passage, draft)
    if hit.cue.kind != "pay":
        return draft
    found = explicit_period(passage, draft) or _named_period(passage, draft, hit)
    period = found[0] if found else None
    if max(draft.low or 0, draft.high or 0) >= _most(draft, period, is_weak=hit.cue.is_weak) * ONE:
        return draft
    marks = [*draft.marks, Mark(hit.start, hit.end, "kind")]
    if found:
        marks.append(found[1])
    rule = draft.rule.replace("money", "salary")
    return replace(draft, type=MentionType.SALARY, period=period, marks=tuple(marks), rule=rule)


def _offered(passage: Passage, draft: Draft) -> Draft:
    """Return an amount per time as pay where a job is offered: 实习生150-200元/天."""
    found = explicit_period(passage, draft)
    lead = passage.text[max(sentence_start(passage, draft.start), draft.start - REACH) : draft.start]
    if found is None or found[1].start < draft.end or not _HIRING.search(lead):
        return draft
    rule = draft.rule.replace("money", "salary")
    return replace(draft, type=MentionType.SALARY, period=found[0], marks=(*draft.marks, found[1]), rule=rule)


def _named_period(passage: Passage, draft: Draft, hit: Hit) -> tuple[Period, Mark] | None:
    """Return the period of the pay word, else of one shortly before it: 月給は夜勤手当込みで29万円."""
    first = max(sentence_start(passage, hit.start), hit.start - _SAME_TOPIC)
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
