"""Reads the words beside an amount that bound it: 約, 以上, 超, 20万円台."""

import re

from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.numerals import Shape
from pipeline.quantities.signs import is_negative
from pipeline.vocabulary import Comparator, MentionType

_OWN = {
    Shape.EXACT: Comparator.EQ,
    Shape.RANGE: Comparator.RANGE,
    Shape.VAGUE: Comparator.APPROX,
    Shape.ABOUT: Comparator.APPROX,
    Shape.MORE: Comparator.GT,
}
_LOWER = frozenset({Comparator.GT, Comparator.GE})
_UPPER = frozenset({Comparator.LT, Comparator.LE})
_BOUNDS = _LOWER | _UPPER
# Words that may stand between a comparator and its amount.
_FILLER = {
    "ja": re.compile(r"(?:総額|合計|計|年間|月額|月|年|1日|毎月|給与|でも|で|は|も|の)?\s?\Z"),
    "zh": re.compile(
        r"(?:人民币|每(?:小时|平方米|平米|公斤|公里|人次|[㐀-鿿])|[可只才再能会要领获拿]|申请|为|了|有|达到?|在|[给卖拿开出做]到|给|加|占"
        r"|[涨跌升降]了?|增加|减少|补贴|奖励)*\s?\Z"
    ),
}
_FILLER_ENDS = frozenset(" 币可只才再能会要领获拿请为了有达到在给加占涨跌升降少贴励額计計間月年日でもはの与给与計")
_FILLER_REACH = 8
# Any verb may follow an adverb: 至少需要6架, 最多登记300台.
_VERB_ZH = re.compile(r"(?:至少|起码|最少|最多|至多|顶多)((?![^ ]*[的时])[㐀-鿿]{1,4})\Z")
# A share or a multiple of something: 约占员工总数的18%, 还不到目标的一半.
_OF = re.compile(r"[^,。;:、()0-9一二三四五六七八九十百 ]{0,12}(?:的|总额|总数|总量|总股本|合同额)\Z")
_OF_REACH = 15
_SHARES = frozenset({MentionType.PERCENT, MentionType.RATIO})
# A Japanese amount that から ends is the lowest of several (運賃は4万円から。), unless a second one makes it a change.
_FLOOR_JA = re.compile(
    r" ?から(?= ?[。」』|]|\)(?! ?[0-9])|\Z|で[、。すあ]|だ|と[すしな]"
    r"|[、,](?![^。]{0,14}?[0-9一二三四五六七八九十百千万億][^。]{0,8}?(?:に|へ|まで)))"
)
_COMPARED = re.compile("比[^,。;、比]{1,10}的\\Z")  # 比9月的9户多
_COMPARED_REACH = 12
_END_FOLLOWS = re.compile(r"\Z|[^㐀-鿿A-Za-z0-9]|[的就才]")
_EACH = ("分别", "均", "各", "それぞれ")  # before a comparator that holds for each of a list
_LISTED = re.compile("[、,]|[和及与]|以及|と")
_BAND = re.compile(r" ?台(?!湾|头|頭|風|灣|数|本|所|車|詞|帳|地)")
_BAND_SIGNS = frozenset(" 台")
_BANDED = frozenset({MentionType.MONEY, MentionType.SALARY, MentionType.PERCENT})


def bound(passage: Passage, draft: Draft) -> Draft:
    """Return the draft with its comparator, its open ends and the cues of both."""
    if is_negative(passage, draft.start):  # the value is a magnitude, its sign a cue
        draft = draft._replace(marks=(*draft.marks, Mark(draft.start - 1, draft.start, "direction")))
    if draft.type is MentionType.RANK:
        return draft
    if banded := _banded(passage, draft):
        return banded
    before, after = _before(passage, draft), _after(passage, draft)
    if before is None and after is None and draft.shape is Shape.EXACT:
        return draft
    comparator, marks = _decided(_OWN[draft.shape], [found for found in (before, after) if found])
    return draft._replace(
        low=None if comparator in _UPPER else draft.low,
        high=None if comparator in _LOWER else draft.high,
        comparator=comparator,
        marks=(*draft.marks, *marks),
        cue_start=before[1].start if before else -1,
    )


