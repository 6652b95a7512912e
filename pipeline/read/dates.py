"""Dates of documents in metadata values and file names; `pipeline.read.datelines` finds those in the text.

A date is complete and possible, or it is none: 20241399, 2月30日 and telephone numbers give nothing. Years are
1900-2199, or those of the Japanese eras and of the Republic of China.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from functools import cache

from pipeline.lang.tables import read_table

_LONGEST_VALUE = 60
_LONGEST_PATH = 1000

_YEARS = range(1868, 2200)  # from the first year of Meiji on
_YEAR = r"(?P<{0}>19\d\d|2[01]\d\d)"
_ISO = _YEAR.format("iso_year") + r"(?P<sign>[-/._])(?P<iso_month>\d{1,2})(?P=sign)(?P<iso_day>\d{1,2})"
_COMPACT = _YEAR.format("year8") + r"(?P<month8>\d\d)(?P<day8>\d\d)"
# A number that goes on is a telephone number or a code; a short serial number may follow a date.
_NUMBER_BEFORE = r"(?<!\d)(?<!\d[-/.])"
_NUMBER_AFTER = r"(?!\d)(?![-/.]\d{4})"


def parse_date(value: object) -> dt.date | None:
    """Return the date that a metadata value holds: a date, a time stamp or a text; None when it holds none.

    Of a time stamp the date is taken as it is written, in its own time zone.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    text = unicodedata.normalize("NFKC", str(value)[:_LONGEST_VALUE]).strip()
    return next((date for start, _, date in find_dates(text) if start == 0), None) or _rfc_date(text)


def date_in_name(path: str) -> dt.date | None:
    """Return the one date in a file's name or, failing that, in its folders; None when there are several.

    path: POSIX path relative to the corpus root. A layout such as 2024/08/13/a.txt gives a date as well.
    """
    path = unicodedata.normalize("NFKC", path[-_LONGEST_PATH:])
    folders, _, name = path.rpartition("/")
    for part in (name, folders):
        dates = {date for _, _, date in find_dates(part)}
        if dates:
            return dates.pop() if len(dates) == 1 else None
    return None


def find_dates(text: str) -> Iterator[tuple[int, int, dt.date]]:
    """Yield span and value of each possible date, in order; `text` is normalised (NFKC)."""
    for match in _pattern().finditer(text):
        date = _possible(match)
        if date:
            yield match.start(), match.end(), date


def _possible(match: re.Match[str]) -> dt.date | None:
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    year = found.get("iso_year") or found.get("year8") or found.get("year")
    month = found.get("iso_month") or found.get("month8") or found["month"]
    day = found.get("iso_day") or found.get("day8") or found["day"]
    if year is None:
        year_of_era = 1 if found["era_year"] == "元" else int(found["era_year"])
        year = str(_eras()[found["era"]] + year_of_era)
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if date.year in _YEARS else None


@cache
def _pattern() -> re.Pattern[str]:
    eras = "|".join(_eras())
    spelled = (
        rf"(?:{_YEAR.format('year')}|(?P<era>{eras})\s*(?P<era_year>\d{{1,3}}|元))\s*年"
        r"\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    )
    return re.compile(f"{_NUMBER_BEFORE}(?:(?:{_ISO}|{_COMPACT}){_NUMBER_AFTER}|{spelled})")


@cache
def _eras() -> dict[str, int]:
    """Return the year before the first one of each era, by its names; Chinese ones in both scripts."""
    japanese = {row["name"]: int(row["base"]) for row in read_table("ja/eras")}
    chinese = {row["name"]: int(row["base"]) for row in read_table("zh/eras")}
    return japanese | chinese | {name.replace("国", "國"): base for name, base in chinese.items()}


def _rfc_date(text: str) -> dt.date | None:
    """Return the date of an e-mail or HTTP header: Tue, 13 Aug 2024 09:00:00 +0900."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
