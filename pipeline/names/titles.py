"""Finds titles: where they stand, how far they reach, and which of them are the role of one individual."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.lang.tables import term_set, terms
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.scripts import begins, ends, is_han, is_katakana, is_latin
from pipeline.names.terms import Terms, ends_with, starts_with
from pipeline.vocabulary import FIRMS, MentionType, Source

_HEADS = ("executive", "founder", "staff", "office")

# 以前 目前 此前 日前 end in a word for `former` and are none.
_FORMER = {
    "ja": re.compile(r"(?<![以直午目従事年月日人])(?:元|前|旧)(?:の|・)?$"),
    "zh": re.compile(r"(?<![以目此日之先提当生事年月空])(?:前任?|原|时任|已故)$"),
}
_AND = re.compile(r" ?(?:兼任?|・|、|,|及|和|/|かつ|兼、|&)? ?(?:元|前|原)?")
_ALSO = re.compile(r" ?(?:兼任?|かつ|并任) ?")
_BEFORE_PERSON = re.compile(r" ?(?:の|である|で|、|だった|,|:|——|的|の、)? ?")
_AFTER_PERSON = re.compile(r" ?(?:氏|さん|先生|女士)?(?:前|元|・|,|、|\(|是|任|担任|出任|为)? ?")
_AFTER_FIRM = re.compile(r" ?(?:の|的)?(?:元|前|原)?(?:の|・)? ?")

# Where a title without a name is one person: a firm that has been spoken of, then a subject.
_GENERIC_FIRM = {
    "ja": re.compile(r"(?:同社|同行|同庁|同社グループ|企業|会社|当社|弊社|同大学|同研究所)の ?$"),
    "zh": re.compile(r"(?:^|[,。;:、(\s“」])(?:该|本|我)?(?:公司|集团|企业)(?:的)?$"),
}
_SUBJECT = {
    "ja": re.compile(r" ?(?:は|が|も)(?!い|な|ら)"),
    "zh": re.compile(
        r"(?:也|曾|则|还|在[^,。]{1,12})?(?:表示|称|说|指出|认为|透露|介绍|坦言|强调|告诉|直言|宣布|回应|对)"
    ),
}
_GRADE = re.compile(r"(?<![A-Za-z0-9.-])[PT](?:1[0-4]|[4-9])(?![A-Za-z0-9%.-]|手机)")
# The one reporter who writes: 告诉记者, 记者就减员一事致电.
_REPORTER = re.compile(
    r"(?:(?<=告诉)|(?<=[对向])|(?<=接受))记者(?=表示|说|称|坦言|透露|介绍|直言|指出|[,。;:、]|[一-鿿])(?!会|站|团|们|节|招待|协会|证)"
    r"|(?:^|(?<=[。\n]))记者(?=就|从|了解到|获悉|注意到|发现|致电|走访|采访|联系)"
)
_GRADE_CONTEXT = re.compile(r"职级|職級|级别|晋升|升至|昇進|昇格|等級|級|职等")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text.

    part: the row of the table its head is in. head: where the head begins, after what narrows it (上級|副|社長).
    """

    start: int
    end: int
    part: str
    head: int
    former: bool = False


def find_titles(ground: Ground) -> list[Title]:
    """Return every stretch that has the form of one person's title, whether or not it is one here."""
    return list(_joined(ground, _heads(ground)))


def _heads(ground: Ground) -> Iterator[Title]:
    text = ground.text
    for start, end, part in _automaton(ground.base).find(text):
        if part != "class" and _is_word(ground, start, end) and not starts_with(text, end, _plurals(ground.base)):
            first = _extended(ground, start)
            yield Title(first, end, part, head=start, former=is_former(ground, first))


@cache
def _automaton(base: str) -> Terms[str]:
    return Terms({term: part for part in (*_HEADS, "class") for term in terms(f"{base}/titles", part=part)})


@cache
def _plurals(base: str) -> frozenset[str]:
    return term_set(f"{base}/titles", part="plural")


@cache
def _modifiers(base: str) -> frozenset[str]:
    return term_set(f"{base}/titles", part="rank") | term_set(f"{base}/titles", part="field")


def _is_word(ground: Ground, start: int, end: int) -> bool:
    text = ground.text
    if is_latin(text[start]) or is_katakana(text[start]):
        return begins(text, start) and ends(text, end)
    return end >= len(text) or not is_han(text[end]) or ground.is_bound(end)


def _extended(ground: Ground, start: int) -> int:
    """Return where a title begins, given its head: 人力资源|总监, 上級|副|社長."""
    while length := ends_with(ground.text, start, _modifiers(ground.base)):
        if not begins(ground.text, start - length) and not ground.is_bound(start - length):
            break
        start -= length
    return start


def _joined(ground: Ground, heads: Iterator[Title]) -> Iterator[Title]:
    """Join heads that touch: 代表取締役|社長; a head inside the reach of the next one is a part of it."""
    last: Title | None = None
    for head in heads:
        if last is not None and head.start <= last.end and not is_latin(ground.text[head.start]):
            last = replace(last, end=head.end, part=head.part, former=last.former or head.former)
            continue
        if last is not None:
            yield last
        last = head
    if last is not None:
        yield last


def begins_title(ground: Ground, offset: int) -> bool:
    """Whether a head of a title, or what narrows one and then a head, begins at an offset: 销售|总监."""
    for _ in range(3):
        if starts_with(ground.text, offset, _leaders(ground.base)):
            return True
        length = starts_with(ground.text, offset, _modifiers(ground.base))
        if not length:
            return False
        offset += length
    return False


@cache
def _leaders(base: str) -> frozenset[str]:
    return term_set(f"{base}/titles", part="executive") | term_set(f"{base}/titles", part="founder")


