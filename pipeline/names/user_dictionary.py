"""The user's own names: what is to be found wherever it stands, what is no name, and what is one entity."""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.names.candidate import Candidate
from pipeline.names.forms import normal_form
from pipeline.names.ground import Ground
from pipeline.names.known import FOLDED_AS, known_entities
from pipeline.names.overlaps import free_of, resolve_overlaps
from pipeline.names.scripts import begins, ends
from pipeline.names.terms import Terms
from pipeline.text.folding import fold
from pipeline.vocabulary import NAME_TYPES, Lang, MentionType, Source

COLUMNS = ("surface", "type", "canonical", "id")
NO_NAME = "-"
_TYPES = {each.value: each for each in NAME_TYPES}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the file. type: None for what is no name.

    name: of its entity; empty for a known one that keeps its own. id: of its entity; titles have none.
    """

    line: int
    surface: str
    type: MentionType | None
    name: str
    id: str


@dataclass(frozen=True)
class UserDictionary:
    """What a user's file says. problems: its lines that cannot be used, each with the next step."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()

    def find(self, ground: Ground) -> list[Candidate]:
        """Return the user's names on a ground, disjoint and in order; a Latin or katakana word is never cut."""
        text, known = ground.text, self._names[ground.base]
        return [
            Candidate(
                start=start,
                end=end,
                type=entry.type,
                source=Source.DICTIONARY,
                rule="dictionary",
                known=entry.id,
            )
            for start, end, entry in (known.find(text) if known else ())
            if entry.type and begins(text, start) and ends(text, end)
        ]

    def without_denied(self, ground: Ground, found: Iterable[Candidate]) -> list[Candidate]:
        """Return candidates without those that are no names for the user."""
        denied = self._denied[ground.base]
        return [each for each in found if not denied or ground.text[each.start : each.end] not in denied]

    def id_of(self, folded: str, base: str, *, person: bool) -> str | None:
        """Return the entity a folded surface names; the family of its type must be that of the entry's."""
        entry = self._surfaces[base].get(folded) or self._normal[base].get(normal_form(folded))
        if entry is None or entry.type is None or not entry.id or (entry.type is MentionType.PERSON) is not person:
            return None
        return entry.id

    def entity(self, entity_id: str) -> tuple[MentionType, str] | None:
        """Return type and name of an entity that the user names."""
        return self._entities.get(entity_id)

    @cached_property
    def _surfaces(self) -> dict[str, dict[str, Entry]]:
        return {
            base: {fold(entry.surface, lang).text: entry for entry in reversed(self.entries)}
            for base, lang in FOLDED_AS.items()
        }

    @cached_property
    def _names(self) -> dict[str, Terms[Entry] | None]:
        named = {
            base: {surface: entry for surface, entry in entries.items() if entry.type}
            for base, entries in self._surfaces.items()
        }
        return {base: Terms(entries) if entries else None for base, entries in named.items()}

    @cached_property
    def _denied(self) -> dict[str, frozenset[str]]:
        return {
            base: frozenset(surface for surface, entry in entries.items() if entry.type is None)
            for base, entries in self._surfaces.items()
        }

    @cached_property
    def _normal(self) -> dict[str, dict[str, Entry]]:
        """Entries by normal form, but for those that two entities share."""
        forms = {base: defaultdict[str, list[Entry]](list) for base in FOLDED_AS}
        for base, entries in self._surfaces.items():
            for surface, entry in entries.items():
                forms[base][normal_form(surface)].append(entry)
        return {
            base: {form: several[0] for form, several in by_form.items() if len({each.id for each in several}) == 1}
            for base, by_form in forms.items()
        }

    @cached_property
    def _entities(self) -> dict[str, tuple[MentionType, str]]:
        return {entry.id: (entry.type, entry.name) for entry in reversed(self.entries) if entry.type and entry.name}


def prevailing(given: Sequence[Candidate], others: Iterable[Candidate]) -> list[Candidate]:
    """Return the user's names and what leaves room for them, disjoint: only a longer known name may hold one.

    others: disjoint and in order.
    """
    every = list(others)
    if not given:
        return every
    longer = sorted((each for each in every if each.source is Source.GAZETTEER and not each.guarded), key=_start)
    starts = [each.start for each in longer]
    kept = [each for each in given if not _is_within(each, longer, starts)]
    return resolve_overlaps([*kept, *free_of(every, kept)])


