"""Compares the annotation of documents with gold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.evaluate.facts import score_facts, score_relations
from pipeline.evaluate.mentions import score_dates, score_entities, score_names
from pipeline.evaluate.quantities import score_quantities
from pipeline.evaluate.score import Score
from pipeline.evaluate.spans import outside
from pipeline.gold.model import Annotation, GoldDocument, Layer


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold document and the score of what was predicted for it."""

    document: GoldDocument
    score: Score


# How documents are grouped in a report; every document is in one group of each.
GROUPINGS: Mapping[str, Callable[[GoldDocument], str]] = {
    "language": lambda document: document.lang.base,
    "script": lambda document: document.lang.value,
    "genre": lambda document: document.genre,
    "style": lambda document: f"{document.lang.base} {document.style.value}",
}


def judge(document: GoldDocument, predicted: Annotation) -> Judged:
    """Return the score of what was predicted for a document, for the layers that its gold has."""
    gold, score = document.annotation, Score()
    predicted = outside(predicted, gold.ignore)
    if Layer.NAMES in document.layers:
        score_names(document.id, gold, predicted, score)
        score_dates(document.id, gold, predicted, score)
        score_entities(gold, predicted, score)
    if Layer.QUANTITIES in document.layers:
        score_quantities(document.id, gold, predicted, score)
    if Layer.FACTS in document.layers:
        score_facts(document.id, gold, predicted, score)
        score_relations(document.id, gold, predicted, score)
    return Judged(document, score)


def total(judged: Iterable[Judged]) -> Score:
    """Return the score of all documents together."""
    return Score.total(each.score for each in judged)


def grouped(judged: Iterable[Judged], grouping: str) -> dict[str, Score]:
    """Return the score of each group of documents, by the group's name."""
    groups: dict[str, list[Judged]] = {}
    for each in judged:
        groups.setdefault(GROUPINGS[grouping](each.document), []).append(each)
    return {name: total(groups[name]) for name in sorted(groups)}
