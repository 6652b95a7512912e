"""Relations between names: roles, joining and leaving, founding, investing, acquiring, owning, hiring away."""

import re
from collections.abc import Iterator

from pipeline.facts.ground.lexicon import Category, Entry, Hit
from pipeline.facts.ground.scene import REACH, Scene
from pipeline.facts.model import Fact
from pipeline.facts.relations.build import relation_fact
from pipeline.facts.relations.investors import find_investors
from pipeline.facts.relations.moves import find_moves
from pipeline.facts.relations.parents import parent_pair
from pipeline.facts.relations.participants import (
    HONORIFIC_JA,
    NOTE,
    left_out,
    listed_after,
    listed_before,
    pronoun_person,
)
from pipeline.facts.relations.roles import find_roles
from pipeline.facts.subjects.topics import Topics
from pipeline.names.model import Mention
from pipeline.text.model import Sentence

_OBJECT_JA = {
    "wo": re.compile(rf"{HONORIFIC_JA}(?:などの?大手企業)?を[^、。を]{{0,8}}"),
    "ni": re.compile(rf"{HONORIFIC_JA}(?:に|へ)[^、。に]{{0,8}}"),
    "kara": re.compile(rf"{HONORIFIC_JA}から[^、。]{{0,12}}"),
}
_OBJECT_ZH = re.compile(
    r"[“「《]?(?:了|至|到|对)?(?:国内|AI|人工智能|大模型|初创|创业|公司|企业|独角兽|新兴|平台|厂商|机器人){0,3}[“「《]?"
)
_PASSIVE_ZH = re.compile(r"(?:被|获|由|得到|获得)(?:[^,。;]{0,6})$")
_FROM_ZH = re.compile(r"[从自]$")
_SUBJECT_JA = re.compile(rf"{HONORIFIC_JA}{NOTE}(?:は|が|も|、|による)")
_RELATIVE_JA = re.compile(r"(?:した|している|していた|する|た|った|したばかりの|の)?[^、。はがをに]{0,4}$")
_DENIED = re.compile(r"(?:未|没|不|否认|拒)|(?:なかった|ない|ません|断)")
_OBJECT_OF_ZH = re.compile(r"[被向对从与给由获自]$")
_OF_GAPS = {"zh": frozenset({"", "的"}), "ja": frozenset({"", "の", "、", "、の", "で", "である", "だ"})}
_NEAR = 40
# Frames that investors and moves read.
_ELSEWHERE = frozenset({"round", "person", "came"})


def find_relations(scene: Scene, topics: Topics) -> Iterator[Fact]:
    """Yield the relations of each sentence in text order; each pair of names once per relation and sentence."""
    for sentence in scene.layout.sentences:
        if not scene.names.overlaps(sentence.start, sentence.end):
            continue
        yield from find_roles(scene, sentence, topics)
        seen: set[tuple[str, int, int]] = set()
        for hit in scene.find(Category.RELATION, sentence.start, sentence.end):
            for fact in _stated(scene, sentence, hit, topics):
                if fact.subject is None or fact.object is None:
                    continue
                key = (fact.metric, fact.subject.start, fact.object.start)
                if key not in seen:
                    seen.add(key)
                    yield fact


def _stated(scene: Scene, sentence: Sentence, hit: Hit, topics: Topics) -> Iterator[Fact]:
    """Yield what a word states, unless it is denied."""
    if _is_denied(scene, sentence, hit):
        return
    yield from find_investors(scene, sentence, hit, topics)
    found = list(_between(scene, sentence, hit, topics))
    yield from found
    if not found or hit.key == "joined":
        yield from find_moves(scene, sentence, hit)


def _between(scene: Scene, sentence: Sentence, hit: Hit, topics: Topics) -> Iterator[Fact]:
    """Yield the relation a verb states between the names around it, for each member of a list of them."""
    for entry in hit.entries:
        frame = entry.fields["frame"][0]
        pair = _pair(scene, sentence, hit, entry, topics)
        if pair is None or pair[0].start == pair[1].start:
            continue
        rule = f"relation.{frame}"
        for each in _members(scene, sentence, hit, pair, frame):
            yield relation_fact(scene, sentence, hit=hit, pair=each, rule=rule)
        return


def _pair(scene: Scene, sentence: Sentence, hit: Hit, entry: Entry, topics: Topics) -> tuple[Mention, Mention] | None:
    frame = entry.fields["frame"][0]
    if frame == "parent":
        return parent_pair(scene, hit, entry, topics)
    if frame == "of":
        return _pair_of(scene, sentence, hit, entry)
    if frame in _ELSEWHERE:
        return None
    return (_pair_zh if sentence.lang.base == "zh" else _pair_ja)(scene, sentence, hit, entry)


def _members(
    scene: Scene, sentence: Sentence, hit: Hit, pair: tuple[Mention, Mention], frame: str
) -> Iterator[tuple[Mention, Mention]]:
    """Yield each subject with each object of the lists that a pair ends or begins: AとBがCに出資した."""
    subject, target = pair
    base = sentence.lang.base
    subjects, targets = [subject], [target]
    if frame == "passive":
        subjects = listed_before(scene, subject, target.end, base)
    elif frame in {"active", "wo", "ni"} and subject.end <= hit.start:
        subjects = listed_before(scene, subject, sentence.start, base)
    if frame == "active":
        targets = listed_after(scene, target, sentence.end)
    elif frame in {"wo", "ni"}:
        targets = listed_before(scene, target, max(sentence.start, subject.end), base)
    yield from ((each, other) for each in subjects for other in targets if each.entity_id != other.entity_id)


