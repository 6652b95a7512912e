"""Who holds which title where: MaimaiのCEOのLin Fan氏, 腾讯首席执行官马化腾, 闫俊杰，MiniMax创始人."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Argument, Fact
from pipeline.facts.relations.participants import outside_brackets
from pipeline.facts.subjects.topics import Topics
from pipeline.lang.tables import terms
from pipeline.names.model import Mention
from pipeline.quantities.model import Cue
from pipeline.text.model import Sentence
from pipeline.vocabulary import FIRMS, FactKind, MentionType

_FORMER = re.compile(r"(?:元|前|原|前任|旧)$")
_FORMER_GAP = re.compile(r"(?:の|的)?(?:元|前|前任|原)?(?:・)?")
_AND = re.compile(r"(?:兼|・|、|,|/|兼任|及|和|、兼|で|かつ|及び|および|兼务)?(?:元|前|原)?")
_TITLE_PERSON = re.compile(r"(?:の|である|で|、|だった|を務める|を務めた|,|的|:|・|——|を務めていた|)(?:の)?")
_FIRM_PERSON = re.compile(r"(?:の|的)?")
_PERSON_TITLE = re.compile(r"(?:氏|さん)?(?:・)?")
_APPOSITION = re.compile(
    r"(?:氏)?(?:,|、|\(|是|为|现任|担任|出任|就任|曾任|は|が|是一位|系|任|曾担任|此前担任|此前是|:)+(?:现任|元|前|原)?"
)
_ALSO = re.compile(r"[、,]?(?:兼|兼任)(?:元|前)?")
_PAST = re.compile(r"曾|此前")
_MOST = 6


def find_roles(scene: Scene, sentence: Sentence, topics: Topics) -> Iterator[Fact]:
    """Yield a fact for each title that names touching it give to a person, once per person and title.

    The firm is the one that touches the title; a head or founder of a firm is one of the firm the text is about.
    Without a firm there is no relation.
    """
    names = scene.names.within(sentence.start, sentence.end)
    index = 0
    while index < len(names):
        if names[index].type is not MentionType.TITLE:
            index += 1
            continue
        last = index
        while last + 1 < len(names) and _continues(scene, names[last], names[last + 1]):
            last += 1
        yield from _role_facts(scene, sentence, names[index : last + 1], (names[:index], names[last + 1 :]), topics)
        index = last + 1


def _continues(scene: Scene, title: Mention, after: Mention) -> bool:
    return after.type is MentionType.TITLE and _AND.fullmatch(scene.gap(title.end, after.start)) is not None


def _role_facts(
    scene: Scene,
    sentence: Sentence,
    titles: Sequence[Mention],
    around: tuple[Sequence[Mention], Sequence[Mention]],
    topics: Topics,
) -> Iterator[Fact]:
    """Yield the roles of one run of titles, with the firm and person among the names before and after it."""
    firm, person = _around(scene, around[0][-2:], titles, around[1][:_MOST])
    if person is None:
        return
    former = False
    for title in titles[:_MOST]:
        held = firm or _meant_firm(scene, title, topics, sentence.lang.base)
        if held is None:
            continue
        role = _role(scene, sentence, person=person, title=title, firm=held, former=former)
        role = role if firm else replace(role, rule="relation.role_meant")
        former = bool(role.qualifier)
        yield role


def _meant_firm(scene: Scene, title: Mention, topics: Topics, base: str) -> Mention | None:
    """Return the firm that an executive without one is of: 桑原社長 in a text about 瀬戸内FC."""
    spot = scene.spot(title.start, title.end)
    if spot is None or not scene.plain.endswith(_heads(base), title.start, title.end):
        return None
    firm = topics.firm(spot)
    return outside_brackets(scene, firm) if firm else None


@cache
def _heads(base: str) -> tuple[str, ...]:
    """Return the ends of titles that are held in one firm, as against professions and offices."""
    return (*terms(f"{base}/titles", part="executive"), *_founders(base))


def _founders(base: str) -> tuple[str, ...]:
    return terms(f"{base}/titles", part="founder")


def _around(
    scene: Scene, before: Sequence[Mention], titles: Sequence[Mention], after: Sequence[Mention]
) -> tuple[Mention | None, Mention | None]:
    """Return the firm and the person of a run of titles; None where nothing that touches it says so."""
    first, last = titles[0], titles[-1]
    near = before[-1] if before else None
    firm = person = None
    if near is not None and near.type in FIRMS and _leads_to(scene, near, first):
        firm = outside_brackets(scene, near)
    if (
        near is not None
        and near.type is MentionType.PERSON
        and _PERSON_TITLE.fullmatch(scene.gap(near.end, first.start))
    ):
        person = near
        far = before[-2] if len(before) > 1 else None
        if far is not None and far.type in FIRMS and _FIRM_PERSON.fullmatch(scene.gap(far.end, near.start)):
            firm = far
        return firm, person
    person = _person_after(scene, last, after)
    if person is not None:
        return firm, person
    if after and _AND.fullmatch(scene.gap(last.end, after[0].start)):
        return firm, None
    far = before[-2] if len(before) > 1 and firm is not None else None
    if far is None or firm is None or far.type is not MentionType.PERSON:
        return firm, None
    return firm, far if _APPOSITION.fullmatch(scene.gap(far.end, firm.start)) else None


def _leads_to(scene: Scene, firm: Mention, title: Mention) -> bool:
    """Whether only a particle or 元 stands between a firm, in brackets or not, and a title."""
    gap = scene.gap(firm.end, title.start)
    is_alias = outside_brackets(scene, firm) is not firm
    return _FORMER_GAP.fullmatch(gap.removeprefix(")") if is_alias else gap) is not None


def _role(  # noqa: PLR0913  (the parts of a role)
    scene: Scene, sentence: Sentence, *, person: Mention, title: Mention, firm: Mention, former: bool
) -> Fact:
    """Return one role; its object is the firm.

    former: whether a title before it in the same run is: 元 holds for all of 元会長兼社長.
    """
    former = former or title.former or _is_former(scene, title)
    if firm.end <= title.start and firm.start >= sentence.start:
        past = person.start < firm.start and _PAST.search(scene.plain[person.end : firm.start]) is not None
        former = former or past or (not scene.gap(firm.end, title.start) and _is_former(scene, firm))
    spans = [person, title, firm]
    return Fact(
        kind=FactKind.RELATION,
        subject=Argument.of(person),
        object=Argument.of(firm),
        metric="holds_role",
        metric_text=title.surface,
        qualifier="former" if former else "",
        evidence_start=sentence.start,
        evidence_end=sentence.end,
        rule="relation.role",
        cues=tuple(sorted((Cue(s.start, s.end, s.surface, "relation") for s in spans), key=lambda cue: cue.start)),
    )


def _person_after(scene: Scene, title: Mention, after: Sequence[Mention]) -> Mention | None:
    """Return the person a run of titles leads to, over further firms and titles: A社副社長兼B社所長の王氏."""
    last = title
    for name in after:
        gap = scene.gap(last.end, name.start)
        if name.type is MentionType.PERSON:
            return name if last.type is MentionType.TITLE and _TITLE_PERSON.fullmatch(gap) else None
        joined = _ALSO.fullmatch(gap) if last.type is MentionType.TITLE else _FORMER_GAP.fullmatch(gap)
        if not joined or (name.type in FIRMS) == (last.type in FIRMS):
            return None
        last = name
    return None


def _is_former(scene: Scene, name: Mention) -> bool:
    return _FORMER.search(scene.plain[max(0, name.start - 2) : name.start]) is not None
