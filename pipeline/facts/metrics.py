"""Which metric a quantity is a value of: the nearest fitting term of the vocabulary, else the head noun beside it."""

import re
from collections import defaultdict
from functools import cache

from pipeline.facts.ground.lexicon import Category, Entry, Hit
from pipeline.facts.ground.phrases import is_measure, is_verbal
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.shares import share_before, share_of_group
from pipeline.lang.tables import read_table, values
from pipeline.quantities.model import Quantity
from pipeline.vocabulary import OTHER, Direction, Lang, MentionType, Period

_BY_PERIOD = {
    Period.YEAR: "annual_salary",
    Period.MONTH: "monthly_salary",
    Period.DAY: "daily_wage",
    Period.HOUR: "hourly_wage",
    Period.ONCE: "bonus",
}
_BY_UNIT = {"years_old": "age", "age": "age", "months_pay": "bonus_months"}
_COUNTING = frozenset({MentionType.COUNT, MentionType.MONEY})
_RATES = frozenset({MentionType.PERCENT, MentionType.RATIO})

# What may stand between a quantity and a metric that follows it: 5億円の資金調達, 5亿元B轮融资, 200万以上の年収.
_LINK = re.compile(
    r"(以上|以下|以内|近く|近|余り|余|超|前後|程度|左右|规模|規模|レベル|相当)?(的|の|を|が)?(新たな|新|年度|[A-D]\+?轮|总|净)?"
)
# A measure that the value only includes or leaves out: 夜勤手当込みで, 定期昇給を含め.
_INCLUDED = re.compile(r"込み|抜き|を含|を除")
# What makes a term the beginning of another measure: 営業利益 in 営業利益率.
_GOES_ON = re.compile(r"率|比率|倍率")
# Pay that a law or a contract sets, whatever period word stands beside its amount: 最低賃金は時給1118円.
_SET_PAY = "minimum_wage"
_BASE_PAY = "基本工资"  # in Taiwan the legal minimum, on the mainland the fixed part of pay
_PERIOD_WORDS = frozenset({"monthly_salary", "hourly_wage", "daily_wage", "annual_salary"})
_BARE_CHANGE = re.compile(r"涨幅|跌幅|降幅|上昇率|下落率|騰落率|値上がり率")
_FAR = 12
_FARTHEST = 24
_PENALTY = 20
_ACT = 4
_PARTICLES = "のとはが"

# The noun a number counts, only where nothing else follows it (Chinese has no mark at its end) or a particle does.
_NOUN_AFTER = {
    "zh": re.compile(r"(?:以上|以下|左右|多)?的?([一-鿿A-Za-z]{2,8})$"),
    "ja": re.compile(
        r"(?:以上|以下|前後|程度|近く|超|余り)?の([一-鿿ァ-ヶーA-Za-z々]{2,16})(?=[はがをにでともへ、。の]|$)"
    ),
}
_NOUN_BEFORE = {
    "zh": re.compile(r"([一-鿿A-Za-z]{2,8}?)(?:分别|约为|达到|高达|仅为|只有|为|达|约|近)+$"),
    "ja": re.compile(r"([一-鿿ァ-ヶーA-Za-z々]{2,16})(?:は|が|も)(?:、)?(?:約|計|合計|わずか|およそ|最大)?$"),
}
_NOUN_REACH = 30

# More unknown characters than these before a quantity are too much to be the subject alone.
_REST = {"zh": 10, "ja": 14}
# What stands between the subject and a value whose metric is understood: 而文职类只有0.62, 全職業は1.19倍.
_LINKING = re.compile(r"(?:分别|只有|仅有|仅为|约为|达到|高达|为|达|约|近|是|有|则|也|在|は|が|も|で|に|約|、|,)+$")


def find_metric(
    scene: Scene, place: Place, direction: Direction | None, *, is_moving: bool = False
) -> Pick[Metric] | None:
    """Return the metric of a quantity, or None when neither a term, the unit nor a head noun tells.

    is_moving: whether the quantity is an end of a change.
    A rank's metric is ``rank``; what is ranked is its text. A unit that fits one metric only decides. Then the
    nearest fitting term of the clause, of the sentence before the clause, then the head noun.
    """
    quantity = place.quantity
    if quantity.type is MentionType.RANK:
        return _rank(scene, place)
    if (group := share_of_group(scene, place, direction)) is not None:
        return group
    pick = _in_clause(scene, place, direction)
    if pick is not None and pick.value.key in _PERIOD_WORDS:
        pick = _set_pay(scene, place) or pick
    if key := _BY_UNIT.get(quantity.unit):
        return pick if pick and pick.value.key == key else Pick(Metric(key), "metric.unit")
    pick = pick or _in_sentence(scene, place, direction)
    if pick is None and quantity.type is MentionType.SALARY and quantity.period in _BY_PERIOD:
        return Pick(Metric(_BY_PERIOD[quantity.period]), "metric.period")
    pick = pick or _bare_change(scene, place, direction) or share_before(scene, place, direction)
    pick = pick or _head_noun(scene, place)
    if pick is None and is_moving and quantity.unit == "people":
        return Pick(Metric("headcount"), "metric.unit")
    return pick


