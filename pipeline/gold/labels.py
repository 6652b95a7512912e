"""Facts and relations as lines of marked text.

::

    #1 subject=トヨタ; metric=revenue; direction=up; base=yoy; time=2026-01-01..2026-03-31; speaker=none
    holds_role subject=佐藤恒治; object=トヨタ; title=社長; former=yes

A field without a value is left out. Answers that are as right are separated by `` / ``, the best first; ``none`` is an
empty one. Where a spelling stands for two entities, ``王@wang-li`` says which.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pipeline.errors import GoldError
from pipeline.gold.evidence import sentences_around, sentences_of_names
from pipeline.gold.intervals import parse_interval, render_interval
from pipeline.gold.model import CODED, NO_TIME, Also, Annotation, FactLabel, Name, Party, RelationLabel
from pipeline.quantities.model import Quantity
from pipeline.text import Layout, analyse
from pipeline.vocabulary import Field, Lang, Modality, Polarity, RelationKind

_Answer = TypeVar("_Answer")

_NONE = "none"
_OR = " / "
_FACT_FIELDS = (
    "subject",
    "metric",
    "metric_text",
    "stat",
    "qualifier",
    "direction",
    "base",
    "role",
    "time",
    "speaker",
    "modality",
    "polarity",
    "inferred",
)
_RELATION_FIELDS = ("subject", "object", "title", "former")


class _Parties:
    """Finds the entity that a spelling names."""

    def __init__(self, text: str, names: Iterable[Name]) -> None:
        self._text = text
        self._entities: dict[str, dict[str, None]] = {}
        for name in names:
            if name.entity:
                self._entities.setdefault(name.surface, {})[name.entity] = None

    def read(self, word: str) -> Party | None:
        """Return the participant that `word` writes."""
        text, _, given = word.partition("@")
        if word == _NONE:
            return None
        entities = list(self._entities.get(text, {}))
        if given and given not in entities:
            message = f"{word!r}: no mention {text!r} has the entity {given!r}"
            raise GoldError(message)
        if not given and len(entities) > 1:
            message = f"{text!r} names {' and '.join(entities)}; write {text}@{entities[0]} or {text}@{entities[1]}"
            raise GoldError(message)
        if text not in self._text:
            message = f"{text!r} does not occur in the text; write a subject, object or speaker as the text does"
            raise GoldError(message)
        return Party(text=text, entity=given or "".join(entities))

    def write(self, party: Party | None) -> str:
        """Return the word for a participant."""
        if party is None:
            return _NONE
        several = len(self._entities.get(party.text, {})) > 1
        return f"{party.text}@{party.entity}" if several else party.text


def parse_facts(  # noqa: PLR0913  (the lines, where they stand, and what they refer to)
    lines: Sequence[str],
    *,
    first_line: int,
    text: str,
    lang: Lang,
    names: Sequence[Name],
    labels: Mapping[str, Quantity],
) -> tuple[tuple[FactLabel, ...], tuple[RelationLabel, ...]]:
    """Return the facts and relations that lines below the text state, in the order of the text.

    labels: leads from the label of a quantity to it. Raises GoldError, with the line and what to write instead.
    """
    parties, layout = _Parties(text, names), analyse(text, lang=lang)
    facts: list[FactLabel] = []
    relations: list[RelationLabel] = []
    used: set[str] = set()
    for number, line in enumerate(lines, first_line):
        head, _, rest = line.strip().partition(" ")
        if not head:
            continue
        try:
            if head.startswith("#"):
                facts.append(_fact(_fields(rest, _FACT_FIELDS), _quantity(labels, head), parties, layout))
                used.add(head)
            else:
                relations.append(_relation(head, _fields(rest, _RELATION_FIELDS), parties, layout, names))
        except (GoldError, ValueError) as error:
            message = f"line {number}: {line.strip()!r}: {error}"
            raise GoldError(message) from error
    unused = [label for label in labels if label not in used]
    if unused:
        message = f"no fact has the label {', '.join(unused)}; write its line, or take the label from the tag"
        raise GoldError(message)
    facts.sort(key=lambda fact: fact.quantity_start)
    relations.sort(key=lambda relation: relation.evidence_start)
    return tuple(facts), tuple(relations)


def render_facts(annotation: Annotation, labels: Mapping[int, str], text: str) -> list[str]:
    """Return the lines that `parse_facts` reads; `labels` leads from a quantity's start to its label."""
    parties = _Parties(text, annotation.names)
    lines = [f"{labels[fact.quantity_start]} {_render_fact(fact, parties)}" for fact in annotation.facts]
    return lines + [f"{relation.kind} {_render_relation(relation, parties)}" for relation in annotation.relations]


