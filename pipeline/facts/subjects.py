"""Whom or what a value belongs to.

In order: a name that owns the metric in the clause, a pronoun, the noun phrase before the metric, the topic of the
sentence, the topic of the paragraph. The metric's holder decides between an organisation in the context and a noun
phrase of the clause. None where the text has something there that cannot be read: a wrong subject is worse.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.facts.lexicon import Category, Hit
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.facts.phrases import noun_phrase_before, phrase_argument
from pipeline.facts.populations import defines_population
from pipeline.facts.scene import REACH, Pick, Place, Scene
from pipeline.facts.speakers import Voices
from pipeline.names.model import Mention
from pipeline.vocabulary import MentionType, Modality

_HOLDERS = frozenset({MentionType.COMPANY, MentionType.ORG, MentionType.PERSON})
_FIRMS = frozenset({MentionType.COMPANY, MentionType.ORG})

_OBJECT_BEFORE_ZH = re.compile(r"(向|对|给|比|较|被|由|从|于|据|获|来自|超过|相比|收购|投资|加入|等)$")
_OBJECT_AFTER_ZH = re.compile(r"(之后|以外|外|的(?:子公司|竞争对手|客户|供应商))")
_POSSESSOR_JA = re.compile(r"(?:氏|さん|グループ|社)?\s*(?:の|では|における|において|(?:など)?は|が|も|、|による|,|$)")
_OBJECT_JA = re.compile(
    r"(?:氏|さん|社)?\s*(?:を|に(?!お[けい])|から|と(?!も)|へ|より|によ[るれり]|以外|向け|のデータ|の調査|だけ)"
)
_LIST_MARK = re.compile(r"[、,和与及や・]|以及|および|と")
_NUMBER_OF = re.compile(r"(?:の?数|数量|总数|人数|总量|量)$")
_MORE = re.compile(r"\s*(?:等|など|ら(?=[、のはがも]))")
_NEAR = 40
_EDGE = " 、,"


@dataclass(slots=True)
class Topics:
    """What the text has been about: the last subject that was a name, by paragraph, and of each type before."""

    paragraph: int = -1
    subject: Argument | None = None
    firm: Argument | None = None
    person: Argument | None = None

    def note(self, paragraph: int, subject: Argument | None) -> None:
        """Remember the subject of a fact."""
        if self.paragraph != paragraph:
            self.paragraph, self.subject = paragraph, None
        if subject is None or not subject.type:
            return
        self.subject = subject
        if subject.type == MentionType.PERSON:
            self.person = subject
        else:
            self.firm = subject


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the subject is looked for: before `end` (the metric's start, or the quantity's) from `start` on."""

    start: int
    end: int
    metric: Metric | None


def find_subject(
    scene: Scene, place: Place, metric: Metric | None, *, voices: Voices, topics: Topics
) -> Pick[Argument] | None:
    """Return the subject of a quantity, or None."""
    if metric is not None and metric.closed:
        return _owner(scene, metric)
    anchor = _anchor(place, metric)
    own = _ranked_after(scene, place)
    if own is None and anchor.end <= place.clause.start:
        own = _name_in(scene, place, Anchor(place.clause.start, place.quantity.start, metric), voices)
    own = own or _name_in(scene, place, anchor, voices) or _pronoun(scene, place, anchor, topics)
    if own is not None:
        return own
    phrase = _phrase(scene, place, anchor)
    if phrase is not None and not (metric and metric.has_company):
        return phrase
    wider = _sentence_topic(scene, place, anchor, voices)
    if wider is None and (phrase is not None or _is_bare(scene, anchor)):
        wider = _paragraph_topic(scene, place, topics, metric)
    return wider or phrase


def _ranked_after(scene: Scene, place: Place) -> Pick[Argument] | None:
    """Return the name a rank is said of after it: 2位はB社, 排名第一的是B公司."""
    end = place.quantity.end
    if place.quantity.type is not MentionType.RANK:
        return None
    for name in scene.names.within(end, min(end + _NEAR, place.clause.end))[:1]:
        if name.type in _HOLDERS and scene.gap(end, name.start) in {"は", "が", "是", "为", "的是", "名是", "的"}:
            return Pick(Argument.of(name), "subject.after", (scene.cue(name.start, name.end, "subject"),))
    return None


def _owner(scene: Scene, metric: Metric) -> Pick[Argument] | None:
    owner = metric.owner
    if owner is None:
        return None
    return Pick(owner, "subject.owner", (scene.cue(owner.start, owner.end, "subject"),))


def _anchor(place: Place, metric: Metric | None) -> Anchor:
    start = place.clause.start
    term = metric.term if metric else None
    if term is not None and start <= term.start < place.quantity.start:
        return Anchor(start, _thing_end(term) if metric and metric.is_thing else term.start, metric)
    if term is not None and term.end <= start:
        return Anchor(place.start, term.start, metric)
    return Anchor(start, place.quantity.start, metric)


