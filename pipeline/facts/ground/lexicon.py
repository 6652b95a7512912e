"""Finds the terms of the language tables in a text: metrics, statistics, directions, reporting verbs and so on."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ahocorasick_rs import AhoCorasick

from pipeline.facts.ground.spans import HasSpan, Spans
from pipeline.lang.tables import read_table, values
from pipeline.names.model import Mention
from pipeline.text.folding import encodable
from pipeline.text.model import Layout

_HAN = re.compile("[一-鿿]")


class Category(StrEnum):
    """A kind of term; its value is the name of the table that lists the terms."""

    METRIC = "metrics"
    STAT = "stats"
    DIRECTION = "directions"
    BASE = "bases"
    MODALITY = "modality"
    NEGATION = "negation"
    REPORT = "reporting"
    PRONOUN = "pronouns"
    POPULATION = "populations"
    RELATION = "relations"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of a table: its category, its key (the row's first column) and the row's other columns."""

    category: Category
    term: str
    key: str
    fields: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in the text, with its original half-open span and all rows of its table that list it."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """Key of the first row."""
        return self.entries[0].key

    @property
    def term(self) -> str:
        """The term, folded."""
        return self.entries[0].term

    def get(self, name: str) -> tuple[str, ...]:
        """Return the values of a column in the first row."""
        return self.entries[0].fields[name]


class Lexicon:
    """All terms of one language in one Aho-Corasick automaton; matching is linear in the text."""

    def __init__(self, base: str) -> None:
        """Read the tables of ``zh`` or ``ja``."""
        groups: defaultdict[tuple[Category, str], list[Entry]] = defaultdict(list)
        for category in Category:
            for entry in _entries(base, category):
                groups[category, entry.term].append(entry)
        self._groups = [tuple(group) for group in groups.values()]
        self._automaton = AhoCorasick([term for _, term in groups])

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """Yield every occurrence of every term, overlapping ones too, as (start, end, entries)."""
        for index, start, end in self._automaton.find_matches_as_indexes(encodable(text), overlapping=True):
            yield start, end, self._groups[index]


def _entries(base: str, category: Category) -> Iterator[Entry]:
    for row in read_table(f"{base}/{category.value}"):
        key, *_ = row.values()
        fields = {name: values(cell) for name, cell in row.items() if name != "terms"}
        for term in values(row["terms"]):
            yield Entry(category, term, key, fields)


@cache
def lexicon(base: str) -> Lexicon:
    """Return the lexicon of a language, read once."""
    return Lexicon(base)


def find_hits(layout: Layout, *, names: Spans[Mention], solid: Spans[HasSpan]) -> dict[Category, Spans[Hit]]:
    """Return the longest terms of each category, at original offsets; categories may overlap each other.

    A term inside a name is none, nor is one that shares only a part with a date or amount: 年营收 in 2024年营收.
    """
    found: defaultdict[Category, list[Hit]] = defaultdict(list)
    folded = layout.folded
    for paragraph in layout.paragraphs:
        first, last = folded.locate(paragraph.start), folded.locate(paragraph.end)
        for start, end, entries in lexicon(paragraph.lang.base).find(folded.text[first:last]):
            hit = Hit(*folded.span(first + start, first + end), entries)
            if names.at(hit.start) is None and not _straddles(hit, solid) and _stands_alone(layout.text, hit):
                found[entries[0].category].append(hit)
    return {category: Spans(found[category]) for category in Category}


def _stands_alone(text: str, hit: Hit) -> bool:
    """Whether a metric of one character is a word of its own: 職 in 関連の職は, not in 転職者."""
    if len(hit.term) > 1 or hit.entries[0].category is not Category.METRIC:
        return True
    return not _HAN.match(text, hit.end)


def _straddles(hit: Hit, solid: Spans[HasSpan]) -> bool:
    edges = (solid.at(hit.start), solid.at(hit.end - 1))
    return any(span is not None and not _nested(hit, span) for span in edges)


def _nested(hit: Hit, span: HasSpan) -> bool:
    inside = span.start <= hit.start and hit.end <= span.end
    around = hit.start <= span.start and span.end <= hit.end
    return inside or around
