"""The numerals of a passage with one of them in hand: what every recogniser looks at."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.lexicon import Unit
from pipeline.quantities.numerals import Shape
from pipeline.quantities.scan import Numeral
from pipeline.vocabulary import MentionType

_LONGEST_JOINT = 16  # folded characters between two numerals that make one quantity
_DIVISOR = 10**3  # ratios are given to six decimals


class At:
    """A numeral in its passage, and what stands behind it.

    spellings: the numeral, after one with its 多 or 余 where that may belong to it. free: folded offset from which on
    no earlier quantity has taken the text.
    """

    __slots__ = ("_units", "free", "index", "numeral", "numerals", "passage", "spellings")

    def __init__(self, passage: Passage, numerals: Sequence[Numeral], index: int, free: int) -> None:
        """Take the numeral of an index in hand."""
        self.passage, self.numerals, self.index, self.free = passage, numerals, index, free
        self.numeral = numeral = numerals[index]
        self.spellings = (numeral,) if numeral.tail is None else (numeral.tail, numeral)
        self._units: dict[int, tuple[int, list[tuple[int, Unit]]]] = {}

    def units(self, numeral: Numeral) -> tuple[int, list[tuple[int, Unit]]]:
        """Return where the unit of a spelling begins, and the units there, each with its end, the longest first.

        A blank may stand before the unit after Arabic digits.
        """
        found = self._units.get(numeral.end)
        if found is None:
            start = numeral.end if numeral.is_han else self.passage.after_blank(numeral.end)
            found = self._units[numeral.end] = (start, self.passage.lexicon.units(self.passage.text, start))
        return found

    def joined(self, pattern: re.Pattern[str], start: int) -> Numeral | None:
        """Return the next numeral where the pattern spans all from `start` to it."""
        if self.index + 1 == len(self.numerals):
            return None
        following = self.numerals[self.index + 1]
        if not 0 < following.start - start <= _LONGEST_JOINT:
            return None
        is_joined = pattern.fullmatch(self.passage.text, start, following.start)
        return following if is_joined else None


class Reading(NamedTuple):
    """What a recogniser makes of a numeral: a draft, None where it states nothing; and how many numerals it took."""

    draft: Draft | None
    taken: int = 1


NOTHING = Reading(None)


def draft_of(numeral: Numeral, end: int, *, type: MentionType | None, unit: str, rule: str) -> Draft:  # noqa: A002
    """Return the draft of a numeral whose unit, of money its currency, ends at `end`."""
    return Draft(
        numeral.start,
        end,
        *numeral.value,
        type=type,
        unit=unit,
        currency=unit if type is MentionType.MONEY else "",
        rule=rule,
        is_round=numeral.is_round,
    )


def is_exact(*numerals: Numeral) -> bool:
    """Whether each numeral states one positive value."""
    return all(numeral.value.shape is Shape.EXACT and numeral.value.low > 0 for numeral in numerals)


def quotient(numerator: Numeral, denominator: Numeral) -> int:
    """Return a ratio in billionths, rounded half up to six decimals."""
    millionths = (numerator.value.low * 2 * 10**6 + denominator.value.low) // (denominator.value.low * 2)
    return millionths * _DIVISOR
