"""Reads sentences whose tags carry the quantities expected in them; a sentence without a tag must give none.

``<q KIND VALUE UNIT PERIOD INFERRED>surface</q>``: ``<q salary 500000..700000 CNY year>50万~70万元</q>``. VALUE is a
number with the comparator before it (``~5``, ``>=5``), a range ``low..high``, or ``~low..high`` for a vague number.
UNIT may be left out where the kind has only one (percent, rank). INFERRED is ``currency?`` or ``period?``, or both.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.quantities.dates import find_dates
from pipeline.quantities.find import find_quantities
from pipeline.quantities.model import Quantity
from pipeline.text import Layout, analyse
from pipeline.vocabulary import Lang, Period

_TAG = re.compile(r"<q (.*?)>([^<>]*)</q>")
_VALUE = re.compile(r"(~|>=|<=|>|<|)(?:([\d.]+?)\.\.)?([\d.]+)")
_ONLY_UNIT = {"percent": "percent", "rank": "rank"}
_PERIODS = {period.value for period in Period}


@dataclass(frozen=True)
class Tagged:
    """A sentence without its tags, and a line for each quantity expected."""

    text: str
    expected: list[str]


def parse(tagged: str) -> Tagged:
    """Strip the tags."""
    text, expected, last = "", [], 0
    for match in _TAG.finditer(tagged):
        text += tagged[last : match.start()]
        start = len(text)
        text += match.group(2)
        expected.append(f"{start} {match.group(2)} {_expected(match.group(1))}")
        last = match.end()
    text += tagged[last:]
    assert "<q" not in text, tagged
    return Tagged(text, expected)


def _expected(words: str) -> str:
    kind, value, *rest = words.split()
    flags = sorted(word.rstrip("?") for word in rest if word.endswith("?"))
    rest = [word for word in rest if not word.endswith("?")]
    period = rest.pop() if rest and rest[-1] in _PERIODS else ""
    unit = rest[0] if rest else _ONLY_UNIT[kind]
    return f"{kind} {_shown(*_ends(value))} {unit} {period} {','.join(flags)}".rstrip()


def _ends(value: str) -> tuple[Decimal | None, Decimal | None, str]:
    match = _VALUE.fullmatch(value)
    assert match, value
    sign, first, last = match.groups()
    low, high = Decimal(first or last), Decimal(last)
    if sign in {">", ">="}:
        return low, None, sign
    if sign in {"<", "<="}:
        return None, high, sign
    return low, high, sign or ("range" if first else "=")


def _shown(low: Decimal | None, high: Decimal | None, comparator: str) -> str:
    ends = ["" if end is None else f"{end.normalize():f}" for end in (low, high)]
    return f"[{ends[0]}, {ends[1]}] {comparator}"


def quantities(text: str, lang: Lang) -> tuple[Layout, tuple[Quantity, ...]]:
    """Return the layout and the quantities of a text, as the component finds them."""
    layout = analyse(text, lang=lang)
    return layout, find_quantities(layout, dates=find_dates(layout, date=dt.date(2024, 8, 13)))


def found(text: str, lang: Lang) -> list[str]:
    """Return a line for each quantity found, as `parse` does for those expected."""
    lines = []
    for quantity in quantities(text, lang)[1]:
        value = _shown(quantity.low, quantity.high, quantity.comparator.value)
        flags = ",".join(sorted(field.value for field in quantity.inferred))
        period = quantity.period.value if quantity.period else ""
        kind = quantity.type.value.lower()
        lines.append(f"{quantity.start} {quantity.surface} {kind} {value} {quantity.unit} {period} {flags}".rstrip())
    return lines
