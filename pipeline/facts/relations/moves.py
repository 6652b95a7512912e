"""People who change firms, where the verb names one of the two only: resignations, transfers, hires."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.ground.lexicon import Hit
from pipeline.facts.ground.scene import REACH, Scene
from pipeline.facts.model import Fact
from pipeline.facts.relations.build import relation_fact
from pipeline.facts.relations.participants import HONORIFIC_JA, NOTE, TOPIC_JA
from pipeline.names.model import Mention
from pipeline.text.model import Sentence
from pipeline.vocabulary import FIRMS, MentionType

# Resignations that need no object, and what may be their object without being a name or a post.
_RESIGNS = re.compile(r"辞任|退任|退社|退職|離職|离职|辞职|出走")
_EMPLOYER_JA = re.compile(r"(?:大手?企業|企業|会社|同社|職場|古巣|勤め先)を$")
_UP_TO_VERB_JA = re.compile(r"[^。はが]{0,40}")
_UP_TO_VERB_ZH = re.compile(r"(?:已|已经|正式|近日|日前|突然|于|宣布|提出|选择|确认|从公司|从该公司)*")
# From a firm to the person it employs; not over a firm that only belongs to it.
_EMPLOYED_JA = re.compile(r"(?:の[^、。はがをもにへと「」]{0,40})?")
_EMPLOYED_ZH = re.compile(r"(?:的|前|原)?[^,。;、的在从对向]{0,16}")
_POST = re.compile(
    r"チーム|部門|本部|専門家|担当|幹部|役員|社員|従業員|技術者|研究者|エンジニア|リーダー|メンバー|責任者|"
    r"团队|部门|高管|骨干|员工|负责人|工程师|研究员|科学家|专家"
)
_NOTHING_BETWEEN = frozenset({"", "の", "的"})
_OTHER_FIRM = re.compile(r"会社|企業|系列|傘下|出身|メーカー|取引先|銀行|大学|公司|旗下|系|竞争对手|投资方")

_TRANSFER = re.compile(r"移籍|転籍|転職|転じ")
_ANNOUNCED = re.compile(r"[^、。]{0,6}と(?:、?\d{1,2}日(?:に)?、?)?発表")
_HIRED_JA = re.compile(rf"{HONORIFIC_JA}{NOTE}を[^、。を]{{0,8}}")
_FROM_JA = re.compile(rf"{HONORIFIC_JA}から[^、。]{{0,8}}")
_CAME_ZH = re.compile(r",?(?:则|均|都|同样|也|此前|最早|原本)*")
_SCHOOL = re.compile(r"大学|学院|大學|學院|学校")


def find_moves(scene: Scene, sentence: Sentence, hit: Hit) -> Iterator[Fact]:
    """Yield what a verb of a career says about a person and a firm that it does not govern."""
    ja = sentence.lang.base == "ja"
    if hit.key == "left" and _RESIGNS.match(scene.plain, hit.start):
        yield from _resignations(scene, sentence, hit, ja=ja)
    elif hit.key == "joined" and ja and _TRANSFER.match(scene.plain, hit.start):
        yield from _transfer(scene, sentence, hit)
    elif hit.key == "hired_from":
        yield from _hires_ja(scene, sentence, hit) if ja else _arrivals_zh(scene, sentence, hit)


def _resignations(scene: Scene, sentence: Sentence, hit: Hit, *, ja: bool) -> Iterator[Fact]:
    """Yield who left the firm he is introduced with: A社の幹部である王氏が辞任した."""
    floor = max(sentence.start, hit.start - REACH)
    if ja and scene.plain[hit.start - 1] == "を" and not _EMPLOYER_JA.search(scene.plain[floor : hit.start]):
        return
    person = _resigned(scene, floor, hit, ja=ja)
    for each in _sharing(scene, person, floor, ja=ja) if person else ():
        firm = _employer(scene, each, floor, ja=ja)
        if firm is not None:
            yield relation_fact(scene, sentence, hit=hit, pair=(each, firm), rule="relation.resigned")


def _resigned(scene: Scene, floor: int, hit: Hit, *, ja: bool) -> Mention | None:
    """Return the subject of a resignation: ja with は, が or も, zh right before the verb."""
    people = [name for name in scene.names.within(floor, hit.start) if name.type is MentionType.PERSON]
    if not people:
        return None
    if not ja:
        return people[-1] if _UP_TO_VERB_ZH.fullmatch(scene.undated(people[-1].end, hit.start)) else None
    match = TOPIC_JA.match(scene.plain, people[-1].end)
    if match is None or not _UP_TO_VERB_JA.fullmatch(scene.plain[match.end() : hit.start]):
        return None
    return people[-1]


def _sharing(scene: Scene, person: Mention, floor: int, *, ja: bool) -> list[Mention]:
    """Return a person and those before him who share his verb, each introduced on his own: A社の王氏と、B社の李氏が."""
    people = [person]
    for other in reversed(scene.names.within(floor, person.start)):
        if not ja or other.type is not MentionType.PERSON:
            continue
        firm = _employer(scene, people[0], floor, ja=ja)
        start = firm.start if firm is not None and firm.start > other.end else people[0].start
        if not re.fullmatch(r"氏?(?:と|や|、|と、|および)", scene.gap(other.end, start)):
            break
        people.insert(0, other)
    return people


def _employer(scene: Scene, person: Mention, floor: int, *, ja: bool) -> Mention | None:
    """Return the firm whose attribute leads up to a person: 美団の上級副社長である王氏, 百度副总裁王某.

    What stands between them is nothing, a title or a post: サプライヤー or 客户 of a firm are not employed by it.
    """
    titled = False
    for name in reversed(scene.names.within(floor, person.start)):
        if name.type is MentionType.TITLE:
            titled = True
            continue
        gap = scene.gap(name.end, person.start)
        held = titled or gap in _NOTHING_BETWEEN or _POST.search(gap) is not None
        pattern = _EMPLOYED_JA if ja else _EMPLOYED_ZH
        fits = held and name.type in FIRMS and pattern.fullmatch(gap) and not _OTHER_FIRM.search(gap)
        return name if fits else None
    return None


def _transfer(scene: Scene, sentence: Sentence, hit: Hit) -> Iterator[Fact]:
    """Yield that a player has left the club that announces his transfer to another."""
    if not _ANNOUNCED.match(scene.plain, hit.end, sentence.end):
        return
    names = scene.names.within(max(sentence.start, hit.start - REACH), hit.start)
    person = next((n for n in names if n.type is MentionType.PERSON and TOPIC_JA.match(scene.plain, n.end)), None)
    if person is None or not names or names[-1].type not in FIRMS:
        return
    for club in names:
        announces = club.type in FIRMS and club.end <= person.start and TOPIC_JA.match(scene.plain, club.end)
        if announces and club.entity_id != names[-1].entity_id:
            fact = relation_fact(scene, sentence, hit=hit, pair=(person, club), rule="relation.transfer")
            yield replace(fact, metric="left")
            return


def _hires_ja(scene: Scene, sentence: Sentence, hit: Hit) -> Iterator[Fact]:
    """Yield a person hired from a firm, and that he joined the one that hires: SはOからPを引き抜いた."""
    names = scene.names.within(max(sentence.start, hit.start - REACH), hit.start)
    if len(names) < 2 or names[-1].type is not MentionType.PERSON or names[-2].type not in FIRMS:
        return
    *before, source, person = names
    hired = _HIRED_JA.fullmatch(scene.gap(person.end, hit.start))
    if not hired or not _FROM_JA.fullmatch(scene.gap(source.end, person.start)):
        return
    yield relation_fact(scene, sentence, hit=hit, pair=(person, source), rule="relation.hired")
    for firm in reversed(before):
        if firm.type in FIRMS and TOPIC_JA.match(scene.plain, firm.end):
            fact = relation_fact(scene, sentence, hit=hit, pair=(person, firm), rule="relation.hired")
            yield replace(fact, metric="joined")
            return


def _arrivals_zh(scene: Scene, sentence: Sentence, hit: Hit) -> Iterator[Fact]:
    """Yield that the holder of a title came from another firm: CTO苏木，则来自华为."""
    names = scene.names.within(max(sentence.start, hit.start - REACH), hit.start)
    source = next(iter(scene.names.within(hit.end, min(sentence.end, hit.end + REACH))), None)
    if hit.term != "来自" or len(names) < 2 or source is None or source.type not in FIRMS:
        return
    person = next((name for name in reversed(names) if name.type is MentionType.PERSON), None)
    if person is None or not _CAME_ZH.fullmatch(scene.gap(person.end, hit.start)):
        return
    titled = any(name.type is MentionType.TITLE and name.end == person.start for name in names)
    apart = not any(name.entity_id == source.entity_id for name in names)
    if titled and apart and source.start == hit.end and not _SCHOOL.search(source.surface):
        yield relation_fact(scene, sentence, hit=hit, pair=(person, source), rule="relation.came")
