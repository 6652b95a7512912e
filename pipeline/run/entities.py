"""Entities of single documents merged into those of the whole result."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.run.rows import DocumentRows, Row


@dataclass(slots=True)
class _Tally:
    type: str
    external_id: str
    names: Counter[str] = field(default_factory=Counter)
    aliases: Counter[str] = field(default_factory=Counter)
    n_docs: int = 0


class EntityTable:
    """Counts entities over documents; holds one entry per distinct entity."""

    def __init__(self) -> None:
        """Begin with no entity."""
        self._tallies: dict[str, _Tally] = {}

    def add(self, rows: DocumentRows) -> None:
        """Count the entities of one document."""
        surfaces = _surfaces(rows.mentions)
        for entity in rows.entities:
            tally = self._tallies.setdefault(entity.entity_id, _Tally(entity.type.value, entity.external_id))
            tally.names[entity.name] += entity.n_mentions
            tally.aliases.update(surfaces[entity.entity_id])
            tally.n_docs += 1

    def rows(self) -> list[Row]:
        """Return the rows, by entity id; the order in which documents were added does not matter."""
        return [_entity_row(entity_id, tally) for entity_id, tally in sorted(self._tallies.items())]


def _surfaces(mentions: Iterable[Row]) -> defaultdict[object, Counter[str]]:
    surfaces: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention["entity_id"]:
            surfaces[mention["entity_id"]][str(mention["surface"])] += 1
    return surfaces


def _entity_row(entity_id: str, tally: _Tally) -> Row:
    return {
        "entity_id": entity_id,
        "type": tally.type,
        "name": _by_frequency(tally.names)[0],
        "aliases": _by_frequency(tally.aliases),
        "n_mentions": tally.aliases.total(),
        "n_docs": tally.n_docs,
        "external_id": tally.external_id or None,
    }


def _by_frequency(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda text: (-counts[text], text))
