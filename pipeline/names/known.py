"""The table of known entities: companies and organisations with their names in Chinese, Japanese and English."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.lang.tables import Row, read_table, values
from pipeline.names.dictionary import is_listed
from pipeline.names.translated import japanese_forms
from pipeline.text.folding import fold
from pipeline.vocabulary import Lang, MentionType

# How names of a language are folded: Chinese ones to simplified characters, whatever script they are in.
FOLDED_AS = {"zh": Lang.ZH_HANT, "ja": Lang.JA}

_COLUMNS = {Lang.ZH_HANS: ("zh_hans", "zh_hant"), Lang.ZH_HANT: ("zh_hant", "zh_hans"), Lang.JA: ("ja",)}


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A row of the tables ``entities/*``. names: by language; surfaces: everything it is called."""

    id: str
    type: MentionType
    names: dict[Lang, str]
    surfaces: frozenset[str]
    guarded: frozenset[str]
    external_id: str

    def name(self, lang: Lang) -> str:
        """Return its name in a language; in English where it has none."""
        return self.names[lang]


@cache
def known_entities() -> dict[str, KnownEntity]:
    """Return all known entities by id."""
    return {row["id"]: _entity(row) for name in entity_tables() for row in read_table(name)}


def entity_tables() -> Iterator[str]:
    """Yield the names of the tables of entities."""
    folder = files("pipeline.lang").joinpath("entities")
    yield from sorted(f"entities/{each.name[:-4]}" for each in folder.iterdir() if each.name.endswith(".tsv"))


def _entity(row: Row) -> KnownEntity:
    every = (row["zh_hans"], row["zh_hant"], row["ja"], row["en"])
    fallback = row["en"] or next(filter(None, every))
    return KnownEntity(
        id=row["id"],
        type=MentionType(row["type"]),
        names={lang: next((row[c] for c in columns if row[c]), fallback) for lang, columns in _COLUMNS.items()},
        surfaces=frozenset(filter(None, (*every, *values(row["aliases"])))),
        guarded=frozenset(values(row["guarded"])),
        external_id=row["external_id"],
    )


@cache
def surfaces(base: str) -> dict[str, tuple[str, bool]]:
    """Return the entity id of every surface, folded as text in a language is, and whether it is guarded."""
    lang = FOLDED_AS[base]
    found: dict[str, tuple[str, bool]] = {}
    for entity in known_entities().values():
        for surface in sorted(entity.surfaces | entity.guarded):
            found.setdefault(fold(surface, lang).text, (entity.id, surface in entity.guarded))
    return found | _translated(found) if base == "ja" else found


def _translated(taken: dict[str, tuple[str, bool]]) -> dict[str, tuple[str, bool]]:
    """Return the Japanese forms of Chinese names that no entity bears already, nor two would."""
    owners: dict[str, set[str]] = {}
    for entity in known_entities().values():
        if entity.type is MentionType.COMPANY:
            for form in japanese_forms(entity.surfaces - entity.guarded):
                owners.setdefault(form, set()).add(entity.id)
    sure = {form: min(ids) for form, ids in owners.items() if len(ids) == 1 and form not in taken}
    return {form: (entity, False) for form, entity in sure.items() if not is_listed(form, "ja")}
