"""The words of quantities, one language at a time: units, currencies, comparators, pay words and idioms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.lang.tables import Row, read_table, values
from pipeline.quantities.numerals import ONE, read_value
from pipeline.vocabulary import Comparator, Period

T = TypeVar("T")

BY_REGION = "$¥"  # signs whose currency the region decides


class Unit(NamedTuple):
    """What a number is counted in.

    kind: ``money``, ``minor`` (a fraction of a currency), ``percent``, ``ratio``, ``count``, ``rank``, ``duration``
        (dates, no quantity) or ``trap`` (no unit, though it begins like one).
    key: as in the tables; of money the ISO 4217 code. factor: in billionths.
    alone: whether a fraction of a currency means money without the main unit before it: ``yes``, ``end`` where no word
        follows, or empty.
    """

    kind: str
    key: str = ""
    factor: int = ONE
    rule: str = ""
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator word: None where it only shields a longer word.

    side: ``before`` or ``after`` the amount; ``scale``: before one that begins with a scale (上千); ``end``: after it,
        where no other word follows (3万元起); ``of``: before the whole that a share is of (约占员工总数的18%).
    """

    side: str
    comparator: Comparator | None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what the numbers near it are.

    kind: ``pay`` (one worker's pay), ``money`` (any other amount), ``ratio`` or ``count`` (a noun that takes bare
    numbers), ``fixed`` (the word is a quantity itself: 翻番, 首位). key: the unit of bare numbers or of the word.
    period, strength: of pay words, as in the tables. value: of fixed ones, in billionths.
    """

    kind: str
    key: str = ""
    value: int = 0
    period: Period | None = None
    strength: str = ""


class Hit(NamedTuple):
    """A cue found in the folded text, with its half-open span."""

    start: int
    end: int
    cue: Cue


class Terms(Generic[T]):
    """Terms with a value each, matched at one place; the longest wins.

    Only the lengths of terms that begin (or end) with the character at that place are tried.
    """

    __slots__ = ("_from_first", "_from_last", "_values")

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        """Keep the pairs of term and value."""
        self._values = dict(pairs)
        self._from_first = _lengths(self._values, 0)
        self._from_last = _lengths(self._values, -1)

    def all_after(self, text: str, start: int) -> Iterator[tuple[int, T]]:
        """Yield the terms that begin at `start`, the longest first: where each ends, and its value."""
        longest = len(text) - start
        for length in self._from_first.get(text[start : start + 1], ()):
            if length <= longest and (value := self._values.get(text[start : start + length])) is not None:
                yield start + length, value

    def after(self, text: str, start: int, end: int) -> tuple[int, T] | None:
        """Return where the longest term that begins at `start` ends, and its value."""
        for length in self._from_first.get(text[start : start + 1], ()):
            if start + length <= end and (value := self._values.get(text[start : start + length])) is not None:
                return start + length, value
        return None

    def before(self, text: str, start: int, end: int) -> tuple[int, T] | None:
        """Return where the longest term that ends at `end` begins, and its value."""
        for length in self._from_last.get(text[end - 1 : end], ()):
            if end - length >= start and (value := self._values.get(text[end - length : end])) is not None:
                return end - length, value
        return None

    def may_end_in(self, characters: str) -> bool:
        """Whether any of the characters is the last of a term."""
        return not self._from_last.keys().isdisjoint(characters)


def _lengths(terms: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the terms by their character at a place, the longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for term in terms:
        lengths[term[place]].add(len(term))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


class Lexicon:
    """Everything the tables of one language, ``zh`` or ``ja``, know about quantities."""

    def __init__(self, base: str) -> None:
        """Read the tables."""
        self.base = base
        prefixes = [(term, row["code"]) for row in read_table("currencies") for term in values(row["prefix"])]
        self.prefixes = Terms([*prefixes, *((sign, sign) for sign in BY_REGION)])
        self._units = Terms(_units(base))
        self._idioms = Terms((row["terms"], True) for row in read_table(f"{base}/number_words"))
        bounds = list(_bounds(base))
        self.before = Terms((term, bound) for term, bound in bounds if bound.side in {"before", "scale"})
        self.of = Terms((term, bound) for term, bound in bounds if bound.side == "of")
        self.after = Terms((term, bound) for term, bound in bounds if bound.side in {"after", "end"})
        cues = dict(_cues(base))
        self._cues = list(cues.values())
        self._automaton = AhoCorasick(list(cues), matchkind=MatchKind.LeftmostLongest)

    def units(self, text: str, start: int) -> list[tuple[int, Unit]]:
        """Return the units that begin at `start`, each with its end, the longest first."""
        found = list(self._units.all_after(text, start))
        if found and text[start].isascii():
            return [(end, unit) for end, unit in found if not _cuts_latin(text, end)]
        return found

    def idiom(self, text: str, start: int) -> int | None:
        """Return where the longest idiom that begins at `start` ends."""
        found = self._idioms.after(text, start, len(text))
        return found[0] if found else None

    def cues(self, text: str, start: int, end: int) -> list[Hit]:
        """Return the cues in [start, end), which do not overlap, in text order."""
        found = self._automaton.find_matches_as_indexes(text[start:end])
        return [Hit(start + first, start + last, self._cues[index]) for index, first, last in found]


@cache
def lexicon(base: str) -> Lexicon:
    """Return the lexicon of a language, read once."""
    return Lexicon(base)


def _cuts_latin(text: str, end: int) -> bool:
    """Whether a term that ends at `end` does so within a Latin word: k of kHz."""
    last, after = text[end - 1], text[end : end + 1]
    return last.isascii() and last.isalpha() and after.isascii() and after.isalnum()


def _billionths(number: str) -> int:
    value = read_value(number)
    return value.low if value else ONE


def _units(base: str) -> Iterator[tuple[str, Unit]]:
    for row in read_table(f"{base}/units"):
        factor = _billionths(row["factor"]) if row["factor"] else ONE
        unit = Unit(row["kind"], row["key"], factor, f"{row['kind']}.{row['key']}")
        yield from ((term, unit) for term in values(row["terms"]))
    for row in read_table("minor_units"):
        if row["lang"] == base:
            unit = Unit("minor", row["code"], _billionths(row["factor"]), alone=row["alone"])
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
    return Cue(row["kind"], period=period, strength=row["strength"])
