"""Fields of a fact as the trained reader sees them, with the words of the text that bear them out."""

from typing import TypeVar

from pipeline.facts.changes import Change
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.facts.reader import Span, View
from pipeline.names.model import Mention
from pipeline.quantities.model import DateSpan
from pipeline.vocabulary import AGENTS, OTHER, Base, Direction, Modality, Polarity, Role, Stat

T = TypeVar("T")

READ = "read"  # beginning of the rules of what the reader decided
_MARKS = " 、。,，「」『』“”\"'（）()"
_SAME = 0.5  # of what a phrase and a name cover together, for them to be the same


def read_metric(scene: Scene, view: View) -> Pick[Metric] | None:
    """Return the metric; None where it is beyond the vocabulary and no words name it."""
    if view.metric != OTHER:
        return Pick(Metric(view.metric), "read.metric")
    span = _trimmed(scene, view.spans["metric_text"])
    if span is None:
        return None
    start, end = span
    cue = scene.cue(start, end, "metric")
    return Pick(Metric(OTHER, cue.text, noun=start), "read.noun", (cue,))


def read_change(view: View) -> Change:
    """Return direction and base, or role."""
    return Change(
        direction=_code(view, "direction", Direction),
        base=_code(view, "base", Base),
        role=_code(view, "role", Role),
    )


def read_stat(view: View) -> Pick[Stat] | None:
    """Return the statistic."""
    return _code(view, "stat", Stat)


def read_modality(view: View) -> Pick[Modality] | None:
    """Return the modality."""
    return _code(view, "modality", Modality)


def read_polarity(view: View) -> Pick[Polarity] | None:
    """Return the polarity."""
    return _code(view, "polarity", Polarity)


def _code(view: View, field: str, kind: type[T]) -> Pick[T] | None:
    value, _ = view.codes[field]
    return Pick(value, f"read.{field}") if isinstance(value, kind) else None


def read_party(scene: Scene, place: Place, view: View, field: str) -> Pick[Argument] | None:
    """Return whom a field points at: the name that stands there, else the phrase; None where it points nowhere."""
    span = _trimmed(scene, view.spans[field])
    if span is None:
        return None
    start, end = span
    name = _name_at(scene, start, end)
    found = Argument.of(name) if name else Argument(text=scene.text[start:end], start=start, end=end)
    inherited = not place.sentence.start <= found.start < place.sentence.end
    return scene.pick(found, f"read.{field}", field, inherited=inherited)


def read_qualifier(scene: Scene, view: View) -> Pick[str] | None:
    """Return the words that narrow the subject or the metric."""
    span = _trimmed(scene, view.spans["qualifier"])
    if span is None:
        return None
    cue = scene.cue(*span, "qualifier")
    return Pick(cue.text, "read.qualifier", (cue,))


def read_time(scene: Scene, place: Place, view: View) -> Pick[DateSpan] | None:
    """Return the date that the reader points at."""
    span = view.spans["time"]
    date = scene.dates.at(span.start) or scene.dates.at(span.end - 1) if span else None
    if date is None:
        return None
    inherited = not place.sentence.start <= date.start < place.sentence.end
    return scene.pick(date, "read.time", "time", inherited=inherited)


def _name_at(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the name that covers the phrase, or most of both."""
    for name in scene.names.touching(start, end):
        shared = min(end, name.end) - max(start, name.start)
        whole = max(end, name.end) - min(start, name.start)
        if name.type in AGENTS and (shared == end - start or shared >= _SAME * whole):
            return name
    return None


def _trimmed(scene: Scene, span: Span | None) -> tuple[int, int] | None:
    """Return a stretch without the marks and blanks at its ends; None where nothing is left."""
    if span is None:
        return None
    text = scene.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip(_MARKS))
    end = span.end - (len(text) - len(text.rstrip(_MARKS)))
    return (start, end) if start < end else None
