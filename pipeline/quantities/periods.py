"""Reads the time an amount is paid for where it stands right beside it: 每月5000元, 月3万円, 1.8万元/月."""

import re

from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.vocabulary import Period

_WORDS: dict[str, Period | None] = {
    "年": Period.YEAR, "月": Period.MONTH, "周": Period.WEEK, "週": Period.WEEK, "天": Period.DAY, "日": Period.DAY,
    "时": Period.HOUR, "時": Period.HOUR, "时间": Period.HOUR, "時間": Period.HOUR, "小时": Period.HOUR,
    "h": Period.HOUR, "H": Period.HOUR, "hour": Period.HOUR, "month": Period.MONTH, "year": Period.YEAR,
    "季": None, "次": Period.ONCE,
}  # fmt: skip
_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
_BEFORE = {
    "zh": re.compile(
        r"(?:每个?|按|(?<![0-9一二三四五六七八九十])[一1]个?)(年|月|周|天|日|小时|时)[^,。;、:0-9]{0,5}\Z"
        r"|(?<![0-9一二三四五六七八九十上下个本当今次去前明同])(月|年)\Z"
    ),
    "ja": re.compile(
        r"(?:毎|1|一)[カかヶヵ]?(年|月|週|日|時間)(?:当たり|あたり|に|で|につき)?(?:平均)?[では]? ?\Z"
        r"|(月|年|日|週)額? ?\Z|(年|月)間[では]? ?\Z|(時間)(?:当たり|あたり) ?\Z"
    ),
}
_NO_PERIOD_JA = re.compile(r"(?:[0-9昨今前来去翌同半数各先当本初一二三四五六七八九十]|[0-9] )(?:月|年|日|週)間? ?\Z")
_AFTER = re.compile(rf" ?(?:/|每|一个?|1个?)(?:人)?({_ANY})(?![0-9])")


def explicit_period(passage: Passage, draft: Draft) -> tuple[Period, Mark] | None:
    """Return the period written right before or after an amount, with its mark."""
    match = passage.find(_AFTER, draft.end)
    if match is None:
        match = _before(passage, draft)
    if match is None:
        return None
    index = match.lastindex or 0
    period = _WORDS[match.group(index)]
    offset = 0 if match.re is _AFTER else draft.lead - len(match.string)
    mark = Mark(match.start(index) + offset, match.end(index) + offset, "period")
    return (period, mark) if period is not None else None


def _before(passage: Passage, draft: Draft) -> re.Match[str] | None:
    lead = passage.lead(draft.lead, 8)
    if passage.lexicon.base == "ja" and _NO_PERIOD_JA.search(lead) and not re.search(r"(?:毎|1|一)", lead[-4:]):
        return None
    return _BEFORE[passage.lexicon.base].search(lead)
