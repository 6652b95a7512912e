"""Calendar arithmetic: every period is a run of whole months until a day is named.

Months are counted from January of the year 0, so that a calendar year, a fiscal year, a quarter and a half year are all
a first month and a number of months.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

YEAR = 12
_DAYS_OF_MONTH = {
    "start": (1, 10),
    "early": (1, 10),
    "middle": (11, 20),
    "late": (21, None),
    "first_half": (1, 15),
    "second_half": (16, None),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `first` to `last`, both inclusive; None where unknown or open."""

    first: dt.date | None
    last: dt.date | None


UNKNOWN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Months:
    """A run of `count` months from the month `first`."""

    first: int
    count: int

    @classmethod
    def of_year(cls, year: int) -> "Months":
        """Return a calendar year."""
        return cls(year * YEAR, YEAR)

    @classmethod
    def of(cls, day: dt.date) -> "Months":
        """Return the month that holds a day."""
        return cls(day.year * YEAR + day.month - 1, 1)

    @property
    def year(self) -> int:
        """Year of the first month."""
        return self.first // YEAR

    @property
    def month(self) -> int:
        """First month, 1 to 12."""
        return self.first % YEAR + 1

    @property
    def end(self) -> int:
        """The month after the last."""
        return self.first + self.count

    def shifted(self, months: int) -> "Months":
        """Return the run as long, `months` later."""
        return Months(self.first + months, self.count)

    def sub(self, first: int, count: int) -> "Months":
        """Return `count` months from the 0-based month `first` of this run."""
        return Months(self.first + first, count)

    def interval(self) -> Interval:
        """Return the days; UNKNOWN outside the years 1 to 9999."""
        first, last = day_of(self.first, 1), day_of(self.end - 1, None)
        return Interval(first, last) if first and last else UNKNOWN

    def day(self, first: int, last: int | None = None) -> Interval | None:
        """Return a day of the first month, or the days to `last`; None when the month has no such day.

        A last day before the first one is in the next month.
        """
        start = day_of(self.first, first)
        if last is None:
            return Interval(start, start) if start else None
        end = day_of(self.first + (last < first), last)
        return Interval(start, end) if start and end else None

    def part(self, key: str) -> Interval:
        """Return the days of a part, UNKNOWN where the run has none of this name or its bounds are vague.

        `end` is the last day, for what is reported of it is a state on that day; `start` of a year is January, of a
        month its first ten days; early, middle and late are the three parts of ten days of a month.
        """
        if key == "whole":
            return self.interval()
        if self.count > YEAR and key in {"start", "end"}:
            return UNKNOWN
        if key == "end":
            last = day_of(self.end - 1, None)
            return Interval(last, last)
        return self._part_of_month(key) if self.count == 1 else self._part_of_year(key)

    def _part_of_year(self, key: str) -> Interval:
        if key == "start" and self.count == YEAR:
            return Months(self.first, 1).interval()
        if key in {"first_half", "second_half"} and self.count % 2 == 0:
            half = self.count // 2
            return self.sub(half * (key == "second_half"), half).interval()
        return UNKNOWN

    def _part_of_month(self, key: str) -> Interval:
        if key not in _DAYS_OF_MONTH:
            return UNKNOWN
        first, last = _DAYS_OF_MONTH[key]
        return Interval(day_of(self.first, first), day_of(self.first, last))


def day_of(month: int, day: int | None) -> dt.date | None:
    """Return a day of the month counted from the year 0, its last one for None; None when there is no such day."""
    year, index = divmod(month, YEAR)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    last = calendar.monthrange(year, index + 1)[1]
    if day is None:
        return dt.date(year, index + 1, last)
    return dt.date(year, index + 1, day) if 1 <= day <= last else None


def shift_days(day: dt.date, days: int) -> dt.date | None:
    """Return the day `days` later; None outside the years 1 to 9999."""
    number = day.toordinal() + days
    return dt.date.fromordinal(number) if dt.date.min.toordinal() <= number <= dt.date.max.toordinal() else None


def week_of(day: dt.date, weeks: int) -> Interval:
    """Return the week, Monday to Sunday, `weeks` after that of a day."""
    monday = shift_days(day, 7 * weeks - day.weekday())
    sunday = shift_days(day, 7 * weeks - day.weekday() + 6)
    return Interval(monday, sunday) if monday and sunday else UNKNOWN
