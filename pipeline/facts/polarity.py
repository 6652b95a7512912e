"""Whether the text denies a row; a negation that only bounds the value (200人もいない) affirms it."""

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.vocabulary import Polarity

_NEAR_ZH = 8


def find_polarity(scene: Scene, place: Place) -> Pick[Polarity] | None:
    """Return negated with its cue; None means affirmed."""
    hits = _before(scene, place) if place.base == "zh" else _after(scene, place)
    if any(hit.key == "none" for hit in hits):
        return None
    for hit in hits:
        if not _absorbed(place, hit):
            return Pick(Polarity.NEGATED, "polarity.term", (scene.cue(hit.start, hit.end, "polarity"),))
    return None


def _before(scene: Scene, place: Place) -> list[Hit]:
    """Return Chinese negations that govern the quantity: close before it, in its own stretch."""
    hits = scene.find(Category.NEGATION, scene.before(place), place.quantity.start)
    return [hit for hit in hits if hit.key == "none" or len(scene.gap(hit.end, place.quantity.start)) <= _NEAR_ZH]


def _after(scene: Scene, place: Place) -> list[Hit]:
    """Return Japanese negations at the end of the quantity's clause."""
    hits = scene.find(Category.NEGATION, place.quantity.end, scene.after(place))
    at_end = [hit for hit in hits if len(scene.gap(hit.end, place.clause.end).strip("。」のですがと")) <= 2]
    return [hit for hit in hits if hit.key == "none"] or at_end


def _absorbed(place: Place, hit: Hit) -> bool:
    cues = place.quantity.cues
    return any(cue.field == "comparator" and cue.start < hit.end and hit.start < cue.end for cue in cues)
