"""Whom or what a value belongs to.

In order: a name that owns the metric in the clause, a pronoun, the noun phrase before the metric, then what the
sentence, the paragraph, the heading above and the document are about. The metric decides how far it is looked for: the
value of a firm's measure is a firm's, pay is somebody's or a firm's. None where the text has something there that
cannot be read: a wrong subject is worse.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.facts.subjects.case import Case
from pipeline.facts.subjects.elision import elided, fits, may_hold, meant_firm
from pipeline.facts.subjects.holders import candidates, is_object, is_one_of_many
from pipeline.facts.subjects.owners import OWNING, own_phrase
from pipeline.facts.subjects.topics import Topics
from pipeline.quantities.ranks import IMPLIED
from pipeline.vocabulary import AGENTS, FIRMS, MentionType

_NUMBER_OF = re.compile(r"(?:の?(?<!指)数|数量|总数|人数|总量|量)$")
_HONORIFIC = re.compile(r"(?:氏|さん|社)\s*\Z")
_NEAR = 40
_NEXT_REACH = 16  # characters from the word of an implied rank to the end of a name
_PRONOUN_REACH = 300


class Found(NamedTuple):
    """A subject, and what of its own clause narrows the value of one from the context: 液体乳 in 液体乳收入."""

    subject: Pick[Argument] | None
    scope: Pick[str] | None = None


def find_subject(scene: Scene, place: Place, metric: Metric, *, topics: Topics) -> Found:
    """Return the subject of a quantity, if any, and its scope."""
    case = _case(scene, place, metric, topics)
    if place.quantity.rule == IMPLIED:
        return Found(_next_in_rank(case))
    if metric.closed:
        return Found(case.pick(metric.owner, "subject.owner") if metric.owner else None)
    named = _ranked_after(case) or _before_bracket(case) or _aged(case) or _named(case) or _pronoun(case)
    if named is not None:
        return Found(named)
    phrase = own_phrase(case)
    if phrase is not None and (phrase.rule in OWNING or not metric.is_owned):
        return Found(phrase)
    subject = elided(case, phrase)
    if subject is None or phrase is None or metric.term is None or phrase.value.start == subject.value.start:
        return Found(subject or phrase)
    cue = replace(phrase.cues[0], field="qualifier")
    return Found(subject, Pick(phrase.value.text, "qualifier.scope", (cue,)))


def _case(scene: Scene, place: Place, metric: Metric, topics: Topics) -> Case:
    quote = topics.voices.quotes.at(place.first)
    floor = max(place.start, quote.start if quote else 0)
    start, end, term = place.clause.start, place.quantity.start, metric.term
    if term is not None and start <= term.start < end:
        end = _thing_end(term) if metric.is_thing else term.start
    elif term is None and metric.noun is not None and start <= metric.noun < end:
        end = metric.noun
    elif term is not None and term.end <= start:
        start, end = place.start, term.start
    return Case(scene, place, metric, topics, max(start, floor), max(end, floor), floor)


def _thing_end(term: Hit) -> int:
    """Return where the thing counted ends in its metric's term: 人材 in 人材の数, 职位 in 职位数量."""
    suffix = _NUMBER_OF.search(term.term)
    return term.end - (len(suffix.group()) if suffix else 0)


def _next_in_rank(case: Case) -> Pick[Argument] | None:
    """Return the name right after the word of an implied rank: 続いて新人の谷氏, 其次是B公司."""
    end = case.place.quantity.end
    near = case.scene.names.within(end, end + _NEXT_REACH)
    name = next((name for name in near if name.type in AGENTS), None)
    return case.pick(name, "subject.rank") if name else None


def _ranked_after(case: Case) -> Pick[Argument] | None:
    """Return the name a rank is said of after it: 2位はB社, 排名第一的是B公司."""
    scene, end = case.scene, case.place.quantity.end
    if case.place.quantity.type is not MentionType.RANK:
        return None
    for name in scene.names.within(end, min(end + _NEAR, case.place.clause.end))[:1]:
        if name.type in AGENTS and scene.gap(end, name.start) in {"は", "が", "是", "为", "的是", "名是", "的"}:
            return case.pick(name, "subject.after")
    return None


def _before_bracket(case: Case) -> Pick[Argument] | None:
    """Return the name that the bracket around a quantity explains: 早瀬蓮(21), 三河精工(愛知県、従業員2300人)."""
    scene, place = case.scene, case.place
    opening = scene.plain.rfind("(", place.start, place.first)
    if opening < 0 or scene.plain.find(")", opening, place.first) >= 0:
        return None
    wanted = frozenset({MentionType.PERSON}) if case.metric.key == "age" else FIRMS
    honorific = _HONORIFIC.search(scene.plain, max(0, opening - 3), opening)
    name = scene.names.at((honorific.start() if honorific else opening) - 1)
    return case.pick(name, "subject.bracket") if name is not None and name.type in wanted else None


def _aged(case: Case) -> Pick[Argument] | None:
    """Return the person before an age in its sentence: 创始人孙一航离开大疆那年二十七岁."""
    scene, place = case.scene, case.place
    if case.metric.key != "age":
        return None
    for name in candidates(scene, place, place.start, place.quantity.start):
        if name.type is MentionType.PERSON and not is_object(scene, name, place.base):
            return case.pick(name, "subject.person")
    return None


def _named(case: Case) -> Pick[Argument] | None:
    """Return the name that holds the value in its clause, else the one before the metric in an earlier clause."""
    if case.has_metric_elsewhere:
        own = _name_in(case, case.place.clause.start, case.place.quantity.start)
        if own is not None:
            return own
    return _name_in(case, case.start, case.end)


def _name_in(case: Case, start: int, end: int) -> Pick[Argument] | None:
    scene, base = case.scene, case.place.base
    for name in candidates(scene, case.place, max(start, case.floor), end):
        if not may_hold(case, name) or is_object(scene, name, base):
            continue
        if is_one_of_many(scene, name, end):
            return None
        return case.pick(name, "subject.clause")
    return None


def _pronoun(case: Case) -> Pick[Argument] | None:
    """Resolve 同社, 该公司, 同氏, 其 before the metric to the last subject of their type."""
    for hit in reversed(case.scene.find(Category.PRONOUN, case.start, case.end)):
        if hit.key == "none":
            continue
        antecedent = _antecedent(case, hit)
        if antecedent is None or not fits(case.metric, antecedent.type):
            return None
        cue = case.scene.cue(hit.start, hit.end, "subject")
        return Pick(antecedent, "subject.pronoun", (cue,), inherited=True)
    return None


def _antecedent(case: Case, hit: Hit) -> Argument | None:
    """Return what a pronoun stands for: a firm the text is about; else the nearest earlier name of its type."""
    if hit.key == "company" and (firm := meant_firm(case, hit.start)):
        return firm
    wanted = {"company": FIRMS, "person": frozenset({MentionType.PERSON})}.get(hit.key, AGENTS)
    scene, place = case.scene, case.place
    floor = max(scene.paragraph(place).start, hit.start - _PRONOUN_REACH)
    for name in candidates(scene, place, floor, hit.start):
        if scene.type_of(name) in wanted and not is_object(scene, name, place.base):
            return Argument.of(name)
    memory = case.topics.memory
    return {"company": None, "person": memory.person}.get(hit.key, memory.subject)
