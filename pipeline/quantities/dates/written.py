"""Reads the forms of a date that are more than a number with one unit: 2024-08-13, 令和6年, 24Q2, 前三季度, 昨(8)日."""

import re
from collections.abc import Callable

from pipeline.quantities.dates.model import Atom, Kind
from pipeline.quantities.dates.numbers import FIRST_YEAR, HAN, LAST_YEAR, NUMBER, TO, duration, is_coded
from pipeline.quantities.dates.words import alternatives, eras
from pipeline.quantities.numerals import parse_integer

_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])"
FULL = (
    rf"[12][0-9]{{3}}(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?:(?P=sign)(?P<day>{_DAY}))?"
    r"(?:(?=T[0-9])|(?![0-9A-Za-z]|[-/.][0-9]))"
)
CODED_QUARTER = (
    r"(?:(?P<year_before>[12][0-9]{3}|[0-9]{2}) ?)?Q(?P<q_after>[1-4])(?![0-9A-Za-z])"
    r"|FY ?(?P<fiscal>[12][0-9]{3}|[0-9]{2})(?![0-9A-Za-z])"
    r"|(?P<bare>[12][0-9]{3})(?= ?(?:[上下]半[年期]|第[一二三四1-4]季度|[一二三四]季度))"
    r"|(?P<q_before>[1-4])Q(?P<year_after>[12][0-9]{3}|[0-9]{2})?(?![0-9A-Za-z])"
)
QUARTERS = rf"(?:第 ?)?(?P<q>{NUMBER})(?:{TO}(?:第 ?)?(?P<r>{NUMBER}))? ?(?P<name>季度?|四半期(?:累計)?)"
SPLIT_YEAR = r"(?P<split>[12][0-9]{3})[-/~—–至到](?:20)?(?P<split_last>[0-9]{2})(?P<split_unit>学年|年度|财年|赛季)"
FIRST_OF_YEAR = rf"(?:[前首头]|最初の|初めの) ?(?P<n>{NUMBER}) ?(?P<of>个?季度?|四半期|个?月|カ月|か月)"
# What a date begins with, but for words, eras and numbers in characters; a search looks no further elsewhere.
FIRST_CHARACTERS = "0-9QF第前首头最初昨今明"
BRACKETED = r"(?P<bracket_word>[昨今明])\((?P<bracket_day>[0-9]{1,2})\)日"

_FULL_YEAR = 4  # digits
_CENTURY = 100
_SPLIT_YEARS = {
    "学年": Kind.SCHOOL_YEAR,
    "年度": Kind.FISCAL_YEAR,
    "财年": Kind.OWN_FISCAL_YEAR,
    "赛季": Kind.OWN_FISCAL_YEAR,
}
# What stands around 2024.8 when it is no decimal number.
_OPEN_BEFORE = frozenset({"", "\n", " ", "(", "[", "【", "~", "-"})
_OPEN_AFTER = re.compile(r"[-~—至)\]】、,。 \n]|\Z")
_VERSION_AFTER = re.compile(r" ?(?:版|バージョン|version)")
_VERSION_BEFORE = re.compile(r"(?:[vV]|版本|[vV]er\.?|バージョン|号) ?\Z")
_SIGNS_AFTER_QUESTION = frozenset(".:)、,&")  # of Q1 in a list of questions
_PREVIOUS = re.compile(r"[之以目此提]\Z")  # 之前三个月 is a duration
_NOUN_BEFORE = re.compile(r"[^\W\d_年份]\Z")  # 开业头三个月 is a duration, 码头 a noun
_CASE_AFTER = re.compile(r" ?\([^()]{1,3}\) ?第")  # of 令和5年(ワ)第12号
_DISTANCES = {"昨": -1, "今": 0, "明": 1}


def era_pattern() -> str:
    """Return the pattern of a year of an era."""
    return f"(?P<era>{alternatives(eras())}) ?(?P<era_year>元|[0-9]{{1,3}}|[{HAN}]{{1,4}}) ?(?P<era_unit>年度?)"


def read_written(match: re.Match[str]) -> list[Atom]:
    """Return the atoms of a candidate of the groups era, split, full, coded and bracketed."""
    if is_coded(match.string, match.start()):
        return []
    return next((read(match) for group, read in _READERS.items() if match[group]), [])


def _era(match: re.Match[str]) -> list[Atom]:
    base, last = eras()[match["era"]]
    number = parse_integer(match["era_year"])
    if number is None or not 1 <= number <= last or _CASE_AFTER.match(match.string, match.end()):
        return []
    fiscal = match["era_unit"] == "年度" and match["era"] != "民国"
    kind = Kind.FISCAL_YEAR if fiscal else Kind.YEAR
    return [Atom(kind, match.start(), match.end(), base + number)]


