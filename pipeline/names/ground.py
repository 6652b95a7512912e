"""The ground names are looked for on: folded text in one language, with the bounds and tags of its tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from spacy.tokens import Doc

from pipeline.text.model import Layout
from pipeline.text.tokens import cut


@dataclass(frozen=True, slots=True)
class Hints:
    """The tokens of a document in order: where each starts and ends in the original text, and its tag."""

    starts: Sequence[int]
    ends: Sequence[int]
    tags: Sequence[str]


@dataclass(frozen=True)
class Ground:
    """Consecutive paragraphs in one language: their folded text and its tokens.

    text: folded; every offset of this stage refers to it. offset: of `text` in the folded text of the document.
    base: ``zh`` or ``ja``. starts, tags: of the tokens that begin in `text`, in order. sentences: where they begin. It
    has no slots, because the set of bounds is made when it is first asked for.
    """

    text: str
    base: str
    offset: int
    starts: Sequence[int]
    tags: Sequence[str]
    sentences: Sequence[int] = ()

    @cached_property
    def bounds(self) -> frozenset[int]:
        """Offsets where a token begins or the text ends."""
        return frozenset((*self.starts, 0, len(self.text)))

    def is_bound(self, offset: int) -> bool:
        """Whether a token begins or ends at an offset."""
        return offset in self.bounds

    def end_of(self, index: int) -> int:
        """Return the end of the token with an index."""
        return self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)

    def token_before(self, offset: int) -> tuple[int, str] | None:
        """Return start and tag of the token that holds the character before an offset."""
        index = bisect_left(self.starts, offset) - 1
        return (self.starts[index], self.tags[index]) if index >= 0 else None

    def token_at(self, offset: int) -> tuple[int, int, str] | None:
        """Return start, end and tag of the token that holds the character at an offset."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= len(self.text):
            return None
        return self.starts[index], self.end_of(index), self.tags[index]

    def tokens(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and tag of the tokens that touch [start, end)."""
        while start < end:
            token = self.token_at(start)
            if token is None:
                return
            yield token
            start = token[1]


def hints_of_tokens(doc: Doc) -> Hints:
    """Return the tokens of a doc that our tokenizer made."""
    columns = doc.to_array(["IDX", "LENGTH", "TAG"])
    starts: list[int] = columns[:, 0].tolist()
    lengths: list[int] = columns[:, 1].tolist()
    hashes: list[int] = columns[:, 2].tolist()
    names = {number: doc.vocab.strings[number] if number else "" for number in set(hashes)}
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    return Hints(starts, ends, [names[number] for number in hashes])


def hints_of_layout(layout: Layout) -> Hints:
    """Return tokens cut from the text itself, for a doc that another tokenizer made."""
    starts, ends, tags = [], [], []
    for sentence in layout.sentences:
        for start, end, tag, _ in cut(layout.text[sentence.start : sentence.end], sentence.lang):
            starts.append(sentence.start + start)
            ends.append(sentence.start + end)
            tags.append(tag)
    return Hints(starts, ends, tags)


def grounds_of(layout: Layout, hints: Hints) -> tuple[Ground, ...]:
    """Return the grounds of a text, in order; a text in one language has one."""
    folded = layout.folded
    runs = [(base, next(run).start) for base, run in groupby(layout.paragraphs, key=lambda each: each.lang.base)]
    if not runs:
        return ()
    firsts = [0, *(folded.locate(start) for _, start in runs[1:]), len(folded.text)]
    starts = hints.starts if folded.starts is None else [folded.locate(start) for start in hints.starts]
    sentences = [folded.locate(sentence.start) for sentence in layout.sentences]
    return tuple(
        _ground(folded.text[first:last], base, first, (starts, hints.tags), sentences)
        for (base, _), first, last in zip(runs, firsts[:-1], firsts[1:], strict=True)
    )


def _ground(
    text: str, base: str, offset: int, tokens: tuple[Sequence[int], Sequence[str]], sentences: Sequence[int]
) -> Ground:
    starts, tags = tokens
    first, last = bisect_left(starts, offset), bisect_left(starts, offset + len(text))
    begins = _within(sentences, offset, offset + len(text))
    if first == last:
        return Ground(text, base, offset, [0], [""], begins)
    return Ground(text, base, offset, [start - offset for start in starts[first:last]], tags[first:last], begins)


def _within(offsets: Sequence[int], start: int, end: int) -> list[int]:
    """Return those of ascending offsets that stand in [start, end), counted from start."""
    return [offset - start for offset in offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]]
