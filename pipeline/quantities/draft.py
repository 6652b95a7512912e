"""What a quantity is while it is being read: a value with a span of the folded text, filled in stage by stage."""

import re
from typing import NamedTuple

from pipeline.quantities.currency import Region
from pipeline.quantities.lexicon import Hit, Lexicon
from pipeline.quantities.numerals import ONE, Shape
from pipeline.text.model import Layout
from pipeline.vocabulary import Comparator, Field, Lang, MentionType, Period


class Mark(NamedTuple):
    """A stretch of the folded text that decided a field."""

    start: int
    end: int
    field: str


class Draft(NamedTuple):
    """A quantity in the making; offsets are of the folded text, values in billionths.

    type: None while the number has no unit. Both ends of the value stand until comparators open one.
    scale: what a range hands on from its second number to its first (万, K). factor: of the unit (成: 10), in
    billionths. cue_start: where the words before it begin that say how much it is (約), -1 where there are none.
    is_round: whether it begins with a scale (上千).
    """

    start: int
    end: int
    low: int | None
    high: int | None
    shape: Shape = Shape.EXACT
    scale: int = 1
    factor: int = ONE
    cue_start: int = -1
    type: MentionType | None = None
    unit: str = ""
    currency: str = ""
    period: Period | None = None
    comparator: Comparator = Comparator.EQ
    inferred: tuple[Field, ...] = ()
    rule: str = ""
    marks: tuple[Mark, ...] = ()
    is_round: bool = False

    @property
    def lead(self) -> int:
        """Where it begins, the words before it included that say how much it is."""
        return self.start if self.cue_start < 0 else self.cue_start

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money of either kind."""
        return self.type is MentionType.MONEY or self.type is MentionType.SALARY


class Passage(NamedTuple):
    """A paragraph with all that its quantities are read by; offsets are of the folded text.

    text: of the whole document. dates: the spans of the dates within. region: what bare currency words mean here.
    cues: in text order.
    breaks: where its sentences begin; of a row of a table, its cells. headings: the word of pay or money above each
    cell, of an item of a list the one above the list; None where there is none. is_row: whether it is a row.
    """

    layout: Layout
    text: str
    lang: Lang
    start: int
    end: int
    dates: tuple[tuple[int, int], ...]
    lexicon: Lexicon
    region: Region
    cues: tuple[Hit, ...]
    breaks: tuple[int, ...]
    headings: tuple[Hit | None, ...] = ()
    is_row: bool = False

    def find(self, pattern: re.Pattern[str], start: int) -> re.Match[str] | None:
        """Match a pattern at a folded offset, within the paragraph."""
        return pattern.match(self.text, start, self.end)

    def lead(self, end: int, length: int) -> str:
        """Return up to `length` characters of the paragraph before a folded offset."""
        start = end - length
        return self.text[max(self.start, start) : end]

    def after_blank(self, offset: int) -> int:
        """Return the offset behind the one blank that may stand at `offset`."""
        return offset + 1 if offset < self.end and self.text[offset] == " " else offset
