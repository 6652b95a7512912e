"""Fields of a fact as the trained reader sees them, with the words of the text that bear them out."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.metrics import takes
from pipeline.facts.model import Argument
from pipeline.facts.reader import View
from pipeline.vocabulary import AGENTS, OTHER

T = TypeVar("T")

_MARKS = " 、。,，「」『』“”\"'（）()"
_SAME = 0.5  # of what a phrase and a name cover together, for them to be the same


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value the reader points at, where it stands, and how probable it is."""

    value: T
    start: int
    end: int
    probability: float


def read_metric(scene: Scene, place: Place, view: View) -> tuple[Pick[Metric], float] | None:
    """Return the likeliest metric that takes the quantity, and how probable it is.

    None where it is beyond the vocabulary and no words name it.
    """
    key, certainty = next(((key, sure) for key, sure in view.metrics if takes(key, place.quantity)), (OTHER, 0.0))
    if key != OTHER:
        return Pick(Metric(key), "read.metric"), certainty
    noun = _pointed(view, "metric_text", lambda start, end: _phrase(scene, start, end))
    if noun is None:
        return None
    cue = scene.cue(noun.start, noun.end, "metric")
    return Pick(Metric(OTHER, cue.text, noun=noun.start), "read.noun", (cue,)), certainty * noun.probability


def read_subject(scene: Scene, place: Place, view: View) -> tuple[Pick[Argument], float] | None:
    """Return whose the value is and how probable that is: a name, or a phrase; None where the reader points nowhere."""
    found = _pointed(view, "subject", lambda start, end: _party(scene, start, end))
    if found is None:
        return None
    party = replace(found.value, text=scene.text[found.start : found.end], start=found.start, end=found.end)
    inherited = not place.sentence.start <= found.start < place.sentence.end
    return scene.pick(party, "read.subject", "subject", inherited=inherited), found.probability


# What stands at a stretch: what makes it the same as another one, its value, and where it stands itself.
_Thing = tuple[object, T, int, int]


def _pointed(view: View, field: str, thing: Callable[[int, int], _Thing[T] | None]) -> Read[T] | None:
    """Return the thing that a field's stretches make likeliest together; None where nowhere is likelier.

    The reader may point at any mention of a name; of those of the best the likeliest is returned.
    """
    totals: defaultdict[object, float] = defaultdict(float)
    best: dict[object, Read[T]] = {}
    for span in view.spans[field]:
        found = thing(span.start, span.end)
        if found is not None:
            key, value, start, end = found
            totals[key] += span.probability
            best.setdefault(key, Read(value, start, end, span.probability))
    if not totals:
        return None
    key = max(totals, key=lambda each: totals[each])
    return replace(best[key], probability=totals[key]) if totals[key] > view.nowhere[field] else None


def _phrase(scene: Scene, start: int, end: int) -> _Thing[str] | None:
    """Return a stretch without the marks and blanks at its ends; None where nothing is left."""
    text = scene.text[start:end]
    first = start + len(text) - len(text.lstrip(_MARKS))
    last = end - (len(text) - len(text.rstrip(_MARKS)))
    return (scene.text[first:last], scene.text[first:last], first, last) if first < last else None


def _party(scene: Scene, start: int, end: int) -> _Thing[Argument] | None:
    """Return the name that covers a stretch, or most of both; else the phrase."""
    for name in scene.names.touching(start, end):
        shared = min(end, name.end) - max(start, name.start)
        whole = max(end, name.end) - min(start, name.start)
        if name.type in AGENTS and (shared == end - start or shared >= _SAME * whole):
            return name.entity_id or name.surface, Argument.of(name), name.start, name.end
    phrase = _phrase(scene, start, end)
    if phrase is None:
        return None
    key, text, first, last = phrase
    return key, Argument(text=text, start=first, end=last), first, last
