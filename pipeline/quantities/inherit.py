"""Fills what an amount leaves to its paragraph: the currency of a bare number, the period of a pay amount."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.pay import is_plausible
from pipeline.vocabulary import Field, MentionType


def inherit(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with currency and period of the nearest amount that states its own, flagged as inferred.

    A currency that no amount of the paragraph states is the region's. A period that none states stays open.
    """
    currencies = [draft for draft in drafts if draft.is_money and draft.currency]
    periods = [draft for draft in drafts if draft.type is MentionType.SALARY and draft.period is not None]
    return [_period(passage, _currency(passage, draft, currencies), periods) for draft in drafts]


def _currency(passage: Passage, draft: Draft, models: Sequence[Draft]) -> Draft:
    if not draft.is_money or draft.currency:
        return draft
    model = _nearest(draft, models)
    code = model.currency if model else passage.region.currency
    return replace(draft, currency=code, unit=code, inferred=(*draft.inferred, Field.CURRENCY))


def _period(passage: Passage, draft: Draft, models: Sequence[Draft]) -> Draft:
    if draft.type is not MentionType.SALARY or draft.period is not None:
        return draft
    model = _nearest(draft, models)
    if model is None or model.period is None or not is_plausible(passage, draft, model.period):
        return draft
    return replace(draft, period=model.period, inferred=(*draft.inferred, Field.PERIOD))


def _nearest(draft: Draft, models: Sequence[Draft]) -> Draft | None:
    """Return the nearest model; of two as near, the earlier."""
    index = bisect_left(models, draft.start, key=lambda model: model.start)
    return min(models[max(index - 1, 0) : index + 1], key=lambda model: _distance(draft, model), default=None)


def _distance(one: Draft, other: Draft) -> int:
    return other.start - one.end if other.start >= one.end else one.start - other.end
