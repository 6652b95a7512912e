"""Reads a number with its unit: 2024年, 8月, 25~27日, 3年間."""

import re
from collections.abc import Callable

from pipeline.quantities.dates.model import Atom, Kind
from pipeline.quantities.dates.words import Unit, cues, units
from pipeline.quantities.numerals import parse_integer

FIRST_YEAR, LAST_YEAR = 1800, 2200

VAGUE = "数几幾"
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
# Characters that 数 and 几 make a word with (人数, 指数), or that leave them vague (那几天, 複数年).
_COUNTED = re.compile(r"[人件台個个社回点总総指系基整分多少函参倍代岁歳级級次无無复複那这早]\Z")
_DIGITS = re.compile("[0-9]+")
_MOST_DIGITS = 3  # of a duration
_MOST_DIGITS_OF_DAYS = 4
_REACH_OF_BONUS = 16
_CLAUSE_END = re.compile("[,。;:!?\n]")
_PERIODS = frozenset({"years", "months", "weeks"})
_REACH = 4  # characters before a single day that say it is a time spent
_AMOUNT_AFTER = re.compile(rf" ?(?:[0-9,.]+|[{HAN}几数]+) ?[千万百块元]")
_PAST_AFTER = re.compile(" ?[后内以之来前]")


def is_coded(text: str, start: int) -> bool:
    """Whether the number at `start` goes on one before it, or is part of a code."""
    if _CODE_BEFORE.search(text, max(start - 2, 0), start):
        return True
    return _LIST_BEFORE.search(text, max(start - 2, 0), start) is not None and not text[start : start + 4].isdecimal()


def read_number(match: re.Match[str], base: str) -> Atom | None:
    """Return the atom of a number and its unit: that of the first row of the unit that fits."""
    text, (start, end) = match.string, match.span()
    first = match["first"]
    if first[0] in HAN and _HAN_BEFORE.search(text, max(start - 1, 0), start):
        return None
    if first[0] in VAGUE and _COUNTED.search(text, max(start - 1, 0), start):
        return None
    if is_list_mark(match):
        return None
    for unit in units(base)[match["unit"]]:
        if unit.context.fits(text, start, end):
            read = _counted if unit.kind is Kind.DURATION else _calendar
            if atom := read(match, unit, base):
                return atom
    return None


def is_list_mark(match: re.Match[str]) -> bool:
    """Whether the first of two numbers numbers a line, for it is written in other digits: 一、2025年."""
    first, last = match["first"], match["last"]
    return bool(last) and first[0].isascii() != last[0].isascii() and match.string[match.end("first")] == "、"


def _counted(match: re.Match[str], unit: Unit, base: str) -> Atom | None:
    """Return a duration; a period that an amount is for (一个月挣四千) and a day that is no time spent are none."""
    if match["first"] == "一":
        if unit.key == "days" and not _is_spent(match, base):
            return None
        if unit.key in _PERIODS and base == "zh" and _is_rate(match):
            return None
    if unit.key == "months" and base == "zh" and _is_bonus(match):
        return None
    return duration(match.span(), unit.key, match["first"], match["last"])


def _is_spent(match: re.Match[str], base: str) -> bool:
    """Whether the words before a single day make it a length of time: 推迟一天, あと一日."""
    start = match.start()
    return re.search(rf"{cues(base, 'spent_before')}\Z", match.string[max(start - _REACH, 0) : start]) is not None


def _is_bonus(match: re.Match[str]) -> bool:
    """Whether months count pay: 年终奖从1.5个月拉到2个月."""
    text, (start, end) = match.string, match.span()
    clause = _CLAUSE_END.split(text[max(start - _REACH_OF_BONUS, 0) : start])[-1]
    return re.search(cues("zh", "bonus_before"), clause) is not None and not _PAST_AFTER.match(text, end)


def _is_rate(match: re.Match[str]) -> bool:
    """Whether a single period tells how often an amount is paid: 9500元一个月, 一年付95万."""
    text, (start, end) = match.string, match.span()
    if _PAST_AFTER.match(text, end):
        return False
    before, after = cues("zh", "rate_before"), cues("zh", "rate_after")
    return bool(
        _AMOUNT_AFTER.match(text, end)
        or re.match(after, text[end : end + _REACH])
        or re.search(rf"{before}\Z", text[max(start - 1, 0) : start])
    )


def duration(span: tuple[int, int], key: str, first: str, last: str | None) -> Atom | None:
    """Return a number of years, quarters, months, weeks or days."""
    digits = _DIGITS.match(first)
    if digits and len(digits.group()) > (_MOST_DIGITS_OF_DAYS if key == "days" else _MOST_DIGITS):
        return None
    number = parse_integer(first)
    if number == 0:
        return None
    return Atom(Kind.DURATION, *span, number or 0, parse_integer(last) if last else None, key)


def _calendar(match: re.Match[str], unit: Unit, _base: str) -> Atom | None:
    """Return a year, month or day; None when the number is not one of its kind."""
    kind = unit.kind
    first, last = match["first"], match["last"]
    number, other = parse_integer(first), parse_integer(last) if last else None
    if number is None or (last and other is None):
        return None
    if other is not None and kind in YEARS and number > 99 > other:
        other += number // 100 * 100
    check = _CHECKS[kind]
    if not check(number, first) or (other is not None and not (check(other, last) or kind in YEARS)):
        return None
    if other is not None and not _is_range(kind, number, other, match):
        return None
    is_months = kind is Kind.TERM and other is not None  # 4〜6月期 is no fiscal year
    return Atom(Kind.MONTH if is_months else kind, match.start(), match.end(), number, other, unit.key)


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
