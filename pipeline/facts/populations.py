"""Numbers that state nothing: they define a population, a condition or a denominator."""

import re

from pipeline.facts.ground.lexicon import Category
from pipeline.facts.ground.scene import Place, Scene
from pipeline.quantities.model import Quantity
from pipeline.vocabulary import MentionType

_BOUND = {
    "zh": re.compile(r"(?:及?以上|及?以下|以内|左右|多|后|余|出头)?的?"),
    "ja": re.compile(r"(?:以上|以下|未満|前後|程度|超|を超える|以内|代|台|余り|規模|から)?の"),
}
# 24歳で卒業, 30歳までに, 入社3年で, 1人の人材をめぐって
_CONDITION_AFTER = {
    "zh": re.compile(r"(?:之前|前|时|以后|那年|就|毕业|入职|退休)"),
    "ja": re.compile(
        r"\s*(?:で(?:卒業|入社|起業|退職|結婚|独立|亡)|までに|になると|のとき|の時|を(?:めぐ|巡)|につき|あたり|当たり|平均|ごと|に対し|に1[人つ社]|"
        r"(?:の[^、。]{1,8})を(?:めぐ|巡)|(?<=1回)の[^、。]{1,10}(?:に|で|につき))"
    ),
}
_EACH_BEFORE = {
    "zh": re.compile(r"(?:每|平均每|人均每|前|第|单个|仅凭|满|年满|规模在)\s*$"),
    "ja": re.compile(r"(?:毎|上位|トップ|各|第|満)\s*$"),
}
_EACH_AFTER_ZH = re.compile(r"\s*(?:就有|中有|里有|当中|之中就)")
_NEXT = 24  # characters


def defines_population(scene: Scene, place: Place) -> bool:
    """Whether the quantity only says which group, condition or denominator a fact is about."""
    quantity = place.quantity
    if quantity.type is MentionType.COUNT and _is_denominator(scene, place):
        return True
    end = _after_bound(scene, place)
    if end is None:
        return False
    hit = next(iter(scene.find(Category.POPULATION, end, min(end + 12, place.end))), None)
    if hit is None or hit.start - end > _modifier(place.base) or quantity.unit in hit.get("own"):
        return False
    if quantity.type is MentionType.COUNT:
        return True
    return quantity.type is MentionType.SALARY and end > quantity.end + 1


def _is_denominator(scene: Scene, place: Place) -> bool:
    quantity = place.quantity
    lead = scene.plain[max(place.start, quantity.start - 4) : quantity.start]
    after = [_CONDITION_AFTER[place.base], *([_EACH_AFTER_ZH] if place.base == "zh" else [])]
    if _EACH_BEFORE[place.base].search(lead) or _prices_one(scene, quantity):
        return True
    return any(pattern.match(scene.plain, quantity.end, place.end) for pattern in after)


def _prices_one(scene: Scene, quantity: Quantity) -> bool:
    """Whether a count of one is what the price right after it is for: 1台480万円."""
    if quantity.low != 1 or quantity.high != 1:
        return False
    later = scene.quantities.within(quantity.end, quantity.end + _NEXT)
    return (
        bool(later)
        and later[0].type is MentionType.MONEY
        and scene.gap(quantity.end, later[0].start) in {"", "约", "約"}
    )


def _modifier(base: str) -> int:
    """Return how many characters may stand between the bound and the noun: 35岁以下的女员工."""
    return 0 if base == "ja" else 2


def _after_bound(scene: Scene, place: Place) -> int | None:
    """Return the offset after the quantity's comparator and 的 or の; None when there is neither."""
    match = _BOUND[place.base].match(scene.plain, place.quantity.end, place.end)
    if match is None or match.end() == place.quantity.end:
        return None
    return match.end()
