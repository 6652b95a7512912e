"""Scores facts and relations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.evaluate.parties import Spellings, plain
from pipeline.evaluate.score import Error, Score
from pipeline.evaluate.spans import Pair
from pipeline.gold.model import CODED, Annotation, FactLabel, Interval, Party, RelationLabel
from pipeline.quantities.model import Quantity
from pipeline.vocabulary import OTHER

VALUE = ("value", "unit", "comparator", "period")
CORE = (*VALUE, "subject", "metric", "direction")
STRICT = (*CORE, "time", "modality", "polarity")
FIELDS = (*STRICT, "base", "role", "stat", "qualifier", "speaker")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A fact and its quantity; one whose quantity is no mention of its own has an empty one."""

    fact: FactLabel
    quantity: Quantity | None

    @property
    def start(self) -> int:
        """First code point of the quantity."""
        return self.fact.quantity_start

    @property
    def end(self) -> int:
        """Code point after the quantity."""
        return self.fact.quantity_end


def score_facts(document: str, gold: Annotation, predicted: Annotation, score: Score) -> None:
    """Add the measures of facts, aligned by the span of their quantity.

    ``facts.found``: one is stated there; ``facts.core`` and ``facts.strict``: all their fields right (annotation rules,
    section 4); ``fields.FIELD``: accuracy on aligned facts.
    """
    spellings = Spellings(gold)
    for pair in _aligned(gold, predicted, spellings):
        fields = _right_fields(*pair.both, spellings) if pair.both else {}
        core = all(fields.get(name) for name in CORE)
        pair.count(score.tallies["facts.found"], hit=True)
        pair.count(score.tallies["facts.core"], hit=core)
        pair.count(score.tallies["facts.strict"], hit=core and all(fields.get(name) for name in STRICT))
        if pair.predicted:
            score.rules[f"facts {pair.predicted.fact.rule}"].add(predicted=1, hits=core)
            if (confidence := pair.predicted.fact.confidence) is not None:
                tenth = min(int(confidence * 10), 9)
                score.rules[f"confidence .{tenth} to .{tenth + 1}"].add(predicted=1, hits=core)
        for name, is_right in fields.items():
            score.tallies[f"fields.{name}"].add(gold=1, predicted=1, hits=is_right)
        score.errors += _errors(document, pair, [name for name, is_right in fields.items() if not is_right])


def align_facts(gold: Annotation, predicted: Annotation) -> Iterator[tuple[FactLabel, FactLabel]]:
    """Yield the facts of both sides that share a quantity, in pairs."""
    for pair in _aligned(gold, predicted, Spellings(gold)):
        if pair.both:
            yield pair.both[0].fact, pair.both[1].fact


def _aligned(gold: Annotation, predicted: Annotation, spellings: Spellings) -> Iterator[Pair[_Stated]]:
    """Yield facts that share a quantity in pairs, those that agree most first, and the others alone."""
    sides = [_by_span(side) for side in (gold, predicted)]
    for span in sorted({*sides[0], *sides[1]}):
        left, right = (list(side.get(span, ())) for side in sides)
        while left and right:
            agreed = {
                (i, j): sum(_right_fields(left[i], right[j], spellings).values())
                for i in range(len(left))
                for j in range(len(right))
            }
            i, j = max(agreed, key=lambda ij: (agreed[ij], -ij[0], -ij[1]))
            yield Pair(left.pop(i), right.pop(j))
        yield from (Pair(stated, None) for stated in left)
        yield from (Pair(None, stated) for stated in right)


def _by_span(annotation: Annotation) -> dict[tuple[int, int], list[_Stated]]:
    quantities = {(quantity.start, quantity.end): quantity for quantity in annotation.quantities}
    found: dict[tuple[int, int], list[_Stated]] = {}
    for fact in annotation.facts:
        span = (fact.quantity_start, fact.quantity_end)
        found.setdefault(span, []).append(_Stated(fact, quantities.get(span)))
    return found


def _right_fields(right: _Stated, found: _Stated, spellings: Spellings) -> dict[str, bool]:
    gold, predicted = right.fact, found.fact
    return _right_value(right.quantity, found.quantity) | {
        "subject": spellings.any((gold.subject, *gold.also.subject), predicted.subject),
        "metric": _same_metric(gold, predicted),
        "time": predicted.time in {gold.time, *gold.also.time},
        "qualifier": plain(gold.qualifier) == plain(predicted.qualifier),
        "speaker": spellings.any((gold.speaker, *gold.also.speaker), predicted.speaker),
        **{name: getattr(gold, name) == getattr(predicted, name) for name in CODED},
    }


