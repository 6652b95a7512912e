"""The noun phrase of a clause that a value belongs to: 算法岗位 in 算法岗位的月薪, 文职类 in 而文职类只有0.62."""

import re

from pipeline.facts.ground.lexicon import Category
from pipeline.facts.ground.phrases import is_measure, noun_phrase_before, phrase_argument
from pipeline.facts.ground.scene import Pick, Scene
from pipeline.facts.model import Argument
from pipeline.facts.populations import defines_population
from pipeline.facts.subjects.case import Case
from pipeline.vocabulary import MentionType, Modality

_PREDICATE_ZH = re.compile(
    r"由|从|自|为|是|达|有|约|近|仅|只|升|降|增|跌|涨|突破|超|逾|录得|报|则|已|也|还|将|可|仍|分别|在|以|均|一度|维持|首次|较|比|同比|环比"
)
# What a Japanese topic is marked with; a condition or a place is one too: 博士の場合、業界では.
_TOPIC_JA = re.compile(r"(?<=[一-鿿々ァ-ヶーA-Za-z0-9)」の ])(?:の場合(?:は|には|、|,|$)|として|には|では|でも|は|が)")
_OPENING_JA = re.compile(r"\s*[一-鿿々ァ-ヶーA-Za-z0-9・「」 ]{2,20}(は|も)(?=[^、。]{2,})")
_SUPERLATIVE = re.compile(r"(?:最|第一|居首)[^,;。]{0,8}[是为]([一-鿿A-Za-z]{2,12}),\Z")
_EDGE = " 、,"

_TITLED, _TOPICAL = "subject.titled", "subject.topic"
# Rules of phrases that own their value whatever firm is around: a title in quotation marks is a product or project,
# and a clause that takes its metric from another one begins with its own subject.
OWNING = frozenset({_TITLED, _TOPICAL})


def own_phrase(case: Case) -> Pick[Argument] | None:
    """Return the noun phrase that owns the value; None where there is none, or it names a measure or holds a name."""
    scene = case.scene
    own = _of_clause(case) if case.has_metric_elsewhere or _is_nameless(case) else None
    own = own or _own_topic_ja(case)
    found = own or (_before_metric_zh(case) if case.place.base == "zh" else _before_metric_ja(case))
    if found is None or scene.names.overlaps(found.start, found.end):
        return None
    if not case.metric.is_thing and is_measure(scene.plain[found.start : found.end], case.place.base):
        return None
    if case.term is not None and case.term.start <= found.start < case.term.end:
        return None
    if scene.plain[found.end : found.end + 1] in {"」", "』"}:
        return case.pick(found, _TITLED)
    if _is_firms(case, found):
        return case.pick(found, _TOPICAL)
    is_topic = own is not None and (case.place.base == "ja" or case.has_metric_elsewhere)
    return case.pick(found, _TOPICAL if is_topic else "subject.phrase")


def _is_firms(case: Case, found: Argument) -> bool:
    """Whether a phrase means other firms, which hold what a firm holds: 中国厂商 in 中国厂商份额."""
    hits = case.scene.find(Category.POPULATION, found.start, found.end)
    return bool(hits) and hits[-1].end == found.end and "companies" in hits[-1].get("own")


def _own_topic_ja(case: Case) -> Argument | None:
    """Return the topic that begins the quantity's own clause, before another phrase: 湖池屋は同じ期間の純利益が."""
    if case.place.base != "ja" or case.has_metric_elsewhere or case.metric.is_thing:
        return None
    match = _OPENING_JA.match(case.scene.plain, case.start, case.end)
    return noun_phrase_before(case.scene, match.start(1), case.start) if match else None


def _is_nameless(case: Case) -> bool:
    """Whether no term before the quantity names its metric: the clause is subject, predicate, quantity."""
    return case.place.base == "zh" and (case.term is None or case.term.start >= case.place.last)


def _of_clause(case: Case) -> Argument | None:
    """Return the phrase that begins a clause whose metric stands in an earlier one: 而文职类只有0.62."""
    scene, place = case.scene, case.place
    start, end = max(scene.before(place), case.floor), place.quantity.start
    if place.base == "ja":
        return _topic_phrase(scene, start, end)
    if not scene.gap(start, end).strip(",约近为"):
        return _after_copula(case, start)
    start = scene.dates.last_end(start, end)
    match = _PREDICATE_ZH.search(scene.plain, start + 2, end)
    return phrase_argument(scene, start, match.start()) if match else None


def _after_copula(case: Case, start: int) -> Argument | None:
    """Return the noun that the clause before ends in after 最…是: 平均月薪最高的仍是上海，3.46万元."""
    scene = case.scene
    match = _SUPERLATIVE.search(scene.plain, case.floor, start)
    return phrase_argument(scene, match.start(1), match.end(1)) if match else None


def _before_metric_zh(case: Case) -> Argument | None:
    """Return the noun phrase between the clause's start, or its last date, and the metric."""
    scene, term = case.scene, case.term
    if term is not None and term.start > case.end:
        return None
    start = case.start
    for spans in (scene.dates, scene.hits[Category.BASE]):
        start = spans.last_end(start, case.end)
    cues = [hit for hit in scene.find(Category.MODALITY, start, case.end) if hit.key != Modality.REPORTED]
    start = cues[-1].end if cues else start
    clause = scene.clauses.at(case.end - 1)
    start = max(start, clause.start) if clause else start
    start = _after_amount(scene, start, case.end)
    stats = scene.find(Category.STAT, start, case.end)
    end = stats[0].start if stats and stats[0].end >= case.end - 1 else case.end
    return phrase_argument(scene, start, end)


def _after_amount(scene: Scene, start: int, end: int) -> int:
    """Return where a phrase begins after the amounts before it; one that is part of it stays: 全国38个核心城市."""
    amounts = scene.quantities.within(start, end)
    if not amounts:
        return start
    last, place = amounts[-1], scene.place(amounts[-1])
    if place and defines_population(scene, place):
        return last.start
    counts = last.type is MentionType.COUNT and len(amounts) == 1
    return start if counts and not scene.find(Category.METRIC, start, last.start) else last.end


def _before_metric_ja(case: Case) -> Argument | None:
    """Return the noun phrase that owns the metric by の, else the topic before it in its clause or the one before."""
    scene, end = case.scene, case.end
    stats = scene.find(Category.STAT, case.start, end)
    while stats and len(scene.gap(stats[-1].end, end)) <= 1:
        end, stats = stats[-1].start, stats[:-1]
    owned = scene.plain[case.start : end].rstrip(_EDGE).endswith("の")
    if case.metric.is_thing:
        return noun_phrase_before(scene, end, case.start)
    if owned and (owner := noun_phrase_before(scene, end, case.start)):
        return owner
    return _topic_phrase(scene, case.start, end) or _earlier_topic(case)


def _earlier_topic(case: Case) -> Argument | None:
    """Return the topic of the clause before: 博士課程の学生の場合、卒業給与は, AI職は増加し、年収は."""
    scene, place = case.scene, case.place
    clause = scene.clauses.at(place.clause.start - 2) if place.clause.start - 2 >= case.floor else None
    if clause is None or clause.depth != place.clause.depth or scene.quantities.overlaps(place.clause.start, case.end):
        return None
    return _topic_phrase(scene, max(clause.start, case.floor), clause.end)


def _topic_phrase(scene: Scene, start: int, end: int) -> Argument | None:
    """Return the phrase before the last mark of a topic in the stretch."""
    for match in reversed(list(_TOPIC_JA.finditer(scene.plain[start:end]))):
        return noun_phrase_before(scene, start + match.start(), start)
    return None
