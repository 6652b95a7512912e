"""Value objects of the gold corpus: a document and its annotation.

The annotation of a document has the same form whoever made it, an annotator or the pipeline, so that any two can be
compared; `rule` says what produced a part of it and `confidence` how sure that is, and both are empty in gold. Offsets
are code points of the text, half-open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.quantities.model import DateSpan, Quantity
from pipeline.vocabulary import (
    Base,
    Direction,
    Field,
    Lang,
    MentionType,
    Modality,
    Polarity,
    RelationKind,
    Role,
    Stat,
)

# The fields of a fact that hold a code, and the codes.
CODED: Mapping[str, type[StrEnum]] = {
    "stat": Stat,
    "direction": Direction,
    "base": Base,
    "role": Role,
    "modality": Modality,
    "polarity": Polarity,
}

Interval = tuple[date | None, date | None]
NO_TIME: Interval = (None, None)


class Layer(StrEnum):
    """What of a document is annotated."""

    NAMES = "names"  # and dates
    QUANTITIES = "quantities"
    FACTS = "facts"  # and relations


class Style(StrEnum):
    """How a document came to be in its language."""

    NATIVE = "native"
    TRANSLATED = "translated"  # in the style of a machine's translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A company, organisation, person or title.

    entity: id within the document, the same for all spellings; titles have none. former: a title marked 元, 前.
    grade: a title that is a job grade (P7).
    """

    start: int
    end: int
    surface: str
    type: MentionType
    entity: str = ""
    former: bool = False
    grade: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A participant of a fact: its words and, where they name an entity of the document, the entity."""

    text: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Also:
    """Answers that are as right as the one given: where the rules leave two readings, never to be safe."""

    subject: tuple[Party | None, ...] = ()
    speaker: tuple[Party | None, ...] = ()
    metric: tuple[str, ...] = ()
    metric_text: tuple[str, ...] = ()
    time: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLabel:
    """What a quantity states. Several facts share a quantity where it holds for each of several subjects."""

    quantity_start: int
    quantity_end: int
    subject: Party | None = None
    metric: str
    metric_text: str = ""
    stat: Stat | None = None
    qualifier: str = ""
    direction: Direction | None = None
    base: Base | None = None
    role: Role | None = None
    time: Interval = NO_TIME
    speaker: Party | None = None
    modality: Modality = Modality.REPORTED
    polarity: Polarity = Polarity.AFFIRMED
    inferred: tuple[Field, ...] = ()
    evidence_start: int = 0
    evidence_end: int = 0
    also: Also = field(default_factory=Also)
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationLabel:
    """A relation between two names; `title` and `former` belong to `holds_role`."""

    kind: RelationKind
    subject: Party
    object: Party
    title: str = ""
    former: bool = False
    evidence_start: int = 0
    evidence_end: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """All that is said about a text. Names, dates and quantities are in order and do not overlap.

    ignore: stretches in which a prediction is neither right nor wrong.
    """

    names: tuple[Name, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    facts: tuple[FactLabel, ...] = ()
    relations: tuple[RelationLabel, ...] = ()
    ignore: tuple[tuple[int, int], ...] = ()

    def spans(self) -> list[tuple[int, int]]:
        """Return where names, dates and quantities stand."""
        spans = [(name.start, name.end) for name in self.names]
        spans += [(span.start, span.end) for span in self.dates]
        return spans + [(quantity.start, quantity.end) for quantity in self.quantities]

    def surfaces(self) -> dict[str, list[str]]:
        """Return the distinct spellings of each entity, in order of first mention."""
        spellings: dict[str, dict[str, None]] = {}
        for name in self.names:
            if name.entity:
                spellings.setdefault(name.entity, {})[name.surface] = None
        return {entity: list(surfaces) for entity, surfaces in spellings.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A text with the right answer. The first line of the text is its title."""

    id: str
    lang: Lang
    date: date
    genre: str
    industry: str
    style: Style = Style.NATIVE
    layers: tuple[Layer, ...] = tuple(Layer)
    text: str
    annotation: Annotation

    @property
    def title(self) -> str:
        """First line of the text."""
        return self.text.partition("\n")[0]
