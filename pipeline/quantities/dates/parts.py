"""Reads the parts of a year: within their year, or without one."""

from pipeline.quantities.dates.calendar import YEAR, Months
from pipeline.quantities.dates.context import Scene, place, place_day
from pipeline.quantities.dates.fiscal import running_year
from pipeline.quantities.dates.model import Atom, Kind

_QUARTER = 3
_HALF = 6
_CENTURY = 100  # years
_DECADE = 10 * YEAR
_NUMBERED = frozenset({Kind.QUARTER, Kind.HALF, Kind.FIRST_QUARTERS})


def offset_of(atom: Atom) -> tuple[int, int]:
    """Return the 0-based first month and the number of months of an atom within its year."""
    number, last = atom.number, atom.last or atom.number
    match atom.kind:
        case Kind.MONTH | Kind.SEASON:
            return number - 1, _QUARTER if atom.kind is Kind.SEASON else (last - number) % YEAR + 1
        case Kind.QUARTER:
            return _QUARTER * (number - 1), _QUARTER * (last - number + 1)
        case Kind.HALF | Kind.FISCAL_HALF:
            return _HALF * (number - 1), _HALF
        case Kind.FIRST_QUARTERS:
            return 0, _QUARTER * number
        case _:
            return 0, number


def narrowed(months: Months, atom: Atom) -> Months:
    """Return the part of a year; its 3月期 ends with its March, its 9月中間期 with its September."""
    if atom.key == "interim":
        return Months(months.first + atom.number - _HALF, _HALF)
    if atom.kind is Kind.DECADE:
        return months.sub(atom.number % _CENTURY * YEAR, _DECADE)
    if atom.kind is Kind.TERM:
        count = (atom.last or atom.number) - atom.number
        return Months(months.first + atom.number - YEAR, YEAR + count)
    return months.sub(*offset_of(atom))


def placed(head: Atom, scene: Scene) -> Months | None:
    """Return the months of an expression without a year.

    The quarters of a Japanese document that speaks of fiscal years are those of the fiscal year; 上期 always is.
    """
    if head.kind is Kind.DAY:
        return place_day(scene, head.number)
    first, count = offset_of(head)
    if head.kind is Kind.FISCAL_HALF:
        return _fiscal_placed(scene, scene.fiscal.term_start, first, count)
    if scene.is_japanese and head.kind in _NUMBERED and scene.fiscal.start != 0:
        return _fiscal_placed(scene, scene.fiscal.start, first, count)
    return place(scene, first, count)


def _fiscal_placed(scene: Scene, start: int | None, first: int, count: int) -> Months | None:
    """Return the running fiscal year's part if it has begun (of three quarters, the last), else one that just ended."""
    if start is None or scene.date is None:
        return None
    months = running_year(start, scene.date).sub(first, count)
    begun = months.first if count <= _HALF else months.end - _QUARTER
    if scene.is_ahead or begun <= Months.of(scene.date).first:
        return months
    just_ended = Months.of(scene.date).first - months.shifted(-YEAR).end < _QUARTER
    return months.shifted(-YEAR) if just_ended else None
