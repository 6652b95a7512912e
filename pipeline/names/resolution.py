"""Resolves the mentions of a document to entities."""

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.names.forms import normal_form, short_forms
from pipeline.names.groups import Groups, Key
from pipeline.names.known import known_entities, surfaces
from pipeline.names.model import Entity, Mention
from pipeline.names.scripts import is_han
from pipeline.names.spellings import join_spellings
from pipeline.names.surnames import surname_lengths
from pipeline.names.user_dictionary import UserDictionary
from pipeline.text.folding import fold
from pipeline.text.model import Layout
from pipeline.vocabulary import Lang, MentionType

_EMPTY = UserDictionary()
_PERSON, _FIRM = "person", "firm"
# Between a name and its alias: 恒域地產（Hengwell, 渓山 (Xishan、以下「渓山, 有限公司（下称“澄远.
_ALIAS_GAP = re.compile(
    r" ?[(（] ?(?:以下|下称|以下简称|简称|簡稱|下稱|又称|又稱|英文名|英語名|英名|原名|旧称|旧社名|現|现)?"
    r"(?:为|為)?[、:,：，]?"
    r" ?[「“\"『]?"
    r"|[”」』\"]?[、,，] ?(?:英文名|英語名|英名)(?:称|稱|为|為|は)?[、:：]? ?[「“\"『]?"
    r"|[、,，] ?(?:以下|下称|以下简称|简称|簡稱|下稱|略称)[、:]? ?[「“\"『]"
)


