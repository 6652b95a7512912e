"""Passages with quantities and what they state, for training the reader of facts."""

import random
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.facts.reader.fields import CODES, METRICS, NOTHING, ROLE
from pipeline.facts.reader.passages import Passage, passages
from pipeline.gold.model import NO_TIME, Annotation, FactLabel, GoldDocument, Party
from pipeline.names.tagger.tagger import Tagger, Told, windows
from pipeline.names.tagger.tags import Kind
from pipeline.text import Layout, analyse
from pipeline.train.variation import Pools, base_of, other_name
from pipeline.vocabulary import OTHER, MentionType, RelationKind

# What an amount is varied with.
_DIGITS, _NUMERALS = "123456789", "一二三四五六七八九"

Span = tuple[int, int]


class Lesson(NamedTuple):
    """What one quantity or title states.

    metric: number of the key, NOTHING where it states nothing. codes: by field, the number of the value; empty where
    there are none. spans: by field, where the value stands; empty where it stands nowhere.
    """

    quantity: Span
    metric: int
    codes: Mapping[str, int]
    spans: Mapping[str, tuple[Span, ...]]


class Taught(NamedTuple):
    """A passage as the reader sees it, with the lessons of its quantities."""

    passage: Passage
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document's folded text, where its sentences begin, its names, and what its quantities and titles state."""

    text: str
    begins: tuple[int, ...]
    names: tuple[tuple[int, int, Kind], ...]
    lessons: tuple[Lesson, ...]


def sources(documents: Iterable[GoldDocument]) -> Iterator[Source]:
    """Yield the documents whose facts are annotated."""
    for document in documents:
        annotation = document.annotation
        if annotation.facts:
            layout = analyse(document.text, lang=document.lang)
            locate = layout.folded.locate
            yield Source(
                layout.folded.text,
                tuple(locate(sentence.start) for sentence in layout.sentences),
                tuple((locate(each.start), locate(each.end), Kind(each.type)) for each in annotation.names),
                (*_lessons(annotation, document.text, layout), *_roles(annotation, layout)),
            )


def taught(documents: Sequence[Source], tagger: Tagger, limit: int) -> list[Taught]:
    """Return the passages of at most `limit` characters that state something."""
    found: list[Taught] = []
    for document in documents:
        told = []
        for start, end in windows(document.begins, len(document.text)):
            reading = tagger.read(document.text[start:end])
            if reading.told is not None:
                told.append((start, reading.told))
        found += _taught(told, document.lessons, limit)
    return found


def renamed(document: Source, pools: Sequence[Pools], rng: random.Random, share: float) -> Source:
    """Return a document with other amounts, and other names in the place of about `share` of its names.

    What is learnt is then how an amount stands in its sentence, and not the amount.
    """
    text = _other_amounts(document, rng)
    base = base_of(text)
    others: dict[str, str] = {}
    parts: list[str] = []
    edges = [(0, 0)]  # ends of names, before and after
    for start, end, kind in document.names:
        name = text[start:end]
        if name not in others:
            others[name] = other_name(name, (base, kind), pools, rng, share)
        parts += (text[edges[-1][0] : start], others[name])
        edges.append((end, edges[-1][1] + start - edges[-1][0] + len(others[name])))
    parts.append(text[edges[-1][0] :])
    lengths = {start: len(others[text[start:end]]) for start, end, _ in document.names}

    def moved(offset: int) -> int:
        index = bisect_right(edges, offset, key=lambda edge: edge[0]) - 1
        before, after = edges[index]
        shifted = after + offset - before
        if index + 1 < len(edges):  # within a name that follows, its end at most
            start = document.names[index][0]
            shifted = min(shifted, after + start - before + lengths[start])
        return shifted

    def span(each: Span) -> Span:
        start, end = moved(each[0]), moved(each[1])
        return start, max(end, start + 1)

    lessons = tuple(
        lesson._replace(
            quantity=span(lesson.quantity),
            spans={field: tuple(map(span, own)) for field, own in lesson.spans.items()},
        )
        for lesson in document.lessons
    )
    names = tuple((moved(start), moved(end), kind) for start, end, kind in document.names)
    return Source("".join(parts), tuple(map(moved, document.begins)), names, lessons)