def _start(each: Candidate) -> int:
    return each.start


def _is_within(each: Candidate, longer: Sequence[Candidate], starts: Sequence[int]) -> bool:
    index = bisect_right(starts, each.start) - 1
    if index < 0:
        return False
    start, end = longer[index].start, longer[index].end
    return each.end <= end and (start, end) != (each.start, each.end)


def user_dictionary(path: str | None) -> UserDictionary:
    """Return what a file says, an empty dictionary for None; raises UsageError, with the next step, where it is wrong.

    A file that has not changed is read once a process.
    """
    if path is None:
        return UserDictionary()
    try:
        state = Path(path).stat()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); name a file with the columns {', '.join(COLUMNS)}"
        raise UsageError(message) from error
    found = read_user_dictionary(path, (state.st_mtime_ns, state.st_size))
    if found.problems:
        message = f"{found.problems[0]}; `pipeline dict check {path}` lists all {len(found.problems)}"
        raise UsageError(message)
    return found


@lru_cache(maxsize=8)
def read_user_dictionary(path: str, state: tuple[int, int] = (0, 0)) -> UserDictionary:
    """Read a file, right or wrong. state: of the file, for which the result is remembered.

    Tab-separated, UTF-8: surface, type, canonical name, id; a header may name the columns. An empty canonical name is
    the first surface of the entity, an empty id is made from type and canonical name. Raises UsageError when it is no
    text.
    """
    del state
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: not UTF-8 text ({error}); save it as UTF-8"
        raise UsageError(message) from error
    rows = [(number, line.rstrip("\r").split("\t")) for number, line in enumerate(lines, 1)]
    rows = [(number, cells) for number, cells in rows if any(cells) and not cells[0].startswith("# ")]
    columns: tuple[str, ...] = COLUMNS
    if rows and "surface" in rows[0][1] and "type" in rows[0][1]:
        columns = tuple(rows.pop(0)[1])
    made = [_entry(number, dict(zip(columns, cells, strict=False))) for number, cells in rows]
    entries = tuple(each for each in made if isinstance(each, Entry))
    wrong = [each for each in made if not isinstance(each, Entry)]
    problems = (f"{path} line {number}: {what}" for number, what in chain(wrong, _contradictions(entries)))
    return UserDictionary(entries, tuple(problems))


def _entry(number: int, cells: dict[str, str]) -> Entry | tuple[int, str]:
    surface, kind, name, entity = (cells.get(column, "").strip() for column in COLUMNS)
    if not surface:
        return number, "no surface; write the name in the first column"
    if kind == NO_NAME:
        return Entry(number, surface, None, "", "")
    if kind.upper() not in _TYPES:
        return number, f"type {kind!r}; write one of {', '.join(_TYPES)}, or {NO_NAME} for what is no name"
    type_ = _TYPES[kind.upper()]
    if type_ is MentionType.TITLE:
        return Entry(number, surface, type_, name or surface, "")
    known = known_entities().get(entity)
    if known and (known.type is MentionType.PERSON) is not (type_ is MentionType.PERSON):
        return number, f"id {entity} is {known.names[Lang.JA]}, no {type_.value}; take another id"
    if not known:
        name = name or surface
    return Entry(number, surface, type_, name, entity or _made_id(type_, name))


def _made_id(type_: MentionType, name: str) -> str:
    return hashlib.blake2b(f"user\0{type_}\0{name}".encode(), digest_size=8).hexdigest()


def _contradictions(entries: Iterable[Entry]) -> Iterator[tuple[int, str]]:
    """Yield what two lines cannot both mean: a surface with two entities, an entity with two types."""
    surfaces: dict[str, Entry] = {}
    types: dict[str, Entry] = {}
    for each in entries:
        first = surfaces.setdefault(each.surface, each)
        if (first.type, first.id) != (each.type, each.id):
            yield each.line, f"{each.surface!r} is something else in line {first.line}; keep one of them"
        elif each.id and types.setdefault(each.id, each).type is not each.type:
            yield each.line, f"id {each.id} has another type in line {types[each.id].line}; keep one of them"
