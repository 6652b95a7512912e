"""Who decides metric and subject where rules and the trained reader both have a say, and how sure the outcome is.

The numbers are shares of what was right on dev, and the reader's own probabilities where these are as good.
"""

from typing import NamedTuple

from pipeline.facts.ground.scene import Pick
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.facts.reader import View

# Below this probability that it states anything, a quantity is no fact; where rules see a population, below the other.
_STATES, _STATES_OF_POPULATION = 0.3, 0.8

# Below this confidence a fact is left out: a wrong row costs more than a missing one.
_LEAST = 0.25

# How often a rule is right where the reader sees another metric; one that takes the nearest noun for it is not asked.
_RULED = {"metric.sentence": 0.6, "metric.period": 0.5, "metric.clause_before": 0.75}
_RULED_ELSE, _AGREED = 0.85, 0.93
_WEAK = frozenset({"metric.noun_before", "metric.noun_after"})

# How often a name that rules find is the subject, where the reader sees another; where it sees the same; and above
# which probability the reader has the word.
_NAMED, _SAME, _SURE = 0.45, 0.9, 0.85

# The reader is more often right about subjects than its probabilities say, as it may point at several mentions.
_FLOOR, _SLOPE = 0.2, 0.75

# The other fields of a core fact, right where metric and subject are.
_REST = 0.94


class MetricChoice(NamedTuple):
    """A metric and how probable it is."""

    pick: Pick[Metric]
    probability: float


class SubjectChoice(NamedTuple):
    """A subject, if any, and how probable it is."""

    pick: Pick[Argument] | None
    probability: float


def is_statement(view: View, *, is_population: bool) -> bool:
    """Whether a quantity states something."""
    return view.states >= (_STATES_OF_POPULATION if is_population else _STATES)


def choose_metric(ruled: Pick[Metric] | None, seen: tuple[Pick[Metric], float] | None) -> MetricChoice | None:
    """Return the metric: that of a word of the vocabulary near the quantity, else what the reader sees."""
    if ruled is None or seen is None:
        if seen is not None:
            return MetricChoice(*seen)
        return MetricChoice(ruled, _ruled(ruled)) if ruled is not None else None
    if _is_same(ruled.value, seen[0].value):
        return MetricChoice(ruled, max(_AGREED, seen[1]))
    if ruled.rule in _WEAK or seen[1] > _ruled(ruled):
        return MetricChoice(*seen)
    return MetricChoice(ruled, _ruled(ruled))


def _ruled(ruled: Pick[Metric]) -> float:
    return 0.3 if ruled.rule in _WEAK else _RULED.get(ruled.rule, _RULED_ELSE)


def _is_same(first: Metric, second: Metric) -> bool:
    return first.key == second.key and (first.noun is None or first.text == second.text)


def choose_subject(
    ruled: Pick[Argument] | None, seen: tuple[Pick[Argument], float] | None, nowhere: float
) -> SubjectChoice:
    """Return the subject: a name that rules find, else whom the reader points at, name or phrase.

    nowhere: how probable the reader thinks that the subject stands nowhere.
    """
    if seen is None:
        return SubjectChoice(ruled, _NAMED if ruled else nowhere * _SLOPE)
    if ruled is not None and _names(ruled.value) == _names(seen[0].value):
        return SubjectChoice(ruled, _SAME)
    if ruled is not None and ruled.value.type and seen[1] < _SURE:
        return SubjectChoice(ruled, _NAMED)
    return SubjectChoice(seen[0], _FLOOR + _SLOPE * seen[1])


def _names(argument: Argument) -> str:
    return argument.entity_id or argument.text


def confidence(metric: MetricChoice, subject: SubjectChoice) -> float | None:
    """Return how probable it is that the core of a fact is right; None where that is too little for a row."""
    found = round(_REST * metric.probability * subject.probability, 3)
    return found if found >= _LEAST else None
