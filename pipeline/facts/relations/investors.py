"""Who invests in a round of funding: 由国投创合领投，深创投、美团龙珠跟投; A社がリードし、B社などが参加した."""

import re
from collections.abc import Iterator

from pipeline.facts.ground.lexicon import Hit
from pipeline.facts.ground.scene import REACH, Scene
from pipeline.facts.model import Fact
from pipeline.facts.relations.build import relation_fact
from pipeline.facts.relations.participants import HONORIFIC_JA, TOPIC_JA, listed_before, outside_brackets
from pipeline.facts.subjects.topics import Topics
from pipeline.names.model import Mention
from pipeline.text.model import Sentence
from pipeline.vocabulary import FIRMS

_ROUND_VERB = re.compile(r"[领跟参]投")
_ADVERBS = re.compile(r"(?:等(?:[^,。、]{0,8})?)?(?:联合|共同|继续|独家|均|也|分别|超额)*")
_ENDS_ZH = frozenset({",", "。", ";", "", "的", ")", "、"})

# From the last investor of a Japanese list to the word that says how it takes part.
_MANY = rf"{HONORIFIC_JA}(?:など|ら)?(?:の?(?:計|合計)?[0-9]{{1,2}}社)?"
_TAKES_PART = {
    "参加": re.compile(rf"{_MANY}(?:が|も)[^、。をが]{{0,8}}"),
    "リード": re.compile(rf"{_MANY}が[^、。をが]{{0,8}}(?:を)?"),
    "主導": re.compile(rf"{_MANY}が[^、。をが]{{0,8}}(?:を)?"),
    "引き受け": re.compile(rf"{_MANY}が[^、。をが]{{0,8}}(?:を)?"),
    "出資": re.compile(rf"{_MANY}が(?:新たに|共同で|追加で)?"),
    "引受先": re.compile(rf"{_MANY}を"),
    "調達": re.compile(rf"{_MANY}から[^、。から]{{0,24}}(?:を)?"),
}
_RAISES = "調達"


def find_investors(scene: Scene, sentence: Sentence, hit: Hit, topics: Topics) -> Iterator[Fact]:
    """Yield a relation for each investor listed before a word of a funding round that names no firm after it."""
    zh = sentence.lang.base == "zh"
    investors = _investors_zh(scene, sentence, hit) if zh else _investors_ja(scene, sentence, hit)
    if not investors:
        return
    target = _about(scene, hit, topics) if zh else _raiser(scene, sentence, investors[0])
    if target is None or any(target.entity_id == name.entity_id for name in investors):
        return
    target = outside_brackets(scene, target)
    for name in investors:
        yield relation_fact(scene, sentence, hit=hit, pair=(name, target), rule="relation.round")


def _investors_zh(scene: Scene, sentence: Sentence, hit: Hit) -> list[Mention]:
    if not _ROUND_VERB.match(scene.plain, hit.start) or scene.plain[hit.end : hit.end + 1] not in _ENDS_ZH:
        return []
    return _listed(scene, sentence, hit, _ADVERBS)


def _investors_ja(scene: Scene, sentence: Sentence, hit: Hit) -> list[Mention]:
    pattern = _TAKES_PART.get(hit.term)
    return _listed(scene, sentence, hit, pattern) if pattern else []


def _listed(scene: Scene, sentence: Sentence, hit: Hit, gap: re.Pattern[str]) -> list[Mention]:
    """Return the firms of the list that ends right before the word, in text order."""
    names = scene.names.within(max(sentence.start, hit.start - REACH), hit.start)
    if not names or names[-1].type not in FIRMS or not gap.fullmatch(scene.gap(names[-1].end, hit.start)):
        return []
    return listed_before(scene, names[-1], sentence.start, sentence.lang.base)


def _about(scene: Scene, hit: Hit, topics: Topics) -> Mention | None:
    spot = scene.spot(hit.start, hit.end)
    return topics.firm(spot) if spot else None


def _raiser(scene: Scene, sentence: Sentence, investor: Mention) -> Mention | None:
    """Return the firm that raises the money: the topic before 調達 in the sentence or in the one before it."""
    for each in (sentence, *scene.sentences_before(sentence, 1)):
        end = min(each.end, each.start + REACH)
        at = scene.plain.find(_RAISES, each.start, end)
        for name in scene.names.within(each.start, at) if at >= 0 else ():
            if name.type in FIRMS and name.end <= investor.start and TOPIC_JA.match(scene.plain, name.end):
                return name
    return None