def _right_value(gold: Quantity | None, predicted: Quantity | None) -> dict[str, bool]:
    if gold is None or predicted is None:
        return dict.fromkeys(VALUE, False)
    return {
        "value": (gold.low, gold.high) == (predicted.low, predicted.high),
        "unit": gold.unit == predicted.unit,
        "comparator": gold.comparator == predicted.comparator,
        "period": gold.period == predicted.period,
    }


def _same_metric(gold: FactLabel, predicted: FactLabel) -> bool:
    if predicted.metric not in {gold.metric, *gold.also.metric}:
        return False
    texts = map(plain, (gold.metric_text, *gold.also.metric_text))
    return predicted.metric != OTHER or plain(predicted.metric_text) in texts


def _errors(document: str, pair: Pair[_Stated], wrong: Iterable[str]) -> Iterator[Error]:
    rule = pair.predicted.fact.rule if pair.predicted else ""
    if not pair.both:
        kind = "facts: missed" if pair.gold else "facts: none is stated"
        yield pair.error(document, kind, lambda stated: describe(stated.fact), rule=rule)
        return
    for name in wrong:
        if name in VALUE:  # an error of the quantity, listed there
            continue
        gold, predicted = (_field(stated.fact, name) for stated in pair.both)
        kind = f"facts: {name}: {_difference(gold, predicted)}"
        start, end = pair.span
        yield Error(document=document, kind=kind, start=start, end=end, gold=gold, predicted=predicted, rule=rule)


def _difference(gold: str, predicted: str) -> str:
    """Name the class of a wrong field."""
    if not predicted:
        return "missing"
    if not gold:
        return "given where there is none"
    if gold in predicted:
        return "too much"
    return "too little" if predicted in gold else "another"


def describe(fact: FactLabel) -> str:
    """Write subject, metric and direction of a fact for people."""
    return " ".join(filter(None, [_party(fact.subject) or "-", _metric(fact), fact.direction]))


def _field(fact: FactLabel, name: str) -> str:
    value: object = getattr(fact, name)
    if name == "metric":
        return _metric(fact)
    if name in {"subject", "speaker"}:
        return _party(fact.subject if name == "subject" else fact.speaker)
    return _interval(fact.time) if name == "time" else str(value or "")


def _metric(fact: FactLabel) -> str:
    return f"{OTHER} ({fact.metric_text})" if fact.metric == OTHER else fact.metric


def _party(party: Party | None) -> str:
    return party.text if party else ""


def _interval(interval: Interval) -> str:
    begin, end = interval
    return f"{begin or ''}..{end or ''}" if begin or end else ""


def score_relations(document: str, gold: Annotation, predicted: Annotation, score: Score) -> None:
    """Add the measures ``relations`` and ``relations.KIND``: kind, both entities, and title and former of a role.

    A relation that is stated several times counts once.
    """
    spellings = Spellings(gold)
    left = list(_distinct(gold.relations))
    pairs: list[tuple[RelationLabel | None, RelationLabel | None]] = []
    for found in _distinct(predicted.relations):
        match = next((each for each in left if _same_relation(each, found, spellings)), None)
        if match:
            left.remove(match)
        pairs.append((match, found))
    pairs += [(each, None) for each in left]
    for right, given in pairs:
        _count_relation(document, right, given, score)


def _distinct(relations: Iterable[RelationLabel]) -> Iterator[RelationLabel]:
    seen = set()
    for relation in relations:
        ends = [party and (party.entity or plain(party.text)) for party in (relation.subject, relation.object)]
        key = (relation.kind, *ends, plain(relation.title), relation.former)
        if key not in seen:
            seen.add(key)
            yield relation


def _same_relation(gold: RelationLabel, predicted: RelationLabel, spellings: Spellings) -> bool:
    return (
        gold.kind is predicted.kind
        and spellings.same(gold.subject, predicted.subject)
        and spellings.same(gold.object, predicted.object)
        and (plain(gold.title), gold.former) == (plain(predicted.title), predicted.former)
    )


def _count_relation(document: str, right: RelationLabel | None, found: RelationLabel | None, score: Score) -> None:
    relation = right or found
    if relation is None:
        return
    both = right is not None and found is not None
    for measure in ("relations", f"relations.{relation.kind}"):
        score.tallies[measure].add(gold=right is not None, predicted=found is not None, hits=both)
    if found:
        score.rules[f"relations {found.rule}"].add(predicted=1, hits=both)
    if not both:
        words = " ".join(filter(None, [relation.subject.text, relation.kind, _party(relation.object), relation.title]))
        score.errors.append(
            Error(
                document=document,
                kind=f"relations: {relation.kind} {'missed' if right else 'that is none'}",
                start=relation.evidence_start,
                end=relation.evidence_end,
                gold=words if right else "",
                predicted=words if found else "",
                rule=found.rule if found else "",
            )
        )
