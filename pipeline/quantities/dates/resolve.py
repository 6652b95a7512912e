"""Reads an expression: which days it stands for, by its own words, the document's date and the dates before it."""

from collections.abc import Callable, Sequence

from pipeline.quantities.dates import anaphors, relative, years
from pipeline.quantities.dates.calendar import UNKNOWN, Interval, Months
from pipeline.quantities.dates.context import Scene
from pipeline.quantities.dates.model import Atom, Expression, Kind, Reading
from pipeline.quantities.dates.parts import narrowed, placed

_RULES = {
    Kind.FISCAL_YEAR: "date.fiscal",
    Kind.RELATIVE_FISCAL_YEAR: "date.fiscal",
    Kind.SCHOOL_YEAR: "date.fiscal",
    Kind.OWN_FISCAL_YEAR: "date.fiscal",
    Kind.RELATIVE_TERM: "date.fiscal",
    Kind.FISCAL_HALF: "date.fiscal",
    Kind.DURATION: "date.duration",
    Kind.SAME: "date.anaphor",
    Kind.SAME_PERIOD: "date.anaphor",
    Kind.WEEKDAY: "date.weekday",
    Kind.YEAR: "date.calendar",
    Kind.SHORT_YEAR: "date.calendar",
    Kind.FULL: "date.calendar",
    Kind.CENTURY: "date.calendar",
    Kind.DECADE: "date.calendar",
}
_FISCAL = frozenset({
    Kind.FISCAL_YEAR, Kind.RELATIVE_FISCAL_YEAR, Kind.OWN_FISCAL_YEAR, Kind.RELATIVE_TERM, Kind.TERM,
})  # fmt: skip
_BARE = frozenset({
    Kind.MONTH, Kind.DAY, Kind.QUARTER, Kind.HALF, Kind.FIRST_QUARTERS, Kind.FIRST_MONTHS, Kind.EDGE, Kind.WHOLE,
})  # fmt: skip


def resolve(expression: Expression, scene: Scene) -> Reading | None:
    """Return the reading of an expression; None when the calendar has no such day (2月30日).

    What the words and the context do not tell stays unknown.
    """
    rule = _rule(expression)
    if expression.head.kind is Kind.SAME and expression.head.key in {"day", "week"}:
        same = anaphors.same_days(expression.head, scene)
        return Reading(rule, same) if same else None
    days = _DAYS.get(expression.head.kind)
    if days:
        return Reading(rule, days(expression.atoms, scene))
    months = _months(expression.atoms, scene)
    has_year = expression.head.kind not in _BARE
    tail = expression.tail
    if tail.kind is Kind.DAY:
        return _day_reading(rule, tail, months, has_year=has_year)
    if months is None:
        return Reading(rule)
    if tail.key and tail.kind in {Kind.PART, Kind.EDGE}:
        return Reading(rule, months.part(tail.key), months, has_year)
    return Reading(rule, months.interval(), months, has_year)


def _rule(expression: Expression) -> str:
    kinds = [atom.kind for atom in expression.atoms]
    if Kind.TERM in kinds:
        return "date.fiscal"
    return _RULES.get(kinds[0], "date.bare" if kinds[0] in _BARE else "date.relative")


def _day_reading(rule: str, day: Atom, months: Months | None, *, has_year: bool) -> Reading | None:
    if months is None:
        return Reading(rule, UNKNOWN)
    interval = months.day(day.number, day.last)
    return Reading(rule, interval, None, has_year) if interval else None


def _months(atoms: Sequence[Atom], scene: Scene) -> Months | None:
    """Return the months of all atoms but a day and a part; None where unknown."""
    head = atoms[0]
    months = _HEADS.get(head.kind, placed)(head, scene)
    for atom in atoms[1:]:
        if months is None or atom.kind in {Kind.DAY, Kind.PART}:
            break
        if _is_vague(atom, atoms):
            return None
        months = narrowed(months, atom)
    return months


def _is_vague(atom: Atom, atoms: Sequence[Atom]) -> bool:
    """Whether it is an 上期 of a year that is no fiscal one."""
    return atom.kind is Kind.FISCAL_HALF and not any(each.kind in _FISCAL for each in atoms)


def _unknown(_atom: Atom, _scene: Scene) -> Months | None:
    """Return nothing: the words do not tell in which month a company's own fiscal year begins."""
    return None


def _duration(_atoms: Sequence[Atom], _scene: Scene) -> Interval:
    """Return no days: a duration has no ends."""
    return UNKNOWN


_HEADS: dict[Kind, Callable[[Atom, Scene], Months | None]] = {
    Kind.FULL: years.year,
    Kind.YEAR: years.year,
    Kind.SHORT_YEAR: years.year,
    Kind.FISCAL_YEAR: years.fiscal_year,
    Kind.OWN_FISCAL_YEAR: _unknown,
    Kind.SCHOOL_YEAR: years.school_year,
    Kind.CENTURY: years.century,
    Kind.DECADE: years.decade,
    Kind.RELATIVE_YEAR: relative.relative_year,
    Kind.RELATIVE_FISCAL_YEAR: relative.relative_fiscal_year,
    Kind.RELATIVE_TERM: relative.relative_term,
    Kind.RELATIVE_MONTH: relative.relative_month,
    Kind.RELATIVE_QUARTER: relative.relative_quarter,
    Kind.RELATIVE_SEASON: relative.relative_season,
    Kind.EDGE: relative.edge,
    Kind.WHOLE: anaphors.whole,
    Kind.SAME_PERIOD: anaphors.same_period,
    Kind.SAME: anaphors.same,
}
_DAYS: dict[Kind, Callable[[Sequence[Atom], Scene], Interval]] = {
    Kind.RELATIVE_DAY: relative.relative_day,
    Kind.WEEK: relative.week,
    Kind.WEEKDAY: relative.weekday,
    Kind.DURATION: _duration,
}