def _quantity(labels: Mapping[str, Quantity], label: str) -> Quantity:
    if label not in labels:
        message = f"no quantity has the label {label}; write it in a tag, [5万元|money 50000 CNY {label}]"
        raise GoldError(message)
    return labels[label]


def _fields(source: str, allowed: Sequence[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in source.split(";"))):
        key, equals, value = part.partition("=")
        key = key.strip()
        if not equals or key not in allowed or key in fields:
            message = f"{part!r}: write KEY=VALUE; ..., each KEY once and one of {', '.join(allowed)}"
            raise GoldError(message)
        fields[key] = value.strip()
    return fields


def _answers(source: str | None, read: Callable[[str], _Answer], empty: _Answer) -> tuple[_Answer, tuple[_Answer, ...]]:
    """Return the best answer and those that are as right."""
    if not source:
        return empty, ()
    first, *others = (read(word.strip()) for word in source.split(_OR))
    return first, tuple(others)


def _text(word: str) -> str:
    return "" if word == _NONE else word


def _fact(fields: dict[str, str], quantity: Quantity, parties: _Parties, layout: Layout) -> FactLabel:
    subject, subjects = _answers(fields.get("subject"), parties.read, None)
    speaker, speakers = _answers(fields.get("speaker"), parties.read, None)
    metric, metrics = _answers(fields.get("metric"), _text, "")
    metric_text, metric_texts = _answers(fields.get("metric_text"), _text, "")
    time, times = _answers(fields.get("time"), parse_interval, NO_TIME)
    codes: dict[str, Any] = {key: CODED[key](value) for key, value in fields.items() if key in CODED and value != _NONE}
    start, end = sentences_around(layout, quantity.start, quantity.end)
    return FactLabel(
        quantity_start=quantity.start,
        quantity_end=quantity.end,
        subject=subject,
        metric=metric,
        metric_text=metric_text,
        qualifier=_text(fields.get("qualifier", "")),
        time=time,
        speaker=speaker,
        inferred=tuple(Field(word.strip()) for word in fields.get("inferred", "").split(",") if word.strip()),
        evidence_start=start,
        evidence_end=end,
        also=Also(subject=subjects, speaker=speakers, metric=metrics, metric_text=metric_texts, time=times),
        **codes,
    )


def _relation(
    kind: str, fields: dict[str, str], parties: _Parties, layout: Layout, names: Sequence[Name]
) -> RelationLabel:
    if kind not in list(RelationKind):
        message = f"{kind!r} is neither a label such as #1 nor one of {', '.join(RelationKind)}"
        raise GoldError(message)
    subject, target = (parties.read(fields.get(key, _NONE)) for key in ("subject", "object"))
    if subject is None or target is None or not (subject.entity and target.entity):
        message = "a relation has a subject and an object, both tagged as names in the text"
        raise GoldError(message)
    title = fields.get("title", "")
    if (kind == RelationKind.HOLDS_ROLE) != bool(title):
        message = "holds_role has a title, no other relation has"
        raise GoldError(message)
    start, end = sentences_of_names(layout, names, subject.entity, target.entity, title)
    return RelationLabel(
        kind=RelationKind(kind),
        subject=subject,
        object=target,
        title=title,
        former=fields.get("former") == "yes",
        evidence_start=start,
        evidence_end=end,
    )


def _render_fact(fact: FactLabel, parties: _Parties) -> str:
    also = fact.also
    fields: dict[str, list[str]] = {
        "subject": [parties.write(party) for party in (fact.subject, *also.subject)],
        "metric": [fact.metric, *also.metric],
        "metric_text": [fact.metric_text or _NONE, *also.metric_text],
        "qualifier": [fact.qualifier or _NONE],
        "time": [render_interval(interval) for interval in (fact.time, *also.time)],
        "speaker": [parties.write(party) for party in (fact.speaker, *also.speaker)],
        "inferred": [",".join(fact.inferred) or _NONE],
    }
    fields |= {key: [getattr(fact, key) or _NONE] for key in CODED}
    usual = {"modality": Modality.REPORTED.value, "polarity": Polarity.AFFIRMED.value}
    return "; ".join(f"{key}={_OR.join(fields[key])}" for key in _FACT_FIELDS if fields[key] != [usual.get(key, _NONE)])


def _render_relation(relation: RelationLabel, parties: _Parties) -> str:
    fields = {
        "subject": parties.write(relation.subject),
        "object": parties.write(relation.object),
        "title": relation.title,
        "former": "yes" * relation.former,
    }
    return "; ".join(f"{key}={value}" for key, value in fields.items() if value)
