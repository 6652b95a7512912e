"""Finds firms as members of lists that hold other firms."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.lang.tables import term_set
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.scripts import KATAKANA
from pipeline.vocabulary import MentionType, Source

# Members looked at on either side of a firm, and most characters of an unknown one.
_MOST, _LONGEST = 12, 40

# A member that nothing else is known of: Latin words, the first with a capital, or one word of katakana.
_UNKNOWN = (
    rf"(?:[A-Z][A-Za-z0-9&.'’-]*(?: [A-Za-z0-9&.'’-]+){{0,5}}|[{KATAKANA}]{{3,12}}(?:[・ ][{KATAKANA}]{{2,12}}){{0,3}})"
)
_MEMBER = re.compile(_UNKNOWN)
_MEMBER_BEFORE = re.compile(rf"(?<![A-Za-z0-9&.'’{KATAKANA}・-]){_UNKNOWN}$")
_JOINT = re.compile(r" ?[、,] ?")
_JOINT_BEFORE = re.compile(r" ?[、,] ?$")
_LIST_ENDS = re.compile(r" ?(?:などの?|等|を含む|といった|の\d+社|[\d一二三四五六七八九十]+[家社])")

Span = tuple[int, int]


def list_members(ground: Ground, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the unknown members of lists in brackets or before などの of which at least two are known firms.

    found: disjoint and in order.
    """
    firms = [each for each in found if each.type is MentionType.COMPANY]
    starts, ends = {each.start: each for each in firms}, {each.end: each for each in firms}
    seen = 0
    for each in firms:
        if each.start < seen:
            continue
        first = _first_member(ground, each.start, ends)
        members = list(_members(ground, first, starts))
        seen = members[-1][1]
        if _is_list_of_firms(ground, members, starts):
            yield from (_made(span) for span in members if span[0] not in starts and _may_be_firm(ground, span))


def _made(span: Span) -> Candidate:
    start, end = span
    return Candidate(start=start, end=end, type=MentionType.COMPANY, source=Source.ANCHOR, rule="company.list")


def _first_member(ground: Ground, start: int, ends: Mapping[int, Candidate]) -> int:
    """Return where the first member of the list begins that has a member at `start`."""
    text = ground.text
    for _ in range(_MOST):
        joint = _JOINT_BEFORE.search(text, max(0, start - 3), start)
        if joint is None:
            break
        end = joint.start()
        known = ends.get(end)
        unknown = None if known else _MEMBER_BEFORE.search(text, max(0, end - _LONGEST), end)
        if known is None and unknown is None:
            break
        start = known.start if known else unknown.start() if unknown else start
    return start


def _members(ground: Ground, start: int, starts: Mapping[int, Candidate]) -> Iterator[Span]:
    """Yield the spans of the members of the list whose first member begins at `start`."""
    for _ in range(2 * _MOST):
        known = starts.get(start)
        unknown = None if known else _MEMBER.match(ground.text, start)
        if known is None and unknown is None:
            return
        end = known.end if known else unknown.end() if unknown else start
        yield start, end
        joint = _JOINT.match(ground.text, end)
        if joint is None:
            return
        start = joint.end()


def _is_list_of_firms(ground: Ground, members: Sequence[Span], starts: Mapping[int, Candidate]) -> bool:
    """Whether at least two of three or more members are known firms, and signs or words close the list."""
    first, last = members[0][0], members[-1][1]
    closed = ground.text[first - 1 : first] == "(" or _LIST_ENDS.match(ground.text, last) is not None
    return closed and len(members) >= 3 and sum(start in starts for start, _ in members) >= 2


def _may_be_firm(ground: Ground, span: Span) -> bool:
    words = ground.text[span[0] : span[1]].split(" ")
    return (term_set("common_latin") | term_set("ja/common_katakana")).isdisjoint(words)