def _thing_end(term: Hit) -> int:
    """Return where the thing counted ends in its metric's term: 人材 in 人材の数, 职位 in 职位数量."""
    suffix = _NUMBER_OF.search(term.term)
    return term.end - (len(suffix.group()) if suffix else 0)


def _candidates(scene: Scene, place: Place, start: int, end: int) -> list[Mention]:
    """Return the names that can hold a value, nearest first; deeper brackets and the names of roles left out."""
    found = []
    for name in reversed(scene.names.within(start, end)):
        clause = scene.clauses.at(name.start)
        if name.type not in _HOLDERS or clause is None or clause.depth > place.clause.depth:
            continue
        if not _belongs_to_role(scene, name):
            found.append(name)
    return found


def _belongs_to_role(scene: Scene, name: Mention) -> bool:
    """Whether a firm only says where somebody's title is from: 脉脉CEO林凡, MaimaiのCEO."""
    after = scene.names.within(name.end, name.end + 30)
    if name.type is MentionType.PERSON or not after or after[0].type is not MentionType.TITLE:
        return False
    return scene.gap(name.end, after[0].start) in {"", "的", "の", "前", "元", "の元", "の前", "原"}


def _name_in(scene: Scene, place: Place, anchor: Anchor, voices: Voices) -> Pick[Argument] | None:
    for name in _candidates(scene, place, anchor.start, anchor.end):
        if _only_speaks(scene, name, voices) or _is_object(scene, name, place.base):
            continue
        if _is_one_of_many(scene, name, anchor):
            return None
        return Pick(Argument.of(name), "subject.clause", (scene.cue(name.start, name.end, "subject"),))
    return None


def _only_speaks(scene: Scene, name: Mention, voices: Voices) -> bool:
    """Whether a name is only heard: whoever speaks or is a source, but a firm that announces speaks of itself."""
    rule = voices.speaking.get(name.start)
    return rule == "speaker.source" or (rule is not None and scene.type_of(name) is not MentionType.COMPANY)


def _is_object(scene: Scene, name: Mention, base: str) -> bool:
    if base == "zh":
        before = scene.plain[max(0, name.start - 4) : name.start].rstrip()
        return bool(_OBJECT_BEFORE_ZH.search(before) or _OBJECT_AFTER_ZH.match(scene.plain, name.end))
    return _OBJECT_JA.match(scene.plain, name.end) is not None


def _is_one_of_many(scene: Scene, name: Mention, anchor: Anchor) -> bool:
    """Whether a name is one of several that share the value: A、B和C, A、B等公司, AやBなど."""
    if _MORE.match(scene.plain, name.end):
        return True
    near = scene.names.within(max(0, name.start - _NEAR), min(anchor.end, name.end + _NEAR))
    position = near.index(name)
    around = near[max(0, position - 1) : position + 2]
    return any(_LIST_MARK.fullmatch(scene.gap(left.end, right.start)) for left, right in pairwise(around))


def _pronoun(scene: Scene, place: Place, anchor: Anchor, topics: Topics) -> Pick[Argument] | None:
    """Resolve 同社, 该公司, 同氏, 其 before the metric to the last subject of their type."""
    for hit in reversed(scene.find(Category.PRONOUN, anchor.start, anchor.end)):
        if hit.key == "none":
            continue
        antecedent = _antecedent(scene, place, hit.start, hit.key) or _remembered(topics, hit.key)
        if antecedent is None:
            return None
        cue = scene.cue(hit.start, hit.end, "subject")
        return Pick(antecedent, "subject.pronoun", (cue,), inherited=True)
    return None


def _antecedent(scene: Scene, place: Place, offset: int, key: str) -> Argument | None:
    """Return the nearest earlier name of the pronoun's type in the paragraph."""
    wanted = {"company": _FIRMS, "person": frozenset({MentionType.PERSON})}.get(key, _HOLDERS)
    floor = max(scene.paragraph(place).start, offset - 300)
    for name in _candidates(scene, place, floor, offset):
        if scene.type_of(name) in wanted and not _is_object(scene, name, place.base):
            return Argument.of(name)
    return None


def _remembered(topics: Topics, key: str) -> Argument | None:
    return {"company": topics.firm, "person": topics.person}.get(key, topics.subject)


def _phrase(scene: Scene, place: Place, anchor: Anchor) -> Pick[Argument] | None:
    phrase = _phrase_zh(scene, anchor) if place.base == "zh" else _phrase_ja(scene, anchor)
    if phrase is None or scene.names.overlaps(phrase.start, phrase.end):
        return None
    term = anchor.metric.term if anchor.metric else None
    if term is not None and term.start <= phrase.start < term.end:
        return None
    return Pick(phrase, "subject.phrase", (scene.cue(phrase.start, phrase.end, "subject"),))


