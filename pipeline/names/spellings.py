"""Joins the spellings of one person in several scripts: 倪岳, Ni Yue and ニー・ユエ.

Sound alone never joins. Names that share a reading stand together; they are one person where the document has one
person in each of at least two scripts among them, each can be read as each other, no two stand in one sentence, and
none is introduced by another title or firm than another. Two names in Chinese characters (趙紅, 趙宏) are one person
only in a document that spells other people in several scripts: see `_is_respelled`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

from pipeline.names.groups import Groups, Key
from pipeline.names.introductions import Introduction, introduction
from pipeline.names.model import Mention
from pipeline.names.readings import Script, readings, script_of, usual_pinyin
from pipeline.names.scripts import is_han, is_katakana, is_latin
from pipeline.text.folding import fold
from pipeline.text.model import Layout
from pipeline.vocabulary import FIRMS, Lang, MentionType

# What links the names that share a reading.
_READING = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelling:
    """One name of a person, and where it stands: sentences by their start, paragraphs by their index."""

    key: Key
    name: str
    script: Script | None
    readings: frozenset[str]
    sentences: frozenset[int]
    paragraphs: frozenset[int]
    introduction: Introduction


@dataclass(frozen=True, slots=True)
class _People:
    """The people of a document.

    mentions: of all types, in order of the text. keys: by start; those of firms are roots of their sets.
    places: the indices of each person's mentions.
    """

    layout: Layout
    mentions: Sequence[Mention]
    keys: dict[int, Key]
    places: dict[Key, list[int]]

    @classmethod
    def of(cls, layout: Layout, mentions: Sequence[Mention], keys: dict[int, Key]) -> "_People":
        ordered = sorted(mentions, key=lambda each: each.start)
        places: defaultdict[Key, list[int]] = defaultdict(list)
        for index, each in enumerate(ordered):
            if each.type is MentionType.PERSON:
                places[keys[each.start]].append(index)
        return cls(layout, ordered, keys, places)

    def alike(self) -> Iterator[list[_Spelling]]:
        """Yield the names that share readings, directly or through others, in order of their first mentions."""
        names = {key: self._name(key) for key in self.places}
        links = Groups()
        for key, name in names.items():
            for reading in readings(name):
                links.join((_READING, reading), key)
        found: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in names:
            found[links.root(key)].append(key)
        for keys in found.values():
            if len(keys) > 1:
                yield [self._spelling(key, names[key]) for key in keys]

    def _name(self, key: Key) -> str:
        lang = Lang.JA if self.layout.lang is Lang.JA else Lang.ZH_HANT
        return fold(self.mentions[self.places[key][0]].surface, lang).text

    def _spelling(self, key: Key, name: str) -> _Spelling:
        places = self.places[key]
        sentences = [self.layout.sentence_at(self.mentions[index].start) for index in places]
        introduced = [introduction(self.layout, self.mentions, index, self.keys) for index in places]
        return _Spelling(
            key=key,
            name=name,
            script=script_of(name),
            readings=readings(name),
            sentences=frozenset(each.start for each in sentences if each),
            paragraphs=frozenset(each.paragraph for each in sentences if each),
            introduction=reduce(or_, introduced),
        )


def join_spellings(layout: Layout, mentions: Sequence[Mention], keys: dict[int, Key], groups: Groups) -> None:
    """Join the spellings of each person whom a document names in several scripts. keys: of mentions, by start."""
    if len({_first_script(each.surface) for each in mentions if each.type is MentionType.PERSON}) < 2:
        return
    firms = {each.start: groups.root(keys[each.start]) for each in mentions if each.type in FIRMS}
    people = _People.of(layout, mentions, keys | firms)
    sure: list[list[_Spelling]] = []
    rest: list[list[_Spelling]] = []
    for names in people.alike():
        (sure if _is_one_person(names, groups) else rest).append(names)
    respelled = [names for names in rest if _is_respelled(names, groups, n_others=len(sure))]
    for first, *others in (*sure, *respelled):
        for other in others:
            if groups.may_join(first.key, other.key):
                groups.join(first.key, other.key)


def _first_script(name: str) -> object:
    """Return what tells the script that a name begins in, or None for any other."""
    return next((is_in for is_in in (is_han, is_katakana, is_latin) if is_in(name)), None)


def _is_one_person(names: Sequence[_Spelling], groups: Groups) -> bool:
    """Whether names that share readings are one person, of whom the document has two spellings or more."""
    people = _people(names, groups).values()
    return len(set().union(*people)) > 1 and all(len(roots) == 1 for roots in people) and _agree(names, groups)


def _people(names: Iterable[_Spelling], groups: Groups) -> dict[Script | None, set[Key]]:
    """Return the roots of the names by script."""
    found: defaultdict[Script | None, set[Key]] = defaultdict(set)
    for each in names:
        found[each.script].add(groups.root(each.key))
    return found


def _agree(names: Iterable[_Spelling], groups: Groups) -> bool:
    """Whether nothing in the text keeps any two of the names apart."""
    for first, second in combinations(names, 2):
        if groups.root(first.key) == groups.root(second.key):
            continue
        if first.readings.isdisjoint(second.readings) or first.introduction.contradicts(second.introduction):
            return False
        if not (first.sentences.isdisjoint(second.sentences) and groups.may_join(first.key, second.key)):
            return False
    return True


def _is_respelled(names: Sequence[_Spelling], groups: Groups, *, n_others: int) -> bool:
    """Whether names that share readings are one person with two spellings in Chinese characters: 趙紅 and 趙宏.

    They must have the family name and the usual reading in common and never stand in one paragraph, and the later
    one must not be introduced. n_others: people whom the document spells in several scripts; there must be two, or
    one where the name itself is spelled in another script too.
    """
    han = [each for each in names if each.script is Script.HAN]
    others = _people(names, groups)
    others.pop(Script.HAN, None)
    if len(han) != 2 or any(len(roots) > 1 for roots in others.values()) or n_others < (1 if others else 2):
        return False
    first, second = han
    same = first.key[1][0] == second.key[1][0] and usual_pinyin(first.name) == usual_pinyin(second.name) != ""
    apart = first.paragraphs.isdisjoint(second.paragraphs) and not second.introduction
    return same and apart and _agree(names, groups)
