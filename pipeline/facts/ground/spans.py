"""Sorted, non-overlapping spans with look-ups by offset in logarithmic time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class HasSpan(Protocol):
    """Anything with a half-open span of offsets in the document's text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""


T = TypeVar("T", bound=HasSpan)


class Spans(Generic[T]):
    """Spans in order of their start; none overlaps another, so their ends are in order too."""

    __slots__ = ("_ends", "_starts", "items")

    def __init__(self, items: Iterable[T] = ()) -> None:
        """Sort the items; of two that overlap, the earlier, then the longer one stays."""
        kept: list[T] = []
        for item in sorted(items, key=lambda span: (span.start, -span.end)):
            if not kept or item.start >= kept[-1].end:
                kept.append(item)
        self.items: tuple[T, ...] = tuple(kept)
        self._starts = [item.start for item in kept]
        self._ends = [item.end for item in kept]

    def __iter__(self) -> Iterator[T]:
        """Iterate in text order."""
        return iter(self.items)

    def __len__(self) -> int:
        """Return the number of spans."""
        return len(self.items)

    def within(self, start: int, end: int) -> tuple[T, ...]:
        """Return the spans that lie wholly in [start, end), in text order."""
        first = bisect_left(self._starts, start)
        return self.items[first : max(first, bisect_right(self._ends, end))]

    def touching(self, start: int, end: int) -> tuple[T, ...]:
        """Return the spans that share a character with [start, end), in text order."""
        return self.items[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def until(self, offset: int, count: int) -> tuple[T, ...]:
        """Return the last `count` spans that end at or before `offset`, in text order."""
        index = bisect_right(self._ends, offset)
        return self.items[max(0, index - count) : index]

    def since(self, offset: int, count: int) -> tuple[T, ...]:
        """Return the first `count` spans that begin at or after `offset`, in text order."""
        index = bisect_left(self._starts, offset)
        return self.items[index : index + count]

    def last_end(self, start: int, end: int) -> int:
        """Return where the last span within [start, end) ends; `start` when there is none."""
        inside = self.within(start, end)
        return inside[-1].end if inside else start

    def at(self, offset: int) -> T | None:
        """Return the span that holds the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self.items[index] if index >= 0 and offset < self._ends[index] else None

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any span shares a character with [start, end)."""
        index = bisect_right(self._ends, start)
        return index < len(self.items) and self._starts[index] < end
