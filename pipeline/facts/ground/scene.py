"""What the rules look at: one document's text with everything found in it, ready for look-up by offset."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from pipeline.facts.ground.clauses import Clause, find_clauses
from pipeline.facts.ground.lexicon import Category, Hit, find_hits
from pipeline.facts.ground.spans import HasSpan, Spans
from pipeline.names.model import Entity, Mention
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.text import Layout, Paragraph, Sentence, plain_text
from pipeline.vocabulary import MentionType

V = TypeVar("V")
S = TypeVar("S", bound=HasSpan)

# No rule looks further than this from a quantity within its sentence: keeps a sentence of any length linear.
REACH = 300

_KNOWN = (Category.BASE, Category.DIRECTION, Category.STAT, Category.MODALITY, Category.PRONOUN)


@dataclass(frozen=True, slots=True)
class Pick(Generic[V]):
    """A field's value and what decided it; inherited when it comes from outside the quantity's sentence."""

    value: V
    rule: str
    cues: tuple[Cue, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a span [first, last) stands: its clause, its sentence, and the window [start, end) in reach.

    The clause is cut to the window.
    """

    first: int
    last: int
    clause: Clause
    sentence: Sentence
    start: int
    end: int

    @property
    def base(self) -> str:
        """Language: ``zh`` or ``ja``."""
        return self.sentence.lang.base


@dataclass(frozen=True, slots=True)
class Place(Spot):
    """Where a quantity stands."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Scene:
    """A document under analysis; quantities and dates inside names are gone.

    plain: the text folded in place, which the rules match: simplified characters, half-width signs, the offsets of
        the text itself. What a row shows is cut from the text.
    """

    layout: Layout
    plain: str
    sentences: Spans[Sentence]
    names: Spans[Mention]
    quantities: Spans[Quantity]
    dates: Spans[DateSpan]
    clauses: Spans[Clause]
    hits: Mapping[Category, Spans[Hit]]
    types: Mapping[str, MentionType]
    date: date | None

    @property
    def text(self) -> str:
        """The document's text."""
        return self.layout.text

    def gap(self, start: int, end: int) -> str:
        """Return the plain text between two offsets without blanks."""
        return "".join(self.plain[start:end].split())

    def undated(self, start: int, end: int) -> str:
        """Return the plain text between two offsets without blanks and dates."""
        parts, at = [], start
        for span in self.dates.within(start, end):
            parts.append(self.gap(at, span.start))
            at = span.end
        return "".join([*parts, self.gap(at, end)])

    def unknown(self, start: int, end: int) -> str:
        """Return what stands in [start, end) beside names, dates and known words.

        Much of it before a quantity means that the clause has a measure or a subject that no rule can read.
        """
        known: list[HasSpan] = [*self.names.within(start, end), *self.dates.within(start, end)]
        for category in _KNOWN:
            known += self.find(category, start, end)
        covered = Spans(known)
        return "".join(self.plain[at] for at in range(start, end) if covered.at(at) is None).strip()

    def find(self, category: Category, start: int, end: int) -> tuple[Hit, ...]:
        """Return the terms of a category within [start, end)."""
        return self.hits[category].within(start, end)

    def spot(self, first: int, last: int) -> Spot | None:
        """Return where a span stands; None when it is in no sentence."""
        sentence = self.layout.sentence_at(first)
        clause = self.clauses.at(first)
        if sentence is None or clause is None or last > sentence.end:
            return None
        start, end = max(sentence.start, first - REACH), min(sentence.end, last + REACH)
        near = Clause(max(start, clause.start), max(last, min(end, clause.end)), clause.depth)
        return Spot(first, last, near, sentence, start, end)

    def place(self, quantity: Quantity) -> Place | None:
        """Return where a quantity stands; None when it is in no sentence."""
        spot = self.spot(quantity.start, quantity.end)
        if spot is None:
            return None
        return Place(spot.first, spot.last, spot.clause, spot.sentence, spot.start, spot.end, quantity)

    def sentences_before(self, sentence: Sentence, count: int) -> Sequence[Sentence]:
        """Return up to `count` sentences of a sentence's paragraph before it, in text order."""
        earlier = self.sentences.until(sentence.start, count)
        return [each for each in earlier if each.paragraph == sentence.paragraph]

    def paragraph(self, spot: Spot) -> Paragraph:
        """Return the paragraph of a spot."""
        return self.layout.paragraphs[spot.sentence.paragraph]

    def before(self, spot: Spot) -> int:
        """Return where the stretch before the span begins that is its own: clause start or last quantity."""
        return self.quantities.last_end(spot.clause.start, spot.first)

    def after(self, spot: Spot) -> int:
        """Return where the stretch after the span ends that is its own: clause end or next quantity."""
        later = self.quantities.within(spot.last, spot.clause.end)
        return later[0].start if later else spot.clause.end

    def type_of(self, mention: Mention) -> MentionType:
        """Return the type of what a mention stands for, which may be surer than the mention's own."""
        return self.types.get(mention.entity_id or "", mention.type)

    def cue(self, start: int, end: int, field: str) -> Cue:
        """Return a cue for a stretch of the text."""
        return Cue(start, end, self.text[start:end], field)

    def pick(self, found: S, rule: str, field: str, *, inherited: bool = False) -> Pick[S]:
        """Return a value that stands in the text as a field's pick, its own words as the cue."""
        return Pick(found, rule, (self.cue(found.start, found.end, field),), inherited=inherited)


def make_scene(  # noqa: PLR0913  (the inputs of the stage)
    layout: Layout,
    *,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    dates: Sequence[DateSpan],
    entities: Sequence[Entity],
    date: date | None,
) -> Scene:
    """Index everything found in a document; a quantity or date that lies inside a name is dropped."""
    names = Spans(mentions)
    amounts = Spans(span for span in quantities if not names.overlaps(span.start, span.end))
    times = Spans(span for span in dates if not names.overlaps(span.start, span.end))
    solid: Spans[HasSpan] = Spans([*names, *amounts, *times])
    plain = plain_text(layout)
    return Scene(
        layout=layout,
        plain=plain,
        sentences=Spans(layout.sentences),
        names=names,
        quantities=amounts,
        dates=times,
        clauses=find_clauses(layout, plain),
        hits=find_hits(layout, names=names, solid=solid),
        types={entity.entity_id: entity.type for entity in entities},
        date=date,
    )
