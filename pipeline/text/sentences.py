"""Splits a text into paragraphs (lines) and sentences.

A sentence ends at 。！？ and their kin, together with the closing quotation marks and brackets that follow. It does not
end

- inside a quotation or bracket of at most 80 characters, so that a short quotation stays with its reporting clause; a
  longer one is split inside;
- where the text goes on after it: 「…。」と述べた, “……。”他说, 本当？と聞いた;
- at a semicolon, a colon or an ellipsis, which join clauses;
- at a full stop of a number, an abbreviation, a name or an address, at the sign of Yahoo!, or at a list number (1. 2.).

A row of a table (a line that begins and ends with a vertical bar) is one sentence. The rules see the paragraph folded
in place, so that signs and words have one form.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.lang.tables import read_table, terms, values
from pipeline.text.folding import fold_in_place
from pipeline.text.quotes import BRACKETS, QUOTES, STRAIGHT_QUOTE, Pair, find_pairs
from pipeline.vocabulary import Lang

_SHORT_PAIR = 80  # characters between the signs
_REPORTING_CLAUSE = 30  # characters from the closing quotation mark to the reporting verb

_BLANK = r"[\s\u200b\ufeff]"
_NOT_BLANK = re.compile(r"[^\s\u200b\ufeff]")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TABLE_ROW = re.compile(r"\|.*\|", re.DOTALL)

_TERMINATORS = "。!?‼⁇⁈⁉"
_CLOSERS = "".join(re.escape(sign) for sign in (*QUOTES.values(), *BRACKETS.values()))
# A run of terminators, then closing signs (blanks before them are typing errors) and further terminators.
_CANDIDATE = re.compile(f"([{_TERMINATORS}.…‥]+)((?:{_BLANK}*[{_CLOSERS}]|[{_TERMINATORS}…‥])*)")

_HAS_TERMINATOR = re.compile(f"[{_TERMINATORS}]")
_JOINING_SIGN = "[,、;:—]"
_LIST_NUMBER = re.compile(f"(?:\\A|{_BLANK})\\(?[0-9一二三四五六七八九十]{{1,3}}\\)?\\Z")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
_LAST_WORD = re.compile(r"[A-Za-z.]*\Z")
_CJK = "\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
_AFTER_FULL_STOP = re.compile(f'{_BLANK}+[{_CJK}A-Z「『“"(【]|{_BLANK}*\\Z')
_HIRAGANA = re.compile("[\u3041-\u3096]")
_CJK_OR_CLOSER = re.compile(f"[{_CJK}{_CLOSERS}%]")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What the rules look at: a paragraph's text, the base of its language and its short pairs.

    shields: outermost short pairs, in order and disjoint. straight: offsets of closing straight quotation marks.
    quote_ends: offset of each closing quotation mark -> offset of its opening one.
    """

    text: str
    base: str
    shields: list[Pair]
    straight: frozenset[int]
    quote_ends: dict[int, int]

    @classmethod
    def of(cls, text: str, lang: Lang) -> "_Paragraph":
        pairs = find_pairs(text)
        short = sorted((pair for pair in pairs if pair.end - pair.start <= _SHORT_PAIR), key=lambda pair: pair.start)
        shields: list[Pair] = []
        for pair in short:
            if not shields or pair.start > shields[-1].end:
                shields.append(pair)
        return cls(
            text=text,
            base=lang.base,
            shields=shields,
            straight=frozenset(pair.end for pair in pairs if text[pair.end] == STRAIGHT_QUOTE),
            quote_ends={pair.end: pair.start for pair in pairs if pair.is_quote},
        )

    def shielded(self, offset: int) -> bool:
        """Whether the position before `offset` is inside a short pair."""
        index = bisect_right(self.shields, offset, key=lambda pair: pair.start) - 1
        return index >= 0 and self.shields[index].start < offset <= self.shields[index].end


def split_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of the non-blank lines, without the blanks around them."""
    for line in _LINE.finditer(text):
        span = _stripped(text, *line.span())
        if span:
            yield span


def split_sentences(text: str, lang: Lang) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of the sentences of one paragraph, without the blanks around them.

    Together they hold every character of the paragraph that is not blank. Linear in its length.
    """
    start = 0
    for end in (*_boundaries(text, lang), len(text)):
        span = _stripped(text, start, end)
        if span:
            yield span
        start = end


