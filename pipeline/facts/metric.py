"""The metric of a fact, and the terms that name one."""

from dataclasses import dataclass

from pipeline.facts.lexicon import Entry, Hit
from pipeline.facts.model import Argument


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric with the term that named it; term is None when only the unit or period did.

    closed: what names the metric names its owner too, or leaves it open; no other subject is looked for.
    """

    key: str
    text: str = ""
    term: Hit | None = None
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
