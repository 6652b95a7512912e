"""The tables of date words and units, compiled: what each term means and what may stand around it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.lang.tables import Row, read_table, values
from pipeline.quantities.dates.model import Kind

_TRAP = "trap"
_SUFFIXES = (Kind.PART, Kind.SEASON)
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What must not stand around a term, and what must."""

    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: Row) -> "Surroundings":
        """Read the columns of a row that has them."""
        names = ("not_after", "not_before", "only_before", "only_after")
        return cls(*(values(row.get(name, "")) for name in names))

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the text around [start, end) allows the term there."""
        if self.not_after and text.endswith(self.not_after, 0, start):
            return False
        rest = end + text.startswith(" ", end)
        if self.not_before and text.startswith(self.not_before, rest):
            return False
        if self.only_after and not text.endswith(self.only_after, 0, start):
            return False
        return not self.only_before or text.startswith(self.only_before, rest)


@dataclass(frozen=True, slots=True)
class Word:
    """A term that is a piece of a date by itself; `kind` is None for a trap.

    is_base: whether it is a base of comparisons, which is a date only with a value of its own.
    """

    kind: Kind | None
    number: int
    last: int | None
    key: str
    context: Surroundings
    is_base: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the unit table: what a number before its terms means."""

    kind: Kind
    key: str
    context: Surroundings


@cache
def words(base: str) -> dict[str, Word]:
    """Return the words that stand alone, and the traps, by term."""
    rows = [row for row in read_table(f"{base}/date_words") if row["kind"] not in _SUFFIXES]
    found = {term: _word(row) for row in rows for term in values(row["terms"])}
    return found | (_weeks_with_weekday(rows) if base == "zh" else {})


@cache
def suffixes(base: str) -> dict[str, Word]:
    """Return the words that stand only behind another piece of a date, by term."""
    rows = [row for row in read_table(f"{base}/date_words") if row["kind"] in _SUFFIXES]
    return {term: _word(row) for row in rows for term in values(row["terms"])}


@cache
def units(base: str) -> dict[str, tuple[Unit, ...]]:
    """Return the rows of each unit, in the order of the table."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for row in read_table(f"{base}/date_units"):
        unit = Unit(Kind(row["kind"]), row["key"], Surroundings.of(row))
        for term in values(row["terms"]):
            found[term].append(unit)
    return {term: tuple(rows) for term, rows in found.items()}


@cache
def cues(base: str, key: str) -> str:
    """Return the alternatives of a row of the cue table, as a pattern."""
    rows = [row for row in read_table(f"{base}/date_cues") if row["key"] == key]
    return alternatives(term for row in rows for term in values(row["terms"]))


@cache
def eras() -> dict[str, tuple[int, int]]:
    """Return, for each era, what is added to the number of its year and the last year it has."""
    found: dict[str, tuple[int, int]] = {}
    for base in ("ja", "zh"):
        rows = sorted(read_table(f"{base}/eras"), key=lambda row: int(row["base"]))
        bases = [int(row["base"]) for row in rows]
        for row, start, end in zip(rows, bases, [*bases[1:], bases[-1] + 199], strict=True):
            found[row["name"]] = (start, end + 1 - start)
    return found


def alternatives(terms: Iterable[str]) -> str:
    """Return a pattern of terms, the longer before the shorter, that share their first character.

    A regular expression tries the branches whose first character fits, and no others.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for term in sorted(set(terms), key=lambda term: (-len(term), term)):
        groups[term[0]].append(term[1:])
    branches = (
        re.escape(first) + f"(?:{'|'.join(map(re.escape, rests))})" * any(rests) for first, rests in groups.items()
    )
    return f"(?:{'|'.join(branches)})"


def _word(row: Row) -> Word:
    kind = None if row["kind"] == _TRAP else Kind(row["kind"])
    number, key = int(row["number"] or 0), row["key"]
    if kind is Kind.RELATIVE_SEASON:
        return Word(kind, number, int(key), "", Surroundings.of(row))
    return Word(kind, number, None, key, Surroundings.of(row), is_base=row.get("is_base") == "yes")


def _weeks_with_weekday(rows: Iterable[Row]) -> dict[str, Word]:
    """Return 上周一 and the like, which no blank or particle divides."""
    rows = tuple(rows)
    days = {row["number"]: row for row in rows if row["kind"] == Kind.WEEKDAY}
    found = {}
    for week in rows:
        for term in values(week["terms"]) if week["kind"] == Kind.WEEK else ():
            for index, sign in enumerate(_WEEKDAYS):
                context = Surroundings(values(week["not_after"]), values(days[str(index)]["not_before"]))
                found[term + sign] = Word(Kind.WEEK, int(week["number"]), index, "", context)
    return found
