"""Reads the words that point to a date before them: 同年, 翌月, 同日, 去年同期, 全年."""

from pipeline.quantities.dates.calendar import YEAR, Interval, Months, shift_days
from pipeline.quantities.dates.context import Scene, last_months
from pipeline.quantities.dates.model import Atom

_QUARTER = 3


def whole(_atom: Atom, scene: Scene) -> Months | None:
    """Return the year that 全年 means: that of the date before it, or the document's own once it has gone some way.

    Where both are known and differ, it is that of the date before it only if that is an absolute one.
    """
    own = scene.date.year if scene.date and scene.date.month > _QUARTER else None
    before = scene.earlier[-1] if scene.earlier and scene.earlier[-1].sentence == scene.sentence else None
    first = before.reading.interval.first if before else None
    if before is None or first is None or first.year == own:
        return None if own is None else Months.of_year(own)
    return Months.of_year(first.year) if own is None or before.reading.rule == "date.calendar" else None


def same_period(atom: Atom, scene: Scene) -> Months | None:
    """Return the same months a year before the period that the paragraph speaks of, else the whole year."""
    months = last_months(scene)
    if months:
        return months.shifted(YEAR * atom.number)
    return Months.of_year(scene.date.year + atom.number) if scene.date else None


def same(atom: Atom, scene: Scene) -> Months | None:
    """Return the year or month of the date before, or the next one (翌年)."""
    for found in reversed(scene.earlier):
        first = found.reading.interval.first
        if first is not None and (atom.key == "year" or not found.reading.months or found.reading.months.count == 1):
            return (
                Months.of_year(first.year + atom.number)
                if atom.key == "year"
                else Months.of(first).shifted(atom.number)
            )
    return None


def same_day(atom: Atom, scene: Scene) -> Interval:
    """Return the last day named before, or the next one (翌日)."""
    days = [found.reading.day for found in scene.earlier if found.reading.day]
    day = shift_days(days[-1], atom.number) if days else None
    return Interval(day, day)
