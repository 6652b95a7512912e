"""Recognises ranks written with 第: 第1位, 第三名, 排名第五, 第二大."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.numbers import At, Reading, draft_of, is_exact
from pipeline.quantities.numerals import ONE
from pipeline.vocabulary import MentionType

_WITH_UNIT = {
    "ja": re.compile(r" ?位(?!置)"),
    "zh": re.compile(
        r"[名位](?=\Z|[^㐀-鿿]|[的是之和与在])"
        r"|大(?=市场|经济|股东|客户|城市|品牌|厂商|企业|公司|供应|出口|进口|贸易|平价|连锁|车企|产业|运营|电商|银行|集团)"
    ),
}
# 第 and a number alone is a rank only after a verb of standing, and where no counter follows.
_STANDING = re.compile(
    r"(?:排名?在?|排到|位列|位居|居|名列|列|跻身|[升降跌退][至到居]|升为|从|由|至|到|全球|世界|全国|国内|行业|业内|亚洲)"
    r"第 ?\Z"
)
_NOTHING_FOLLOWS = re.compile(r"\Z|[^㐀-鿿A-Za-z0-9%]|[的升降跌上下掉是与和滑]")
_MOVE = re.compile(r"(?:从|由)第 ?\Z")
_MOVES = re.compile(r"[升降跌上下掉滑]")
_LAST = 10_000

# An implied rank is the word itself, near a rank before it and before whoever holds it: 続いてB社が. Xに次いで names
# whom it follows, and 続いて質疑に移る or 其次要快 tell what comes next.
IMPLIED = "rank.implied"
_NEXT = {
    "ja": re.compile(
        r"(?<!に)(?:続いて|次いで)(?=は|[、, ]?[^、。,にをへで]{1,14}?(?:が|は|の順|だ[。った]|[。\n(]|\Z))"
    ),
    "zh": re.compile(r"其次(?=[是为])"),
}
_NEXT_REACH = 60  # folded characters from one rank to the next


def rank(at: At) -> Reading | None:
    """Read a numeral after 第: a rank, or an ordinal that states nothing (第2工場, 第一季度)."""
    numeral, passage = at.numeral, at.passage
    if not numeral.is_ordinal:
        return None
    if not is_exact(numeral) or numeral.value.low > _LAST * ONE or numeral.value.low % ONE or numeral.is_coded:
        return Reading(None)
    draft = _with_unit(at) or _alone(at)
    if draft is None:
        return Reading(None)
    start = passage.text.rindex("第", passage.start, numeral.start)
    return Reading(replace(draft, start=start))


def implied_ranks(passage: Passage, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, and among them the ranks implied after one: 首位はA、続いてB is 1 and 2."""
    last: Draft | None = None
    words = _NEXT[passage.lexicon.base].finditer(passage.text, passage.start, passage.end)
    word = next(words, None)
    for draft in (*drafts, None):
        while word is not None and (draft is None or word.start() < draft.start):
            if last is not None and 0 <= word.start() - last.end <= _NEXT_REACH:
                low = (last.high or 0) + ONE
                last = replace(last, start=word.start(), end=word.end(), low=low, high=low, rule=IMPLIED)
                yield last
            word = next(words, None)
        if draft is not None:
            last = draft if draft.type is MentionType.RANK else last
            yield draft


def _with_unit(at: At) -> Draft | None:
    match = at.passage.find(_WITH_UNIT[at.passage.lexicon.base], at.numeral.end)
    if match is None:
        return None
    return draft_of(at.numeral, match.end(), type=MentionType.RANK, unit="rank", rule="rank.unit")


def _alone(at: At) -> Draft | None:
    passage, numeral = at.passage, at.numeral
    lead = passage.lead(numeral.start, 6)
    if passage.lexicon.base == "ja" or not _STANDING.search(lead) or not passage.find(_NOTHING_FOLLOWS, numeral.end):
        return None
    if _MOVE.search(lead) and not _moves(passage, numeral.end):
        return None
    return draft_of(numeral, numeral.end, type=MentionType.RANK, unit="rank", rule="rank.standing")


def _moves(passage: Passage, start: int) -> bool:
    return passage.find(_MOVES, start) is not None
