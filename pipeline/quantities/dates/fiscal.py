"""The fiscal year that a document speaks of: in which month it begins, and the terms named after their last month."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.quantities.dates.calendar import YEAR, Months
from pipeline.quantities.dates.model import Expression, Kind

APRIL, SEPTEMBER = 3, 8  # 0-based, as all months here


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """What a document's words tell about the fiscal years in it.

    terms: 0-based first months of the terms named (3月期 begins in April). has_fiscal_year: whether a 年度 is named.
    """

    terms: frozenset[int] = frozenset()
    has_fiscal_year: bool = False

    @property
    def start(self) -> int | None:
        """First month of the years whose quarters are numbered: January without fiscal words; None when not sure."""
        starts = self.terms | ({APRIL} if self.has_fiscal_year else frozenset())
        if not starts:
            return 0
        return next(iter(starts)) if len(starts) == 1 else None

    @property
    def term_start(self) -> int | None:
        """First month of the terms of the one company that the document is about; None when not sure."""
        return self.start if self.terms or self.has_fiscal_year else None


def read_fiscal_calendar(expressions: Iterable[Expression]) -> FiscalCalendar:
    """Gather the fiscal terms and years among the expressions of a document's Japanese paragraphs."""
    terms: set[int] = set()
    has_fiscal_year = False
    for expression in expressions:
        for atom in expression.atoms:
            if atom.kind is Kind.TERM:
                terms.add(atom.number % YEAR)
            has_fiscal_year |= atom.kind in {Kind.FISCAL_YEAR, Kind.RELATIVE_FISCAL_YEAR}
    return FiscalCalendar(frozenset(terms), has_fiscal_year)


def running_year(start: int, date: dt.date) -> Months:
    """Return the year of twelve months from the 0-based month `start` on that a day falls in."""
    month = Months.of(date).first
    return Months(month - (month - start) % YEAR, YEAR)
