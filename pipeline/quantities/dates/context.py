"""Finds the year of a period that is named without one, from the document's date and the dates before it.

A period that lies in the document's own year up to its date is of this year; newspapers say so when they mean
another. One that lies ahead is of this year when it is near or when the words speak of the future, of the last year
when it has just ended, and otherwise unknown: a missing date is better than a wrong one.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.quantities.dates.calendar import YEAR, Months
from pipeline.quantities.dates.fiscal import FiscalCalendar
from pipeline.quantities.dates.model import Found

_NEAR = 3  # months
_ALMOST_A_YEAR = 10
_WEEK = 7
_QUARTER = 3
_HALF = 6
_CLOSE_GAP = 3  # characters


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands.

    date: the document's. earlier: the mentions before it in its paragraph. said: those of the paragraphs before it.
    sentence: where its sentence begins. is_ahead: whether the words around it speak of the future. is_due: whether
        those right at it do. is_part: whether they call it a part of the period before it. is_japanese: of its
        paragraph.
    """

    date: dt.date | None
    fiscal: FiscalCalendar
    is_japanese: bool
    start: int
    sentence: int
    earlier: Sequence[Found] = ()
    said: Sequence[Found] = ()
    is_ahead: bool = False
    is_due: bool = False
    is_part: bool = False


def place(scene: Scene, first: int, count: int) -> Months | None:
    """Return the `count` months from the 0-based month `first` of the year that the context tells; None if unsure."""
    by_date = _by_date(scene, first, count)
    if scene.earlier:
        return _by_context(scene, scene.earlier[-1], (first, count), by_date)
    return by_date


def _by_date(scene: Scene, first: int, count: int) -> Months | None:
    if scene.date is None:
        return None
    year = _nearest_year(first, count, scene.date, is_ahead=scene.is_ahead)
    return None if year is None else Months(year * YEAR + first, count)


def _nearest_year(first: int, count: int, date: dt.date, *, is_ahead: bool) -> int | None:
    """Return the year of the months from `first` on that a text of this date means; None if unsure."""
    ahead = first - (date.month - 1)
    since_last = YEAR - ahead - count + 1  # months from the end of the same period of the last year
    has_just_ended = since_last <= _NEAR and (ahead >= _HALF or (ahead > 0 and count > _HALF))
    if ahead <= -_ALMOST_A_YEAR and count < _HALF:  # in December, January may be the next one
        return date.year + 1 if is_ahead else None
    if is_ahead:
        return None if has_just_ended else date.year
    if ahead <= 0:  # 前三季度 is told when it is over, a half year also while it runs
        runs_on = count > _QUARTER and count != _HALF and ahead + count > 2
        return None if runs_on else date.year
    if ahead <= _NEAR and count != _QUARTER and not has_just_ended:  # of a quarter that lies ahead, the words say so
        return date.year
    return date.year - 1 if has_just_ended else None


def _by_context(scene: Scene, before: Found, span: tuple[int, int], by_date: Months | None) -> Months | None:
    """Weigh the year of the mention before against that of the document's date."""
    first, count = span
    months = _months_of(before)
    if months is None or not before.reading.has_year:
        return by_date
    named = Months(months.year * YEAR + first, count)
    if named == by_date:
        return by_date
    if before.sentence != scene.sentence:
        return by_date if scene.is_ahead or _is_of_the_present(scene, months) else None
    if months.count < YEAR:
        return named if first >= months.first % YEAR else _later(by_date, months)
    is_part = scene.is_part or scene.start - before.end <= _CLOSE_GAP
    return named if is_part or scene.date is None else None


def _is_of_the_present(scene: Scene, months: Months) -> bool:
    """Whether a story has not gone far from the document's date."""
    return scene.date is not None and months.year >= scene.date.year - 1


def _later(by_date: Months | None, months: Months) -> Months | None:
    return by_date if by_date and by_date.first > months.first else None


def _months_of(found: Found) -> Months | None:
    """Return the months of a mention: the one it lies in where it is a day or a part of one (去年底)."""
    first, last = found.reading.interval.first, found.reading.interval.last
    if first and last and Months.of(first) == Months.of(last):
        return Months.of(first)
    return found.reading.months or (Months.of(first) if first else None)


def place_day(scene: Scene, day: int) -> Months | None:
    """Return the month of a day that is named without one, such as 13日.

    Within a week before the document's date it is that day. A day of the same month that is named before it gives its
    month; when neither is near, and month and document disagree, it is unknown.
    """
    near = _near_month(scene.date, day) if scene.date else None
    before = next((found for found in reversed(scene.earlier) if found.reading.day), None)
    if before is None or before.reading.day is None:
        return near
    named = Months.of(before.reading.day)
    if named == near or (before.sentence == scene.sentence and scene.start - before.end <= _CLOSE_GAP):
        return named
    if near and scene.date and near == Months.of(scene.date) and 0 <= scene.date.day - day <= _WEEK:
        return near
    return None


def _near_month(date: dt.date, day: int) -> Months | None:
    """Return the document's month, or the last one, whichever has the day near the document's date."""
    month = Months.of(date)
    ahead = day - date.day
    if ahead <= _WEEK:
        return month
    behind = _days_of_last_month(month) + date.day - day
    return month.shifted(-1) if 0 < behind * 2 < ahead else None


def _days_of_last_month(month: Months) -> int:
    last = month.shifted(-1).interval().last
    return last.day if last else 0


def last_months(scene: Scene) -> Months | None:
    """Return the period that 同期 points to: the last one shorter than a year, best one whose words name the year.

    One that lies ahead is none: what is compared has happened.
    """
    now = Months.of(scene.date).first if scene.date else None
    return _last_period(scene.earlier, now) or _last_period(scene.said, now)


def _last_period(mentions: Sequence[Found], now: int | None) -> Months | None:
    periods: list[Months] = []
    named: list[Months] = []
    for found in mentions:
        months = found.reading.months
        if months and months.count < YEAR and (now is None or months.end <= now + 1):
            periods.append(months)
            named += [months] * found.reading.has_year
    return next(iter((named or periods)[-1:]), None)
