"""Which statistic a value is: 平均, 中央値, 最低, 合计, 起薪, 一般的."""

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.vocabulary import MentionType, Stat

# Between a statistic and its quantity: 平均で約40万元, 最低は 40万元, 平均月薪超过6.7万元.
_NEAR = 10
# 50万元が一般的, 40万元が相場
_AFTER = frozenset({"が最も", "が最も高く", "は", "の", "と", "も", "是", "的", "较为", "比较", "左右"})
_PREDICATES = frozenset({Stat.TYPICAL, Stat.MEAN, Stat.MEDIAN, Stat.MIN, Stat.MAX})


def find_stat(scene: Scene, place: Place, metric: Metric | None) -> Pick[Stat] | None:
    """Return the statistic named by the metric term itself, before the metric or the quantity, or after it."""
    if place.quantity.type is MentionType.RANK:
        return None
    inside = _in_term(scene, metric)
    begin = scene.before(place)
    hit = _before(scene, place, metric, begin) or inside or _after(scene, place)
    if hit is None:
        return None
    return Pick(Stat(hit.key), "stat.term", (scene.cue(hit.start, hit.end, "stat"),))


def _in_term(scene: Scene, metric: Metric | None) -> Hit | None:
    if metric is None or metric.term is None or metric.key == "minimum_wage":
        return None
    hits = scene.find(Category.STAT, metric.term.start, metric.term.end)
    return next((hit for hit in hits if hit.key != Stat.TOTAL), None)


def _before(scene: Scene, place: Place, metric: Metric | None, begin: int) -> Hit | None:
    """Return the last statistic that touches the metric's term or stands close before the quantity."""
    term = metric.term if metric else None
    for hit in reversed(scene.find(Category.STAT, begin, place.quantity.start)):
        if term is not None and hit.start < term.end and term.start < hit.end:
            continue
        touches = term is not None and len(scene.gap(hit.end, term.start)) <= 1 and hit.end <= term.start
        close = place.quantity.start - hit.end <= 2
        after_term = term is not None and term.end <= hit.start and place.quantity.start - hit.end <= _NEAR
        if touches or close or after_term:
            return hit
    return None


def _after(scene: Scene, place: Place) -> Hit | None:
    end = scene.after(place)
    for hit in scene.find(Category.STAT, place.quantity.end, end):
        gap = scene.gap(place.quantity.end, hit.start)
        if hit.key in _PREDICATES and (gap in _AFTER or gap.endswith("が")):
            return hit
    return None
