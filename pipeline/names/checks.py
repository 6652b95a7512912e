"""What is wrong with the tables of known entities, or doubtful in a user's dictionary."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pipeline.lang.tables import Row, read_table, values
from pipeline.names.dictionary import is_listed
from pipeline.names.kinds import common_words
from pipeline.names.known import FOLDED_AS, entity_tables, known_entities, surfaces
from pipeline.names.user_dictionary import UserDictionary
from pipeline.text.folding import fold
from pipeline.vocabulary import Lang, MentionType

_NAMES = ("zh_hans", "zh_hant", "ja", "en")
_TYPES = frozenset({MentionType.COMPANY.value, MentionType.ORG.value})


def problems_of_tables() -> Iterator[str]:
    """Yield what is wrong with the tables of known entities that are shipped."""
    yield from problems_of_rows(list(chain.from_iterable(map(read_table, entity_tables()))))
    for base in FOLDED_AS:
        yield from unguarded_words(base, surfaces(base))


def problems_of_rows(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what contradicts in rows of entities: ids, types, parents, and surfaces that name two of them."""
    known = Counter(row["id"] for row in rows)
    twice = sorted(entity for entity, count in known.items() if count > 1)
    yield from (f"id {entity}: stands twice; give one of them another id" for entity in twice)
    for row in rows:
        if row["type"] not in _TYPES:
            yield f"{row['id']}: type {row['type']!r}; write COMPANY or ORG"
        if row["parent"] and row["parent"] not in known:
            yield f"{row['id']}: its parent {row['parent']} is in no table; add it or correct the id"
        if not any(row[column] for column in _NAMES):
            yield f"{row['id']}: no name in any language"
        yield from (f"{row['id']}: {surface!r} is a single character" for surface in _all(row) if len(surface) < 2)
    yield from _shared(rows)


def _all(row: Row) -> Iterable[str]:
    names = [row[column] for column in _NAMES if row[column]]
    return dict.fromkeys((*names, *values(row["aliases"]), *values(row["guarded"])))


def _shared(rows: Iterable[Row]) -> Iterator[str]:
    """Yield surfaces that name two entities in the writing of a language, traditional characters folded."""
    owners: defaultdict[tuple[Lang, str], set[str]] = defaultdict(set)
    for row in rows:
        for surface in _all(row):
            for lang in FOLDED_AS.values():
                owners[lang, fold(surface, lang).text].add(row["id"])
    shared = {(surface, *sorted(ids)) for (_, surface), ids in owners.items() if len(ids) > 1}
    for surface, *ids in sorted(shared):
        yield f"{surface!r} names {' and '.join(ids)}; leave it to one of them"


def unguarded_words(base: str, known: dict[str, tuple[str, bool]]) -> Iterator[str]:
    """Yield surfaces that are common words as well and count without support; known: as `surfaces` returns them."""
    for surface in sorted(set(known) & common_words(base)):
        entity, guarded = known[surface]
        if not guarded:
            yield f"{entity}: {surface!r} is a common word; move it to the column `guarded`"


def doubts_about(dictionary: UserDictionary) -> Iterator[str]:
    """Yield what is likely to be a mistake in a user's dictionary: common words, single characters, other owners."""
    for entry in dictionary.entries:
        if entry.type is None:
            continue
        if len(entry.surface) == 1:
            yield f"line {entry.line}: {entry.surface!r} is one character, and is found in every word that holds it"
        for base, lang in FOLDED_AS.items():
            surface = fold(entry.surface, lang).text
            owner = surfaces(base).get(surface)
            if owner and owner[0] != entry.id:
                name = known_entities()[owner[0]].names[lang]
                yield f"line {entry.line}: {entry.surface!r} names {name}; write the id {owner[0]} if it is meant"
                break
            if surface in common_words(base) or (entry.type is not MentionType.TITLE and _is_plain(surface, base)):
                yield f"line {entry.line}: {entry.surface!r} is a common word, and is found wherever it stands"
                break


def _is_plain(surface: str, base: str) -> bool:
    """Whether the tokenizer's dictionary holds a word that no table of ours knows as a name."""
    return is_listed(surface, base) and surface not in surfaces(base)
