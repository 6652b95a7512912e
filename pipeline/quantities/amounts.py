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
        if done is not None:
            settled.append(paid(passage, done) if done.type is MentionType.MONEY else done)
    return settled
