"""Who invests in the firm a text is about: 由国投创合领投，深创投、美团龙珠跟投."""

import re
from collections.abc import Iterator

from pipeline.facts.ground.lexicon import Hit
from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Fact
from pipeline.facts.relations.build import relation_fact
from pipeline.facts.subjects.topics import Topics
from pipeline.names.model import Mention
from pipeline.text.model import Sentence
from pipeline.vocabulary import MentionType

_ROUND_VERB = re.compile(r"[领跟参]投")
_ADVERBS = re.compile(r"(?:等(?:[^,。、]{0,8})?)?(?:联合|共同|继续|独家|均|也|分别|超额)*")
_LIST_MARK = re.compile(r"[、和与及]|以及|(?:等)?、")
_MOST = 12


def find_investors(scene: Scene, sentence: Sentence, hit: Hit, topics: Topics) -> Iterator[Fact]:
    """Yield a relation for each investor listed before a verb of a funding round that names no firm after it."""
    if sentence.lang.base != "zh" or not _ROUND_VERB.match(scene.plain, hit.start):
        return
    if scene.plain[hit.end : hit.end + 1] not in {",", "。", ";", "", "的", ")", "、"}:
        return
    investors = _listed(scene, sentence, hit.start)
    spot = scene.spot(hit.start, hit.end)
    target = topics.firm(spot) if investors and spot else None
    if target is None or any(target.entity_id == name.entity_id for name in investors):
        return
    for name in investors:
        yield relation_fact(scene, sentence, hit=hit, pair=(name, target), rule="relation.round")


def _listed(scene: Scene, sentence: Sentence, end: int) -> list[Mention]:
    """Return the firms of the list that ends right before the verb, in text order."""
    listed: list[Mention] = []
    for name in reversed(scene.names.within(sentence.start, end)[-_MOST:]):
        gap = scene.gap(name.end, listed[0].start if listed else end)
        pattern = _LIST_MARK if listed else _ADVERBS
        if name.type not in {MentionType.COMPANY, MentionType.ORG} or not pattern.fullmatch(gap):
            break
        listed.insert(0, name)
    return listed
