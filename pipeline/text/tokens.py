"""Tokens: rjieba for Chinese, SudachiPy for Japanese.

Chinese is cut after folding in place, because jieba's dictionary is simplified and knows only half-width digits;
offsets stay the same. rjieba gives the tokens of jieba 0.42.1, the reference, on all Chinese text.

Japanese is cut in Sudachi's mode C, the longest units. Measured on 2,500 sentences of the Stockmark NER corpus: of
1,151 company names, 45 % are exactly one token (28 % in the shorter modes A and B), and the ends of 99.7 % of company
and of person names are ends of tokens (99.9 % and 99.7 % in mode A).
"""

import re
from collections.abc import Iterator
from functools import cache

from rjieba import Jieba
from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from pipeline.lang.tables import read_table
from pipeline.text.folding import encodable, fold_in_place
from pipeline.text.model import Token
from pipeline.vocabulary import Lang

# SudachiPy refuses more than 49,149 bytes of UTF-8; a code point has at most four.
_MAX_CHARS = 12_000
# How far back from that limit a place is looked for where no word can be cut in two.
_MAX_BACK = 2_000
_SAFE_ENDS = (re.compile(r"[。｡．！？!?；;]"), re.compile(r"[，、,､：:）」』)\]…]"), re.compile(r"\s"))

# Start, end, tag, coarse part of speech: a token before it is an object, which costs as much as finding it.
Piece = tuple[int, int, str, str]


def tokenize(text: str, lang: Lang) -> list[Token]:
    """Return the tokens of a text, a sentence at best; together they hold every character, blanks too.

    A text longer than SudachiPy takes is cut between sentences, clauses or words where there is such a place, else
    anywhere.
    """
    return [Token(start, end, pos, tag) for start, end, tag, pos in cut(text, lang)]


def japanese_reading(word: str) -> str:
    """Return how Sudachi reads a Japanese word or name, in katakana; what it cannot read stays."""
    return "".join(morpheme.reading_form() for morpheme in _reader().tokenize(encodable(word)))


def cut(text: str, lang: Lang) -> Iterator[Piece]:
    """Yield the tokens of a text as plain tuples, for the tokenizer's inner loop."""
    for start, end in _chunks(text):
        chunk = text[start:end]
        pieces = _cut_japanese(chunk) if lang is Lang.JA else _cut_chinese(chunk, lang)
        yield from _tiled(pieces, start, end)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > _MAX_CHARS:
        end = _safe_end(text, start + _MAX_CHARS - _MAX_BACK, start + _MAX_CHARS)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _safe_end(text: str, first: int, last: int) -> int:
    """Return the last best place in [first, last] to cut a text."""
    window = text[first:last]
    for pattern in _SAFE_ENDS:
        ends = [match.end() for match in pattern.finditer(window)]
        if ends:
            return first + ends[-1]
    return last


def _tiled(pieces: Iterator[Piece], first: int, last: int) -> Iterator[Piece]:
    """Yield the pieces of the chunk [first, last) so that none is empty, none overlaps and none is missing.

    Sudachi reports an empty or an overlapping span where one character stands for several words (㍿).
    """
    cursor = first
    for start, end, tag, pos in pieces:
        if first + start > cursor:
            yield cursor, first + start, "", "X"
            cursor = first + start
        if first + end > cursor:
            yield cursor, first + end, tag, pos
            cursor = first + end
    if cursor < last:
        yield cursor, last, "", "X"


def _cut_chinese(text: str, lang: Lang) -> Iterator[Piece]:
    end = 0
    for word, tag in _jieba().tag(fold_in_place(text, lang)):
        start, end = end, end + len(word)
        yield start, end, tag, _chinese_pos(word, tag)


def _chinese_pos(word: str, tag: str) -> str:
    if tag != "x" or word.isalpha():
        return _coarse("zh", tag)
    if word.isspace():
        return "SPACE"
    return "NUM" if word.replace(".", "").isdecimal() else "PUNCT"


def _cut_japanese(text: str) -> Iterator[Piece]:
    for morpheme in _sudachi().tokenize(encodable(text)):
        yield morpheme.begin(), morpheme.end(), *_japanese_tag(morpheme)


def _japanese_tag(morpheme: Morpheme) -> tuple[str, str]:
    """Return the tag and the coarse part of speech of a morpheme; building a tag is slow, so each is built once."""
    identifier = morpheme.part_of_speech_id()
    if identifier not in _JAPANESE_TAGS:
        tag = "-".join(level for level in morpheme.part_of_speech()[:4] if level != "*")
        _JAPANESE_TAGS[identifier] = (tag, _coarse("ja", tag))
    return _JAPANESE_TAGS[identifier]


# Of SudachiDict's part-of-speech ids, about 700.
_JAPANESE_TAGS: dict[int, tuple[str, str]] = {}


@cache
def _coarse(base: str, tag: str) -> str:
    """Return the coarse part of speech of the longest listed tag that begins `tag`."""
    table = {row["tag"]: row["pos"] for row in read_table(f"{base}/pos")}
    return next((table[tag[:end]] for end in range(len(tag), 0, -1) if tag[:end] in table), "X")


@cache
def _jieba() -> Jieba:
    return Jieba()


@cache
def _dictionary() -> Dictionary:
    return Dictionary()


@cache
def _sudachi() -> Tokenizer:
    return _dictionary().tokenizer(mode=SplitMode.C, fields={"pos"})


@cache
def _reader() -> Tokenizer:
    return _dictionary().tokenizer(mode=SplitMode.C, fields={"reading_form"})
