"""Subjects that are not said: whom the sentence, the paragraph, the heading and the document are about."""

import re
from collections.abc import Iterator

from pipeline.facts.ground.scene import Pick
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument
from pipeline.facts.subjects.case import Case
from pipeline.facts.subjects.holders import candidates, is_object, is_one_of_many
from pipeline.names.model import Mention
from pipeline.vocabulary import FIRMS, MentionType

_POSSESSOR_JA = re.compile(
    r"(?:\s*\([^()]{1,30}\))?(?:氏|さん|グループ|社)?\s*(?:の|では|における|において|(?:など)?は|が|も|、|による|,|$)"
)
_FILLERS = re.compile(r"[のはがもを、,でに年的总其也均又再还约連结純额計计\s]+")
_BARE = 2  # characters


def fits(metric: Metric, kind: str) -> bool:
    """Whether a name of this type can hold a value of the metric; what a firm or a country has, no person has."""
    return kind != MentionType.PERSON or metric.is_personal


def may_hold(case: Case, name: Mention) -> bool:
    """Whether a name can hold the value: it fits the metric and is not only heard.

    A firm that speaks does so of its own measures, but of the world's as well.
    """
    topics = case.topics
    if topics.only_speaks(name) or (topics.speaks(name) and not case.metric.is_owned):
        return False
    return fits(case.metric, name.type)


def elided(case: Case, phrase: Pick[Argument] | None) -> Pick[Argument] | None:
    """Return whom the context is about, from near to far, as far as the metric and its clause permit.

    phrase: the noun phrase of the clause, which only a name that the metric rather belongs to may replace.
    """
    is_bare = phrase is None and _is_bare(case)
    memory = case.topics.memory
    last = memory.sentence
    # A phrase that owns something else, such as the price of lithium, is no holder of a firm's measure.
    alike = last is not None and (bool(last.type) or memory.has_company or not case.metric.has_company)
    if is_bare and last is not None and alike and fits(case.metric, last.type):
        return case.pick(last, "subject.elided") if last.start >= case.place.start else _inherited(last, "elided")
    if (topic := _sentence_topic(case, phrase)) is not None:
        return topic
    if not case.metric.is_owned or not (case.metric.has_company or is_bare):
        return None
    for rule, found in _contexts(case, has_phrase=phrase is not None):
        if fits(case.metric, found.type):
            return _inherited(found, rule)
    return None


def _inherited(found: Argument, where: str) -> Pick[Argument]:
    return Pick(found, f"subject.{where}", inherited=True)


def meant_firm(case: Case, offset: int) -> Argument | None:
    """Return the firm that 同社 or 公司 at `offset` means: what the sentence, paragraph, heading or document is about.

    The firm that the document is about comes first where the paragraph has named it: the others are around it.
    """
    topics, place = case.topics, case.place
    if (focus := topics.focus_in_paragraph(place, offset)) is not None:
        return Argument.of(focus)
    topic = topics.of_sentence(place.sentence)
    own = topic if topic is not None and topic.end <= offset else None
    found = [Argument.of(own)] if own else []
    found += [argument for _, argument in _contexts(case, has_phrase=False)]
    return next((argument for argument in found if argument.type in FIRMS), None)


def _contexts(case: Case, *, has_phrase: bool) -> Iterator[tuple[str, Argument]]:
    """Yield the topics of the paragraph, the heading and the document."""
    topics, place, metric = case.topics, case.place, case.metric
    if topics.memory.subject is not None:
        yield "paragraph", topics.memory.subject
    if (before := topics.before(place)) is not None:
        yield "paragraph", Argument.of(before)
    if has_phrase and not metric.has_company:
        return
    if (heading := topics.above(place, items_only=not metric.has_company)) is not None:
        yield "heading", Argument.of(heading)
    if metric.has_company and (document := topics.of_document(place)) is not None:
        yield "document", Argument.of(document)


def _sentence_topic(case: Case, phrase: Pick[Argument] | None) -> Pick[Argument] | None:
    """Return the name the sentence is about: the nearest clause before that has one as its subject.

    A firm that only announces the sentence gives way to a phrase.
    """
    scene, place = case.scene, case.place
    if phrase is not None and not case.metric.is_owned:
        return None
    for name in candidates(scene, place, case.floor, case.start):
        if not may_hold(case, name) or is_object(scene, name, place.base):
            continue
        if phrase is not None and case.topics.speaks(name):
            continue
        if is_one_of_many(scene, name, case.end):
            return None
        if place.base == "zh" or _POSSESSOR_JA.match(scene.plain, name.end):
            return case.pick(name, "subject.sentence")
    return None


def _is_bare(case: Case) -> bool:
    """Whether nothing but dates, adverbs and words of change stands before the metric: the subject is elided."""
    scene, place, term = case.scene, case.place, case.term
    start, end = place.clause.start, case.end
    if case.has_metric_elsewhere or term is None or term.start >= place.last:
        start, end = scene.before(place), place.quantity.start
    return len(_FILLERS.sub("", scene.unknown(max(start, case.floor), end))) <= _BARE
