"""The numerals of a passage with one of them in hand: what every recogniser looks at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.numerals import Shape
from pipeline.quantities.scan import Numeral
from pipeline.vocabulary import MentionType

_DIVISOR = 10**3  # ratios are given to six decimals


@dataclass(frozen=True, slots=True)
class At:
    """A numeral in its passage. free: folded offset from which on no earlier quantity has taken the text."""

    passage: Passage
    numerals: Sequence[Numeral]
    index: int
    free: int

    @property
    def numeral(self) -> Numeral:
        """The numeral in hand."""
        return self.numerals[self.index]

    def joined(self, pattern: re.Pattern[str], start: int) -> Numeral | None:
        """Return the next numeral where the pattern spans all from `start` to it."""
        if self.index + 1 == len(self.numerals):
            return None
        following = self.numerals[self.index + 1]
        is_joined = pattern.fullmatch(self.passage.text, start, following.start)
        return following if is_joined else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a recogniser makes of a numeral: a draft, None where it states nothing; and how many numerals it took."""

    draft: Draft | None
    taken: int = 1


def draft_of(numeral: Numeral, end: int, *, type: MentionType | None, unit: str, rule: str) -> Draft:  # noqa: A002
    """Return the draft of a numeral whose unit ends at `end`."""
    value = numeral.value
    return Draft(
        start=numeral.start,
        end=end,
        low=value.low,
        high=value.high,
        shape=value.shape,
        scale=value.scale,
        type=type,
        unit=unit,
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