def _bare_change(scene: Scene, place: Place, direction: Direction | None) -> Pick[Metric] | None:
    """Return ``price_change`` for a rise or fall of nothing that is named: 平均涨幅8.6%, 上昇率は6%."""
    match = _BARE_CHANGE.search(scene.plain, scene.before(place), place.first)
    if direction is None or match is None or place.quantity.type is not MentionType.PERCENT:
        return None
    cue = scene.cue(match.start(), match.end(), "metric")
    return Pick(Metric("price_change", cue.text), "metric.change", (cue,))


def _set_pay(scene: Scene, place: Place) -> Pick[Metric] | None:
    """Return the minimum wage that the sentence speaks of before the word that only gives the period."""
    hits = scene.find(Category.METRIC, place.start, place.quantity.start)
    hit = next((hit for hit in reversed(hits) if hit.key == _SET_PAY), None)
    return _pick(scene, place, hit, hit.entries[0], "metric.set_pay") if hit else None


def _rank(scene: Scene, place: Place) -> Pick[Metric]:
    """Return ``rank`` with the metric that is ranked as its text, where the clause names one before the rank."""
    hits = scene.find(Category.METRIC, place.clause.start, place.quantity.start)
    hits = tuple(hit for hit in hits if "thing" not in hit.get("shape")) or hits
    if not hits:
        return Pick(Metric("rank"), "metric.rank")
    cue = scene.cue(hits[-1].start, hits[-1].end, "metric")
    return Pick(Metric("rank", cue.text, hits[-1]), "metric.rank", (cue,))


def _in_clause(scene: Scene, place: Place, direction: Direction | None) -> Pick[Metric] | None:
    quantity, clause = place.quantity, place.clause
    scored = []
    for hit in scene.find(Category.METRIC, clause.start, clause.end):
        entry = fitting(hit, place, direction)
        distance = _distance(scene, place, hit)
        if entry is not None and distance is not None:
            scored.append((distance + _act_penalty(entry, hit, quantity), hit.start, hit, entry))
    counted = _counted(scene, place)
    if counted is not None:
        scored = [item for item in scored if item[2] is counted or item[3].fields["shape"] != ("thing",)]
    if not scored:
        return None
    _, _, hit, entry = min(scored, key=lambda item: item[:2])
    side = "before" if hit.end <= quantity.start else "after"
    return _pick(scene, place, hit, entry, f"metric.clause_{side}")


def _act_penalty(entry: Entry, hit: Hit, quantity: Quantity) -> int:
    """Return the handicap of a verb against a measure before the quantity: 研究開発費として7700億円を投じる."""
    return _ACT if entry.fields["shape"] == ("act",) and hit.start >= quantity.end else 0


def _counted(scene: Scene, place: Place) -> Hit | None:
    """Return the term that a count directly precedes, and so counts: 人才 in 6个岗位争夺1个人才."""
    if place.quantity.type is not MentionType.COUNT:
        return None
    hits = scene.find(Category.METRIC, place.quantity.end, scene.after(place))
    return hits[0] if hits and scene.gap(place.quantity.end, hits[0].start) in {"", "的", "の"} else None


def _distance(scene: Scene, place: Place, hit: Hit) -> int | None:
    """Return how far a term is from the quantity, or None when it is out of reach or inside it."""
    quantity = place.quantity
    if _INCLUDED.match(scene.plain, hit.end) or _GOES_ON.match(scene.plain, hit.end):
        return None
    if hit.end <= quantity.start:
        between = len(scene.quantities.within(hit.end, quantity.start))
        return quantity.start - hit.end + _PENALTY * between
    gap = scene.gap(quantity.end, hit.start) if hit.start >= quantity.end else ""
    if hit.start < quantity.end or hit.start > scene.after(place):
        return None
    if _LINK.fullmatch(gap):
        return 0 if "の" in gap or "的" in gap else 2
    return _FAR + 2 * len(gap) if len(gap) <= _FARTHEST else None


