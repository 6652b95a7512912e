"""Whom or what a value belongs to.

In order: a name that owns the metric in the clause, a pronoun, the noun phrase before the metric, then what the
sentence, the paragraph, the heading above and the document are about. The metric decides how far it is looked for: the
value of a firm's measure is a firm's, pay is somebody's or a firm's. None where the text has something there that
cannot be read: a wrong subject is worse.
"""

import re
from dataclasses import dataclass

from pipeline.facts.holders import FIRMS, HOLDERS, candidates, is_object, is_one_of_many
from pipeline.facts.lexicon import Category, Hit
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.facts.phrases import is_measure, noun_phrase_before, phrase_argument
from pipeline.facts.populations import defines_population
from pipeline.facts.scene import Pick, Place, Scene
from pipeline.facts.topics import Memory, Topics
from pipeline.names.model import Mention
from pipeline.vocabulary import MentionType, Modality

_POSSESSOR_JA = re.compile(
    r"(?:\s*\([^()]{1,30}\))?(?:氏|さん|グループ|社)?\s*(?:の|では|における|において|(?:など)?は|が|も|、|による|,|$)"
)
_NUMBER_OF = re.compile(r"(?:の?数|数量|总数|人数|总量|量)$")
_PREDICATE_ZH = re.compile(
    r"由|从|自|为|是|达|有|约|近|仅|只|升|降|增|跌|涨|突破|超|逾|录得|报|则|已|也|还|将|可|仍|分别|在|以|均|一度|维持|首次|较|比|同比|环比"
)
_NEAR = 40
_EDGE = " 、,"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the subject is looked for: before `end` (the metric's start, or the quantity's) from `start` on."""

    start: int
    end: int
    metric: Metric


def find_subject(scene: Scene, place: Place, metric: Metric, *, topics: Topics) -> Pick[Argument] | None:
    """Return the subject of a quantity, or None."""
    if metric.closed:
        return _owner(scene, metric)
    anchor = _anchor(place, metric)
    own = _ranked_after(scene, place) or _before_bracket(scene, place, metric)
    if own is None and anchor.end <= place.clause.start:
        own = _name_in(scene, place, Anchor(place.clause.start, place.quantity.start, metric), topics)
    own = own or _name_in(scene, place, anchor, topics) or _pronoun(scene, place, anchor, topics.memory)
    if own is not None:
        return own
    phrase = _own_phrase(scene, place, anchor) or _phrase(scene, place, anchor)
    if phrase is not None and not metric.is_owned:
        return phrase
    return _elided(scene, place, anchor, topics, phrase) or phrase


def _elided(
    scene: Scene, place: Place, anchor: Anchor, topics: Topics, phrase: Pick[Argument] | None
) -> Pick[Argument] | None:
    """Return whom the context is about, from near to far, as far as the metric and its clause permit."""
    metric = anchor.metric
    is_bare = phrase is None and _is_bare(scene, anchor)
    topic = _sentence_topic(scene, place, anchor, topics) if metric.is_owned or phrase is None else None
    if topic is not None:
        return topic
    if is_bare and (last := topics.memory.sentence) is not None and _fits(metric, last.type):
        return Pick(last, "subject.elided", inherited=True)
    if not metric.is_owned or not (metric.has_company or is_bare):
        return None
    for rule, found in _contexts(place, metric, topics, has_phrase=phrase is not None):
        if found is not None and _fits(metric, found.type):
            return Pick(found, rule, inherited=True)
    return None


def _contexts(
    place: Place, metric: Metric, topics: Topics, *, has_phrase: bool
) -> tuple[tuple[str, Argument | None], ...]:
    """Return the topics of the paragraph, the heading and the document."""
    paragraph = topics.memory.subject or _argument(topics.before(place))
    heading = topics.above(place, items_only=not metric.has_company)
    document = topics.of_document(place) if metric.has_company and not has_phrase else None
    return (
        ("subject.paragraph", paragraph),
        ("subject.heading", None if has_phrase and metric.has_company else _argument(heading)),
        ("subject.document", _argument(document)),
    )


def _argument(name: Mention | None) -> Argument | None:
    return Argument.of(name) if name is not None else None


def _fits(metric: Metric, kind: str) -> bool:
    """Whether a name of this type can hold a value of the metric; what a firm has, no person has."""
    return not metric.has_company or metric.is_act or kind != MentionType.PERSON


def _ranked_after(scene: Scene, place: Place) -> Pick[Argument] | None:
    """Return the name a rank is said of after it: 2位はB社, 排名第一的是B公司."""
    end = place.quantity.end
    if place.quantity.type is not MentionType.RANK:
        return None
    for name in scene.names.within(end, min(end + _NEAR, place.clause.end))[:1]:
        if name.type in HOLDERS and scene.gap(end, name.start) in {"は", "が", "是", "为", "的是", "名是", "的"}:
            return Pick(Argument.of(name), "subject.after", (scene.cue(name.start, name.end, "subject"),))
    return None


def _before_bracket(scene: Scene, place: Place, metric: Metric) -> Pick[Argument] | None:
    """Return the name that the bracket around a quantity explains: 早瀬蓮(21), 三河精工(愛知県、従業員2300人)."""
    opening = scene.plain.rfind("(", place.start, place.first)
    if opening < 0 or scene.plain.find(")", opening, place.first) >= 0:
        return None
    wanted = frozenset({MentionType.PERSON}) if metric.key == "age" else FIRMS
    name = scene.names.at(opening - 1)
    if name is None or name.type not in wanted:
        return None
    return Pick(Argument.of(name), "subject.bracket", (scene.cue(name.start, name.end, "subject"),))


def _owner(scene: Scene, metric: Metric) -> Pick[Argument] | None:
    owner = metric.owner
    if owner is None:
        return None
    return Pick(owner, "subject.owner", (scene.cue(owner.start, owner.end, "subject"),))


def _anchor(place: Place, metric: Metric) -> Anchor:
    start, term = place.clause.start, metric.term
    if term is not None and start <= term.start < place.quantity.start:
        return Anchor(start, _thing_end(term) if metric.is_thing else term.start, metric)
    if term is not None and term.end <= start:
        return Anchor(place.start, term.start, metric)
    return Anchor(start, place.quantity.start, metric)


def _thing_end(term: Hit) -> int:
    """Return where the thing counted ends in its metric's term: 人材 in 人材の数, 职位 in 职位数量."""
    suffix = _NUMBER_OF.search(term.term)
    return term.end - (len(suffix.group()) if suffix else 0)


