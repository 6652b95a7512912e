"""Puts the fields of a fact together: one fact per quantity that states something, then the relations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  (`date` is the parameter's name)
from typing import Any

from pipeline.facts.changes import Change, find_change, is_open_difference, settle
from pipeline.facts.ground.scene import Pick, Place, Scene, V, make_scene
from pipeline.facts.lists import Pair, find_pairs
from pipeline.facts.metric import Metric
from pipeline.facts.metrics import find_metric, fitting
from pipeline.facts.modality import find_modality
from pipeline.facts.model import Argument, Fact
from pipeline.facts.polarity import find_polarity
from pipeline.facts.policy import MetricChoice, choose_metric, choose_subject, confidence, is_statement
from pipeline.facts.populations import defines_population
from pipeline.facts.qualifiers import find_qualifier
from pipeline.facts.read import read_metric, read_subject
from pipeline.facts.reader import View
from pipeline.facts.relations.find import find_relations
from pipeline.facts.stats import find_stat
from pipeline.facts.subjects.find import Found, find_subject
from pipeline.facts.subjects.topics import Topics
from pipeline.facts.table_rows import Row, Tables, row_change, row_metric, row_subject, row_time
from pipeline.facts.times import find_time, inherit_time, is_of_one_value
from pipeline.facts.voices.speakers import Voices
from pipeline.names.model import Entity, Mention
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.text.model import Layout
from pipeline.vocabulary import Direction, FactKind, Field, MentionType, Modality, Polarity

_NO_VIEWS: Mapping[int, View] = {}


@dataclass(frozen=True, slots=True)
class _Context:
    """What a fact is read against beside its own sentence."""

    voices: Voices
    topics: Topics
    tables: Tables
    views: Mapping[int, View]


@dataclass(frozen=True, slots=True)
class _Fields:
    """The picks of one fact."""

    metric: Pick[Metric]
    change: Change
    subject: Pick[Argument] | None
    time: Pick[DateSpan] | None
    speaker: Pick[Argument] | None
    scope: Pick[str] | None = None
    certainty: float | None = None


def find_facts(  # noqa: PLR0913  (the inputs of the stage)
    layout: Layout,
    *,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    dates: Sequence[DateSpan],
    entities: Sequence[Entity] = (),
    date: Date | None = None,
    views: Mapping[int, View] = _NO_VIEWS,
) -> tuple[Fact, ...]:
    """Return the facts of a document: those of quantities in text order, then the relations in text order.

    mentions, quantities, dates: any order; a quantity or date that overlaps a name is ignored. date: the document's,
    after which a value's time makes it a forecast. views: what a trained reader makes of quantities, by their start;
    where there is none, rules decide alone. Takes time linear in the text's length; never raises on any text.
    """
    scene = make_scene(layout, mentions=mentions, quantities=quantities, dates=dates, entities=entities, date=date)
    voices = Voices(scene)
    topics = Topics.of(scene, voices)
    context = _Context(voices, topics, Tables(scene), views)
    return (*_quantity_facts(scene, context), *find_relations(scene, topics))


def _quantity_facts(scene: Scene, context: _Context) -> Iterator[Fact]:
    pairs, views = find_pairs(scene), context.views
    for quantity in scene.quantities:
        place = scene.place(quantity)
        if place is None:
            continue
        view = views.get(quantity.start)
        is_population = defines_population(scene, place)
        if is_population if view is None else not is_statement(view, is_population=is_population):
            continue
        fields = _fields(scene, place, pairs.get(quantity.start), context)
        if fields is not None:
            yield _fact(scene, place, fields)


def _fields(scene: Scene, place: Place, pair: Pair | None, context: _Context) -> _Fields | None:
    memory = context.topics.memory
    memory.enter(place.sentence)
    change = _change(scene, place, pair)
    if (row := context.tables.row(place)) is not None:
        return _row_fields(scene, place, row, change)
    view = context.views.get(place.quantity.start)
    if view is None and is_open_difference(scene, place, change):
        return None
    chosen = _metric(scene, place, pair, change, view)
    settled = settle(change, chosen.pick, place.quantity) if chosen else None
    if chosen is None or settled is None:
        return None
    metric, change = settled
    subject, scope = _subject(scene, place, pair, metric=metric.value, topics=context.topics)
    certainty = None
    if view is not None:
        seen = read_subject(scene, place, view)
        choice = choose_subject(subject, seen, view.nowhere["subject"])
        subject, certainty = choice.pick, confidence(chosen, choice)
    if subject is None and place.quantity.type is MentionType.RANK:
        return None
    time = _paired_time(scene, pair) or find_time(scene, place)
    if time is None and not _is_new(memory.last, subject):
        time = inherit_time(scene, place, memory.time)
    if time is not None and not is_of_one_value(scene, place, time.value):
        memory.time = time
    memory.note(_value(subject), has_company=metric.value.has_company)
    if view is not None and certainty is None:
        return None
    return _Fields(metric, change, subject, time, context.voices.at(scene, place), scope, certainty)


def _metric(scene: Scene, place: Place, pair: Pair | None, change: Change, view: View | None) -> MetricChoice | None:
    """Return the metric; None where neither rules nor the reader know one."""
    direction = _value(change.direction)
    ruled = _paired_metric(scene, place, pair, direction) or find_metric(
        scene, place, direction, is_moving=change.role is not None
    )
    return choose_metric(ruled, read_metric(scene, place, view) if view else None)


def _row_fields(scene: Scene, place: Place, row: Row, change: Change) -> _Fields | None:
    """Return the fields of a value in a table, which nothing outside of the table decides."""
    change = row_change(scene, row, change)
    metric = row_metric(scene, place, row, change)
    if metric is None:
        return None
    settled = settle(change, metric, place.quantity)
    if settled is None:
        return None
    metric, change = settled
    return _Fields(metric, change, row_subject(scene, place, row, metric.value), row_time(scene, row), None)


def _is_new(before: Argument | None, subject: Pick[Argument] | None) -> bool:
    """Whether the text has turned to another subject, for which an earlier time need not hold."""
    if before is None or subject is None:
        return False
    return (subject.value.entity_id or subject.value.text) != (before.entity_id or before.text)


def _change(scene: Scene, place: Place, pair: Pair | None) -> Change:
    """Return how the quantity takes part in a change; in a list the word before the first item holds for all."""
    change = find_change(scene, place)
    first = scene.place(pair.first) if pair is not None and change == Change() else None
    return find_change(scene, first) if first is not None else change


def _paired_metric(scene: Scene, place: Place, pair: Pair | None, direction: Direction | None) -> Pick[Metric] | None:
    if pair is None or pair.metric is None:
        return None
    entry = fitting(pair.metric, place, direction)
    if entry is None:
        return None
    cue = scene.cue(pair.metric.start, pair.metric.end, "metric")
    return Pick(Metric(entry.key, cue.text, pair.metric), "metric.list", (cue,))


def _subject(scene: Scene, place: Place, pair: Pair | None, *, metric: Metric, topics: Topics) -> Found:
    """Return the subject, by a list that pairs it; none where the lists do not match, for any name may be wrong."""
    if pair is None or pair.metric is not None or pair.date is not None:
        return find_subject(scene, place, metric, topics=topics)
    if pair.subject is None:
        return Found(None)
    return Found(scene.pick(pair.subject, "subject.list", "subject"))


def _paired_time(scene: Scene, pair: Pair | None) -> Pick[DateSpan] | None:
    return scene.pick(pair.date, "time.list", "time") if pair is not None and pair.date is not None else None


def _fact(scene: Scene, place: Place, fields: _Fields) -> Fact:
    quantity, metric, change = place.quantity, fields.metric.value, fields.change
    subject = _value(fields.subject)
    stat = find_stat(scene, place, metric)
    qualifier = fields.scope or find_qualifier(scene, place, metric, subject)
    modality = find_modality(scene, place, fields.time)
    polarity = find_polarity(scene, place)
    basic: tuple[Pick[Any] | None, ...] = (fields.metric, fields.subject, stat, qualifier, fields.time)
    picks = (*basic, change.direction, change.base, change.role, fields.speaker, modality, polarity)
    return Fact(
        kind=FactKind(quantity.type.value.lower()),
        quantity=quantity,
        subject=subject,
        metric=metric.key,
        metric_text=metric.text,
        stat=_value(stat),
        qualifier=_value(qualifier) or "",
        direction=_value(change.direction),
        base=_value(change.base),
        role=_value(change.role),
        inferred=_inferred(quantity, fields),
        time_text=fields.time.value.surface if fields.time else "",
        time_from=fields.time.value.time_from if fields.time else None,
        time_to=fields.time.value.time_to if fields.time else None,
        speaker=_value(fields.speaker),
        modality=_value(modality) or Modality.REPORTED,
        polarity=_value(polarity) or Polarity.AFFIRMED,
        evidence_start=place.sentence.start,
        evidence_end=place.sentence.end,
        confidence=fields.certainty,
        rule=fields.metric.rule,
        cues=_cues(picks),
    )


def _value(pick: Pick[V] | None) -> V | None:
    return pick.value if pick else None


def _inferred(quantity: Quantity, fields: _Fields) -> tuple[Field, ...]:
    """Return the inherited fields in the order of the vocabulary."""
    inherited = {
        Field.SUBJECT: fields.subject,
        Field.TIME: fields.time,
        Field.SPEAKER: fields.speaker,
    }
    found = {*quantity.inferred, *(field for field, pick in inherited.items() if pick and pick.inherited)}
    return tuple(field for field in Field if field in found)


def _cues(picks: Sequence[Pick[Any] | None]) -> tuple[Cue, ...]:
    cues = {cue for pick in picks if pick for cue in pick.cues}
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.field)))