def _other_amounts(document: Source, rng: random.Random) -> str:
    """Return the text with other digits and numerals where its quantities stand."""
    characters = list(document.text)
    for lesson in document.lessons:
        for at in range(*lesson.quantity):
            for digits in (_DIGITS, _NUMERALS):
                if characters[at] in digits:
                    characters[at] = rng.choice(digits)
    return "".join(characters)


def _taught(told: Sequence[tuple[int, Told]], lessons: Sequence[Lesson], limit: int) -> Iterator[Taught]:
    for passage in passages(told, limit):
        start, end = passage.start, passage.start + len(passage.piece)
        inside = tuple(
            _moved(each, start, end) for each in lessons if start <= each.quantity[0] < each.quantity[1] <= end
        )
        if inside:
            yield Taught(passage, inside)


def _lessons(annotation: Annotation, text: str, layout: Layout) -> Iterator[Lesson]:
    names: dict[str, list[Span]] = {}
    for name in annotation.names:
        names.setdefault(name.entity, []).append((name.start, name.end))
    facts: dict[Span, list[FactLabel]] = {}
    for fact in annotation.facts:
        facts.setdefault((fact.quantity_start, fact.quantity_end), []).append(fact)

    def located(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple((layout.folded.locate(start), layout.folded.locate(end)) for start, end in spans)

    def parties(given: Iterable[Party | None]) -> Iterator[Span]:
        for party in given:
            if party is not None:
                yield from names.get(party.entity, ()) if party.entity else _occurrences(text, party.text)

    for quantity in annotation.quantities:
        (span,) = located([(quantity.start, quantity.end)])
        stated = facts.get((quantity.start, quantity.end), [])
        if not stated:
            yield Lesson(span, NOTHING, {}, {})
            continue
        first = stated[0]
        texts = (first.metric_text, *first.also.metric_text) if first.metric == OTHER else ()
        times = [(each.start, each.end) for each in annotation.dates if (each.time_from, each.time_to) == first.time]
        values = {
            "subject": parties(party for each in stated for party in (each.subject, *each.also.subject)),
            "metric_text": (span for each in texts for span in _occurrences(text, each)),
            "qualifier": _occurrences(text, first.qualifier),
            "speaker": parties((first.speaker, *first.also.speaker)),
            "time": times if first.time != NO_TIME else (),
        }
        codes = {field: codes.index(getattr(first, field)) for field, codes in CODES.items()}
        spans = {field: located(places) for field, places in values.items()}
        yield Lesson(span, METRICS.index(first.metric), codes, spans)


def _roles(annotation: Annotation, layout: Layout) -> Iterator[Lesson]:
    """Yield what titles state: who holds them, and where; of several mentions of one title the nearest to its holder.

    Where a title is held, its further mentions teach nothing.
    """
    folded = layout.folded
    names: dict[str, list[Span]] = {}
    for name in annotation.names:
        names.setdefault(name.entity, []).append((folded.locate(name.start), folded.locate(name.end)))
    titles = [each for each in annotation.names if each.type is MentionType.TITLE]
    roles = [each for each in annotation.relations if each.kind is RelationKind.HOLDS_ROLE]
    held: dict[int, tuple[list[Span], list[Span]]] = {}
    for role in roles:
        holders, places = names.get(role.subject.entity, []), names.get(role.object.entity, [])
        same = [each for each in titles if each.surface == role.title]
        if holders and same:
            nearest = min(same, key=lambda each: min(abs(folded.locate(each.start) - start) for start, _ in holders))
            held.setdefault(nearest.start, (holders, places))
    for title in titles:
        span = (folded.locate(title.start), folded.locate(title.end))
        if title.start in held:
            holders, places = held[title.start]
            yield Lesson(span, ROLE, {}, {"subject": tuple(holders), "object": tuple(places)})
        elif all(role.title != title.surface for role in roles):
            yield Lesson(span, NOTHING, {}, {})


def _occurrences(text: str, piece: str) -> Iterator[Span]:
    start = text.find(piece) if piece else -1
    while start >= 0:
        yield start, start + len(piece)
        start = text.find(piece, start + 1)


def _moved(lesson: Lesson, start: int, end: int) -> Lesson:
    """Return a lesson as a passage has it; what stands outside of the passage stands nowhere."""

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple((first - start, last - start) for first, last in spans if start <= first and last <= end)

    spans = {field: moved(own) for field, own in lesson.spans.items()}
    return lesson._replace(quantity=moved([lesson.quantity])[0], spans=spans)
