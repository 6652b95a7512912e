"""The words of quantities, one language at a time: units, currencies, comparators, pay words and idioms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.lang.tables import Row, read_table, values
from pipeline.quantities.numerals import ONE, read_value
from pipeline.vocabulary import Comparator, Period

T = TypeVar("T")

BY_REGION = "$¥"  # signs whose currency the region decides


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is counted in.

    kind: ``money``, ``minor`` (a fraction of a currency), ``percent``, ``ratio``, ``count``, ``rank``, ``duration``
        (dates, no quantity) or ``trap`` (no unit, though it begins like one).
    key: as in the tables; of money the ISO 4217 code. factor: in billionths.
    alone: whether a fraction of a currency means money without the main unit before it.
    """

    kind: str
    key: str = ""
    factor: int = ONE
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator word: None where it only shields a longer word.

    side: ``before`` or ``after`` the amount; ``scale``: before an amount that begins with a scale (上千); ``end``:
        after it, where no other word follows (3万元起).
    """

    side: str
    comparator: Comparator | None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what the numbers near it are.

    kind: ``pay`` (one worker's pay), ``money`` (any other amount), ``ratio`` or ``count`` (a noun that takes bare
    numbers), ``fixed`` (the word is a quantity itself: 翻番, 首位). key: the unit of bare numbers or of the word.
    period, is_weak: of pay words. value: of fixed ones, in billionths.
    """

    kind: str
    key: str = ""
    value: int = 0
    period: Period | None = None
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in the folded text, with its half-open span."""

    start: int
    end: int
    cue: Cue


class Terms(Generic[T]):
    """Terms with a value each, matched at one place; the longest wins."""

    __slots__ = ("_longest", "_values")

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        """Keep the pairs of term and value."""
        self._values = dict(pairs)
        self._longest = max(map(len, self._values), default=0)

    def after(self, text: str, start: int, end: int) -> tuple[int, T] | None:
        """Return where the longest term that begins at `start` ends, and its value."""
        for last in range(min(start + self._longest, end), start, -1):
            value = self._values.get(text[start:last])
            if value is not None:
                return last, value
        return None

    def before(self, text: str, start: int, end: int) -> tuple[int, T] | None:
        """Return where the longest term that ends at `end` begins, and its value."""
        for first in range(max(end - self._longest, start), end):
            value = self._values.get(text[first:end])
            if value is not None:
                return first, value
        return None


class Lexicon:
    """Everything the tables of one language, ``zh`` or ``ja``, know about quantities."""

    def __init__(self, base: str) -> None:
        """Read the tables."""
        self.base = base
        prefixes = [(term, row["code"]) for row in read_table("currencies") for term in values(row["prefix"])]
        self.prefixes = Terms([*prefixes, *((sign, sign) for sign in BY_REGION)])
        self._units: dict[str, list[tuple[str, Unit]]] = _by_first(_units(base))
        self._idioms = _by_first((row["terms"], "") for row in read_table(f"{base}/number_words"))
        bounds = list(_bounds(base))
        self.before = Terms((term, bound) for term, bound in bounds if bound.side in {"before", "scale"})
        self.after = Terms((term, bound) for term, bound in bounds if bound.side in {"after", "end"})
        cues = dict(_cues(base))
        self._cues = list(cues.values())
        self._automaton = AhoCorasick(list(cues), matchkind=MatchKind.LeftmostLongest)

    def units(self, text: str, start: int) -> Iterator[tuple[int, Unit]]:
        """Yield the units that begin at `start`, each with its end, the longest first."""
        for term, unit in self._units.get(text[start : start + 1], ()):
            if text.startswith(term, start) and not _cuts_latin(text, term, start):
                yield start + len(term), unit

    def idiom(self, text: str, start: int) -> int | None:
        """Return where the longest idiom that begins at `start` ends."""
        for term, _ in self._idioms.get(text[start : start + 1], ()):
            if text.startswith(term, start):
                return start + len(term)
        return None

    def cues(self, text: str, start: int, end: int) -> list[Hit]:
        """Return the cues in [start, end), which do not overlap, in text order."""
        found = self._automaton.find_matches_as_indexes(text[start:end])
        return [Hit(start + first, start + last, self._cues[index]) for index, first, last in found]


@cache
def lexicon(base: str) -> Lexicon:
    """Return the lexicon of a language, read once."""
    return Lexicon(base)


def _by_first(pairs: Iterable[tuple[str, T]]) -> dict[str, list[tuple[str, T]]]:
    """Group terms by their first character, the longest first."""
    groups: defaultdict[str, list[tuple[str, T]]] = defaultdict(list)
    for term, value in pairs:
        groups[term[0]].append((term, value))
    return {first: sorted(group, key=lambda pair: -len(pair[0])) for first, group in groups.items()}


def _cuts_latin(text: str, term: str, start: int) -> bool:
    """Whether the term ends within a Latin word: k of kHz."""
    after = text[start + len(term) : start + len(term) + 1]
    return term[-1].isascii() and term[-1].isalpha() and after.isascii() and after.isalnum()


def _billionths(number: str) -> int:
    value = read_value(number)
    return value.low if value else ONE


def _units(base: str) -> Iterator[tuple[str, Unit]]:
    for row in read_table(f"{base}/units"):
        unit = Unit(row["kind"], row["key"], _billionths(row["factor"]) if row["factor"] else ONE)
        yield from ((term, unit) for term in values(row["terms"]))
    for row in read_table("minor_units"):
        if row["lang"] == base:
            unit = Unit("minor", row["code"], _billionths(row["factor"]), alone=row["alone"] == "yes")
            yield from ((term, unit) for term in values(row["terms"]))
    for row in read_table("currencies"):
        yield from ((term, Unit("money", row["code"])) for term in (*values(row[base]), row["code"]))


def _bounds(base: str) -> Iterator[tuple[str, Bound]]:
    for row in read_table(f"{base}/comparators"):
        comparator = None if row["comparator"] == "none" else Comparator(row["comparator"])
        yield from ((term, Bound(row["side"], comparator)) for term in values(row["terms"]))


def _cues(base: str) -> Iterator[tuple[str, Cue]]:
    for row in read_table(f"{base}/bare_nouns"):
        yield from ((term, Cue(row["kind"], row["key"])) for term in values(row["terms"]))
    for row in read_table(f"{base}/fixed_values"):
        cue = Cue("fixed" if row["unit"] else "shield", row["unit"], _billionths(row["value"] or "0"))
        yield from ((term, cue) for term in values(row["terms"]))
    for row in read_table(f"{base}/pay_words"):
        cue = _pay_cue(row)
        yield from ((term, cue) for term in values(row["terms"]))


def _pay_cue(row: Row) -> Cue:
    period = Period(row["period"]) if row["period"] else None
    return Cue(row["kind"], period=period, is_weak=row["strength"] == "weak")