def _split(match: re.Match[str]) -> list[Atom]:
    """Return 2027/28学年, 2025至26年度, 2023-24赛季: a year from one calendar year into the next."""
    year = int(match["split"])
    if (year + 1) % _CENTURY != int(match["split_last"]):
        return []
    return [Atom(_SPLIT_YEARS[match["split_unit"]], *match.span(), year)]


def _full(match: re.Match[str]) -> list[Atom]:
    """Return a date in digits; 2024.8 only where it can be no decimal number."""
    text, (start, end) = match.string, match.span()
    year = int(text[start : start + _FULL_YEAR])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return []
    if _VERSION_BEFORE.search(text, max(start - 6, 0), start) or _VERSION_AFTER.match(text, end):
        return []
    if match["sign"] == "." and not match["day"] and not _stands_alone(text, start, end):
        return []
    # The signs between belong to what stands before them.
    month, day = match.start("month"), match.start("day") if match["day"] else end
    atoms = [Atom(Kind.FULL, start, month, year), Atom(Kind.MONTH, month, day, int(match["month"]))]
    return [*atoms, Atom(Kind.DAY, day, end, int(match["day"]))] if match["day"] else atoms


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands around leaves no doubt that 2024.8 is a month."""
    before = text[start - 1] if start else ""
    return before in _OPEN_BEFORE and _OPEN_AFTER.match(text, end) is not None


def _coded(match: re.Match[str]) -> list[Atom]:
    """Return Q2, 2Q, 2024Q2, 2Q24, FY24, the 2024 of 2024上半年; the year of a quarter stands on no character."""
    start, end = match.span()
    if match["fiscal"]:
        return [Atom(Kind.OWN_FISCAL_YEAR, start, end, int(match["fiscal"]))]
    if match["bare"]:
        return [Atom(Kind.YEAR, start, end, int(match["bare"]))]
    quarter = Atom(Kind.QUARTER, start, end, int(match["q_after"] or match["q_before"]))
    year = match["year_before"] or match["year_after"]
    if year:
        return [Atom(Kind.YEAR if len(year) == _FULL_YEAR else Kind.SHORT_YEAR, start, start, int(year)), quarter]
    return [] if match.string[end : end + 1] in _SIGNS_AFTER_QUESTION else [quarter]


def _bracketed(match: re.Match[str]) -> list[Atom]:
    """Return 昨(8)日: the bracket says again which day of the month it is."""
    distance, day = _DISTANCES[match["bracket_word"]], int(match["bracket_day"])
    return [Atom(Kind.RELATIVE_DAY, match.start(), match.end(), distance, day)]


_READERS: dict[str, Callable[[re.Match[str]], list[Atom]]] = {
    "era": _era,
    "split": _split,
    "full": _full,
    "coded": _coded,
    "bracketed": _bracketed,
}


def read_quarters(match: re.Match[str], base: str, *, seasons: bool) -> Atom | None:
    """Return 第2四半期, 二季度, 第1~3四半期, 第3四半期累計.

    seasons: whether 第2季 is a quarter, as in Taiwan and Hong Kong, and not the second season of a show.
    """
    text, (start, end) = match.string, match.span()
    number, last = parse_integer(match["q"]), parse_integer(match["r"]) if match["r"] else None
    ordinal = match.group().startswith("第")
    if not ordinal and match["q"].isascii() and is_coded(text, start):
        return None
    if not ordinal and base == "ja":
        return duration((start, end), "quarters", match["q"], match["r"])
    if match["name"] == "季" and not (ordinal and seasons and not text.startswith(("节", "赛"), end)):
        return None
    if number is None or not 1 <= number <= 4 or not (last is None or number < last <= 4):
        return None
    kind = Kind.FIRST_QUARTERS if match["name"].endswith("累計") else Kind.QUARTER
    return Atom(kind, start, end, number, last)


def read_first_of_year(match: re.Match[str]) -> Atom | None:
    """Return 前三季度, 前7个月, 最初の3四半期: what a year begins with."""
    number = parse_integer(match["n"])
    months = "月" in match["of"]
    if number is None or not 1 < number <= (11 if months else 3):
        return None
    before = _NOUN_BEFORE if match.group().startswith("头") else _PREVIOUS
    if before.search(match.string, max(match.start() - 1, 0), match.start()):
        return None
    kind = Kind.FIRST_MONTHS if months else Kind.FIRST_QUARTERS
    return Atom(kind, match.start(), match.end(), number)
