"""Reads the words that point from the document's date: 去年, 今期, 先月, 今冬, 年末, 昨日, 上周五."""

from collections.abc import Sequence

from pipeline.quantities.dates.calendar import UNKNOWN, YEAR, Interval, Months, shift_days, week_of
from pipeline.quantities.dates.context import Scene
from pipeline.quantities.dates.fiscal import APRIL, running_year
from pipeline.quantities.dates.model import Atom

_QUARTER = 3
_FEBRUARY = 2
_DECEMBER = 11  # 0-based


def relative_year(atom: Atom, scene: Scene) -> Months | None:
    """Return a year by its distance from the document's."""
    return Months.of_year(scene.date.year + atom.number) if scene.date else None


def relative_fiscal_year(atom: Atom, scene: Scene) -> Months | None:
    """Return a Japanese fiscal year by its distance from the running one."""
    return running_year(APRIL, scene.date).shifted(YEAR * atom.number) if scene.date else None


def relative_term(atom: Atom, scene: Scene) -> Months | None:
    """Return the company's running or next term, where the document tells in which month its terms begin."""
    start = scene.fiscal.term_start
    if start is None or scene.date is None:
        return None
    return running_year(start, scene.date).shifted(YEAR * atom.number)


def relative_month(atom: Atom, scene: Scene) -> Months | None:
    """Return a month by its distance from the document's."""
    return Months.of(scene.date).shifted(atom.number) if scene.date else None


def relative_quarter(atom: Atom, scene: Scene) -> Months | None:
    """Return a calendar quarter by its distance from the running one."""
    if scene.date is None:
        return None
    first = Months.of(scene.date).first
    return Months(first - first % _QUARTER + _QUARTER * atom.number, _QUARTER)


def relative_season(atom: Atom, scene: Scene) -> Months | None:
    """Return a season of a year relative to the document's; the winter before March is the one still running.

    Which winter 去冬 or 来冬 is depends on the speaker: unknown.
    """
    month, distance = atom.number, atom.last or 0
    if scene.date is None:
        return None
    if month == YEAR:
        year = scene.date.year - (scene.date.month <= _FEBRUARY)
        return None if distance else Months(year * YEAR + _DECEMBER, _QUARTER)
    return Months((scene.date.year + distance) * YEAR + month - 1, _QUARTER)


def edge(atom: Atom, scene: Scene) -> Months | None:
    """Return the document's own year (年末) or month (月末); in January, 年末 may be the one just past."""
    if scene.date is None or (atom.number == YEAR and atom.key == "end" and scene.date.month == 1):
        return None
    return Months.of_year(scene.date.year) if atom.number == YEAR else Months.of(scene.date)


def relative_day(atoms: Sequence[Atom], scene: Scene) -> Interval:
    """Return yesterday and the like; 昨(8)日 says the day of the month again, and must agree."""
    day = shift_days(scene.date, atoms[0].number) if scene.date else None
    agrees = day is not None and atoms[0].last in {None, day.day}
    return Interval(day, day) if agrees else UNKNOWN


def week(atoms: Sequence[Atom], scene: Scene) -> Interval:
    """Return a week, or the day of it that a weekday names."""
    if scene.date is None:
        return UNKNOWN
    days = week_of(scene.date, atoms[0].number)
    day_of_week = atoms[1].number if len(atoms) > 1 else atoms[0].last
    if day_of_week is None or days.first is None:
        return days
    day = shift_days(days.first, day_of_week)
    return Interval(day, day)


def weekday(atoms: Sequence[Atom], scene: Scene) -> Interval:
    """Return the last such day up to the document's date, or the next where the words make it a limit or a plan."""
    if scene.date is None:
        return UNKNOWN
    ahead = (atoms[0].number - scene.date.weekday()) % 7
    day = shift_days(scene.date, ahead if scene.is_due or not ahead else ahead - 7)
    return Interval(day, day)