def shared(passage: Passage, last: Draft | None, draft: Draft) -> Draft:
    """Return the draft with the comparator of a list's first amount: 分别不低于7000万元、8200万元和9500万元."""
    if last is None or last.comparator is Comparator.EQ or draft.comparator is not Comparator.EQ:
        return draft
    if last.comparator not in _BOUNDS or last.type is not draft.type or draft.type is None:
        return draft
    mark = next((mark for mark in last.marks if mark.field == "comparator" and mark.end <= last.start), None)
    if mark is None or not passage.text.endswith(_EACH, passage.start, mark.start):
        return draft
    if not _LISTED.fullmatch(passage.text, last.end, draft.start):
        return draft
    return draft._replace(
        low=None if last.comparator in _UPPER else draft.low,
        high=None if last.comparator in _LOWER else draft.high,
        comparator=last.comparator,
        marks=(*draft.marks, mark),
    )


def _banded(passage: Passage, draft: Draft) -> Draft | None:
    """Read 台: from the value to the next step of its last digit: 20万円台 reaches to 30万."""
    if passage.text[draft.end : draft.end + 1] not in _BAND_SIGNS:
        return None
    match = passage.find(_BAND, draft.end)
    low = draft.low or 0
    is_banded = draft.type in _BANDED or draft.unit in {"multiple", "years_old"}
    if match is None or not is_banded or draft.shape is not Shape.EXACT or not low:
        return None
    step = 1
    while low % (step * 10) == 0:
        step *= 10
    mark = Mark(match.end() - 1, match.end(), "comparator")
    return draft._replace(high=low + step, shape=Shape.RANGE, comparator=Comparator.RANGE, marks=(*draft.marks, mark))


def _before(passage: Passage, draft: Draft) -> tuple[Comparator, Mark] | None:
    text, end = passage.text, draft.start
    for last in (end, *_ends_before(passage, end)):
        found = passage.lexicon.before.before(text, passage.start, last)
        if found is None:
            continue
        start, cue = found
        if cue.comparator is None or (cue.side == "scale" and not (draft.is_round and last == end)):
            return None
        return cue.comparator, Mark(start, last, "comparator")
    return _of(passage, draft) if draft.type in _SHARES else None


def _ends_before(passage: Passage, end: int) -> list[int]:
    """Return where a comparator may end that words separate from its amount: 最高可达, 至少要涨."""
    lead = passage.lead(end, _FILLER_REACH)
    if not passage.lexicon.before.may_end_in(lead):
        return []
    ends = []
    if (lead[-1] in _FILLER_ENDS or "每" in lead) and (filler := _FILLER[passage.lexicon.base].search(lead)):
        ends.append(end - len(lead) + filler.start())
    if (verb := _VERB_ZH.search(lead)) is not None:
        ends.append(end - len(lead) + verb.start(1))
    return ends


def _of(passage: Passage, draft: Draft) -> tuple[Comparator, Mark] | None:
    """Read the comparator before the whole that a share is of, the nearest one."""
    lead = passage.lead(draft.start, _OF_REACH)
    whole = _OF.search(lead)
    if whole is None:
        return None
    for last in range(draft.start - 1, draft.start - len(lead) + whole.start() - 1, -1):
        found = passage.lexicon.of.before(passage.text, passage.start, last)
        if found is not None and found[1].comparator is not None:
            return found[1].comparator, Mark(found[0], last, "comparator")
    return None


def _after(passage: Passage, draft: Draft) -> tuple[Comparator, Mark] | None:
    if passage.lexicon.base == "ja" and draft.is_money and (floor := passage.find(_FLOOR_JA, draft.end)):
        return Comparator.GE, Mark(floor.end() - 2, floor.end(), "comparator")
    start = passage.after_blank(draft.end)
    found = passage.lexicon.after.after(passage.text, start, passage.end)
    if found is None:
        return None
    end, cue = found
    if passage.text[start:end] == "多" and _COMPARED.search(passage.lead(draft.start, _COMPARED_REACH)):
        return None
    if cue.comparator is None or (cue.side == "end" and not passage.find(_END_FOLLOWS, end)):
        return None
    return cue.comparator, Mark(start, end, "comparator")


def _decided(own: Comparator, found: list[tuple[Comparator, Mark]]) -> tuple[Comparator, tuple[Mark, ...]]:
    """Return what holds: a comparator that opens an end outdoes `~`; of two of those the one after the amount."""
    bounds = [(comparator, mark) for comparator, mark in found if comparator in _BOUNDS]
    if own is Comparator.RANGE or not found:
        return own, ()
    if own is Comparator.GT and any(comparator in _UPPER for comparator, _ in bounds):
        return own, ()  # 最多有三千余人 tells how many were counted at most
    if bounds:
        same_side = len({comparator in _LOWER for comparator, _ in bounds}) == 1
        comparator, mark = bounds[0] if same_side else bounds[-1]
        return comparator, (mark,)
    return own if own is Comparator.GT else Comparator.APPROX, (found[0][1],)
