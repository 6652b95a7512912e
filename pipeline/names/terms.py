"""Words and phrases found in a text: all in one pass over it, or at one place."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")


class Terms(Generic[T]):
    """Terms with a value each; of terms that overlap in a text the leftmost, then the longest is found."""

    def __init__(self, entries: Mapping[str, T]) -> None:
        """Build the automaton."""
        self.entries = dict(entries)
        self._values = list(self.entries.values())
        self._automaton = AhoCorasick(list(self.entries), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Yield start, end and value of each term in a text, in order and disjoint."""
        if self._values:
            for index, start, end in self._automaton.find_matches_as_indexes(text):
                yield start, end, self._values[index]


def ends_with(text: str, end: int, terms: frozenset[str], *, longest: int = 8) -> int:
    """Return the length of the longest term that ends at an offset; 0 where none does."""
    for length in range(min(longest, end), 0, -1):
        if text[end - length : end] in terms:
            return length
    return 0


def starts_with(text: str, start: int, terms: frozenset[str], *, longest: int = 8) -> int:
    """Return the length of the longest term that begins at an offset; 0 where none does."""
    for length in range(min(longest, len(text) - start), 0, -1):
        if text[start : start + length] in terms:
            return length
    return 0
