"""Splits sentences into clauses: at commas, semicolons and colons, at brackets and around long quotations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.facts.ground.spans import Spans
from pipeline.text.model import Layout, Sentence

# In Chinese 、 only separates the items of a list; in Japanese it is also the comma.
_MARKS = {"zh": ",;:。!?", "ja": "、,;:。!?"}
_OPEN = "([【〔「『“《〈"
_CLOSE = ")]】〕」』”》〉"
_QUOTES = dict(zip("「『“《〈", "」』”》〉", strict=True))
_PATTERNS = {base: re.compile(f"[{re.escape(marks + _OPEN + _CLOSE)}]") for base, marks in _MARKS.items()}

# A shorter quotation is a term or a title within its clause.
_LONG_QUOTE = 24
_FINITE = re.compile("[、。!?;,]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch without inner marks; depth counts the brackets and quotations around it."""

    start: int
    end: int
    depth: int


def find_clauses(layout: Layout, plain: str) -> Spans[Clause]:
    """Return the clauses of all sentences of the text folded in place, in order; none crosses a sentence."""
    return Spans(clause for sentence in layout.sentences for clause in _clauses(plain, sentence))


def _clauses(text: str, sentence: Sentence) -> Iterator[Clause]:
    start, depth, short_until = sentence.start, 0, 0
    for match in _PATTERNS[sentence.lang.base].finditer(text, sentence.start, sentence.end):
        mark, at = match.group(), match.start()
        if at < short_until or _inside_number(text, at):
            continue
        if mark in _QUOTES and (closing := _short_quote_end(text, at, sentence.end)):
            short_until = closing
            continue
        if at > start:
            yield Clause(start, at, depth)
        depth = max(0, depth + (mark in _OPEN) - (mark in _CLOSE))
        start = at + 1
    if sentence.end > start:
        yield Clause(start, sentence.end, depth)


def _short_quote_end(text: str, at: int, limit: int) -> int:
    """Return the offset after a short quotation that opens at `at` and holds no mark; 0 when it is none."""
    closing = text.find(_QUOTES[text[at]], at + 1, min(at + _LONG_QUOTE, limit))
    if closing < 0 or _FINITE.search(text, at + 1, closing):
        return 0
    return closing + 1


def _inside_number(text: str, at: int) -> bool:
    return text[at] in ",:" and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()
