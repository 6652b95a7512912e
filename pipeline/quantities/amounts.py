"""Settles the kinds of the drafts of a passage, in text order."""

from collections.abc import Iterable

from pipeline.quantities.bare import unitless
from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.pay import paid
from pipeline.vocabulary import MentionType


def settle(passage: Passage, drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts with their kinds; numbers that state nothing are left out."""
    settled: list[Draft] = []
    for draft in drafts:
        last = settled[-1] if settled else None
        done = unitless(passage, draft, last) if draft.type is None else draft
        if done is None:
            continue
        done = paid(passage, done) if done.type is MentionType.MONEY else done
        if last is not None and _is_period_of(last, done):
            settled.pop()
        settled.append(done)
    return settled


def _is_period_of(count: Draft, pay: Draft) -> bool:
    """Whether a count is the time that the amount behind it is paid for: 1時間4500円."""
    if count.type is not MentionType.COUNT or pay.type is not MentionType.SALARY:
        return False
    periods = [mark for mark in pay.marks if mark.field == "period"]
    return any(mark.start < count.end <= pay.start and count.start < mark.end for mark in periods)
