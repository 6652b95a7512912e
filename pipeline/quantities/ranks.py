"""Recognises ranks written with 第: 第1位, 第三名, 排名第五, 第二大."""

import re
from collections.abc import Iterable, Iterator

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.numbers import NOTHING, At, Reading, draft_of, is_exact
from pipeline.quantities.numerals import ONE
from pipeline.vocabulary import MentionType

_WITH_UNIT = {
    "ja": re.compile(r" ?位(?!置)"),
    "zh": re.compile(
        r"[名位](?=\Z|[^㐀-鿿]|[的是之和与在])"
        r"|大(?![学道街会厦门楼桥坝])(?=[㐀-鿿]{0,6}?(?:市场|经济体|股东|客户|城市|品牌|商|企业?|公司|国|产业|银行|集团|平台|体|产地|产区|基地"
        r"|来源|力量|机构|港|省|行业|支柱|渠道|业务|经济|连锁|巨头|军))"
    ),
}
# 第 and a number alone is a rank only after a verb of standing, and where no counter follows.
_STANDING = re.compile(
    r"(?:排名?在?|排到|位列|位居|居|名列|列|跻身|[榜冲]|排过|[升降跌退][至到居]|升为|从|由|至|到|全球|世界|全国|国内|行业|业内|亚洲)"
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
        r"(?<!に)(?:続いて|次いで)(?=は|[、, ]{0,2}[^、。,にをへで]{1,20}?(?:が|は|と|の順|の[0-9]"
        r"|だ[。った]|[。,、\n(]|\Z))|其次(?=は|で)"
    ),
    "zh": re.compile(r"其次(?=[是为])"),
}
# Who leads without a rank of its own.
_LEADING = {
    "zh": re.compile("最[高多大快低长贵]|居首|领跑|头一位|头名"),
    "ja": re.compile("最も|最多|トップ|筆頭|最大|最高"),
}
_NEXT_REACH = 60  # folded characters from one rank to the next


def rank(at: At) -> Reading | None:
    """Read a numeral after 第: a rank, or an ordinal that states nothing (第2工場, 第一季度)."""
    numeral, passage = at.numeral, at.passage
    if not numeral.is_ordinal:
        return None
    if not is_exact(numeral) or numeral.value.low > _LAST * ONE or numeral.value.low % ONE or numeral.is_coded:
        return NOTHING
    draft = _with_unit(at) or _alone(at)
    if draft is None:
        return NOTHING
    start = passage.text.rindex("第", passage.start, numeral.start)
    return Reading(draft._replace(start=start))


def implied_ranks(passage: Passage, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, and among them the ranks implied after one: 首位はA、続いてB is 1 and 2."""
    last: Draft | None = None
    words = _NEXT[passage.lexicon.base].finditer(passage.text, passage.start, passage.end)
    word = next(words, None)
    for draft in (*drafts, None):
        while word is not None and (draft is None or word.start() < draft.start):
            before = _before_next(passage, last, word.start())
            if before:
                last = _next(word, before + ONE)
                yield last
            word = next(words, None)
        if draft is not None:
            last = draft if draft.type is MentionType.RANK else last
            yield draft


def _before_next(passage: Passage, last: Draft | None, start: int) -> int:
    """Return the rank, in billionths, that a word such as 其次 follows; 0 where there is none."""
    if last is not None and 0 <= start - last.end <= _NEXT_REACH:
        return last.high or 0
    leads = _LEADING[passage.lexicon.base].search(passage.text, max(passage.start, start - _NEXT_REACH), start)
    return ONE if leads else 0


def _next(word: re.Match[str], value: int) -> Draft:
    return Draft(
        start=word.start(),
        end=word.end(),
        low=value,
        high=value,
        type=MentionType.RANK,
        unit="rank",
        rule=IMPLIED,
    )


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
