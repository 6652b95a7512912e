"""Reads the number after an index or a ratio that needs no unit: PMI为49.8, 採用指数は17.24, 求人倍率达1.86."""

import re

from pipeline.quantities.closing import is_closed
from pipeline.quantities.cues import nearest_before
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.numerals import ONE, Shape
from pipeline.vocabulary import MentionType

_GLUE = {
    "zh": re.compile(r"(?:[为是达到报约近仅只有录得再创:]|[回上下]?[升降落跌涨][至到]|低至|高达|[(][^()]{0,16}[)])*"),
    "ja": re.compile(r"(?:[はがもでの約 :]|プラス|マイナス|わずか|およそ|ほぼ|前月の|前回の|[(][^()]{0,16}[)])*"),
}
_SECOND_HOLDER = re.compile(r"[,;、]而?[^,。;、0-9]{1,8}(?:只有|仅有|仅为|仅|则为|为|达|は|が)")


def level(passage: Passage, draft: Draft, last: Draft | None) -> Draft | None:
    """Give a number without a unit the key of the index it belongs to; None where it belongs to none."""
    return _named(passage, draft) or _further(passage, draft, last)


def _named(passage: Passage, draft: Draft) -> Draft | None:
    hit = nearest_before(passage, draft, ("ratio", "count"))
    if hit is None or draft.shape is not Shape.EXACT or draft.scale > 1:
        return None
    is_adjacent = _GLUE[passage.lexicon.base].fullmatch(passage.text, hit.end, draft.lead)
    if not is_adjacent or not is_closed(passage, draft):
        return None
    kind = MentionType.RATIO if hit.cue.kind == "ratio" else MentionType.COUNT
    marks = (*draft.marks, Mark(hit.start, hit.end, "kind"))
    return draft._replace(type=kind, unit=hit.cue.key, marks=marks, rule=f"{hit.cue.kind}.index")


def _further(passage: Passage, draft: Draft, last: Draft | None) -> Draft | None:
    """Read the number of a second holder of the same index: 求人倍率达1.86，而文职类只有0.62."""
    is_further = (
        last is not None
        and last.rule.endswith(".index")
        and draft.shape is Shape.EXACT
        and (draft.low or draft.high or 0) % ONE != 0
        and _SECOND_HOLDER.fullmatch(passage.text, last.end, draft.lead)
        and is_closed(passage, draft)
    )
    if not is_further or last is None:
        return None
    return draft._replace(type=last.type, unit=last.unit, rule=last.rule)
