"""What a source of names proposes, before overlaps are resolved."""

from dataclasses import dataclass

from pipeline.vocabulary import MentionType, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch [start, end) of a ground's text that may be a name.

    known: id of the known entity the surface names, else empty.
    guarded: the surface is also a common word and counts only with support.
    probability: what a trained tagger gives it; 1 from every other source.
    """

    start: int
    end: int
    type: MentionType
    source: Source
    rule: str
    known: str = ""
    guarded: bool = False
    former: bool = False
    probability: float = 1.0
