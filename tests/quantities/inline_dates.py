"""Reads the dates expected from the tags of a sentence.

``<d 2024>``, ``<d 2024-08>``, ``<d 2024Q2>``, ``<d 2024H1>``, ``<d 2024-08-13>`` an interval of that name; ``<d A/B>``
from the beginning of A to the end of B, either of which may be missing; ``<d>`` a date whose ends are unknown, or a
duration.
"""

import calendar
import datetime as dt
import re

from pipeline.quantities.dates import find_dates
from pipeline.text import analyse
from pipeline.vocabulary import Lang

_TAG = re.compile(r"<d ?([^<>]*)>([^<>]*)</d>")
_QUARTERS = {"Q": 3, "H": 6}

Row = tuple[int, int, str, dt.date | None, dt.date | None]


def expected(tagged: str) -> list[Row]:
    rows, removed = [], 0
    for match in _TAG.finditer(tagged):
        start = match.start() - removed
        end = start + len(match[2])
        removed += len(match[0]) - len(match[2])
        rows.append((start, end, match[2], *_interval(match[1])))
    return rows


def plain(tagged: str) -> str:
    return _TAG.sub(r"\2", tagged)


def found(tagged: str, lang: Lang, date: dt.date | None) -> list[Row]:
    layout = analyse(plain(tagged), lang=lang)
    spans = find_dates(layout, date=date)
    return [(span.start, span.end, span.surface, span.time_from, span.time_to) for span in spans]


def _interval(words: str) -> tuple[dt.date | None, dt.date | None]:
    if not words:
        return None, None
    first, _, last = words.partition("/")
    if "/" not in words:
        last = first
    return (_bounds(first)[0] if first else None, _bounds(last)[1] if last else None)


def _bounds(name: str) -> tuple[dt.date, dt.date]:
    for sign, months in _QUARTERS.items():
        if sign in name:
            year, number = map(int, name.split(sign))
            return dt.date(year, months * (number - 1) + 1, 1), _last(year, months * number)
    parts = [int(part) for part in name.split("-")]
    if len(parts) == 3:
        return dt.date(*parts), dt.date(*parts)
    if len(parts) == 2:
        return dt.date(parts[0], parts[1], 1), _last(*parts)
    return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