def _is_denied(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    if sentence.lang.base == "zh":
        return _DENIED.search(scene.plain[max(sentence.start, hit.start - 3) : hit.start]) is not None
    return _DENIED.search(scene.plain[hit.end : min(sentence.end, hit.end + 6)]) is not None


def _before(scene: Scene, entry: Entry, column: str, start: int, end: int) -> Mention | None:
    """Return the last name of the types a column allows in [start, end)."""
    types = entry.fields[column]
    return next((name for name in reversed(scene.names.within(start, end)) if name.type.value in types), None)


def _after(scene: Scene, entry: Entry, column: str, start: int, end: int) -> Mention | None:
    types = entry.fields[column]
    return next((name for name in scene.names.within(start, end) if name.type.value in types), None)


def _pair_zh(scene: Scene, sentence: Sentence, hit: Hit, entry: Entry) -> tuple[Mention, Mention] | None:
    floor, limit = max(sentence.start, hit.start - REACH), min(sentence.end, hit.end + _NEAR)
    frame = entry.fields["frame"][0]
    if frame == "passive":
        return _passive(scene, hit, entry, floor)
    if frame == "from":
        source = _before(scene, entry, "objects", floor, hit.start)
        if source is None or not _FROM_ZH.search(scene.plain[floor : source.start]):
            return None
        subject = _before(scene, entry, "subjects", floor, source.start)
        return (subject, source) if subject else None
    target = _after(scene, entry, "objects", hit.end, limit)
    subject = (
        pronoun_person(scene, hit, floor)
        or _subject_zh(scene, entry, floor, hit.start)
        or left_out(scene, sentence, hit, entry)
    )
    if target is None or subject is None or not _OBJECT_ZH.fullmatch(scene.gap(hit.end, target.start)):
        return None
    return subject, target


def _subject_zh(scene: Scene, entry: Entry, floor: int, end: int) -> Mention | None:
    """Return the last fitting name before the verb that is no object of a preposition and no part of a passive."""
    if _PASSIVE_ZH.search(scene.plain[max(floor, end - 8) : end]):
        return None
    for name in reversed(scene.names.within(floor, end)):
        before = scene.plain[max(floor, name.start - 2) : name.start]
        if name.type.value in entry.fields["subjects"] and not _OBJECT_OF_ZH.search(before):
            return name
    return None


def _passive(scene: Scene, hit: Hit, entry: Entry, floor: int) -> tuple[Mention, Mention] | None:
    """Return agent and patient of O被S收购, O获S投资; of several agents the last."""
    agent = _before(scene, entry, "subjects", max(floor, hit.start - _NEAR), hit.start)
    if agent is None:
        return None
    first = listed_before(scene, agent, floor, "zh")[0]
    if not _PASSIVE_ZH.search(scene.plain[max(floor, first.start - 8) : first.start]):
        return None
    patient = _before(scene, entry, "objects", floor, first.start)
    return (agent, patient) if patient else None


def _pair_of(scene: Scene, sentence: Sentence, hit: Hit, entry: Entry) -> tuple[Mention, Mention] | None:
    """Return subsidiary and parent of 「O旗下S」; both names touch the word."""
    parents = scene.names.within(max(0, hit.start - _NEAR), hit.start)
    children = scene.names.within(hit.end, min(hit.end + _NEAR, len(scene.plain)))
    if not parents or not children:
        return None
    parent, child = parents[-1], children[0]
    fits = parent.type.value in entry.fields["objects"] and child.type.value in entry.fields["subjects"]
    gaps = _OF_GAPS[sentence.lang.base]
    if fits and scene.gap(parent.end, hit.start) in gaps and scene.gap(hit.end, child.start) in gaps:
        return child, parent
    return None


def _pair_ja(scene: Scene, sentence: Sentence, hit: Hit, entry: Entry) -> tuple[Mention, Mention] | None:
    frame = entry.fields["frame"][0]
    floor = max(sentence.start, hit.start - REACH)
    target = _before(scene, entry, "objects", max(floor, hit.start - _NEAR), hit.start)
    if target is None or not _OBJECT_JA[frame].fullmatch(scene.gap(target.end, hit.start)):
        return None
    subject = (
        _subject_ja(scene, entry, floor, target.start)
        or _relative_ja(scene, entry, hit, sentence)
        or left_out(scene, sentence, hit, entry)
    )
    return (subject, target) if subject else None


def _subject_ja(scene: Scene, entry: Entry, floor: int, end: int) -> Mention | None:
    for name in reversed(scene.names.within(floor, end)):
        if name.type.value in entry.fields["subjects"] and _SUBJECT_JA.match(scene.plain, name.end):
            return name
    return None


def _relative_ja(scene: Scene, entry: Entry, hit: Hit, sentence: Sentence) -> Mention | None:
    """Return the name a relative clause ends in: テンセントに入社した趙氏."""
    name = _after(scene, entry, "subjects", hit.end, min(sentence.end, hit.end + 12))
    if name is None or not _RELATIVE_JA.fullmatch(scene.gap(hit.end, name.start)):
        return None
    return name
