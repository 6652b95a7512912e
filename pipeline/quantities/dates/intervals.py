"""Joins two dates to an interval, and reads what only an interval tells: 2021年〜23年, 3月1日至5日, 2021年から現在."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.quantities.dates.calendar import YEAR, Interval, Months
from pipeline.quantities.dates.context import Scene
from pipeline.quantities.dates.expressions import full_short_year
from pipeline.quantities.dates.model import Atom, Expression, Kind, Reading
from pipeline.quantities.dates.parts import offset_of
from pipeline.quantities.dates.resolve import resolve
from pipeline.quantities.dates.words import cues

_SIGN = "[-~—–―]|--|——"

# Dates of one level can be the ends of an interval.
_LEVELS = {
    Kind.YEAR: 0, Kind.SHORT_YEAR: 0, Kind.RELATIVE_YEAR: 0,
    Kind.FISCAL_YEAR: 1, Kind.RELATIVE_FISCAL_YEAR: 1, Kind.TERM: 2, Kind.HALF: 3, Kind.QUARTER: 4,
    Kind.MONTH: 5, Kind.RELATIVE_MONTH: 5, Kind.DAY: 6, Kind.RELATIVE_DAY: 6, Kind.DECADE: 7,
}  # fmt: skip
_YEARLESS = frozenset({Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.DAY})


@dataclass(frozen=True, slots=True)
class Group:
    """One mention: a date, or the two ends of an interval; `is_open`: the interval lasts until now."""

    left: Expression
    right: Expression | None = None
    is_open: bool = False

    @property
    def start(self) -> int:
        """Folded offset of the first character."""
        return self.left.start

    @property
    def end(self) -> int:
        """Folded offset after the last character."""
        return (self.right or self.left).end


def group(expressions: Sequence[Expression], text: str, base: str) -> list[Group]:
    """Return the mentions that the expressions of a paragraph, in text order, make."""
    groups: list[Group] = []
    index = 0
    while index < len(expressions):
        left = expressions[index]
        right = _right_end(left, expressions[index + 1], text, base) if index + 1 < len(expressions) else None
        is_open = (
            right is None and left.head.kind is not Kind.DURATION and _open(base).match(text, left.end) is not None
        )
        groups.append(Group(left, right, is_open))
        index += 1 if right is None else 2
    return groups


def resolve_group(mention: Group, scene: Scene) -> Reading | None:
    """Return the reading of a mention; None when the calendar has no such day or the ends are the wrong way round."""
    left = resolve(mention.left, scene)
    if left is None or mention.left.head.kind is Kind.DURATION:
        return left
    if mention.is_open:
        return Reading("date.interval", Interval(left.interval.first, None), None, left.has_year)
    if mention.right is None:
        return left
    right = _resolve_right(mention.left, left, mention.right, scene)
    if right is None:
        return None
    first, last = left.interval.first, right.interval.last
    if first and last and first > last:
        return None
    return Reading("date.interval", Interval(first, last), _span(left.months, right.months), left.has_year)


@cache
def _joint(base: str) -> re.Pattern[str]:
    return re.compile(f" ?(?:{_SIGN}|{cues(base, 'join')}) ?")


@cache
def _joint_of_lengths(base: str) -> re.Pattern[str]:
    return re.compile(f" ?(?:{_SIGN}|{cues(base, 'join_lengths')}) ?")


@cache
def _open(base: str) -> re.Pattern[str]:
    return re.compile(f" ?{cues(base, 'open')}")


@cache
def _moved(base: str) -> re.Pattern[str]:
    return re.compile(cues(base, "moved"))


def _right_end(left: Expression, right: Expression, text: str, base: str) -> Expression | None:
    """Return the other end of an interval that begins with `left`, or None."""
    joint = _joint(base).fullmatch(text, left.end, right.start)
    if not joint or _moved(base).match(text, right.end):
        return None
    if left.head.kind is Kind.DURATION and right.head.kind is Kind.DURATION:
        is_range = left.tail.key == right.tail.key and len(left.atoms) == len(right.atoms) == 1
        return right if is_range and _joint_of_lengths(base).fullmatch(text, left.end, right.start) else None
    right = _with_full_year(left, right, text)
    level = _level(left)
    return right if level is not None and level == _level(right) else None


def _with_full_year(left: Expression, right: Expression, text: str) -> Expression:
    """Return 2021年〜23年 with its second year in full, 2021年〜23年3月 as it is."""
    if left.tail.kind is not Kind.YEAR or len(right.atoms) > 1:
        return right
    year = full_short_year(right.head, left.tail.number, text)
    return Expression((year,)) if year else right


def _level(expression: Expression) -> int | None:
    atoms = [atom for atom in expression.atoms if atom.kind is not Kind.PART]
    return _LEVELS.get(atoms[-1].kind) if atoms else None


def _resolve_right(left: Expression, reading: Reading, right: Expression, scene: Scene) -> Reading | None:
    """Resolve the second end: what it does not say it has from the first."""
    if right.head.kind not in _YEARLESS:
        return resolve(right, scene)
    months = reading.months or (Months.of(reading.interval.first) if reading.interval.first else None)
    if months is None:
        return Reading("date.interval")
    return _read_from(_start_of(left, right.head, months), right)


def _start_of(left: Expression, head: Atom, months: Months) -> Months:
    """Return the months of the head of the second end: the first such ones from the first end on."""
    if head.kind is Kind.DAY:
        tail = left.tail
        return Months(months.first + (tail.kind is Kind.DAY and head.number < tail.number), 1)
    of_kind = [atom for atom in left.atoms if atom.kind is head.kind]
    first, count = offset_of(head)
    before = offset_of(of_kind[-1])[0] if of_kind else months.first % YEAR
    return Months(months.first + (first - before) % YEAR, count)


def _read_from(months: Months, right: Expression) -> Reading | None:
    tail = right.tail
    if tail.kind is Kind.DAY:
        days = months.day(tail.number, tail.last)
        return Reading("date.interval", days) if days else None
    if tail.kind is Kind.PART:
        return Reading("date.interval", months.part(tail.key), months)
    return Reading("date.interval", months.interval(), months)


def _span(left: Months | None, right: Months | None) -> Months | None:
    return Months(left.first, right.end - left.first) if left and right and right.end > left.first else None
