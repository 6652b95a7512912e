"""Value objects of the facts stage."""

from dataclasses import dataclass
from datetime import date

from pipeline.names.model import Mention
from pipeline.quantities.model import Cue, Quantity
from pipeline.vocabulary import (
    Base,
    Direction,
    FactKind,
    Field,
    Modality,
    Polarity,
    Role,
    Stat,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A participant of a fact: a resolved name, or a noun phrase of the text.

    text: as written at [start, end). type: a name's mention type, else empty.
    """

    text: str
    start: int
    end: int
    type: str = ""
    entity_id: str | None = None

    @classmethod
    def of(cls, mention: Mention) -> "Argument":
        """Return the argument a name mention stands for."""
        return cls(
            text=mention.surface,
            start=mention.start,
            end=mention.end,
            type=mention.type.value,
            entity_id=mention.entity_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of the fact table before it knows its document (annotation rules, section 3).

    Exactly one of `quantity` and `object` is set: `object` for relations, whose `metric` is the relation's name.
    metric: a key of the core vocabulary, else ``other`` with the head noun in `metric_text`.
    evidence_start, evidence_end: the sentence(s) that hold the quantity.
    cues: what decided the fields, for explanations.
    """

    kind: FactKind
    quantity: Quantity | None = None
    subject: Argument | None = None
    object: Argument | None = None
    metric: str
    metric_text: str = ""
    stat: Stat | None = None
    qualifier: str = ""
    direction: Direction | None = None
    base: Base | None = None
    role: Role | None = None
    inferred: tuple[Field, ...] = ()
    time_text: str = ""
    time_from: date | None = None
    time_to: date | None = None
    speaker: Argument | None = None
    modality: Modality = Modality.REPORTED
    polarity: Polarity = Polarity.AFFIRMED
    evidence_start: int
    evidence_end: int
    confidence: float | None = None
    rule: str = ""
    cues: tuple[Cue, ...] = ()
