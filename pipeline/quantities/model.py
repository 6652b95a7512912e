"""Value objects of the quantities stage."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.vocabulary import Comparator, Field, MentionType, Period


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of text that decided a field: its half-open span, its text and the field's name."""

    start: int
    end: int
    text: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount: SALARY, MONEY, PERCENT, RATIO, COUNT or RANK (annotation rules, section 2).

    low, high: exact; an open end is None. `=` and `~` have low == high unless the words give a spread.
    unit: ``percent pp bp multiple ratio rank``, a counter's key (``people``), or an ISO 4217 code.
    currency: the ISO 4217 code of SALARY and MONEY, else empty.
    inferred: which of currency and period were inherited from the context.
    rule: name of the recogniser's rule. cues: what decided comparator, currency, period, kind.
    """

    start: int
    end: int
    surface: str
    type: MentionType
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    unit: str
    currency: str = ""
    period: Period | None = None
    inferred: tuple[Field, ...] = ()
    rule: str = ""
    cues: tuple[Cue, ...] = ()

    @property
    def is_negative(self) -> bool:
        """Whether a minus sign (▲, △, −) stands before it, which its magnitude leaves out and a cue keeps."""
        return any(cue.field == "direction" for cue in self.cues)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date, interval or duration: both ends are inclusive days, None where unknown."""

    start: int
    end: int
    surface: str
    time_from: date | None
    time_to: date | None
    rule: str = ""
