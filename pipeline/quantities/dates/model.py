"""Value objects of the date recogniser: atoms, the expressions made of them, and what those stand for."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pipeline.quantities.dates.calendar import UNKNOWN, Interval, Months


class Kind(StrEnum):
    """Kind of an atom: the smallest piece of a date. A range of numbers (4〜6月) is one atom."""

    FULL = "full"  # 2024-08-13, 2024/8
    YEAR = "year"  # 2024年
    SHORT_YEAR = "short_year"  # 24年, which may be a duration
    RELATIVE_YEAR = "relative_year"  # 去年: `number` is the distance from the document's year
    FISCAL_YEAR = "fiscal_year"  # 2024年度
    RELATIVE_FISCAL_YEAR = "relative_fiscal_year"  # 今年度
    SCHOOL_YEAR = "school_year"  # 2027/28学年
    OWN_FISCAL_YEAR = "own_fiscal_year"  # 2024财年: the company's, of unknown bounds
    RELATIVE_TERM = "relative_term"  # 今期
    TERM = "term"  # the 3月期 of 25年3月期
    CENTURY = "century"  # the 上世纪 of 上世纪90年代: `number` is its first year
    DECADE = "decade"  # 1990年代
    MONTH = "month"
    RELATIVE_MONTH = "relative_month"
    QUARTER = "quarter"
    RELATIVE_QUARTER = "relative_quarter"
    HALF = "half"
    FISCAL_HALF = "fiscal_half"  # 上期, which only fiscal years have
    FIRST_QUARTERS = "first_quarters"  # 前三季度
    FIRST_MONTHS = "first_months"  # 前7个月
    SEASON = "season"
    RELATIVE_SEASON = "relative_season"
    DAY = "day"
    RELATIVE_DAY = "relative_day"
    WEEK = "week"
    WEEKDAY = "weekday"
    PART = "part"  # 初, 末, 上旬, 后半
    EDGE = "edge"  # 年末, 月初 of the document's own year or month
    WHOLE = "whole"  # 全年 alone
    SAME = "same"  # 同年, 同月, 同日
    SAME_PERIOD = "same_period"  # 去年同期
    DURATION = "duration"  # 3年間


@dataclass(frozen=True, slots=True)
class Atom:
    """An atom: its half-open span in the folded text, and what it says.

    number: month, day, quarter, year or distance from the document's date, by kind.
    last: the end of a range of numbers (6 in 4〜6月), else None.
    key: name of a part, unit of a duration.
    """

    kind: Kind
    start: int
    end: int
    number: int = 0
    last: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """Adjacent atoms that make one date: 2024年 + 8月 + 末."""

    atoms: tuple[Atom, ...]

    @property
    def start(self) -> int:
        """Folded offset of the first character."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Folded offset after the last character."""
        return self.atoms[-1].end

    @property
    def head(self) -> Atom:
        """The first atom."""
        return self.atoms[0]

    @property
    def tail(self) -> Atom:
        """The last atom."""
        return self.atoms[-1]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression stands for.

    interval: its days. months: the same as whole months, where it is not made of days.
    has_year: whether the words themselves fix the year.
    """

    rule: str
    interval: Interval = UNKNOWN
    months: Months | None = None
    has_year: bool = False

    @property
    def day(self) -> dt.date | None:
        """The day, where it is a single one named as a day."""
        is_day = self.months is None and self.interval.first == self.interval.last
        return self.interval.first if is_day else None


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in the folded text, in the sentence that begins at `sentence`."""

    start: int
    end: int
    sentence: int
    reading: Reading
