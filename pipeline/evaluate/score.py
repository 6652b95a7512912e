"""What comparing predictions with gold gives: tallies by measure, and the errors themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self


@dataclass(slots=True)
class Tally:
    """Counts of one measure: right answers among those of the gold and among the predicted.

    hits of both are the same number but for measures that weigh mentions (B-cubed).
    """

    gold: int = 0
    predicted: int = 0
    recalled: float = 0.0
    precise: float = 0.0

    def add(self, *, gold: int = 0, predicted: int = 0, hits: float = 0.0) -> None:
        """Count some more answers."""
        self.gold += gold
        self.predicted += predicted
        self.recalled += hits
        self.precise += hits

    def __iadd__(self, other: "Tally") -> Self:
        """Add the counts of another tally of the same measure."""
        self.gold += other.gold
        self.predicted += other.predicted
        self.recalled += other.recalled
        self.precise += other.precise
        return self

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 1 when nothing is predicted."""
        return self.precise / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found; 1 when there is none."""
        return self.recalled / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """A miss, a false alarm or a wrong field.

    kind: its class, such as ``names: COMPANY missed``; errors are grouped by it. [start, end): where, in code points.
    gold, predicted: both answers in words; empty where there is none. rule: what produced the prediction.
    """

    document: str
    kind: str
    start: int
    end: int
    gold: str = ""
    predicted: str = ""
    rule: str = ""


@dataclass(slots=True)
class Score:
    """Tallies by the name of the measure, and errors, of one document or of many."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[Error] = field(default_factory=list)

    @classmethod
    def total(cls, scores: Iterable["Score"]) -> "Score":
        """Return the sum of scores; averages are over items, not over documents."""
        result = cls()
        for score in scores:
            for name, tally in score.tallies.items():
                result.tallies[name] += tally
            for name, tally in score.rules.items():
                result.rules[name] += tally
            result.errors += score.errors
        return result