def is_former(ground: Ground, start: int) -> bool:
    """Whether what begins at `start` is marked as former by the word before it."""
    return _FORMER[ground.base].search(ground.text[max(0, start - 3) : start]) is not None


def accept_titles(ground: Ground, titles: Sequence[Title], names: Sequence[Candidate]) -> list[Candidate]:
    """Return the titles that are the role of one individual here: of a named one, or of one the context singles out.

    names: what was found, in order and disjoint.
    """
    free = [free for title in titles if (free := _without_names(title, _near(names, title)))]
    kept = {title.start for title in free if _is_individual(ground, title, names)}
    for first, second in (*pairwise(free), *reversed(list(pairwise(free)))):
        if {first.start, second.start} & kept and _belong_together(ground, (first, second), names):
            kept |= {first.start, second.start}
    return [
        *_mentions(ground, [title for title in free if title.start in kept], names),
        *_grades(ground),
        *_reporters(ground, free),
    ]


def _belong_together(ground: Ground, pair: tuple[Title, Title], names: Sequence[Candidate]) -> bool:
    """Whether two titles are of one person: 副社長兼CEO, 副社長兼杭州研究所常務所長."""
    first, second = pair
    if _AND.fullmatch(ground.text, first.end, second.start):
        return True
    return any(
        name.type in FIRMS
        and _ALSO.fullmatch(ground.text, first.end, name.start)
        and _AFTER_FIRM.fullmatch(ground.text, name.end, second.start)
        for name in _near(names, second)
        if first.end < name.start and name.end <= second.start
    )


def _near(names: Sequence[Candidate], title: Title | Candidate) -> Iterator[Candidate]:
    return (name for name in _window(names, title.start - 40, title.end + 40))


def _window(names: Sequence[Candidate], start: int, end: int) -> Sequence[Candidate]:
    first = bisect_left(names, start, key=lambda name: name.end)
    last = bisect_left(names, end, key=lambda name: name.start)
    return names[first:last]


def _without_names(title: Title, names: Iterable[Candidate]) -> Title | None:
    """Return a title without the name its first part belongs to: 杭州研究所|常務所長; None where its head does."""
    for name in names:
        if title.start < name.end and name.start < title.end:
            if name.end > title.head:
                return None
            title = replace(title, start=name.end)
    return title


def _is_individual(ground: Ground, title: Title, names: Sequence[Candidate]) -> bool:
    text, after_firm = ground.text, False
    for name in _near(names, title):
        if name.type is MentionType.PERSON:
            if title.end <= name.start and _BEFORE_PERSON.fullmatch(text, title.end, name.start):
                return True
            if name.end <= title.start and _AFTER_PERSON.fullmatch(text, name.end, title.start):
                return True
        elif name.end <= title.start and _AFTER_FIRM.fullmatch(text, name.end, title.start):
            after_firm = True
    after_firm = (
        after_firm or _GENERIC_FIRM[ground.base].search(text[max(0, title.start - 12) : title.start]) is not None
    )
    return after_firm and _is_subject(ground, title)


def _is_subject(ground: Ground, title: Title) -> bool:
    return title.part != "office" and _SUBJECT[ground.base].match(ground.text, title.end) is not None


def _mentions(ground: Ground, titles: Sequence[Title], names: Sequence[Candidate]) -> Iterator[Candidate]:
    former, last = False, -1
    for title in titles:
        joined = last >= 0 and _AND.fullmatch(ground.text, last, title.start) is not None
        former = title.former or (joined and former) or _former_firm(ground, title, names)
        last = title.end
        yield Candidate(
            start=title.start,
            end=title.end,
            type=MentionType.TITLE,
            source=Source.ANCHOR,
            rule=f"title.{title.part}",
            former=former,
        )


def marked_former(ground: Ground, found: Sequence[Candidate]) -> list[Candidate]:
    """Return what was found, the titles of a model marked where the text calls them former.

    found: disjoint and in order.
    """
    marked: list[Candidate] = []
    last: Candidate | None = None
    for each in found:
        if each.type is MentionType.TITLE:
            if each.source is Source.MODEL:
                joined = last is not None and last.former and _AND.fullmatch(ground.text, last.end, each.start)
                former = is_former(ground, each.start) or bool(joined) or _former_firm(ground, each, found)
                each = replace(each, former=former)  # noqa: PLW2901  (what goes on is the same title)
            last = each
        marked.append(each)
    return marked


def _former_firm(ground: Ground, title: Title | Candidate, names: Sequence[Candidate]) -> bool:
    """Whether the word for `former` stands before the firm: 元マイクロソフト副社長."""
    before = [name for name in _near(names, title) if name.end == title.start and name.type in FIRMS]
    return bool(before) and is_former(ground, before[-1].start)


def _grades(ground: Ground) -> Iterator[Candidate]:
    """Yield job grades: P7 where the text speaks of promotion or levels."""
    for match in _GRADE.finditer(ground.text):
        start, end = match.span()
        if _GRADE_CONTEXT.search(ground.text, max(0, start - 12), end + 16):
            yield Candidate(start=start, end=end, type=MentionType.TITLE, source=Source.ANCHOR, rule="title.grade")


def _reporters(ground: Ground, titles: Iterable[Title]) -> Iterator[Candidate]:
    """Yield the Chinese reporter who speaks of himself where the title stands alone."""
    if ground.base != "zh":
        return
    spans = {(title.start, title.end) for title in titles}
    for match in _REPORTER.finditer(ground.text):
        if match.span() in spans:
            start, end = match.span()
            yield Candidate(start=start, end=end, type=MentionType.TITLE, source=Source.ANCHOR, rule="title.reporter")
