"""How the text commits to a value: reported, forecast, or hypothetical."""

import re

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Pick, Scene, Spot
from pipeline.quantities.model import Cue, DateSpan
from pipeline.vocabulary import Modality

# A forecast at the end of a sentence reaches back over clauses that end in a noun or amount, having no predicate.
_PREDICATE_JA = re.compile(r"[ぁ-ゖ]\s*$")
_CONDITION_ZH = re.compile(r"[。;!?]")


def find_modality(scene: Scene, spot: Spot, time: Pick[DateSpan] | None) -> Pick[Modality] | None:
    """Return forecast or hypothetical with its cue; None means reported.

    Chinese cues reach from the word to the end of the sentence. Japanese predicates reach back from the end of their
    clause over the clauses that continue into it. A time after the document's date is a forecast.
    """
    cues = [hit for hit in (*_forward(scene, spot), *_back(scene, spot)) if hit.key != Modality.REPORTED]
    if cues:
        order = (Modality.HYPOTHETICAL, Modality.FORECAST)
        hit = min(cues, key=lambda hit: (order.index(Modality(hit.key)), hit.start))
        return Pick(Modality(hit.key), "modality.term", (scene.cue(hit.start, hit.end, "modality"),))
    return _future(scene, time)


def _forward(scene: Scene, spot: Spot) -> list[Hit]:
    """Return cues before the quantity whose scope is still open there."""
    found = []
    for hit in scene.find(Category.MODALITY, spot.start, spot.first):
        scope = hit.get("scope")[0]
        near = hit.start >= spot.clause.start
        stopped = _CONDITION_ZH.search(scene.plain, hit.end, spot.first)
        same_depth = near or not _closed_since(scene, hit, spot)
        if scope == "clause" or (scope == "forward" and not stopped and same_depth):
            found.append(hit)
    return found


def _closed_since(scene: Scene, hit: Hit, spot: Spot) -> bool:
    """Whether the cue stands in a bracket or quotation that has closed before the quantity."""
    clause = scene.clauses.at(hit.start)
    return clause is not None and clause.depth > spot.clause.depth


def _back(scene: Scene, spot: Spot) -> list[Hit]:
    if spot.base != "ja":
        return []
    end = _reach(scene, spot)
    hits = scene.find(Category.MODALITY, spot.last, end)
    return [hit for hit in hits if hit.get("scope")[0] in {"back", "clause"}]


def _reach(scene: Scene, spot: Spot) -> int:
    """Return the end of the first clause with a predicate from the quantity's own on."""
    end = spot.clause.end
    for clause in scene.clauses.within(spot.clause.start, spot.end):
        if clause.end <= spot.last or clause.depth != spot.clause.depth:
            continue
        end = clause.end
        if _PREDICATE_JA.search(scene.plain[max(clause.start, end - 2) : end]):
            break
    return end


def _future(scene: Scene, time: Pick[DateSpan] | None) -> Pick[Modality] | None:
    if time is None or scene.date is None or time.value.time_from is None or time.value.time_from <= scene.date:
        return None
    span = time.value
    return Pick(Modality.FORECAST, "modality.future", (Cue(span.start, span.end, span.surface, "modality"),))
