"""What must hold in a gold document, and what its author should look at again."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.gold.context import in_context
from pipeline.gold.model import Annotation, FactLabel, GoldDocument, Layer
from pipeline.lang.tables import read_table
from pipeline.quantities.model import Quantity
from pipeline.text.language import detect
from pipeline.vocabulary import CORE_METRICS, OTHER, Comparator, Field, MentionType, Modality

SHORTEST, LONGEST = 200, 1500  # characters of a document

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PERCENT_UNITS = frozenset({"percent", "pp", "bp"})
_RATIO_UNITS = frozenset({"multiple", "ratio"})
_BEYOND_TABLES = frozenset({"months_pay", "years_old", "age", "points"})
_UNREAD = frozenset({"kilos"})  # キロ is kilometres or kilograms: the reader tells which
_NUMBER = re.compile(r"[0-9０-９][0-9０-９.,，．]*|[一二三四五六七八九十百千万亿億兆两兩]{2,}")
_SHORT_NAME = 2
_WIDTH = 8  # characters shown around a hint


def errors(document: GoldDocument) -> Iterator[str]:
    """Yield what is wrong in a document, in words; nothing when all invariants hold."""
    if not _ID.fullmatch(document.id):
        yield f"id {document.id!r} is not made of lower-case words and hyphens"
    if not SHORTEST <= len(document.text) <= LONGEST:
        yield f"the text has {len(document.text)} characters, not {SHORTEST} to {LONGEST}"
    annotation = document.annotation
    yield from _span_errors(document.text, annotation)
    yield from _entity_errors(annotation)
    for quantity in annotation.quantities:
        for problem in _quantity_errors(quantity):
            yield f"{quantity.surface} at {quantity.start}: {problem}"
    for fact in annotation.facts:
        for problem in _fact_errors(fact, document.text):
            surface = document.text[fact.quantity_start : fact.quantity_end]
            yield f"fact of {surface} at {fact.quantity_start}: {problem}"
    if Layer.FACTS not in document.layers and (annotation.facts or annotation.relations):
        yield "facts are stated, but the header's layers do not include them"
    for relation in annotation.relations:
        if relation.subject.entity == relation.object.entity:
            yield f"{relation.kind} relates {relation.subject.text} to itself"


def hints(document: GoldDocument) -> Iterator[str]:
    """Yield what may have been missed: names tagged elsewhere, numbers without a tag, another language."""
    text, annotation = document.text, document.annotation
    if (found := detect(text)) is not document.lang:
        yield f"the language looks like {found}, the header says {document.lang}"
    taken = sorted([*annotation.spans(), *annotation.ignore])
    for surface in sorted({name.surface for name in annotation.names if len(name.surface) >= _SHORT_NAME}):
        for match in re.finditer(re.escape(surface), text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                yield f"{surface} at {match.start()} has no tag, elsewhere it has: {_around(text, *match.span())}"
    for match in _NUMBER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield f"number without a tag: {_around(text, *match.span())}"
    if Layer.FACTS in document.layers:
        stating = {fact.quantity_start for fact in annotation.facts}
        for quantity in annotation.quantities:
            if quantity.start not in stating:
                yield f"quantity without a fact: {_around(text, quantity.start, quantity.end)}"


def _around(text: str, start: int, end: int) -> str:
    return in_context(text, start, end, width=_WIDTH)


def _span_errors(text: str, annotation: Annotation) -> Iterator[str]:
    surfaces = [(span.start, span.end, span.surface) for span in annotation.names]
    surfaces += [(span.start, span.end, span.surface) for span in annotation.dates]
    surfaces += [(span.start, span.end, span.surface) for span in annotation.quantities]
    for start, end, surface in surfaces:
        if text[start:end] != surface or not surface:
            yield f"{surface!r} is not the text at [{start}, {end})"
        elif surface != surface.strip():
            yield f"{surface!r} at {start} begins or ends with a blank"
    for first, second in pairwise(sorted(annotation.spans())):
        if second[0] < first[1]:
            yield f"[{first[0]}, {first[1]}) and [{second[0]}, {second[1]}) overlap"


def _entity_errors(annotation: Annotation) -> Iterator[str]:
    types: dict[str, MentionType] = {}
    for name in annotation.names:
        if (name.type is MentionType.TITLE) == bool(name.entity):
            yield f"{name.surface} at {name.start}: a title has no entity, every other name has one"
        elif name.entity and types.setdefault(name.entity, name.type) is not name.type:
            yield f"entity {name.entity} is {types[name.entity]} and {name.type}"
    for span in annotation.dates:
        if span.time_from and span.time_to and span.time_from > span.time_to:
            yield f"{span.surface} at {span.start}: it ends before it begins"


def _quantity_errors(quantity: Quantity) -> Iterator[str]:
    low, high, comparator = quantity.low, quantity.high, quantity.comparator
    opens = {Comparator.GT: (False, True), Comparator.GE: (False, True)}
    opens |= {Comparator.LT: (True, False), Comparator.LE: (True, False)}
    if (low is None, high is None) != opens.get(comparator, (False, False)):
        yield f"{low} to {high} does not go with {comparator}"
    if low is not None and high is not None and low > high:
        yield f"low {low} is above high {high}"
    if not _unit_fits(quantity):
        yield f"unit {quantity.unit!r} does not go with {quantity.type}"
    if quantity.period and quantity.type is not MentionType.SALARY:
        yield "only a SALARY has a period"
    if quantity.type is MentionType.SALARY and not quantity.period:
        yield "a SALARY has a period: year, month, week, day, hour or once, with ? where it is inherited"


def _unit_fits(quantity: Quantity) -> bool:
    match quantity.type:
        case MentionType.SALARY | MentionType.MONEY:
            return quantity.unit in _currencies()
        case MentionType.PERCENT:
            return quantity.unit in _PERCENT_UNITS
        case MentionType.RATIO:
            return quantity.unit in _RATIO_UNITS
        case MentionType.RANK:
            return quantity.unit == "rank"
    return quantity.unit in _counters()


@cache
def _currencies() -> frozenset[str]:
    return frozenset(row["code"] for row in read_table("currencies"))


@cache
def _counters() -> frozenset[str]:
    rows = (*read_table("zh/units"), *read_table("ja/units"))
    return _BEYOND_TABLES | {row["key"] for row in rows if row["kind"] == "count"} - _UNREAD


def _fact_errors(fact: FactLabel, text: str) -> Iterator[str]:
    metrics = (fact.metric, *fact.also.metric)
    unknown = [metric for metric in metrics if metric not in CORE_METRICS]
    if unknown:
        yield f"metric {', '.join(unknown) or 'missing'}: use a core metric, or metric=other; metric_text=the head noun"
    if (OTHER in metrics) != bool(fact.metric_text):
        yield "metric_text goes with metric=other, and only with it"
    for words in (fact.metric_text, fact.qualifier):
        if words and words not in text:
            yield f"{words!r} does not occur in the text"
    if fact.base and not fact.direction:
        yield "a base without a direction"
    begin, end = fact.time
    if begin and end and begin > end:
        yield "its time ends before it begins"
    if fact.role and fact.direction:
        yield "a value with a role has no direction"
    if Field.SUBJECT in fact.inferred and not fact.subject:
        yield "no subject, but it is said to be inherited"
    if fact.modality is Modality.REPORTED and Field.TIME in fact.inferred and fact.time == (None, None):
        yield "no time, but it is said to be inherited"
