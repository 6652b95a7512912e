"""Turns the numerals and the fixed words of a passage into drafts: numbers with their units."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.quantities.ages import age
from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.money import money, vacancy
from pipeline.quantities.numbers import At, Reading, draft_of
from pipeline.quantities.ranks import implied_ranks, rank
from pipeline.quantities.ratios import ratio
from pipeline.quantities.scan import Numeral
from pipeline.quantities.units import counted
from pipeline.vocabulary import MentionType

BARE = "bare"  # rule of a number without a unit, until the context gives it one

# The first that recognises the numeral decides. Codes are refused by all but those that a sign may join (9:1, RMB5亿).
_RECOGNISERS: tuple[Callable[[At], Reading | None], ...] = (
    ratio,
    rank,
    age,
    money,
    counted,
    vacancy,
)


def read_drafts(passage: Passage, numerals: Sequence[Numeral]) -> list[Draft]:
    """Return the drafts in text order, numbers without a unit among them.

    Of two that overlap the first counts: the word in 翻一番, the number in 3倍増.
    """
    read, fixed = _read(passage, numerals), list(_fixed(passage))
    found = sorted([*fixed, *read], key=lambda draft: (draft.start, -draft.end)) if fixed else read
    kept: list[Draft] = []
    for draft in found:
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return list(implied_ranks(passage, kept))


def _read(passage: Passage, numerals: Sequence[Numeral]) -> list[Draft]:
    drafts: list[Draft] = []
    index, free = 0, passage.start
    while index < len(numerals):
        draft, taken = _recognise(At(passage, numerals, index, free))
        if draft is not None:
            drafts.append(draft)
            free = draft.end
        index += taken
    return drafts


def _recognise(at: At) -> Reading:
    for recogniser in _RECOGNISERS:
        reading = recogniser(at)
        if reading is not None:
            return reading
    numeral = at.numeral.tail or at.numeral  # nothing follows that 多 could belong to: 亏了9万多
    return Reading(draft_of(numeral, numeral.end, type=None, unit="", rule=BARE))


def _fixed(passage: Passage) -> Iterator[Draft]:
    """Yield the words that are a quantity by themselves: 翻番, 半減, 首位."""
    for hit in passage.cues:
        if hit.cue.kind == "fixed":
            kind = MentionType.RANK if hit.cue.key == "rank" else MentionType.RATIO
            yield Draft(
                start=hit.start,
                end=hit.end,
                low=hit.cue.value,
                high=hit.cue.value,
                type=kind,
                unit=hit.cue.key,
                rule=f"{kind.lower()}.word",
            )
