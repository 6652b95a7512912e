"""Fills what an amount leaves to its paragraph: the currency of a bare number, the period of a pay amount."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.pay import is_plausible
from pipeline.vocabulary import Field, MentionType


def usual_currency(drafts: Iterable[Draft]) -> str:
    """Return the currency that most amounts of a document state, empty where none does."""
    stated = Counter(draft.currency for draft in drafts if draft.is_money and draft.currency)
    return max(stated, key=stated.__getitem__, default="")


def inherit(passage: Passage, drafts: Sequence[Draft], otherwise: str) -> list[Draft]:
    """Return the drafts with currency and period of the nearest amount that states its own, flagged as inferred.

    otherwise: the currency of an amount in a paragraph that states none. A period that it does not state stays open.
    """
    amounts = [draft for draft in drafts if draft.is_money]
    if not amounts:
        return list(drafts)
    currencies = [draft for draft in amounts if draft.currency]
    periods = [draft for draft in amounts if draft.type is MentionType.SALARY and draft.period is not None]
    return [_period(passage, _currency(draft, currencies, otherwise), periods) for draft in drafts]


def _currency(draft: Draft, models: Sequence[Draft], otherwise: str) -> Draft:
    if not draft.is_money or draft.currency:
        return draft
    model = _nearest(draft, models)
    code = model.currency if model else otherwise
    return draft._replace(currency=code, unit=code, inferred=(*draft.inferred, Field.CURRENCY))


def _period(passage: Passage, draft: Draft, models: Sequence[Draft]) -> Draft:
    if draft.type is not MentionType.SALARY or draft.period is not None:
        return draft
    model = _nearest(draft, models)
    if model is None or model.period is None or not is_plausible(passage, draft, model.period):
        return draft
    return draft._replace(period=model.period, inferred=(*draft.inferred, Field.PERIOD))


def _nearest(draft: Draft, models: Sequence[Draft]) -> Draft | None:
    """Return the nearest model; of two as near, the earlier."""
    index = bisect_left(models, draft.start, key=lambda model: model.start)
    return min(models[max(index - 1, 0) : index + 1], key=lambda model: _distance(draft, model), default=None)


def _distance(one: Draft, other: Draft) -> int:
    return other.start - one.end if other.start >= one.end else one.start - other.end
