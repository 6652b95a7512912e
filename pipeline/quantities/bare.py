"""Decides what a number without a unit is: pay in thousands (30K), the level of an index, money, or nothing."""

import re

from pipeline.quantities.cues import REACH, hit_after, hit_before, sentence_start
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.levels import level
from pipeline.quantities.money import VACANCY
from pipeline.quantities.numerals import Shape
from pipeline.quantities.reading import BARE
from pipeline.quantities.unstated import unstated
from pipeline.vocabulary import MentionType, Period

_MONTHS_OF_PAY = re.compile(r" ?[·・*×xX,、/ ]? ?[0-9]{2}(?:\.[0-9])?(?:-[0-9]{2})?薪|/月")
_HIRING = re.compile("招聘|岗位|职位|工程师|急聘|招募|薪")


def unitless(passage: Passage, draft: Draft, last: Draft | None) -> Draft | None:
    """Give a number without a unit what the context says; None where it says nothing."""
    if draft.rule == VACANCY:
        return _vacancy(passage, draft)
    if draft.rule != BARE:
        return None
    return level(passage, draft, last) or unstated(passage, draft, last)


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
    return draft._replace(type=MentionType.SALARY, marks=marks, period=period)
