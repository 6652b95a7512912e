"""Lists that pair in order: A、B、C分别为X、Y、Z; 売上高と営業利益はそれぞれX、Y."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.phrases import is_verbal
from pipeline.facts.ground.scene import Scene
from pipeline.facts.ground.spans import HasSpan
from pipeline.facts.model import Argument
from pipeline.names.model import Mention
from pipeline.quantities.model import DateSpan, Quantity
from pipeline.text.model import Sentence
from pipeline.vocabulary import AGENTS

S = TypeVar("S", bound=HasSpan)

_CUE = re.compile(r"分别|依次|依序|それぞれ|順に|各々")
_AND = re.compile(
    r"(?:以上|以下|左右|程度)?(?:[、,和与及跟・や]|以及|と|および|及び|ならびに|,?(?:增长|下降|下跌|上涨|减少))?约?"
)
_ITEM = re.compile(r"(?:氏|社|さん)?(?:\([^()]{1,30}\))?(?:[、,和与及跟・や]|以及|と|および|及び|ならびに)")
# Nouns joined by list marks, after the verb 是 or the clause's start.
_NOUNS = re.compile(r"(?:是|为|,|;|。|^)((?:[一-鿿]{2,8}[、和与及])+[一-鿿]{2,8})$")
_NOUN = re.compile(r"[^、和与及]+")
_LEFT = 120
_RIGHT = 160
_LEAD = 24


@dataclass(frozen=True, slots=True)
class Pair:
    """What a list gives one quantity: its subject, its metric term or its time; and the list's first quantity."""

    first: Quantity
    subject: Argument | None = None
    metric: Hit | None = None
    date: DateSpan | None = None


def find_pairs(scene: Scene) -> dict[int, Pair]:
    """Return, by start of the quantity, what each pairs with; an empty pair where the lists do not match."""
    pairs: dict[int, Pair] = {}
    for sentence in scene.layout.sentences:
        for cue in _CUE.finditer(scene.plain, sentence.start, sentence.end):
            pairs |= _pairs(scene, sentence, cue.start(), cue.end())
    return pairs


def _pairs(scene: Scene, sentence: Sentence, left: int, right: int) -> dict[int, Pair]:
    quantities = _chain_right(scene, scene.quantities.within(right, min(sentence.end, right + _RIGHT)), right)
    if len(quantities) < 2:
        return {}
    first = quantities[0]
    floor = max(sentence.start, left - _LEFT)
    count = len(quantities)
    names = [name for name in scene.names.within(floor, left) if name.type in AGENTS and not _explains(scene, name)]
    metrics = scene.find(Category.METRIC, floor, left)
    dates = scene.dates.within(floor, left)
    if listed := _last_list(scene, names, count):
        return {q.start: Pair(first, subject=Argument.of(item)) for q, item in zip(quantities, listed, strict=True)}
    if terms := _last_list(scene, metrics, count):
        return {q.start: Pair(first, metric=item) for q, item in zip(quantities, terms, strict=True)}
    if times := _last_list(scene, dates, count):
        return {q.start: Pair(first, date=item) for q, item in zip(quantities, times, strict=True)}
    if phrases := _phrases(scene, floor, left, count):
        return {q.start: Pair(first, subject=item) for q, item in zip(quantities, phrases, strict=True)}
    return {q.start: Pair(first) for q in quantities}


def _explains(scene: Scene, name: Mention) -> bool:
    """Whether a name only repeats the one before it, in brackets: 信達生物 (Innovent)."""
    return scene.plain[name.start - 1 : name.start] == "(" and scene.plain[name.end : name.end + 1] == ")"


def _chain_right(scene: Scene, quantities: Sequence[Quantity], start: int) -> list[Quantity]:
    chain: list[Quantity] = []
    for quantity in quantities:
        if not chain and quantity.start - start > _LEAD:
            break
        if chain and not _AND.fullmatch(scene.gap(chain[-1].end, quantity.start)):
            break
        chain.append(quantity)
    return chain


def _last_list(scene: Scene, items: Sequence[S], count: int) -> list[S]:
    """Return the last run of exactly `count` items joined by list marks; empty when there is none."""
    runs: list[list[S]] = []
    for item in items:
        if runs and _ITEM.fullmatch(scene.gap(runs[-1][-1].end, item.start)):
            runs[-1].append(item)
        else:
            runs.append([item])
    return next((run for run in reversed(runs) if len(run) == count), [])


def _phrases(scene: Scene, floor: int, left: int, count: int) -> list[Argument]:
    """Return the short nouns listed right before the cue, 其次是北京、深圳，分别为, if there are exactly `count`."""
    match = _NOUNS.search(scene.plain[floor:left].rstrip(" ,"))
    if match is None or scene.quantities.overlaps(floor + match.start(1), left):
        return []
    nouns = [noun.span() for noun in _NOUN.finditer(scene.plain, floor + match.start(1), floor + match.end(1))]
    if len(nouns) != count or any(is_verbal(scene.plain[start:end]) for start, end in nouns):
        return []
    return [Argument(text=scene.text[start:end], start=start, end=end) for start, end in nouns]
