"""Who a verb of saying belongs to: the subject before it, in Chinese and in Japanese."""

import re
from dataclasses import dataclass

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.phrases import noun_phrase_before
from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Argument
from pipeline.facts.voices.voice import antecedent
from pipeline.names.model import Mention
from pipeline.text.model import Sentence
from pipeline.vocabulary import AGENTS, MentionType

# A speaker stands at most so far from the verb of saying.
REACH_ZH = 60
REACH_JA = 4 * REACH_ZH

_HONORIFIC = r"(?:氏|さん|様|教授|博士|社長|会長|先生)?"
_AGE = r"(?:\([^()]{1,12}\))?"
_TOPIC_JA = re.compile(rf"\s*{_HONORIFIC}{_AGE}\s*(?:は|が|も)")
_CITED_JA = re.compile(r"と、?\s*$")
_LEADS_UP = frozenset({"", "の", "・", "、", "である"})
_PEOPLE_JA = re.compile(
    r"(者|人|アナリスト|専門家|筋|ストラテジスト|エコノミスト|会社|担当|幹部|メディア|社員|店主|住民)$"
)
_PARTICLE_JA = re.compile(r"(?:は|が)(?=、|[一-鿿「])")

_PEOPLE_ZH = re.compile(
    r"([^,。:;\s]{0,16}(?:人士|分析师|负责人|专家|猎头|HR|学者|机构|发言人|官员|业者|从业者|法人|外资|券商|老板|店主|中介|员工|家长|业主|"
    r"司机|经济学家|研究员|居民|工作人员|投资人|创业者|高管|律师))(?:则|还|也|又|均|都|曾|此前|近日|日前|向[^,。]{1,8}|对[^,。]{1,8}|告诉[^,。]{0,6})?$"
)
_LEAD_ZH = re.compile(r"^(?:但|而|另|有|不过|然而|此外|同时|另外|其中|对此|日前|近日|随后|据|目前|因此|所以)+(?!人)")
_NOT_SUBJECT_ZH = re.compile(r"[对向给就从在与跟同被让]$")
# A verb of saying whose own subject is left out: that of the clauses before it.
_ELIDED_ZH = re.compile(r"(?:只|仅|并|也|还|又|更|同时|则|随后|此外|再|再次|进一步|同样|反而|却|而)*")
_HEARER = frozenset({"记者", "記者", "聞き手"})
_MARK = re.compile(r"[,:“「]|$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A speaker and the half-open span of the words that name him in the reporting clause, particle included."""

    speaker: Argument
    start: int
    end: int


def is_said(scene: Scene, hit: Hit) -> bool:
    """Whether a hit is a verb of saying, where it also needs a mark behind it: 相信, 补充."""
    if hit.key != "verb":
        return False
    return hit.get("form") != ("mark",) or _MARK.match(scene.plain[hit.end : hit.end + 1]) is not None


def subject_before(scene: Scene, hit: Hit, floor: int, sentence: Sentence) -> Subject | None:
    """Return the subject of a verb of saying that begins at or after `floor`."""
    if sentence.lang.base == "zh":
        return _subject_zh(scene, hit, floor, sentence)
    return subject_ja(scene, max(floor, hit.start - REACH_JA), hit.start)


def _subject_zh(scene: Scene, hit: Hit, floor: int, sentence: Sentence) -> Subject | None:
    clause = scene.clauses.at(hit.start)
    if clause is None:
        return None
    start = max(clause.start, floor, hit.start - REACH_ZH)
    found = _in_clause_zh(scene, start, hit.start)
    if found is None and _ELIDED_ZH.fullmatch(scene.gap(start, hit.start)):
        return _earlier_zh(scene, max(floor, sentence.start, hit.start - REACH_ZH), start)
    return found


def _in_clause_zh(scene: Scene, start: int, end: int) -> Subject | None:
    """Return the last name of a clause, a person before a firm, else a kind of people, a pronoun or a title."""
    names = [name for name in scene.names.within(start, end) if _may_speak_zh(scene, name, start, end)]
    if names:
        people = [name for name in names if name.type is MentionType.PERSON]
        return _of((people or names)[-1])
    if match := _PEOPLE_ZH.search(scene.plain[start:end]):
        return _people_zh(scene, start + match.start(1), start + match.end(1))
    if meant := _pronoun(scene, start, end):
        return meant
    titles = [name for name in scene.names.within(start, end) if _is_bare_title(scene, name)]
    return _of(titles[-1]) if titles else None


def _may_speak_zh(scene: Scene, name: Mention, start: int, end: int) -> bool:
    if name.type not in AGENTS or _NOT_SUBJECT_ZH.search(scene.plain[start : name.start]):
        return False
    return not scene.find(Category.METRIC, name.end, end)


def _people_zh(scene: Scene, start: int, end: int) -> Subject | None:
    lead = _LEAD_ZH.match(scene.plain[start:end])
    first = start + lead.end() if lead else start
    if end - first < 2 or scene.quantities.overlaps(first, end):
        first = scene.quantities.last_end(first, end)
    if end - first < 2:
        return None
    return Subject(Argument(text=scene.text[first:end], start=first, end=end), first, end)


def _earlier_zh(scene: Scene, floor: int, end: int) -> Subject | None:
    """Return the person or the pronoun that begins a clause before `end`: 她不愿评论，只称……."""
    for clause in reversed(scene.clauses.within(floor, end)):
        for name in scene.names.within(clause.start, clause.end):
            if name.type is MentionType.PERSON and not scene.gap(clause.start, name.start):
                return _of(name)
        if meant := _pronoun(scene, clause.start, min(clause.start + 2, clause.end)):
            return meant
    return None


def subject_ja(scene: Scene, start: int, end: int) -> Subject | None:
    """Return the last name with は, が or も in [start, end), else a kind of people or a pronoun with it."""
    for name in reversed(scene.names.within(start, end)):
        match = _TOPIC_JA.match(scene.plain, _after_titles(scene, name), end)
        if match and (name.type in AGENTS or _is_bare_title(scene, name)):
            return Subject(Argument.of(name), _phrase_start(scene, name.start), match.end())
    people = None
    for match in _PARTICLE_JA.finditer(scene.plain[start:end]):
        phrase = noun_phrase_before(scene, start + match.start(), start)
        if phrase is not None and _PEOPLE_JA.search(phrase.text):
            people = Subject(phrase, phrase.start, start + match.end())
    return people or _pronoun(scene, start, end)


def _pronoun(scene: Scene, start: int, end: int) -> Subject | None:
    meant = antecedent(scene, start, end)
    return Subject(Argument.of(meant[0]), meant[1].start, meant[1].end) if meant else None


def is_cited_before(scene: Scene, subject: Subject, floor: int) -> bool:
    """Whether what the subject says stands before it: 黒字だ、と彼女は指摘した."""
    return _CITED_JA.search(scene.plain[max(floor, subject.start - REACH_ZH) : subject.start]) is not None


def _of(name: Mention) -> Subject:
    return Subject(Argument.of(name), name.start, name.end)


def _is_bare_title(scene: Scene, name: Mention) -> bool:
    """Whether a title stands for its holder, whom nothing names."""
    if name.type is not MentionType.TITLE or name.surface in _HEARER:
        return False
    around = scene.names.within(max(0, name.start - REACH_ZH), min(len(scene.plain), name.end + REACH_ZH))
    for other in around:
        touches = scene.gap(other.end, name.start) in {"", "氏"} or scene.gap(name.end, other.start) in _LEADS_UP
        if other.type is MentionType.PERSON and touches:
            return False
    return True


def _phrase_start(scene: Scene, start: int) -> int:
    """Return where the names that lead up to a speaker begin: MaimaiのCEOのLin Fan氏."""
    for name in reversed(scene.names.within(max(0, start - REACH_ZH), start)):
        if scene.gap(name.end, start) not in _LEADS_UP:
            break
        start = name.start
    return start


def _after_titles(scene: Scene, name: Mention) -> int:
    """Return the offset after the titles that directly follow a name: 倪岳社長は."""
    end = name.end
    for title in scene.names.within(end, end + 30):
        if title.type is not MentionType.TITLE or scene.gap(end, title.start) not in {"", "・", "兼"}:
            break
        end = title.end
    return end
