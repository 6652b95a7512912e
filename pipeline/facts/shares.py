"""Shares of a group that is named but not measured: 人材の90%, 六成受访者, 賃上げした企業は76.9%."""

from pipeline.facts.ground.lexicon import Category
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.vocabulary import Direction, MentionType

_REACH = 12
_RELATIVE_REACH = 30
_LINKS = {"zh": {"", "的"}, "ja": {"の"}}


def is_share(place: Place, direction: Direction | None) -> bool:
    """Whether a quantity can be a share: a percentage that is neither points nor the size of a change."""
    quantity = place.quantity
    return quantity.type is MentionType.PERCENT and quantity.unit == "percent" and direction is None


def share_of_group(scene: Scene, place: Place, direction: Direction | None) -> Pick[Metric] | None:
    """Return ``share`` for a part of a group: 六成受访者, 3割の企業, 賃上げした企業は76.9%."""
    quantity = place.quantity
    if not is_share(place, direction):
        return None
    after = scene.find(Category.POPULATION, quantity.end, min(quantity.end + _REACH, place.clause.end))
    if after and scene.gap(quantity.end, after[0].start) in _LINKS[place.base]:
        cue = scene.cue(after[0].start, after[0].end, "metric")
        owner = Argument(text=cue.text, start=cue.start, end=cue.end)
        return Pick(Metric("share", owner=owner, closed=True), "metric.share_of", (cue,))
    begin = max(place.clause.start, quantity.start - _RELATIVE_REACH)
    for hit in scene.find(Category.POPULATION, begin, quantity.start)[-1:]:
        relative = place.base == "ja" and scene.plain[hit.start - 1 : hit.start] in {"た", "る", "い"}
        if relative and scene.gap(hit.end, quantity.start) in {"は", "が", "は約", "は全体の"}:
            return Pick(Metric("share", closed=True), "metric.share_of", (scene.cue(hit.start, hit.end, "metric"),))
    return None


def share_before(scene: Scene, place: Place, direction: Direction | None) -> Pick[Metric] | None:
    """Return ``share`` for a percentage of what stands right before it: 人材の90%, 人才90%."""
    quantity = place.quantity
    if not is_share(place, direction):
        return None
    begin = place.clause.start
    lead = scene.plain[begin : quantity.start].rstrip()
    end = begin + len(lead)
    if place.base == "ja" and lead.endswith("の"):
        return Pick(Metric("share"), "metric.share", (scene.cue(end - 1, end, "metric"),))
    things = scene.find(Category.METRIC, begin, quantity.start)
    thing = next((hit for hit in reversed(things) if "thing" in hit.get("shape")), None)
    if thing is None or scene.gap(thing.end, quantity.start) not in {"", "的", "中"}:
        return None
    return Pick(Metric("share"), "metric.share", (scene.cue(thing.start, end, "metric"),))
