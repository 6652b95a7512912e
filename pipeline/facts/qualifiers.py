"""What narrows the scope of a value: 修士卒 in A社の修士卒の年収, 大模型岗位 in 华为大模型岗位的月薪."""

import re

from pipeline.facts.ground.lexicon import Category
from pipeline.facts.ground.phrases import is_verbal
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument

_EDGE = " のは、,的"
_PLAIN = re.compile(r"[一-鿿々ァ-ヶーA-Za-z0-9&+\-の・的 ]{2,24}")
_VERBAL = re.compile(
    r"[はがをにでとへもやた]|です|"
    r"ます|年$|月$|同|比|增|减|減|达|是|为|将|了|在|和|及|与|公布|发布|预|表示|称|实现|公司|其|有|显示|数据|完成|获|獲|发|投资|招聘|季度|计划|計画|決算|業績|财报|宣布|"
    r"同社|当社|目前|当前|如今|此前|該|该|自社|也|还|的(?:总|年|月)|年度|期間|今|昨|前年"
)


def find_qualifier(scene: Scene, place: Place, metric: Metric | None, subject: Argument | None) -> Pick[str] | None:
    """Return the modifier between a named subject and the metric, when it reads as one noun phrase."""
    term = metric.term if metric else None
    if term is None or subject is None or not subject.type or not subject.end <= term.start <= place.quantity.start:
        return None
    start = max(place.start, subject.end)
    if scene.quantities.overlaps(start, term.start) or _measures(scene, start, term.start):
        return None
    for spans in (scene.dates, scene.hits[Category.BASE]):
        start = spans.last_end(start, term.start)
    end = term.start
    stats = scene.find(Category.STAT, start, end)
    if stats and len(scene.gap(stats[-1].end, end)) <= 1:
        end = stats[-1].start
    return _phrase(scene, start, end, place.base)


def _measures(scene: Scene, start: int, end: int) -> bool:
    """Whether another measure stands in the stretch; a thing counted may narrow one: 岗位 in 华为岗位月薪."""
    hits = scene.find(Category.METRIC, start, end)
    return any("thing" not in entry.fields["shape"] for hit in hits for entry in hit.entries)


def _phrase(scene: Scene, start: int, end: int, base: str) -> Pick[str] | None:
    text = scene.plain
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    phrase = text[start:end]
    if not _PLAIN.fullmatch(phrase) or _VERBAL.search(phrase) or scene.names.overlaps(start, end):
        return None
    if base == "zh" and is_verbal(phrase):
        return None
    return Pick(phrase, "qualifier.between", (scene.cue(start, end, "qualifier"),))
