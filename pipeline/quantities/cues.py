"""Finds the cue that speaks of an amount: the nearest before it in its sentence, or the noun it qualifies."""

import re
from bisect import bisect_left, bisect_right

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.lexicon import Hit

REACH = 60  # characters that a cue may stand before its amount

# What may stand between an amount and the noun behind it that says what it is.
_LINK = re.compile(
    r"(?: ?/ ?(?:年|月|天|日|小时|時)|每[年月天])?"
    r" ?(?:以上|以下|未満|以内|超|余り?|多|程度|台|前後|左右|近く|起)?"
    r" ?(?:(?:の|的) ?[㐀-鿿ァ-ヶー]{0,4}|という|といった|もの)?"
    r"(?:高額の|高額な|巨額の|平均|税前|基本|想定|固定|最終|一次性|年度)?"
)
_STATISTIC = re.compile("均值|中位数|平均值|中央値|最高者|最低者|人均|平均では|平均は|平均で|加重平均")


def hit_before(passage: Passage, draft: Draft) -> Hit | None:
    """Return the nearest word of pay or of money before the draft in its sentence, or its heading."""
    return nearest_before(passage, draft, ("pay", "money")) or _heading(passage, draft)


def _heading(passage: Passage, draft: Draft) -> Hit | None:
    """Return the word above the cell of a row, or above the list."""
    cell = bisect_right(passage.breaks, draft.start) - 1 if passage.is_row else 0
    return passage.headings[cell] if 0 <= cell < len(passage.headings) else None


def nearest_before(passage: Passage, draft: Draft, kinds: tuple[str, ...]) -> Hit | None:
    """Return the nearest cue of these kinds before the draft, in its sentence and not too far off."""
    first = max(sentence_start(passage, draft.start), draft.lead - REACH)
    index = bisect_right(passage.cues, draft.lead, key=lambda hit: hit.end)
    while index and passage.cues[index - 1].start >= first:
        index -= 1
        if passage.cues[index].cue.kind in kinds:
            return passage.cues[index]
    return None


def hit_after(passage: Passage, draft: Draft) -> Hit | None:
    """Return the word of pay or money that the draft qualifies: 200万以上の年収, 3000万元融资."""
    index = bisect_left(passage.cues, draft.end, key=lambda hit: hit.start)
    for hit in passage.cues[index : index + 2]:
        if hit.cue.kind in {"pay", "money"} and _LINK.fullmatch(passage.text, draft.end, hit.start):
            return hit
    return None


def hit_carried(passage: Passage, draft: Draft) -> Hit | None:
    """Return the pay word of the sentence before, where a statistic goes on speaking of it: 但均值还没到2.5万元."""
    start = sentence_start(passage, draft.start)
    if not _STATISTIC.search(passage.text, max(start, draft.start - REACH), draft.start):
        return None
    index = bisect_left(passage.cues, start, key=lambda hit: hit.start) - 1
    if index < 0 or start - passage.cues[index].start > REACH:
        return None
    return passage.cues[index]


def sentence_start(passage: Passage, offset: int) -> int:
    """Return the folded start of the sentence, or of the part of it, that holds an offset."""
    index = bisect_right(passage.breaks, offset) - 1
    return passage.breaks[index] if index >= 0 else passage.start