def resolve(
    layout: Layout, mentions: Sequence[Mention], dictionary: UserDictionary = _EMPTY, *, doc_id: str
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Return the mentions with entity ids, and the entities in order of first mention.

    dictionary: of the user, whose word on what is one entity is last.
    """
    named = [each for each in mentions if each.type is not MentionType.TITLE]
    keys = {each.start: _key(layout, each) for each in named}
    groups = Groups()
    _join_known(groups, {keys[each.start]: found for each in named if (found := _known(layout, each, dictionary))})
    _join_aliases(layout, named, keys, groups)
    _join_short_forms(layout, named, keys, groups)
    join_spellings(layout, mentions, keys, groups)
    _join_surnames(named, keys, groups)
    _join_beginnings(named, keys, groups)
    ids = {key: groups.known.get(groups.root(key)) or _local_id(doc_id, groups.root(key)) for key in keys.values()}
    resolved = [replace(each, entity_id=ids[keys[each.start]]) if each.start in keys else each for each in mentions]
    return tuple(resolved), tuple(_entities(layout, resolved, dictionary))


def _key(layout: Layout, mention: Mention) -> Key:
    family = _PERSON if mention.type is MentionType.PERSON else _FIRM
    return family, normal_form(fold(mention.surface, _lang(layout, mention)).text)


def _lang(layout: Layout, mention: Mention) -> Lang:
    sentence = layout.sentence_at(mention.start)
    return sentence.lang if sentence else layout.lang


def _known(layout: Layout, mention: Mention, dictionary: UserDictionary) -> str | None:
    """Return the id of the entity of the user's or the tables' that a surface names, in any language."""
    own = _lang(layout, mention).base
    folded = fold(mention.surface, _lang(layout, mention)).text
    is_person = mention.type is MentionType.PERSON
    if (given := dictionary.id_of(folded, own, person=is_person)) or is_person:
        return given
    for base in (own, "ja" if own == "zh" else "zh"):
        found = surfaces(base).get(folded) or _by_normal_form(base).get(normal_form(folded))
        if found:
            return found[0]
    return None


@cache
def _by_normal_form(base: str) -> dict[str, tuple[str, bool]]:
    """Return known surfaces by normal form; those that two entities share are left out."""
    found: dict[str, tuple[str, bool]] = {}
    shared: set[str] = set()
    for surface, (entity, guarded) in surfaces(base).items():
        form = normal_form(surface)
        if form in found and found[form][0] != entity:
            shared.add(form)
        if not guarded:
            found.setdefault(form, (entity, guarded))
    return {form: value for form, value in found.items() if form not in shared}


def _join_known(groups: Groups, known: dict[Key, str]) -> None:
    firsts: dict[str, Key] = {}
    for key, entity in known.items():
        groups.known[key] = entity
        groups.join(firsts.setdefault(entity, key), key)


def _join_aliases(layout: Layout, named: Sequence[Mention], keys: dict[int, Key], groups: Groups) -> None:
    """Join a name and the alias that follows it in brackets, and the further aliases in the same brackets."""
    owner: Mention | None = None
    for first, second in pairwise(named):
        gap = layout.text[first.end : second.start]
        if len(gap) > 12 or not _ALIAS_GAP.fullmatch(gap):
            owner = None
            continue
        if gap.lstrip()[:1] in {"(", "（"}:
            owner = first
        if owner is not None and groups.may_join(keys[owner.start], keys[second.start]):
            groups.join(keys[owner.start], keys[second.start])


def _join_short_forms(layout: Layout, named: Sequence[Mention], keys: dict[int, Key], groups: Groups) -> None:
    """Join a firm with the short forms of its name that the document uses, where they fit no other firm."""
    owners: defaultdict[Key, set[Key]] = defaultdict(set)
    present = set(keys.values())
    in_order = sorted(present)
    lang = Lang.JA if layout.lang is Lang.JA else Lang.ZH_HANT
    for each in named:
        if each.type is not MentionType.PERSON:
            for short in short_forms(fold(each.surface, lang).text, lang.base):
                key = (_FIRM, normal_form(short))
                if key in present and key != keys[each.start]:
                    owners[key].add(groups.root(keys[each.start]))
    for key, roots in owners.items():
        every = roots | {groups.root(other) for other in _longer(key, in_order)}
        if len(every) == 1 and groups.may_join(key, next(iter(every))):
            groups.join(next(iter(every)), key)


def _longer(key: Key, present: Sequence[Key]) -> Sequence[Key]:
    """Return the keys that are longer and begin with a key; present: all keys, sorted, so that they stand behind it."""
    first = last = bisect_right(present, key)
    while last < len(present) and present[last][0] == key[0] and present[last][1].startswith(key[1]):
        last += 1
    return present[first:last]


def _join_surnames(named: Sequence[Mention], keys: dict[int, Key], groups: Groups) -> None:
    """Join a family name with the one person of the document whom it can name."""
    people = {keys[each.start]: each for each in named if each.type is MentionType.PERSON}
    full: defaultdict[str, set[Key]] = defaultdict(set)
    for key, person in people.items():
        for surname in _surnames(person.surface):
            full[normal_form(surname)].add(groups.root(key))
    for key in people:
        owners = full.get(key[1], set()) - {groups.root(key)}
        if len(owners) == 1 and groups.may_join(key, next(iter(owners))):
            groups.join(next(iter(owners)), key)


def _join_beginnings(named: Sequence[Mention], keys: dict[int, Key], groups: Groups) -> None:
    """Join a name with the one longer name of the document that begins so: 钠禾 with 钠禾新能, 吉成 with 吉成正樹.

    A firm must have been named in full before; Latin letters alone begin too many names.
    """
    firsts: dict[Key, int] = {}
    for each in named:
        firsts.setdefault(keys[each.start], each.start)
    in_order = sorted(firsts)
    for key, start in firsts.items():
        if key[1].isascii() or (key[0] == _FIRM and len(key[1]) < 2):
            continue
        longer = _longer(key, in_order)
        owners = {groups.root(other) for other in longer}
        if key[0] == _FIRM and not any(firsts[other] < start for other in longer):
            continue
        if len(owners) == 1 and groups.may_join(key, next(iter(owners))):
            groups.join(next(iter(owners)), key)


def _surnames(name: str) -> Iterator[str]:
    """Yield the family names a full name may begin with."""
    if " " in name or "・" in name or "·" in name:
        words = re.split(r"[ ・·]", name)
        yield words[-1]
    elif is_han(name[0]):
        for length in dict.fromkeys((*surname_lengths(name, "ja"), *surname_lengths(name, "zh"))):
            if length < len(name):
                yield name[:length]


def _local_id(doc_id: str, key: Key) -> str:
    content = "\0".join((doc_id, *key)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def _fullness(mention: Mention) -> tuple[bool, int]:
    """Order mentions by how well they show an entity: people in their own characters first, then the longest in print.

    A character of Chinese or Japanese is as wide as two Latin letters.
    """
    is_own = mention.type is MentionType.PERSON and is_han(mention.surface[0]) is not None
    return is_own, sum(1 if character.isascii() else 2 for character in mention.surface)


def _entities(layout: Layout, mentions: Iterable[Mention], dictionary: UserDictionary) -> Iterator[Entity]:
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for each in mentions:
        if each.entity_id is not None:
            groups[each.entity_id].append(each)
    for entity_id, members in groups.items():
        known = known_entities().get(entity_id)
        own = known.type if known else members[0].type
        name = known.name(layout.lang) if known else max(members, key=_fullness).surface
        own, name = dictionary.entity(entity_id) or (own, name)
        yield Entity(
            entity_id=entity_id,
            type=own,
            name=name,
            aliases=tuple(dict.fromkeys(each.surface for each in members)),
            n_mentions=len(members),
            external_id=known.external_id if known else "",
        )
