"""How the text introduces a person: the titles, firms and ages that stand at the name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.names.forms import normal_form
from pipeline.names.groups import Key
from pipeline.names.model import Mention
from pipeline.text.folding import fold
from pipeline.text.model import Layout
from pipeline.vocabulary import FIRMS, MentionType

# Between a firm, its title and the person: Maimai CEO の Lin Fan, 元百度副社長の江大新.
_BEFORE = re.compile(r" ?(?:の|的|である|、|,|，|:|：)? ?(?:元|前|原)?")
_AFTER = re.compile(r"(?:氏|さん|先生|女士)? ?[(（]?(?:元|前|原)?")
_AGE_BEFORE = re.compile(r"(?:\d{1,3}[歳岁歲]|\d{4}年(?:生まれ|出生))[のた的]? ?$")
_AGE_AFTER = re.compile(r"(?:氏|さん|先生|女士)? ?[(（]\d{2}[歳岁歲)）、,，]")


@dataclass(frozen=True, slots=True)
class Introduction:
    """What stands at the mentions of one person. titles: in normal form. firms: their keys."""

    titles: frozenset[str] = frozenset()
    firms: frozenset[Key] = frozenset()
    has_age: bool = False

    def __bool__(self) -> bool:
        """Whether anything introduces the person."""
        return bool(self.titles or self.firms or self.has_age)

    def __or__(self, other: "Introduction") -> "Introduction":
        """Return both together."""
        return Introduction(self.titles | other.titles, self.firms | other.firms, self.has_age or other.has_age)

    def contradicts(self, other: "Introduction") -> bool:
        """Whether both name titles, or firms, and have none in common."""
        pairs = ((self.titles, other.titles), (self.firms, other.firms))
        return any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in pairs)


def introduction(layout: Layout, mentions: Sequence[Mention], index: int, keys: dict[int, Key]) -> Introduction:
    """Return how one of the mentions, in order of the text, is introduced. keys: by start."""
    person, text = mentions[index], layout.text
    beside = (*_before(text, mentions, index), *_after(text, mentions, index))
    age_before = _AGE_BEFORE.search(text, max(0, person.start - 12), person.start)
    return Introduction(
        frozenset(normal_form(fold(each.surface, layout.lang).text) for each in beside if each.type not in FIRMS),
        frozenset(keys[each.start] for each in beside if each.type in FIRMS),
        has_age=bool(age_before or _AGE_AFTER.match(text, person.end)),
    )


def _before(text: str, mentions: Sequence[Mention], index: int) -> list[Mention]:
    """Return the titles before a person and the firm before those; a title right after another person is his."""
    found: list[Mention] = []
    for first, second in zip(mentions[index - 1 :: -1], mentions[index:0:-1], strict=False):
        gap = text[first.end : second.start]
        if first.type is MentionType.PERSON and not gap.strip():
            return []
        if first.type is MentionType.PERSON or not _BEFORE.fullmatch(gap):
            break
        found.append(first)
        if first.type in FIRMS:
            break
    return found


def _after(text: str, mentions: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the title right after a person."""
    for following in mentions[index + 1 : index + 2]:
        gap = text[mentions[index].end : following.start]
        if following.type is MentionType.TITLE and _AFTER.fullmatch(gap):
            yield following
