"""Chains adjacent atoms to expressions: 2024年 + 8月 + 末, 25年 + 3月期 + 第1四半期."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.quantities.dates.model import Atom, Expression, Kind
from pipeline.quantities.dates.words import eras

_BLANK = re.compile(" ?")
_GLUE = re.compile(" ?(?:[の的] ?)?")
_LIST_SIGN = re.compile(" ?[、,・と和及] ?")
_CENTURY = 100
_REPUBLICAN = range(100, 200)

_IN_YEAR = frozenset({
    Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.FISCAL_HALF, Kind.FIRST_QUARTERS, Kind.FIRST_MONTHS, Kind.SEASON,
    Kind.PART,
})  # fmt: skip
_IN_FISCAL_YEAR = frozenset({Kind.QUARTER, Kind.HALF, Kind.FISCAL_HALF, Kind.FIRST_QUARTERS, Kind.PART})
_NEXT: dict[Kind, frozenset[Kind]] = {
    Kind.FULL: frozenset({Kind.MONTH}),
    Kind.YEAR: _IN_YEAR | {Kind.TERM},
    Kind.SHORT_YEAR: _IN_YEAR | {Kind.TERM},
    Kind.RELATIVE_YEAR: _IN_YEAR | {Kind.TERM},
    Kind.FISCAL_YEAR: _IN_FISCAL_YEAR,
    Kind.RELATIVE_FISCAL_YEAR: _IN_FISCAL_YEAR,
    Kind.OWN_FISCAL_YEAR: _IN_FISCAL_YEAR,
    Kind.RELATIVE_TERM: _IN_FISCAL_YEAR - {Kind.PART},
    Kind.TERM: _IN_FISCAL_YEAR,
    Kind.CENTURY: frozenset({Kind.DECADE}),
    Kind.DECADE: frozenset({Kind.PART}),
    Kind.MONTH: frozenset({Kind.DAY, Kind.PART}),
    Kind.RELATIVE_MONTH: frozenset({Kind.DAY, Kind.PART}),
    Kind.QUARTER: frozenset({Kind.PART}),
    Kind.RELATIVE_QUARTER: frozenset({Kind.PART}),
    Kind.HALF: frozenset({Kind.PART}),
    Kind.FISCAL_HALF: frozenset({Kind.PART}),
    Kind.WEEK: frozenset({Kind.WEEKDAY}),
}
_AFTER_SAME = {"year": _IN_YEAR, "month": frozenset({Kind.DAY, Kind.PART})}
_GLUED = _IN_YEAR - {Kind.PART} | {Kind.WEEKDAY}
# A number that makes the month before it no date (8月32日), and a year that the month after it needs (前年3月).
_DAY_AFTER = re.compile(" ?[0-9]+ ?[日号]")
_YEAR_BEFORE = re.compile("年 ?\\Z")
_LENGTH_BEFORE = re.compile("[有已逾近满达约过共长了第]\\Z")
_LENGTH_AFTER = re.compile(" ?(?:的?历史|老|来|前|后|以上|之久|间)")
_SIZES = {"years": 3, "months": 2, "weeks": 1, "days": 0}
_SPLITS_YEAR = _IN_YEAR | {Kind.TERM}
# What never stands alone.
_DEPENDENT = frozenset({Kind.TERM, Kind.PART, Kind.SEASON})


def chain(atoms: Iterable[Atom], text: str, *, republican: bool = False) -> list[Expression]:
    """Return the expressions that atoms, given in text order, make; what cannot stand alone is left out.

    republican: whether 108年 alone is a year of the Republic of China, because the document has others.
    """
    chains: list[list[Atom]] = []
    for atom in atoms:
        if chains and _continues(chains[-1][-1], atom, text):
            chains[-1][-1:] = _joined(chains[-1][-1], atom, text)
        elif chains and _is_next_year(chains[-1][-1], atom, text):
            chains.append([_in_century(atom, chains[-1][-1].number)])
        else:
            chains.append([atom])
    if republican:
        chains = [_as_republican(atoms, text) for atoms in chains]
    return [Expression(tuple(atoms)) for atoms in chains if _stands(atoms, text)]


def full_short_year(atom: Atom, year: int, text: str) -> Atom | None:
    """Return the 23年 of 2021年〜23年 as a year in full; None when it can be none."""
    return _in_century(atom, year) if _is_short(atom, text) else None


def _continues(last: Atom, atom: Atom, text: str) -> bool:
    """Whether an atom goes on the date that ends with `last`."""
    glue = _GLUE if atom.kind in _GLUED else _BLANK
    if not glue.fullmatch(text, last.end, atom.start):
        return False
    if last.kind is Kind.DURATION:
        return _continues_duration(last, atom, text)
    if last.kind is Kind.SAME:
        return atom.kind in _AFTER_SAME.get(last.key, ())
    return atom.kind in _NEXT.get(last.kind, ()) and (last.last is None or atom.kind is not Kind.DAY)


def _continues_duration(last: Atom, atom: Atom, text: str) -> bool:
    """Whether it is 1年3カ月, 2年6月, or the year of 24年8月 or 113年8月."""
    if atom.kind is Kind.DURATION:
        return _SIZES.get(atom.key, 9) < _SIZES.get(last.key, -1)
    if _is_republican(last) and atom.kind in _SPLITS_YEAR:
        return True
    if atom.kind is Kind.MONTH and last.key == "years":
        return last.end == atom.start or _is_short(last, text)
    return atom.kind in _SPLITS_YEAR and _is_short(last, text)


def _joined(last: Atom, atom: Atom, text: str) -> list[Atom]:
    """Return two atoms of a chain; only what follows tells a year of two or three digits from a duration."""
    if last.kind is not Kind.DURATION or atom.kind is Kind.DURATION:
        return [last, atom]
    if _is_republican(last):
        return [_republican(last), atom]
    if _is_short(last, text):
        return [replace(last, kind=Kind.SHORT_YEAR, key=""), atom]
    return [last, replace(atom, kind=Kind.DURATION, key="months")]


def _is_short(atom: Atom, text: str) -> bool:
    """Whether an atom that counts years may be a year of two digits: 24年."""
    digits, unit = text[atom.start : atom.start + 2], text[atom.start + 2 : atom.end].strip()
    return atom.key == "years" and atom.last is None and digits.isdecimal() and unit == "年"


def _is_republican(atom: Atom) -> bool:
    """Whether an atom that counts years, a month behind it, is a year of the Republic of China: 113年8月."""
    return atom.key == "years" and atom.last is None and atom.number in _REPUBLICAN


def _republican(atom: Atom) -> Atom:
    return replace(atom, kind=Kind.YEAR, number=atom.number + eras()["民国"][0], key="")


def _as_republican(atoms: list[Atom], text: str) -> list[Atom]:
    """Return a year of the Republic for a lone 108年 that no word makes a length of time (108年历史, 已108年)."""
    atom = atoms[0]
    is_year = len(atoms) == 1 and atom.kind is Kind.DURATION and _is_republican(atom)
    if not is_year or _LENGTH_BEFORE.search(text, max(atom.start - 1, 0), atom.start):
        return atoms
    return atoms if _LENGTH_AFTER.match(text, atom.end) else [_republican(atom)]


def _is_next_year(last: Atom, atom: Atom, text: str) -> bool:
    """Whether an atom is the second year of a list: 1993年、94年."""
    if last.kind is not Kind.YEAR or last.last is not None or not _is_short(atom, text):
        return False
    return last.number % _CENTURY < atom.number and _LIST_SIGN.fullmatch(text, last.end, atom.start) is not None


def _in_century(atom: Atom, year: int) -> Atom:
    return replace(atom, kind=Kind.YEAR, number=year // _CENTURY * _CENTURY + atom.number, key="")


def _stands(atoms: list[Atom], text: str) -> bool:
    """Whether a chain is a date by itself: 末, 13号, 8月32日 and the 3月 of 前年3月 are none."""
    head, tail = atoms[0], atoms[-1]
    if head.kind in _DEPENDENT or (head.kind is Kind.DAY and _is_loose(head, text)):
        return False
    if tail.kind is Kind.MONTH and _DAY_AFTER.match(text, tail.end):
        return False
    if head.kind in _IN_YEAR and _YEAR_BEFORE.search(text, max(head.start - 2, 0), head.start):
        return False
    return head.kind not in {Kind.FULL, Kind.CENTURY} or len(atoms) > 1


def _is_loose(day: Atom, text: str) -> bool:
    """Whether a day without a month is none: 13号, 一日, or the 1日 of 13月1日."""
    is_single = day.end - day.start == 2 and not text[day.start].isdecimal()
    return day.key == "bound" or is_single or text.endswith("月", 0, day.start)
