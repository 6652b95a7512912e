"""Finds the pairs of quotation marks and brackets of a paragraph."""

import re
from collections import Counter
from dataclasses import dataclass

# In the folded form of the signs.
QUOTES = {"「": "」", "『": "』", "“": "”", "‘": "’"}
BRACKETS = {"(": ")", "[": "]", "【": "】", "〔": "〕", "《": "》", "〈": "〉"}
STRAIGHT_QUOTE = '"'  # opens and closes

_OPENERS = {close: opener for opener, close in (QUOTES | BRACKETS).items()} | {STRAIGHT_QUOTE: STRAIGHT_QUOTE}
_SIGN = re.compile(f"[{re.escape(''.join({**_OPENERS, **QUOTES, **BRACKETS}))}]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A matched pair: offsets of the opening and of the closing sign in the paragraph."""

    start: int
    end: int
    is_quote: bool


def find_pairs(paragraph: str) -> list[Pair]:
    """Return the matched pairs of a paragraph folded in place, in the order of their closing signs.

    A sign without its partner is ignored, so that one that was never closed cannot swallow the rest of the text; of
    two crossing pairs, the one that opened first stays. Linear in the paragraph.
    """
    pairs: list[Pair] = []
    stack: list[tuple[str, int]] = []
    n_open: Counter[str] = Counter()
    for match in _SIGN.finditer(paragraph):
        sign = match.group()
        opener = _OPENERS.get(sign)
        if opener and n_open[opener]:
            start = _pop_until(opener, stack, n_open)
            pairs.append(Pair(start, match.start(), is_quote=opener not in BRACKETS))
        elif not opener or sign == STRAIGHT_QUOTE:
            stack.append((sign, match.start()))
            n_open[sign] += 1
    return pairs


def _pop_until(opener: str, stack: list[tuple[str, int]], n_open: Counter[str]) -> int:
    """Close everything that opened after the last `opener`, and it; return its offset."""
    while True:
        sign, offset = stack.pop()
        n_open[sign] -= 1
        if sign == opener:
            return offset
