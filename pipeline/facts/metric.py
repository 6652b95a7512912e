"""The metric of a fact, and the terms that name one."""

from dataclasses import dataclass

from pipeline.facts.ground.lexicon import Entry, Hit
from pipeline.facts.model import Argument
from pipeline.vocabulary import OTHER

_PERSONAL = frozenset({"age", "duration", "rank", "share", OTHER, "minimum_wage"})
_PAY = frozenset({
    "annual_salary", "monthly_salary", "daily_wage", "hourly_wage", "bonus", "signing_bonus", "bonus_months",
    "pay_raise", "pay_raise_rate", "pay_multiple", "turnover_rate",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric with the term that named it; term is None when only the unit or period did.

    noun: where the noun begins that names it and is no term of the vocabulary.
    closed: what names the metric names its owner too, or leaves it open; no other subject is looked for.
    """

    key: str
    text: str = ""
    term: Hit | None = None
    noun: int | None = None
    owner: Argument | None = None
    closed: bool = False

    @property
    def entry(self) -> Entry | None:
        """The vocabulary row of this metric."""
        if self.term is None:
            return None
        return next((entry for entry in self.term.entries if entry.key == self.key), self.term.entries[0])

    @property
    def is_thing(self) -> bool:
        """Whether the metric's term names what is counted, so that it can be the subject itself."""
        return self.entry is not None and "thing" in self.entry.fields["shape"]

    @property
    def has_company(self) -> bool:
        """Whether an organisation in the context owns the value."""
        return self.entry is not None and "company" in self.entry.fields["holder"]

    @property
    def is_act(self) -> bool:
        """Whether the metric's term names what the holder does: investing, hiring."""
        return self.entry is not None and "act" in self.entry.fields["shape"]

    @property
    def is_owned(self) -> bool:
        """Whether the value is somebody's even where its clause does not say whose: a firm's measures, and pay."""
        return self.has_company or self.key in _PAY

    @property
    def is_personal(self) -> bool:
        """Whether a person can hold the value: pay and age, or what a person does."""
        return self.is_act or self.key in _PERSONAL or (self.key in _PAY and self.key != "turnover_rate")
