"""Pairs spans of gold with predicted ones, and leaves out what the gold ignores."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pipeline.evaluate.score import Error, Tally
from pipeline.facts.ground.spans import HasSpan
from pipeline.gold.model import Annotation

Spanned = TypeVar("Spanned", bound=HasSpan)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Spanned]):
    """What gold and prediction say of one place; at least one of them says something."""

    gold: Spanned | None
    predicted: Spanned | None

    @property
    def both(self) -> "tuple[Spanned, Spanned] | None":
        """Gold and prediction, where both say something."""
        return None if self.gold is None or self.predicted is None else (self.gold, self.predicted)

    @property
    def span(self) -> tuple[int, int]:
        """Where it is: the gold's span, else the predicted one."""
        side = self.predicted if self.gold is None else self.gold
        return (0, 0) if side is None else (side.start, side.end)

    @property
    def exact(self) -> bool:
        """Whether both have the same span."""
        return self.both is not None and self.span == (self.both[1].start, self.both[1].end)

    def count(self, tally: Tally, *, hit: bool) -> None:
        """Count the pair in a tally; a hit counts where both say something."""
        tally.add(gold=self.gold is not None, predicted=self.predicted is not None, hits=hit and self.both is not None)

    def error(self, document: str, kind: str, describe: Callable[[Spanned], str], *, rule: str = "") -> Error:
        """Return the error of class `kind` that the pair amounts to."""
        gold, predicted = ("" if side is None else describe(side) for side in (self.gold, self.predicted))
        start, end = self.span
        return Error(document=document, kind=kind, start=start, end=end, gold=gold, predicted=predicted, rule=rule)


def pairs(gold: Sequence[Spanned], predicted: Sequence[Spanned]) -> Iterator[Pair[Spanned]]:
    """Yield each span of both sides once: with that of the other side that it overlaps most, else alone.

    Exact matches come first, then larger overlaps; of equal ones the earlier.
    """
    overlaps = sorted(
        ((g.start, g.end) != (p.start, p.end), max(g.start, p.start) - min(g.end, p.end), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g.start < p.end and p.start < g.end
    )
    left, right = set(range(len(gold))), set(range(len(predicted)))
    for _, _, i, j in overlaps:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield Pair(gold[i], predicted[j])
    yield from (Pair(gold[i], None) for i in sorted(left))
    yield from (Pair(None, predicted[j]) for j in sorted(right))


def outside(predicted: Annotation, ignore: Iterable[tuple[int, int]]) -> Annotation:
    """Return the predictions that touch no ignored stretch."""
    stretches = list(ignore)
    if not stretches:
        return predicted

    def kept(start: int, end: int) -> bool:
        return not any(start < stop and begin < end for begin, stop in stretches)

    return replace(
        predicted,
        names=tuple(span for span in predicted.names if kept(span.start, span.end)),
        dates=tuple(span for span in predicted.dates if kept(span.start, span.end)),
        quantities=tuple(span for span in predicted.quantities if kept(span.start, span.end)),
        facts=tuple(fact for fact in predicted.facts if kept(fact.quantity_start, fact.quantity_end)),
    )
