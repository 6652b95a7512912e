"""Changes: the direction and base of a magnitude (同比增长10%), and the two ends of a move (由A升至B, AからBへ)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.vocabulary import Base, Direction, MentionType, Role

# What may stand between a word of change and its magnitude, or the magnitude and its word.
_LEAD = re.compile(
    r"(了|约|近|超|超过|逾|达|达到|高达|为|仅|幅度|幅度为|幅度达|率|率为|率达|的|是|至少|最高|最多|最大|平均|分别|"
    r"均|均为|又|再|大约|将近|不到|不足|约为|也|有|の|は|で|約|が|、|出|长|分别为|分别达|一度|逾达|接近|突破|预计|"
    r"预计达|约达|多达|只有|仅有|仅为|整整|额|额为|额达|速度|速度为|速为|来自|为约)*"
)
_TAIL = re.compile(
    r"(の|ほど|程度|以上|以下|近く|前後|余り|超|超の|強|弱|も|と|から|だけ|を|が|ぶり|台|の大幅|大幅|大幅に|"
    r"の大幅な|ずつ|分|の|ポイント|増の|上|と大きく|未満|ほどの|程|、大きく)*"
)
_FROM_JA = re.compile(r"\s*(?:程度|前後|台|近く|弱|強)?(から|より)\s*")
_REACHED_JA = re.compile(r"\s*(?:程度|前後|台|近く|超|弱|強|以上|以下|未満)?、?[へに]")
_REACHED_ZH = re.compile(
    r"((?:[升降涨跌增减调提扩缩落掉退滑高低大少加张长短窄宽回拉改]|调整|变化?)了?[至到为成])"
    r"(?:约|近|超过?|逾|不足|不到|每.{1,3}|\s)*$"
)
_ONLY_TO = frozenset({"至", "到", ",至", ",达", "至约"})
_TO_LINK_JA = re.compile(r"(以上|以下|未満|程度|前後|近く|台|超|弱|強|に|、)*")
_BRACKET = re.compile(r"\s*\([^()]{1,20}\)")
_LINK_LENGTH = 12
_MOVE = 40
_MONTHLY = 31
_JUDGED = "direction.judged"
_JUDGEMENTS = {"better": Direction.UP, "worse": Direction.DOWN}
_BETTER_LOW = frozenset({"unemployment_rate", "turnover_rate", "net_loss", "debt", "cost", "operating_cost"})
_QUARTERLY = 93
# What a profit below zero is; None where no metric has the loss.
_LOSSES: Mapping[str, str | None] = {"net_profit": "net_loss", "operating_profit": None}


@dataclass(frozen=True, slots=True)
class Change:
    """How a quantity takes part in a change: a magnitude has a direction, a level reached or left has a role."""

    direction: Pick[Direction] | None = None
    base: Pick[Base] | None = None
    role: Pick[Role] | None = None


def find_change(scene: Scene, place: Place) -> Change:
    """Return direction and base of a magnitude, or the role of a level.

    A level has no direction: its value is not the size of the change.
    """
    role = _role(scene, place) if place.quantity.unit != "multiple" else None
    if role is not None:
        return Change(role=role)
    hit = _direction(scene, place)
    if hit is None:
        return Change()
    cue = (scene.cue(hit.start, hit.end, "direction"),)
    judged = hit.key in _JUDGEMENTS
    value = _JUDGEMENTS[hit.key] if judged else Direction(hit.key)
    direction = Pick(value, _JUDGED if judged else "direction.term", cue)
    return Change(direction=direction, base=_base(scene, place))


def settle(change: Change, metric: Pick[Metric], quantity: Quantity) -> tuple[Pick[Metric], Change] | None:
    """Return metric and change, each corrected by the other; None where no metric has the value.

    A sign before an amount of profit makes it a loss: 最終損益は▲452億円 is a net loss, not a fall of profit. An
    operating loss has no metric of its own, and its amount must not stand as a profit.
    """
    key = metric.value.key
    if key not in _LOSSES or quantity.type is not MentionType.MONEY or not quantity.is_negative:
        return metric, _settled(change, metric.value)
    loss = _LOSSES[key]
    return (replace(metric, value=replace(metric.value, key=loss)), Change()) if loss else None


def _settled(change: Change, metric: Metric) -> Change:
    """Correct a change by its metric.

    A direction that is only the metric's own word goes: 900人を削減 states cuts, not a fall of cuts. An improvement
    is a rise, but a fall of what is better low: 失業率が0.1ポイント改善.
    """
    term = metric.term
    if change.direction is not None and metric.key in _BETTER_LOW and change.direction.rule == _JUDGED:
        flipped = Direction.DOWN if change.direction.value is Direction.UP else Direction.UP
        change = replace(change, direction=replace(change.direction, value=flipped))
    if change.direction is None or term is None or metric.key == "price_change":
        return change
    cue = change.direction.cues[0]
    return Change() if cue.start < term.end and term.start < cue.end else change


def _direction(scene: Scene, place: Place) -> Hit | None:
    if place.quantity.type is MentionType.RANK:
        return None
    return _direction_before(scene, place) or _direction_after(scene, place)


def _direction_before(scene: Scene, place: Place) -> Hit | None:
    begin = scene.before(place)
    for hit in reversed(scene.find(Category.DIRECTION, begin, place.quantity.start)):
        if _takes(hit, "before") and _links(_LEAD, scene.gap(hit.end, place.quantity.start)):
            return hit
        if hit.key == "none":
            return None
    return None


def _direction_after(scene: Scene, place: Place) -> Hit | None:
    if place.base != "ja":
        return None
    start, limit = place.quantity.end, scene.after(place)
    if bracket := _BRACKET.match(scene.plain, start, place.end):
        start, limit = bracket.end(), min(place.end, bracket.end() + _LINK_LENGTH)
    for hit in scene.find(Category.DIRECTION, start, limit):
        is_multiple = place.quantity.unit == "multiple" and bool(hit.get("role"))  # 2倍に増えた is no level reached
        if (is_multiple or _takes(hit, "after")) and _links(_TAIL, scene.gap(start, hit.start)):
            return hit
    return None


def is_open_difference(scene: Scene, place: Place, change: Change) -> bool:
    """Whether a base stands right before the quantity but no direction was found: not a level, then."""
    if change != Change() or place.quantity.type is MentionType.RATIO:
        return False
    hits = scene.find(Category.BASE, scene.before(place), place.quantity.start)
    return bool(hits) and _links(_LEAD, scene.gap(hits[-1].end, place.quantity.start))


def _links(pattern: re.Pattern[str], gap: str) -> bool:
    return len(gap) <= _LINK_LENGTH and pattern.fullmatch(gap) is not None


def _takes(hit: Hit, side: str) -> bool:
    return hit.key != "none" and not hit.get("role") and hit.get("side")[0] in {side, "both"}


def _base(scene: Scene, place: Place) -> Pick[Base] | None:
    """Return the base named before the quantity in its clause, also over a list: 同比分别增长10%、20%."""
    hits = scene.find(Category.BASE, place.clause.start, place.quantity.start)
    if not hits:
        return None
    hit = hits[-1]
    cue = scene.cue(hit.start, hit.end, "base")
    if hit.key == "period":
        return _base_of_period(scene, place, cue)
    return Pick(Base(hit.key), "base.term", (cue,))


def _base_of_period(scene: Scene, place: Place, cue: Cue) -> Pick[Base]:
    """Decide what 环比 and 前期比 compare with by the length of the nearest period before them."""
    earlier = scene.dates.within(place.start, place.quantity.start)
    length = _days(earlier[-1]) if earlier else None
    if length is None:
        return Pick(Base.OTHER if place.base == "zh" else Base.YOY, "base.period", (cue,))
    if length <= _MONTHLY:
        return Pick(Base.MOM, "base.period", (cue,))
    return Pick(Base.QOQ if length <= _QUARTERLY else Base.YOY, "base.period", (cue,))


def _days(span: DateSpan) -> int | None:
    if span.time_from is None or span.time_to is None:
        return None
    return (span.time_to - span.time_from).days + 1


def _role(scene: Scene, place: Place) -> Pick[Role] | None:
    return _role_zh(scene, place) if place.base == "zh" else _role_ja(scene, place)


def _role_zh(scene: Scene, place: Place) -> Pick[Role] | None:
    """Return the role of 由A升至B: B after a verb of change with 至 or 到, A only where such a B follows."""
    quantity = place.quantity
    if cue := _to_zh(scene, place.start, quantity):
        return Pick(Role.TO, "role.to", (cue,))
    later = scene.quantities.within(quantity.end, min(quantity.end + _MOVE, place.end))
    opener = _opener_zh(scene, place)
    if opener and later and _same_measure(quantity, later[0]) and (cue := _to_zh(scene, quantity.end, later[0])):
        return Pick(Role.FROM, "role.from", (opener, cue))
    return None


def _to_zh(scene: Scene, floor: int, quantity: Quantity) -> Cue | None:
    """Return the verb of a level reached right before a quantity: 升至, 调整为; or the 至 of 下调10个基点至1.3%."""
    dates = scene.dates.within(max(floor, quantity.start - _MOVE), quantity.start)
    dated = bool(dates) and scene.gap(dates[-1].end, quantity.start) in {"", "的"}
    end = dates[-1].start if dated else quantity.start
    begin = max(floor, end - _LINK_LENGTH)
    if match := _REACHED_ZH.search(scene.plain[begin:end]):
        return scene.cue(begin + match.start(1), begin + match.end(1), "role")
    earlier = scene.quantities.within(max(0, quantity.start - _MOVE), quantity.start)
    if earlier and scene.gap(earlier[-1].end, quantity.start) in _ONLY_TO:
        return scene.cue(earlier[-1].end, quantity.start, "role")
    return None


def _opener_zh(scene: Scene, place: Place) -> Cue | None:
    """Return the 由, 从 or 自 that opens the move, whatever date or measure it is followed by."""
    begin = scene.before(place)
    at = max(scene.plain.rfind(mark, begin, place.quantity.start) for mark in "由从自")
    return scene.cue(at, at + 1, "role") if at >= 0 else None


def _role_ja(scene: Scene, place: Place) -> Pick[Role] | None:
    """Return the role of AからBへ or of a level reached (Bに上昇); A only where such a B follows."""
    quantity = place.quantity
    earlier = scene.quantities.within(place.start, quantity.start)[-1:]
    if earlier and (cue := _move_ja(scene, earlier[0], quantity)):
        return Pick(Role.TO, "role.to", (cue,))
    later = scene.quantities.within(quantity.end, min(quantity.end + _MOVE, place.end))[:1]
    if later and (cue := _move_ja(scene, quantity, later[0])):
        return Pick(Role.FROM, "role.from", (cue,))
    if cue := _to_ja(scene, quantity.end, place.clause.end):
        return Pick(Role.TO, "role.to", (cue,))
    return None


def _move_ja(scene: Scene, first: Quantity, second: Quantity) -> Cue | None:
    """Return the から of a move between two values of one measure: 24%から8.5%へ, 1.2億元から3.5億元に."""
    match = _FROM_JA.match(scene.plain, first.end)
    if match is None or not _same_measure(first, second) or second.start - match.end() > _LINK_LENGTH:
        return None
    if "、" in scene.plain[match.end() : second.start] or not _REACHED_JA.match(scene.plain, second.end):
        return None
    return scene.cue(match.start(1), match.end(1), "role")


def _to_ja(scene: Scene, end: int, limit: int) -> Cue | None:
    hits = scene.find(Category.DIRECTION, end, min(end + _LINK_LENGTH, limit))
    hit = next((hit for hit in hits if hit.get("role")), None)
    if hit and _links(_TO_LINK_JA, scene.gap(end, hit.start)):
        return scene.cue(hit.start, hit.end, "role")
    return None


def _same_measure(first: Quantity, second: Quantity) -> bool:
    """Whether two values are of one measure; a share may be written as a fraction and as a percentage."""
    return first.unit == second.unit or {first.unit, second.unit} == {"ratio", "percent"}
