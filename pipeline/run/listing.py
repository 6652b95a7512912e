"""The entities of a finished result as people list them: one line for each, ids of several documents joined.

A known entity has one id in all documents, any other one an id in each. Firms and organisations of one type whose
names have one normal form are joined; people never are, because a shared name is no proof.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.names.forms import normal_form
from pipeline.names.surnames import chinese_surnames, japanese_surnames, simplified
from pipeline.run.stored import read_stored
from pipeline.schema import DOCUMENTS, ENTITIES, MENTIONS
from pipeline.vocabulary import MentionType

_GIVEN = "dictionary"  # source of a name that the user's own file gives, with the id that is to hold everywhere
# What the resolver calls an entity that no table and no dictionary knows.
_LOCAL_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A document that an entity stands in, under which id, and how often."""

    path: str
    entity_id: str
    n_mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the list.

    entity_ids: those that are joined here, the most mentioned first. aliases: surfaces with the number of their
    mentions, most frequent first. shared: those of them that name another entity of the result too. n_namesakes: number
    of other people of the same name. appearances: by mentions.
    """

    name: str
    type: MentionType
    entity_ids: tuple[str, ...]
    aliases: tuple[tuple[str, int], ...]
    shared: frozenset[str] = frozenset()
    n_mentions: int
    n_docs: int
    external_id: str
    n_namesakes: int
    appearances: tuple[Appearance, ...]

    def is_called(self, text: str) -> bool:
        """Whether a text is part of its name or an alias, whatever the script, the width and the case."""
        wanted = name_key(text)
        return any(wanted in name_key(name) for name in (self.name, *(surface for surface, _ in self.aliases)))


def name_key(name: str) -> str:
    """Return what spellings of one name share: the normal form, without differences of width.

    >>> name_key("株式会社ＡＢＣ") == name_key("ABC")
    True
    """
    return normal_form(unicodedata.normalize("NFKC", name))


def is_surname(name: str) -> bool:
    """Whether a name is a family name alone, which any number of people bear."""
    return name in japanese_surnames() or simplified(name) in chinese_surnames()


def list_entities(out: Path) -> list[Listed]:
    """Return the entities of a finished result, the most mentioned first; raises ResultError where there is none."""
    entities = read_stored(out, ENTITIES).to_pylist()
    counts = _Counts.of(out)
    groups: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for entity in sorted(entities, key=lambda row: (-row["n_mentions"], row["entity_id"])):
        groups[_group_key(entity, counts.given)].append(entity)
    people = Counter(name_key(row["name"]) for row in entities if row["type"] == MentionType.PERSON)
    lines = [_listed(members, counts, people) for members in groups.values()]
    return sorted(_with_shared(lines), key=lambda line: (-line.n_mentions, line.name, line.entity_ids))


def chosen(lines: Iterable[Listed], *, types: Sequence[str] = (), name: str | None = None) -> Iterator[Listed]:
    """Yield the lines of the given types, all where none is given, whose entity is called by a name."""
    for line in lines:
        if (not types or line.type in types) and (name is None or line.is_called(name)):
            yield line


@dataclass(frozen=True, slots=True)
class _Counts:
    """Mentions by entity id: of each surface, and in each document, with its path; the ids that the user gave."""

    surfaces: dict[str, Counter[str]]
    documents: dict[str, Counter[str]]
    paths: dict[str, str]
    given: frozenset[str]

    @classmethod
    def of(cls, out: Path) -> "_Counts":
        mentions = read_stored(out, MENTIONS, ("doc_id", "surface", "entity_id", "source"))
        surfaces: defaultdict[str, Counter[str]] = defaultdict(Counter)
        documents: defaultdict[str, Counter[str]] = defaultdict(Counter)
        given: set[str] = set()
        grouped = mentions.group_by(["entity_id", "doc_id", "surface", "source"]).aggregate([([], "count_all")])
        for row in grouped.to_pylist():
            if row["entity_id"]:
                surfaces[row["entity_id"]][row["surface"]] += row["count_all"]
                documents[row["entity_id"]][row["doc_id"]] += row["count_all"]
                given.update([row["entity_id"]] if row["source"] == _GIVEN else [])
        rows = read_stored(out, DOCUMENTS, ("doc_id", "path")).to_pylist()
        return cls(dict(surfaces), dict(documents), {row["doc_id"]: row["path"] for row in rows}, frozenset(given))


def _with_shared(lines: Sequence[Listed]) -> Iterator[Listed]:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for line in lines:
        for surface, _ in line.aliases:
            owners[name_key(surface)].add(line.entity_ids[0])
    for line in lines:
        surfaces = (surface for surface, _ in line.aliases)
        yield replace(line, shared=frozenset(each for each in surfaces if len(owners[name_key(each)]) > 1))


def _group_key(entity: dict[str, Any], given: frozenset[str]) -> tuple[str, ...]:
    """Return what the entities of a line share: their id, or type and name where each document has an id of its own."""
    entity_id = entity["entity_id"]
    is_local = _LOCAL_ID.fullmatch(entity_id) and entity["n_docs"] == 1 and entity_id not in given
    if entity["type"] == MentionType.PERSON or not is_local:
        return (entity_id,)
    return entity["type"], name_key(entity["name"])


def _listed(members: Sequence[dict[str, Any]], counts: _Counts, people: Counter[str]) -> Listed:
    """Return the line of an entity, or of several that are joined; members: the most mentioned first."""
    first, ids = members[0], tuple(row["entity_id"] for row in members)
    aliases: Counter[str] = Counter()
    for entity_id in ids:
        aliases.update(counts.surfaces.get(entity_id, {}))
    appearances = [
        Appearance(counts.paths.get(doc_id, doc_id), entity_id, count)
        for entity_id in ids
        for doc_id, count in counts.documents.get(entity_id, {}).items()
    ]
    is_person = first["type"] == MentionType.PERSON
    return Listed(
        name=first["name"],
        type=MentionType(first["type"]),
        entity_ids=ids,
        aliases=tuple(sorted(aliases.items(), key=lambda item: (-item[1], item[0]))),
        n_mentions=sum(row["n_mentions"] for row in members),
        n_docs=len({each.path for each in appearances}),
        external_id=first["external_id"] or "",
        n_namesakes=people[name_key(first["name"])] - 1 if is_person else 0,
        appearances=tuple(sorted(appearances, key=lambda each: (-each.n_mentions, each.path, each.entity_id))),
    )
