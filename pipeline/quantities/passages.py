"""Cuts a document into passages, one a paragraph, with all that the quantities in each are read by."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from pipeline.quantities.currency import Region
from pipeline.quantities.draft import Passage
from pipeline.quantities.lexicon import Hit, lexicon
from pipeline.quantities.model import DateSpan
from pipeline.text.model import Layout, Sentence
from pipeline.vocabulary import Lang

_AMOUNTS = frozenset({"pay", "money"})
_PART = re.compile("(?<=[㐀-鿿]) +(?=[㐀-鿿])")
_BAR = re.compile(r"\|")
_ITEM = re.compile(r"[・·•●○■◆※*①-⑳-] ?|[(]?[0-9一二三四五六七八九十]{1,2}[.、)] ?")
_LIST_FOLLOWS = re.compile(r"次の通り|以下の通り|下記の通り|如下|如次|[:]\Z")


def passages_of(layout: Layout, dates: Sequence[DateSpan], regions: Mapping[Lang, Region]) -> Iterator[Passage]:
    """Yield each paragraph with its dates, its cues and the starts of its sentences, at folded offsets.

    A row of a table has the headings of its columns, an item of a list that of the paragraph that introduces it.
    """
    text, locate, sentences = layout.folded.text, layout.folded.locate, iter(layout.sentences)
    spans = deque((locate(date.start), locate(date.end)) for date in dates)
    sentence = next(sentences, None)
    columns: tuple[Hit | None, ...] = ()
    above: Hit | None = None
    for index, paragraph in enumerate(layout.paragraphs):
        starts: list[int] = []
        while sentence is not None and sentence.paragraph == index:
            starts += _starts(layout, sentence)
            sentence = next(sentences, None)
        start, end = locate(paragraph.start), locate(paragraph.end)
        within = []
        while spans and spans[0][0] < end:
            within.append(spans.popleft())
        cells = _cells(text, start, end)
        is_item = not cells and above is not None and _ITEM.match(text, start, end) is not None
        words = lexicon(paragraph.lang.base)
        passage = Passage(
            layout=layout,
            text=text,
            lang=paragraph.lang,
            start=start,
            end=end,
            dates=tuple(within),
            lexicon=words,
            region=regions[paragraph.lang],
            cues=tuple(words.cues(text, start, end)),
            breaks=tuple(cells or starts),
            headings=columns if cells else (above,) if is_item else (),
            is_row=bool(cells),
        )
        yield passage
        columns = (columns or _columns(passage)) if cells else ()
        if not cells and not is_item:
            above = _above(passage)


def _starts(layout: Layout, sentence: Sentence) -> Iterator[int]:
    """Yield the folded starts of a sentence and of the parts that blanks set off in Chinese: headlines, captions."""
    start, end = layout.folded.locate(sentence.start), layout.folded.locate(sentence.end)
    yield start
    if sentence.lang is not Lang.JA:
        yield from (match.end() for match in _PART.finditer(layout.folded.text, start, end))


def _cells(text: str, start: int, end: int) -> list[int]:
    """Return where the cells of a row of a table (| 港口 | 月薪 |) begin, none for any other paragraph."""
    return [match.end() for match in _BAR.finditer(text, start, end)] if text.startswith("|", start) else []


def _columns(passage: Passage) -> tuple[Hit | None, ...]:
    """Return the cue of each cell of the first row of a table, which heads its column."""
    ends = (*(start - 1 for start in passage.breaks[1:]), passage.end)
    return tuple(_last_cue(passage, start, end) for start, end in zip(passage.breaks, ends, strict=True))


def _above(passage: Passage) -> Hit | None:
    """Return the word of pay that the items of a list are headed by, where the paragraph introduces one."""
    cue = _last_cue(passage, passage.start, passage.end) if passage.cues else None
    if cue is None or cue.cue.kind != "pay":
        return None
    return cue if _LIST_FOLLOWS.search(passage.text, passage.start, passage.end) else None


def _last_cue(passage: Passage, start: int, end: int) -> Hit | None:
    inside = (hit for hit in reversed(passage.cues) if start <= hit.start and hit.end <= end)
    return next((hit for hit in inside if hit.cue.kind in _AMOUNTS), None)