def _phrase_zh(scene: Scene, anchor: Anchor) -> Argument | None:
    """Return the noun phrase between the clause's start, or its last date, and the metric."""
    term = anchor.metric.term if anchor.metric else None
    if term is not None and term.start > anchor.end:
        return None
    start = anchor.start
    for spans in (scene.dates, scene.hits[Category.BASE]):
        inside = spans.within(start, anchor.end)
        start = inside[-1].end if inside else start
    cues = [hit for hit in scene.find(Category.MODALITY, start, anchor.end) if hit.key != Modality.REPORTED]
    start = cues[-1].end if cues else start
    clause = scene.clauses.at(anchor.end - 1)
    start = max(start, clause.start) if clause else start
    start = _after_amount(scene, start, anchor.end)
    stats = scene.find(Category.STAT, start, anchor.end)
    end = stats[0].start if stats and stats[0].end >= anchor.end - 1 else anchor.end
    return phrase_argument(scene, start, end)


def _after_amount(scene: Scene, start: int, end: int) -> int:
    """Return where a phrase begins after the amounts before it; one that is part of it stays: 全国38个核心城市."""
    amounts = scene.quantities.within(start, end)
    if not amounts:
        return start
    last, place = amounts[-1], scene.place(amounts[-1])
    if place and defines_population(scene, place):
        return last.start
    counts = last.type is MentionType.COUNT and len(amounts) == 1
    return start if counts and not scene.find(Category.METRIC, start, last.start) else last.end


def _phrase_ja(scene: Scene, anchor: Anchor) -> Argument | None:
    """Return the noun phrase that owns the metric by の, else the phrase with は or が before it."""
    end = anchor.end
    stats = scene.find(Category.STAT, anchor.start, end)
    while stats and len(scene.gap(stats[-1].end, end)) <= 1:
        end, stats = stats[-1].start, stats[:-1]
    owned = scene.plain[anchor.start : end].rstrip(_EDGE).endswith("の")
    if owned or (anchor.metric is not None and anchor.metric.is_thing):
        return noun_phrase_before(scene, end, anchor.start)
    return _topic_phrase(scene, anchor.start, end)


def _topic_phrase(scene: Scene, start: int, end: int) -> Argument | None:
    """Return the phrase before the last は or が (では, には and がの stay out) in the stretch."""
    text = scene.plain[start:end]
    for match in reversed(list(re.finditer(r"(?<=[一-鿿々ァ-ヶーA-Za-z0-9)」の ])(?:は|が)", text))):
        return noun_phrase_before(scene, start + match.start(), start)
    return None


def _sentence_topic(scene: Scene, place: Place, anchor: Anchor, voices: Voices) -> Pick[Argument] | None:
    """Return the name the sentence is about: the nearest clause before that has one as its subject."""
    for name in _candidates(scene, place, place.start, anchor.start):
        if _only_speaks(scene, name, voices) or _is_object(scene, name, place.base):
            continue
        if _is_one_of_many(scene, name, anchor):
            return None
        if place.base == "ja" and not _POSSESSOR_JA.match(scene.plain, name.end):
            continue
        return Pick(Argument.of(name), "subject.sentence", (scene.cue(name.start, name.end, "subject"),))
    return None


def _is_bare(scene: Scene, anchor: Anchor) -> bool:
    """Whether nothing but dates and adverbs stands before the metric, so that its subject is elided."""
    start = anchor.start
    dates = scene.dates.within(start, anchor.end)
    start = dates[-1].end if dates else start
    rest = scene.gap(start, anchor.end).strip("のは、,年的総总期间純連连結合计計")
    stats = scene.find(Category.STAT, start, anchor.end)
    return len(rest) - sum(hit.end - hit.start for hit in stats) <= 2


def _paragraph_topic(scene: Scene, place: Place, topics: Topics, metric: Metric | None) -> Pick[Argument] | None:
    """Return the firm the paragraph is about: that of its facts so far, else the only one it has named so far."""
    if metric is None or not metric.has_company:
        return None
    known = topics.subject if topics.paragraph == place.sentence.paragraph else None
    if known is None:
        start = max(scene.paragraph(place).start, place.sentence.start - REACH)
        named = [name for name in scene.names.within(start, place.sentence.start) if scene.type_of(name) in _FIRMS]
        alone = len({name.entity_id or name.surface for name in named}) == 1
        known = Argument.of(named[0]) if alone else None
    if known is None or known.type == MentionType.PERSON:
        return None
    return Pick(known, "subject.paragraph", inherited=True)
