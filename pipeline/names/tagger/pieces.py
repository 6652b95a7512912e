"""Cuts text into the pieces of the encoder's vocabulary: the likeliest cut under a unigram model (Kudo 2018).

The vocabulary is that of multilingual-e5-small (SentencePiece), trimmed to the pieces Chinese and Japanese text needs.
"""

from collections.abc import Iterable, Sequence
from math import inf
from pathlib import Path

from ahocorasick_rs import AhoCorasick

BEGIN, END, UNKNOWN = 0, 1, 2
N_SPECIAL = 3
_SPACE = "▁"
_PENALTY = 10.0  # below the rarest piece, as SentencePiece has it for a character without a piece


class Pieces:
    """A vocabulary of pieces with their log probabilities; a piece's number is its place plus `N_SPECIAL`."""

    def __init__(self, pieces: Iterable[tuple[str, float]]) -> None:
        """Build the automaton that finds every piece in a text."""
        words, scores = zip(*pieces, strict=True)
        self._scores: Sequence[float] = scores
        self._unknown = min(scores) - _PENALTY
        self._automaton = AhoCorasick(words)

    @classmethod
    def read(cls, path: Path) -> "Pieces":
        """Read a vocabulary: a piece and its log probability a line, tab-separated, UTF-8."""
        lines = path.read_text(encoding="utf-8").split("\n")
        return cls((piece, float(score)) for piece, _, score in (line.rpartition("\t") for line in lines if line))

    def cut(self, text: str) -> tuple[list[int], list[int]]:
        """Return the numbers of the pieces, begin and end included, and for each character the index of its piece.

        A text is cut as if a blank stood before it. Linear in the length of the text.
        """
        spaced = _SPACE + text.replace(" ", _SPACE)
        best = [-inf] * (len(spaced) + 1)
        best[0] = 0.0
        back: list[tuple[int, int]] = [(0, UNKNOWN)] * (len(spaced) + 1)
        reached = 0
        for number, start, end in self._automaton.find_matches_as_indexes(spaced, overlapping=True):
            self._bridge(best, back, reached, start)
            reached = max(reached, end)
            score = best[start] + self._scores[number]
            if score > best[end]:
                best[end], back[end] = score, (start, number + N_SPECIAL)
        self._bridge(best, back, reached, len(spaced))
        return _walk(back, len(spaced))

    def _bridge(self, best: list[float], back: list[tuple[int, int]], first: int, last: int) -> None:
        """Reach the characters of [first, last) that no piece covers."""
        for start in range(first, last):
            if best[start + 1] == -inf:
                best[start + 1], back[start + 1] = best[start] + self._unknown, (start, UNKNOWN)


def _walk(back: list[tuple[int, int]], end: int) -> tuple[list[int], list[int]]:
    numbers, places = [END], [0] * end
    cuts: list[tuple[int, int]] = []
    while end:
        start, number = back[end]
        numbers.append(number)
        cuts.append((start, end))
        end = start
    for index, (start, stop) in enumerate(reversed(cuts), 1):
        places[start:stop] = [index] * (stop - start)
    return [BEGIN, *reversed(numbers)], places[1:]
