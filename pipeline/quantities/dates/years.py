"""Reads the years that words name: 2024年, 24年, 2024年度, 1990年代."""

from pipeline.quantities.dates.calendar import YEAR, Months
from pipeline.quantities.dates.context import Scene
from pipeline.quantities.dates.fiscal import APRIL, SEPTEMBER
from pipeline.quantities.dates.model import Atom

_CENTURY = 100
_DECADE = 10 * YEAR
_FIRST_OLD_DECADE = 30  # 30年代 to 90年代 are of the last century


def year(atom: Atom, scene: Scene) -> Months | None:
    """Return a calendar year, or the years of a range."""
    first = _full_year(atom.number, scene)
    if first is None:
        return None
    last = _full_year(atom.last, scene) if atom.last is not None else first
    return Months(first * YEAR, ((last or first) - first + 1) * YEAR)


def fiscal_year(atom: Atom, scene: Scene) -> Months | None:
    """Return a 年度: from April to March in Japan."""
    years = year(atom, scene)
    return years.shifted(APRIL) if years else None


def school_year(atom: Atom, scene: Scene) -> Months | None:
    """Return a 学年: from September to August in Chinese-speaking places."""
    years = year(atom, scene)
    return years.shifted(SEPTEMBER) if years else None


def decade(atom: Atom, _scene: Scene) -> Months | None:
    """Return a decade; one of two digits belongs to the last century, but for the tens and twenties of this one."""
    number = atom.number
    if number < _CENTURY:
        number += 1900 if number >= _FIRST_OLD_DECADE else 2000
    return Months(number * YEAR, _DECADE)


def century(atom: Atom, _scene: Scene) -> Months:
    """Return a century, whose decades are named after it: 上世纪90年代."""
    return Months(atom.number * YEAR, _CENTURY * YEAR)


def _full_year(number: int, scene: Scene) -> int | None:
    """Return a year of two digits in the century that is nearest to the document's date, and any other as it is."""
    if number >= _CENTURY:
        return number
    if scene.date is None:
        return None
    own = scene.date.year
    base = own // _CENTURY * _CENTURY + number
    return min((base - _CENTURY, base, base + _CENTURY), key=lambda each: abs(each - own))
