"""Adds what a number with a unit still has behind it, or within: 3割5分2厘, 一成五, 六成半, 两个半小时."""

import re

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.numbers import At, Reading, draft_of
from pipeline.quantities.numerals import ONE, Shape
from pipeline.quantities.scan import Numeral
from pipeline.vocabulary import MentionType

_HALF = re.compile(r"半(?![年月日数分导導体額额値值期場减減径導])")
_HALVED = frozenset({"倍", "成", "岁", "歳", "小时", "時間", "割"})
_PARTED_KEYS = {
    "小时": "hours", "钟头": "hours", "钟": "hours", "百分点": "pp", "月工资": "months_pay", "月薪水": "months_pay",
    "月薪资": "months_pay", "月底薪": "months_pay", "月奖金": "months_pay",
}  # fmt: skip
_PARTED = re.compile(rf"个([半多])({'|'.join(_PARTED_KEYS)})(?![表点头])")
# What a digit behind 割 or 成 adds, and what must follow the digit.
_TENTHS_OF = {
    "割": ((ONE, re.compile(r"分(?![間以野類析岐割布解]|の[0-9一二三四五六七八九])")), (ONE // 10, re.compile("厘"))),
    "成": (
        (ONE, re.compile(r"(?![㐀-鿿A-Za-z0-9.%])|(?=[的以左上才就也都拉掉降升涨跌提增减高低到至和与及或弱强強])")),
    ),
}


def parted(passage: Passage, numeral: Numeral) -> Draft | None:
    """Read a number whose counter has a half or a 多 within: 两个半小时, 三个多小时."""
    if passage.text[numeral.end : numeral.end + 1] != "个" or passage.lexicon.base != "zh":
        return None
    match = passage.find(_PARTED, numeral.end)
    if match is None or numeral.value.shape is not Shape.EXACT:
        return None
    key = _PARTED_KEYS[match.group(2)]
    kind = MentionType.PERCENT if key == "pp" else MentionType.COUNT
    draft = draft_of(numeral, match.end(), type=kind, unit=key, rule=f"{kind.lower()}.{key}")
    return draft._replace(shape=Shape.MORE) if match.group(1) == "多" else _plus(draft, match.end(), ONE // 2)


def completed(at: At, draft: Draft) -> Reading:
    """Return the draft with the percents, tenths and halves that follow it."""
    passage, taken = at.passage, 1
    worths = _TENTHS_OF.get(passage.text[draft.end - 1], ()) if draft.type is MentionType.PERCENT else ()
    for numeral, (worth, pattern) in zip(at.numerals[at.index + 1 : at.index + 3], worths, strict=False):
        match = passage.find(pattern, numeral.end)
        if match is None or numeral.start != draft.end or numeral.value.high >= 10 * ONE:
            break
        draft = _plus(draft, match.end(), numeral.value.low * worth // ONE)
        taken += 1
    return Reading(_halved(passage, draft), taken)


def _halved(passage: Passage, draft: Draft) -> Draft:
    match = passage.find(_HALF, draft.end) if passage.text[draft.end : draft.end + 1] == "半" else None
    if match is None or draft.shape is not Shape.EXACT:
        return draft
    if not any(passage.text.endswith(term, draft.start, draft.end) for term in _HALVED):
        return draft
    return _plus(draft, match.end(), 5 * ONE if draft.type is MentionType.PERCENT else ONE // 2)


def _plus(draft: Draft, end: int, added: int) -> Draft:
    """Return the draft with an amount, in billionths, that the text up to `end` adds."""
    return draft._replace(end=end, low=(draft.low or 0) + added, high=(draft.high or 0) + added)
