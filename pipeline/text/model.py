"""Value objects of the text stage: what is known about a text before anything is recognised in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary import Lang


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one normal form, and the way back to the original, character by character.

    `starts` and `ends` give, for each code point of `text`, the half-open original span it stands for. They are
    None when folding replaced characters one for one, so that offsets are the same in both.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original half-open span of the non-empty folded span [start, end)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def locate(self, offset: int) -> int:
        """Folded offset of the first folded character that stands at or after the original `offset`."""
        if self.starts is None:
            return offset
        return bisect_left(self.starts, offset)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (a non-blank line): its span in the text and its language."""

    start: int
    end: int
    lang: Lang


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span without surrounding blanks, its language and the index of its paragraph."""

    start: int
    end: int
    lang: Lang
    paragraph: int


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its span in the text and its part of speech.

    pos: coarse, shared by both languages, of Universal Dependencies: ``NOUN PROPN PRON NUM VERB AUX ADJ ADV ADP CCONJ
        PART INTJ PUNCT SPACE``, else ``X``.
    tag: the tokenizer's own tag (jieba: ``nr``, ``nt``; Sudachi: ``名詞-固有名詞-人名-姓``).
    """

    start: int
    end: int
    pos: str
    tag: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything the text stage knows about one text: language, paragraphs, sentences and the folded form.

    `folded` covers the whole text; each paragraph is folded by the rules of its language.
    Sentences are in order, never overlap, and never cross a paragraph.
    """

    text: str
    lang: Lang
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    folded: Folded

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at `offset`, or None between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]
