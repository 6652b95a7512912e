"""Reads the words that point to a date before them: 同年, 翌月, 同日, 去年同期, 全年."""

from pipeline.quantities.dates.calendar import UNKNOWN, YEAR, Interval, Months, shift_days, week_of
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
    """Return the year or month of the date before, the next one (翌年) or the one before it (前年)."""
    if atom.key == "term":
        return same_term(atom, scene)
    for found in reversed(scene.earlier):
        first = found.reading.interval.first
        if first is not None and (atom.key == "year" or not found.reading.months or found.reading.months.count == 1):
            return (
                Months.of_year(first.year + atom.number)
                if atom.key == "year"
                else Months.of(first).shifted(atom.number)
            )
    return None


def same_days(atom: Atom, scene: Scene) -> Interval | None:
    """Return the last day named before, the next one (翌日) or the week after it (翌週).

    Without such a day, 翌日 and 翌週 are those after any: no date.
    """
    last = next((found.reading.day for found in reversed(scene.earlier) if found.reading.day), None)
    if last is None:
        return None if atom.number else UNKNOWN
    if atom.key == "week":
        return week_of(last, atom.number)
    day = shift_days(last, atom.number)
    return Interval(day, day)


def same_term(atom: Atom, scene: Scene) -> Months | None:
    """Return the year before the one last named: 前の期."""
    terms = [found.reading.months for found in scene.earlier if found.reading.months]
    years = [months for months in terms if months.count == YEAR]
    return years[-1].shifted(YEAR * atom.number) if years else None
