"""Participants of a relation that its verb does not stand beside: lists, pronouns, left-out subjects, aliases."""

import re

from pipeline.facts.ground.lexicon import Entry, Hit
from pipeline.facts.ground.scene import REACH, Scene
from pipeline.facts.voices.voice import antecedent
from pipeline.names.model import Mention
from pipeline.text.model import Sentence
from pipeline.vocabulary import FIRMS, MentionType

HONORIFIC_JA = r"(?:氏|さん|社|グループ)?"
NOTE = r"(?:\([^()]{1,12}\))?"  # 早瀬蓮(21)
TOPIC_JA = re.compile(rf"{HONORIFIC_JA}{NOTE}(?:は|が|も)")

_LIST_MARKS = {
    "zh": re.compile(r"[、和与及]|以及"),
    "ja": re.compile(rf"{HONORIFIC_JA}{NOTE}(?:と、?|、|や|・|および|及び)"),
}
_MOST = 8
_PRONOUN = 3  # characters of the longest pronoun and its particle
# What stands before a verb whose subject is left out: a date, an adverb.
_BARE_ZH = re.compile(r"(?:[,后起便就又再先曾并随即正式重新]|随后|之后|此后|后来|其后|毕业后|当年|同年|次年|一度)*")
_MAIN_JA = re.compile(r"[^、。はがのに]{0,5}(?:[、。]|$)")
_OWN_TOPIC_JA = re.compile(r"(?:は|が)")


def listed_before(scene: Scene, name: Mention, floor: int, base: str) -> list[Mention]:
    """Return a name and the names of the same kind that the list ending in it holds, in text order."""
    items = [name]
    for other in reversed(scene.names.until(name.start, _MOST)):
        same = (other.type is MentionType.PERSON) == (name.type is MentionType.PERSON)
        if other.start < floor or other.type is MentionType.TITLE or not same:
            break
        if not _LIST_MARKS[base].fullmatch(scene.gap(other.end, items[0].start)):
            break
        items.insert(0, other)
    return items


def listed_after(scene: Scene, name: Mention, limit: int) -> list[Mention]:
    """Return a name and the names of the Chinese list that it begins, in text order."""
    items = [name]
    for other in scene.names.within(name.end, min(limit, name.end + REACH))[:_MOST]:
        if other.type not in FIRMS:
            break
        if not _LIST_MARKS["zh"].fullmatch(scene.gap(items[-1].end, other.start)):
            break
        items.append(other)
    return items


def outside_brackets(scene: Scene, name: Mention) -> Mention:
    """Return the mention that a bracketed alias stands behind, else the name itself: 七号关节（Joint7）."""
    before = scene.names.until(name.start, 1)
    if before and before[0].entity_id == name.entity_id and scene.gap(before[0].end, name.start) == "(":
        return before[0]
    return name


def pronoun_person(scene: Scene, hit: Hit, floor: int) -> Mention | None:
    """Return the person that a pronoun right before a Chinese verb stands for: 他创办的."""
    start = max(floor, hit.start - _PRONOUN)
    meant = antecedent(scene, start, hit.start)
    if meant is None or meant[1].end != hit.start or meant[0].type is not MentionType.PERSON:
        return None
    return meant[0]


def left_out(scene: Scene, sentence: Sentence, hit: Hit, entry: Entry) -> Mention | None:
    """Return the person whom the sentence before was about, where a verb of a career has no subject of its own.

    田中氏は元看護師。2008年にA社を興した。 / 王某毕业于清华。2015年加入A公司。
    """
    if MentionType.PERSON.value not in entry.fields["subjects"] or hit.start - sentence.start > REACH:
        return None
    stretch = scene.undated(sentence.start, hit.start)
    if sentence.lang.base == "zh":
        fits = _BARE_ZH.fullmatch(stretch) is not None
    else:
        fits = _MAIN_JA.match(scene.plain[hit.end : sentence.end]) is not None and not _OWN_TOPIC_JA.search(stretch)
    before = scene.sentences_before(sentence, 1) if fits else ()
    return _topic(scene, before[0]) if before else None


def _topic(scene: Scene, sentence: Sentence) -> Mention | None:
    """Return the person that a sentence begins with, the only one it names."""
    people = [n for n in scene.names.within(sentence.start, sentence.end) if n.type is MentionType.PERSON]
    if len({name.entity_id for name in people}) != 1 or scene.gap(sentence.start, people[0].start):
        return None
    topic = sentence.lang.base == "zh" or TOPIC_JA.match(scene.plain, people[0].end)
    return people[0] if topic else None