def _in_sentence(scene: Scene, place: Place, direction: Direction | None) -> Pick[Metric] | None:
    """Return the nearest fitting term of the sentence before the clause: 売上高は、…100億円だった."""
    if _has_own_measure(scene, place):
        return None
    for hit in reversed(scene.find(Category.METRIC, place.start, place.clause.start)):
        entry = fitting(hit, place, direction)
        if entry is None:
            continue
        clause = scene.clauses.at(hit.start)
        if clause is None or clause.depth > place.clause.depth:
            continue
        if entry.fields["shape"] == ("thing",) and direction is None:
            continue
        return _pick(scene, place, hit, entry, "metric.sentence")
    return None


def _has_own_measure(scene: Scene, place: Place) -> bool:
    """Whether the quantity's own stretch names a measure that the vocabulary lacks, or holds more than a subject."""
    rest = scene.unknown(scene.before(place), place.quantity.start)
    return len(rest) > _REST[place.base] or is_measure(_LINKING.sub("", rest), place.base)


def fitting(hit: Hit, place: Place, direction: Direction | None) -> Entry | None:
    """Return the row of a term whose kinds and units take the quantity; for a change any rate does."""
    quantity = place.quantity
    kind = quantity.type.value.lower()
    for entry in hit.entries:
        units = entry.fields["units"]
        if kind in entry.fields["kinds"] and (kind != "count" or not units or quantity.unit in units):
            return entry
    if direction is not None and quantity.type in _RATES:
        return hit.entries[0]
    is_multiple = quantity.type is MentionType.RATIO and quantity.unit == "multiple"
    return hit.entries[0] if is_multiple and "measure" in hit.entries[0].fields["shape"] else None


def takes(key: str, quantity: Quantity) -> bool:
    """Whether a metric takes the quantity as its level or change; a rate may be the change of any metric.

    Pay of a period is of that period alone.
    """
    kind = quantity.type.value.lower()
    if key == OTHER or quantity.type in _RATES:
        return True
    if key in _PERIOD_WORDS and quantity.period is not None and _BY_PERIOD.get(quantity.period, key) != key:
        return False
    levels = _levels().get(key)
    return levels is None or any(kind == own and (not units or quantity.unit in units) for own, units in levels)


@cache
def _levels() -> dict[str, set[tuple[str, tuple[str, ...]]]]:
    """Return, by metric, the kinds of its levels, and for counts the units; pay is that of every period."""
    levels: defaultdict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for base in ("zh", "ja"):
        for row in read_table(f"{base}/metrics"):
            for kind in values(row["kinds"]):
                levels[row["key"]].add((kind, values(row["units"]) if kind == "count" else ()))
    return dict(levels)


def _pick(scene: Scene, place: Place, hit: Hit, entry: Entry, rule: str) -> Pick[Metric]:
    cue = scene.cue(hit.start, hit.end, "metric")
    return Pick(Metric(resolve(entry.key, place, hit.term), cue.text.strip(_PARTICLES), hit), rule, (cue,))


def resolve(key: str, place: Place, term: str) -> str:
    """Return the metric that a folded term of this key names; pay of an unnamed period goes by its quantity."""
    quantity = place.quantity
    if key == "monthly_salary" and term.endswith(_BASE_PAY) and place.sentence.lang is Lang.ZH_HANT:
        return _SET_PAY
    if key != "pay":
        return key
    if quantity.unit == "multiple":
        return "pay_multiple"
    if quantity.type in _RATES:
        return "pay_raise_rate"
    return _BY_PERIOD.get(quantity.period, OTHER) if quantity.period else OTHER


def _head_noun(scene: Scene, place: Place) -> Pick[Metric] | None:
    """Return ``other`` with the noun that a count is followed by, or that is the topic before the quantity."""
    quantity = place.quantity
    if quantity.type in _COUNTING:
        after = scene.plain[quantity.end : scene.after(place)]
        match = _NOUN_AFTER[place.base].match(after)
        if match and (quantity.type is MentionType.COUNT or is_measure(match.group(1), place.base)):
            return _other(scene, quantity.end + match.start(1), quantity.end + match.end(1), "metric.noun_after")
    begin = max(scene.before(place), quantity.start - _NOUN_REACH)
    match = _NOUN_BEFORE[place.base].search(scene.plain[begin : quantity.start].rstrip())
    if match and (quantity.type is MentionType.COUNT or is_measure(match.group(1), place.base)):
        return _other(scene, begin + match.start(1), begin + match.end(1), "metric.noun_before")
    return None


def _other(scene: Scene, start: int, end: int, rule: str) -> Pick[Metric] | None:
    if scene.names.overlaps(start, end) or scene.dates.overlaps(start, end) or is_verbal(scene.plain[start:end]):
        return None
    if any("thing" in hit.get("shape") for hit in scene.find(Category.METRIC, start, end) if rule.endswith("before")):
        return None
    cue = scene.cue(start, end, "metric")
    return Pick(Metric(OTHER, cue.text, noun=start), rule, (cue,))
