"""A quantity whose subject is looked for."""

from dataclasses import dataclass

from pipeline.facts.ground.lexicon import Hit
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.facts.subjects.topics import Topics
from pipeline.names.model import Mention


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules for subjects look at.

    start, end: the stretch that may name the subject: from the clause's start, or the sentence's where the metric
        stands in an earlier clause, to the metric, or to the quantity where no term names the metric.
    floor: where the quotation that holds the quantity begins, else the sentence: who speaks stands outside of it.
    """

    scene: Scene
    place: Place
    metric: Metric
    topics: Topics
    start: int
    end: int
    floor: int

    @property
    def term(self) -> Hit | None:
        """The term that names the metric."""
        return self.metric.term

    @property
    def has_metric_elsewhere(self) -> bool:
        """Whether the metric is named in an earlier clause only."""
        return self.term is not None and self.term.end <= self.place.clause.start

    def pick(self, found: Mention | Argument, rule: str) -> Pick[Argument]:
        """Return a name or phrase of the quantity's own sentence as the subject."""
        argument = Argument.of(found) if isinstance(found, Mention) else found
        return self.scene.pick(argument, rule, "subject")