def _name_in(scene: Scene, place: Place, anchor: Anchor, topics: Topics) -> Pick[Argument] | None:
    for name in candidates(scene, place, anchor.start, anchor.end):
        if topics.only_speaks(name) or is_object(scene, name, place.base) or not _fits(anchor.metric, name.type):
            continue
        if is_one_of_many(scene, name, anchor.end):
            return None
        return Pick(Argument.of(name), "subject.clause", (scene.cue(name.start, name.end, "subject"),))
    return None


def _pronoun(scene: Scene, place: Place, anchor: Anchor, memory: Memory) -> Pick[Argument] | None:
    """Resolve 同社, 该公司, 同氏, 其 before the metric to the last subject of their type."""
    for hit in reversed(scene.find(Category.PRONOUN, anchor.start, anchor.end)):
        if hit.key == "none":
            continue
        antecedent = _antecedent(scene, place, hit.start, hit.key) or _remembered(memory, hit.key)
        if antecedent is None:
            return None
        cue = scene.cue(hit.start, hit.end, "subject")
        return Pick(antecedent, "subject.pronoun", (cue,), inherited=True)
    return None


def _antecedent(scene: Scene, place: Place, offset: int, key: str) -> Argument | None:
    """Return the nearest earlier name of the pronoun's type in the paragraph."""
    wanted = {"company": FIRMS, "person": frozenset({MentionType.PERSON})}.get(key, HOLDERS)
    floor = max(scene.paragraph(place).start, offset - 300)
    for name in candidates(scene, place, floor, offset):
        if scene.type_of(name) in wanted and not is_object(scene, name, place.base):
            return Argument.of(name)
    return None


def _remembered(memory: Memory, key: str) -> Argument | None:
    return {"company": memory.firm, "person": memory.person}.get(key, memory.subject)


def _own_phrase(scene: Scene, place: Place, anchor: Anchor) -> Pick[Argument] | None:
    """Return the phrase that begins a clause whose metric stands in an earlier one: 而文职类只有0.62."""
    term = anchor.metric.term
    if term is None or term.end > place.clause.start:
        return None
    start, end = scene.before(place), place.quantity.start
    if place.base == "ja":
        phrase = _topic_phrase(scene, start, end)
    else:
        dates = scene.dates.within(start, end)
        start = dates[-1].end if dates else start
        match = _PREDICATE_ZH.search(scene.plain, start + 2, end)
        phrase = phrase_argument(scene, start, match.start()) if match else None
    return _as_subject(scene, place, phrase)


def _as_subject(scene: Scene, place: Place, phrase: Argument | None) -> Pick[Argument] | None:
    """Return a phrase as the subject, unless it holds a name or is itself what is measured."""
    if phrase is None or scene.names.overlaps(phrase.start, phrase.end):
        return None
    if is_measure(scene.plain[phrase.start : phrase.end], place.base):
        return None
    return Pick(phrase, "subject.phrase", (scene.cue(phrase.start, phrase.end, "subject"),))


def _phrase(scene: Scene, place: Place, anchor: Anchor) -> Pick[Argument] | None:
    phrase = _phrase_zh(scene, anchor) if place.base == "zh" else _phrase_ja(scene, anchor)
    term = anchor.metric.term
    if phrase is not None and term is not None and term.start <= phrase.start < term.end:
        return None
    return _as_subject(scene, place, phrase)


def _phrase_zh(scene: Scene, anchor: Anchor) -> Argument | None:
    """Return the noun phrase between the clause's start, or its last date, and the metric."""
    term = anchor.metric.term
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
    if owned or anchor.metric.is_thing:
        return noun_phrase_before(scene, end, anchor.start)
    return _topic_phrase(scene, anchor.start, end)


def _topic_phrase(scene: Scene, start: int, end: int) -> Argument | None:
    """Return the phrase before the last は or が (では, には and がの stay out) in the stretch."""
    text = scene.plain[start:end]
    for match in reversed(list(re.finditer(r"(?<=[一-鿿々ァ-ヶーA-Za-z0-9)」の ])(?:は|が)", text))):
        return noun_phrase_before(scene, start + match.start(), start)
    return None


def _sentence_topic(scene: Scene, place: Place, anchor: Anchor, topics: Topics) -> Pick[Argument] | None:
    """Return the name the sentence is about: the nearest clause before that has one as its subject."""
    for name in candidates(scene, place, place.start, anchor.start):
        if topics.only_speaks(name) or is_object(scene, name, place.base) or not _fits(anchor.metric, name.type):
            continue
        if is_one_of_many(scene, name, anchor.end):
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
