"""Reads a number with its unit: 2024年, 8月, 25~27日, 3年間."""

import re
from collections.abc import Callable

from pipeline.quantities.dates.model import Atom, Kind
from pipeline.quantities.dates.words import Unit, units
from pipeline.quantities.numerals import parse_integer

FIRST_YEAR, LAST_YEAR = 1800, 2200

HAN = "〇零一二三四五六七八九十百两兩廿"
NUMBER = rf"(?:(?:[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?|[{HAN}]{{1,6}})[多余餘来]?|十?[数几幾][十百千]?)"
TO = r" ?(?:[-~—–―至到、]|から) ?"

# The kinds that a year begins an expression with.
YEARS = frozenset({
    Kind.YEAR, Kind.SHORT_YEAR, Kind.RELATIVE_YEAR, Kind.FISCAL_YEAR, Kind.RELATIVE_FISCAL_YEAR, Kind.OWN_FISCAL_YEAR,
})  # fmt: skip

# Signs before a number that make it part of a code, a decimal or an ordinal; and of a list of one unit (1、2、3月).
_CODE_BEFORE = re.compile(r"(?:[0-9A-Za-z_第#*+]|[0-9A-Za-z][-/~—–]|[0-9][.,:]|第 )\Z")
_LIST_BEFORE = re.compile(r"[0-9]、\Z")
_HAN_BEFORE = re.compile(rf"[{HAN}千万亿億]\Z")
# Characters that 数 and 几 make a word with: 人数, 指数.
_COUNTED = re.compile(r"[人件台個个社回点总総指系基整分多少函参倍代岁歳级級次无無]\Z")
_DIGITS = re.compile("[0-9]+")
_MOST_DIGITS = 3  # of a duration


def is_coded(text: str, start: int) -> bool:
    """Whether the number at `start` goes on one before it, or is part of a code."""
    if _CODE_BEFORE.search(text, max(start - 2, 0), start):
        return True
    return _LIST_BEFORE.search(text, max(start - 2, 0), start) is not None and not text[start : start + 4].isdecimal()


def read_number(match: re.Match[str], base: str) -> Atom | None:
    """Return the atom of a number and its unit: that of the first row of the unit that fits."""
    text, (start, end) = match.string, match.span()
    first, last = match["first"], match["last"]
    if _is_list_sign(match):
        start, first, last = match.start("last"), match["last"], None
    if first[0] in HAN and _HAN_BEFORE.search(text, max(start - 1, 0), start):
        return None
    if first[0] in "数几幾" and _COUNTED.search(text, max(start - 1, 0), start):
        return None
    for unit in units(base)[match["unit"]]:
        if unit.context.fits(text, start, end):
            is_duration = unit.kind is Kind.DURATION
            span = (start, end)
            atom = duration(span, unit.key, first, last) if is_duration else _calendar(unit, span, first, last, match)
            if atom:
                return atom
    return None


def duration(span: tuple[int, int], key: str, first: str, last: str | None) -> Atom | None:
    """Return a number of years, quarters, months, weeks or days; 一天 and 一个月 are as vague as a day."""
    digits = _DIGITS.match(first)
    if digits and len(digits.group()) > _MOST_DIGITS:
        return None
    number = parse_integer(first)
    if number == 0 or (key in {"days", "months"} and first == "一"):
        return None
    return Atom(Kind.DURATION, *span, number or 0, parse_integer(last) if last else None, key)


def _is_list_sign(match: re.Match[str]) -> bool:
    """Whether the first number only counts what is listed: 一、2025年."""
    first, last = match["first"], match["last"] or ""
    joint = match.string[match.end("first") : match.start("last")] if last else ""
    return joint == "、" and first[0].isascii() is not last[0].isascii()


def _calendar(unit: Unit, span: tuple[int, int], first: str, last: str | None, match: re.Match[str]) -> Atom | None:
    """Return a year, month or day; None when the number is not one of its kind."""
    kind = unit.kind
    number, other = parse_integer(first), parse_integer(last) if last else None
    if number is None or (last and other is None):
        return None
    if other is not None and kind in YEARS and number > 99 > other:
        other += number // 100 * 100
    check = _CHECKS[kind]
    if not check(number, first):
        return None
    if (
        last
        and other is not None
        and not ((check(other, last) or kind in YEARS) and _is_range(kind, number, other, match))
    ):
        return None
    is_months = kind is Kind.TERM and other is not None  # 4〜6月期 is no fiscal year
    return Atom(Kind.MONTH if is_months else kind, *span, number, other, unit.key)


def _is_range(kind: Kind, number: int, other: int, match: re.Match[str]) -> bool:
    """Whether two numbers before one unit are a range: 4-6月, or neighbours 25、26日."""
    joined = match.string[match.end("first") : match.start("last")].strip()
    if joined == "、":
        return other == number + 1
    if kind in YEARS:
        return number < other <= LAST_YEAR
    return number != other if kind in {Kind.MONTH, Kind.TERM} else number < other


def _is_year(number: int, text: str) -> bool:
    return len(text) == 4 and FIRST_YEAR <= number <= LAST_YEAR


def _is_two_digits(_number: int, text: str) -> bool:
    return len(text) == 2 and text.isdecimal() and text.isascii()


def _is_fiscal_year(number: int, text: str) -> bool:
    return _is_year(number, text) or _is_two_digits(number, text)


def _is_decade(number: int, text: str) -> bool:
    return number % 10 == 0 and (_is_year(number, text) or 10 <= number <= 90)


def _is_month(number: int, text: str) -> bool:
    return 1 <= number <= 12 and len(text) <= 2


def _is_day(number: int, text: str) -> bool:
    return 1 <= number <= 31 and len(text) <= 3


_CHECKS: dict[Kind, Callable[[int, str], bool]] = {
    Kind.YEAR: _is_year,
    Kind.SHORT_YEAR: _is_two_digits,
    Kind.FISCAL_YEAR: _is_fiscal_year,
    Kind.OWN_FISCAL_YEAR: _is_fiscal_year,
    Kind.DECADE: _is_decade,
    Kind.TERM: _is_month,
    Kind.MONTH: _is_month,
    Kind.DAY: _is_day,
}