def _boundaries(text: str, lang: Lang) -> Iterator[int]:
    text = fold_in_place(text, lang)
    if _TABLE_ROW.fullmatch(text) or not _CANDIDATE.search(text):
        return
    paragraph = _Paragraph.of(text, lang)
    start = 0
    for match in _CANDIDATE.finditer(text):
        end = _with_straight_quote(paragraph, match.end())
        if end < len(text) and _ends_sentence(paragraph, match, start, end):
            yield end
            start = end


def _with_straight_quote(paragraph: _Paragraph, end: int) -> int:
    while end in paragraph.straight:
        end += 1
    return end


def _ends_sentence(paragraph: _Paragraph, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the sentence that began at `start` ends at `end`, after the candidate's run of signs."""
    if paragraph.shielded(end):
        return False
    if not _HAS_TERMINATOR.search(match.group()):
        return match.group(1) == "." and _full_stop_ends(paragraph.text, match, start)
    if _in_latin(paragraph.text, match):
        return False
    if end > match.end(1):
        return not _goes_on(paragraph, end)
    return match.group(1)[-1] == "。" or not _continuation(paragraph.base, "yes").match(paragraph.text, end)


def _in_latin(text: str, match: re.Match[str]) -> bool:
    """Whether a mark belongs to a Latin name or an address: Yahoo!, Yahoo! JAPAN, ?id=3."""
    before, run = text[max(match.start() - 1, 0) : match.start()], match.group(1)
    if not before.isascii() or match.group(2):
        return False
    exclaims = run == "!" and before.isalpha()
    return exclaims or (run in {"!", "?"} and _ASCII_WORD.match(text, match.end()) is not None)


def _goes_on(paragraph: _Paragraph, end: int) -> bool:
    """Whether the text after a quotation or a bracket belongs to the same sentence."""
    if any(_continuation(paragraph.base, strong).match(paragraph.text, end) for strong in ("yes", "")):
        return True
    opening = paragraph.quote_ends.get(end - 1)
    if opening is None:
        return False
    introduced = paragraph.text[max(opening - 1, 0) : opening] in {":", ","}
    return not introduced and _reporting_clause(paragraph.base).match(paragraph.text, end) is not None


@cache
def _continuation(base: str, strong: str) -> re.Pattern[str]:
    """Return the pattern of what a sentence goes on with; `strong` chooses the rows of the table."""
    alternatives = [
        re.escape(row["term"]) + "".join(f"(?!{re.escape(other)})" for other in values(row["except"]))
        for row in read_table(f"{base}/continuations")
        if row["strong"] == strong
    ]
    return re.compile(f"{_BLANK}*(?:{'|'.join([_JOINING_SIGN, *alternatives])})" if strong else "|".join(alternatives))


@cache
def _reporting_clause(base: str) -> re.Pattern[str]:
    """Return the pattern of a clause that names the speaker of the quotation before it."""
    alternatives = "|".join(map(re.escape, sorted(terms(f"{base}/reporting", key="verb"))))
    return re.compile(f"[^{_TERMINATORS},、;「『“]{{1,{_REPORTING_CLAUSE}}}?(?:{alternatives})")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["term"] for row in read_table("abbreviations"))


def _full_stop_ends(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a lone full stop ends the sentence that began at `start`."""
    offset = match.start()
    before = text[max(offset - 1, 0) : offset]
    if _LIST_NUMBER.search(text[max(offset - 8, start) : offset]):
        return False
    if _HIRAGANA.match(before):
        return _ASCII_WORD.match(text, match.end()) is None
    if not _AFTER_FULL_STOP.match(text, match.end()):
        return False
    if _CJK_OR_CLOSER.match(before) or before.isdecimal():
        return True
    word = _LAST_WORD.search(text, max(offset - 20, start), offset)
    return word is not None and _is_plain_word(word.group())


def _is_plain_word(word: str) -> bool:
    """Whether a Latin word is neither an abbreviation nor initials."""
    return len(word) > 1 and "." not in word and word.lower() not in _abbreviations()


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without the blanks at its ends; None when nothing is left."""
    first = _NOT_BLANK.search(text, start, end)
    if first is None:
        return None
    while not _NOT_BLANK.match(text, end - 1):
        end -= 1
    return first.start(), end
