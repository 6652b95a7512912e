"""Scores quantities."""

from pipeline.evaluate.score import Score
from pipeline.evaluate.spans import Pair, pairs
from pipeline.gold.model import Annotation
from pipeline.quantities.model import Quantity

_PARTS = ("type", "low", "high", "comparator", "unit", "period")
_ENDS = frozenset({"low", "high"})


def score_quantities(document: str, gold: Annotation, predicted: Annotation, score: Score) -> None:
    """Add the measures of quantities.

    ``quantities`` and ``quantities.KIND``: span, kind, low, high, comparator, unit and period; ``quantities.span``: the
    span; ``quantities.value``: low and high of an overlapping span.
    """
    for pair in pairs(gold.quantities, predicted.quantities):
        wrong = _wrong_parts(pair)
        pair.count(score.tallies["quantities"], hit=not wrong)
        pair.count(score.tallies["quantities.span"], hit=pair.exact)
        pair.count(score.tallies["quantities.value"], hit=not _ENDS.intersection(wrong))
        for type_ in sorted({side.type for side in (pair.gold, pair.predicted) if side}):
            _of_type(pair, type_).count(score.tallies[f"quantities.{type_}"], hit=not wrong)
        kind = _error_class(pair, wrong)
        if kind:
            rule = pair.predicted.rule if pair.predicted else ""
            score.errors.append(pair.error(document, f"quantities: {kind}", describe, rule=rule))


def describe(quantity: Quantity) -> str:
    """Write a quantity for people: ``50万~70万元 SALARY range 500000..700000 CNY year``."""
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (quantity.low, quantity.high))
    value = f"{quantity.comparator} {low if low == high else f'{low}..{high}'}"
    return " ".join(filter(None, [quantity.surface, quantity.type, value, quantity.unit, quantity.period]))


def _of_type(pair: Pair[Quantity], type_: str) -> Pair[Quantity]:
    gold, predicted = (side if side and side.type == type_ else None for side in (pair.gold, pair.predicted))
    return Pair(gold, predicted)


def _wrong_parts(pair: Pair[Quantity]) -> list[str]:
    if pair.both is None:
        return []
    gold, predicted = pair.both
    wrong = [] if pair.exact else ["span"]
    return wrong + [part for part in _PARTS if getattr(gold, part) != getattr(predicted, part)]


def _error_class(pair: Pair[Quantity], wrong: list[str]) -> str:
    if pair.gold is None:
        return f"{pair.predicted.type} that is none" if pair.predicted else ""
    if pair.predicted is None:
        return f"{pair.gold.type} missed"
    if not wrong:
        return ""
    if "type" in wrong:
        return f"{pair.gold.type} taken for {pair.predicted.type}"
    return f"{pair.gold.type} with another {'value' if wrong[0] in _ENDS else wrong[0]}"
