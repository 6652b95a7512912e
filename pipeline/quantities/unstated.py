"""Reads amounts of money whose currency is left out: 年薪百万, 投了2300万, 标价一千五, 年収100万以上.

In Chinese a number in 万 or 亿 with nothing to count behind it is money, unless the clause speaks of a number of
things; in Japanese a word of pay or money must stand beside it.
"""

import re

from pipeline.quantities.closing import is_closed
from pipeline.quantities.cues import hit_after, hit_before, sentence_start
from pipeline.quantities.draft import Draft, Mark, Passage
from pipeline.quantities.lexicon import Hit
from pipeline.quantities.numerals import ONE, Shape
from pipeline.vocabulary import MentionType, Period

_PAY_FROM: dict[Period | None, int] = {Period.HOUR: 5, Period.DAY: 50}
_PAY_FROM_OTHERWISE = 1000
_PAY_TO = 10**7
_MYRIAD = 10**4
_SCALE = re.compile("[万萬亿億]")
_FURTHER = 30

# What may stand between a word of pay or money and a number without a unit.
_GLUE = {
    "zh": re.compile(
        r"(?:[为是达到至在约近有共仅只才要得从由自另: 了可能拿给开出均过]|[(][^()]{0,6}[)]|高达|税前|税后|人民币|平均"
        r"|普遍|大概|一般|基本|分别|至少|区间|范围|水平|超|还是|直接|上看|可望|有望|喊到|挑战|据说|均值|[谈涨跌升降提加掉调喊炒开拿]到)*"
    ),
    "ja": re.compile(
        r"(?:[はがもでにとを: 約の]|平均|想定|最低|最高|最大|なんと|提示|税込み?|額面|およそ|前後"
        r"|水準|中位数|中央値|別に|前年)*"
    ),
}
# What may stand between an amount and a further one of the same kind without a unit.
_COORDINATION = {
    "zh": re.compile(
        r"(?:以上|左右|以下|多|起)?[,、;和或与及]?(?:甚至|乃至|最高|最低|还有|更有|[升涨降增]?[到至]了?|掉到)?"
        r"(?:[^,。;、0-9]{0,4}(?:给|开出|开到|价))?|[㐀-鿿]{1,4}[到至为成]了?"
    ),
    "ja": re.compile(r"(?:以上|超|程度|前後)? ?[、や,]? ?(?:さらには|中には|または|あるいは|から|最高|最低|で)*"),
}
# Verbs that take nothing but money, right before the number; 卖 and 收 take goods too.
_PAID_ZH = re.compile(
    r"(?:亏|赔|掏|投|花|领投|跟投|募|拆借|借|欠|赚|挣|贷|拨|凑|罚|捐|贴|付)(?:了|出|进|掉|给|去|到)?(?:过|约|近|逾|超|超过|不到)?\Z"
)
_PRICED_ZH = re.compile(r"(?:涨|跌|卖|收|要|省|交|扣|补|加|卖到|炒到|收到)(?:了|过)?\Z")
_VERB_REACH = 6
# 一千五 is 1500, said of prices; 两百 and 三千 may be too, after a verb.
_COLLOQUIAL = re.compile(r"[百千万][一二三四五六七八九]\Z")
_SPOKEN = re.compile(r"[一二两三四五六七八九十几数][〇零一二两三四五六七八九十百千几]*\Z")
_SPOKEN_FROM = 100
# A clause with one of these counts things: 粉丝突破300万, 销量20万.
_COUNTED_ZH = re.compile(
    r"数(?![据字])|(?<!大)量|用户|人口|人群|粉丝|会员|人次|观众|读者|播放|点击|浏览|阅读|下载|点赞|转发|评论|观看|收看|收听|订阅|关注"
    r"|日活|月活|DAU|MAU|客流|装机|保有|交付|出货|预约|报名(?!费)|注册(?!资)|在线|热度|里程(?!碑)|公里|面积|字|辆|[0-9]台|套|吞吐|访问|步|票(?!房|价)|股数"
)
_GOODS_ZH = re.compile("(?:(?:卖|售|销|产|造|装|送|印|招|养|种|建|开)(?:了|出|过)?|[跑走来住聚][了过])\\Z")
_CLAUSE = re.compile(r"[,。;:!?、]")
_CLAUSE_REACH = 24
_SHORT = 5  # characters of a clause that says too little: 截至6月底


def unstated(passage: Passage, draft: Draft, last: Draft | None) -> Draft | None:
    """Read a number without a unit as an amount where the context speaks of money; None where it does not."""
    if not is_closed(passage, draft):
        return None
    has_scale = _SCALE.search(passage.text, draft.start, draft.end) is not None
    hit = _adjacent(passage, draft)
    if hit is not None and (has_scale or (hit.cue.kind == "pay" and _is_pay_sized(draft, hit.cue.period))):
        marks = (*draft.marks, Mark(hit.start, hit.end, "kind"))
        return draft._replace(type=MentionType.MONEY, marks=marks, rule="money.bare")
    if _is_paid(passage, draft, has_scale=has_scale):
        return draft._replace(type=MentionType.MONEY, rule="money.paid")
    if _goes_on(passage, draft, last, has_scale=has_scale):
        return draft._replace(type=MentionType.MONEY, rule="money.coordinated")
    if passage.lexicon.base == "zh" and _is_elliptic(passage, draft, has_scale=has_scale):
        return draft._replace(type=MentionType.MONEY, rule="money.elliptic")
    return None


def _adjacent(passage: Passage, draft: Draft) -> Hit | None:
    after = hit_after(passage, draft)
    if after is not None:
        return after
    hit = hit_before(passage, draft)
    if hit is None or not _GLUE[passage.lexicon.base].fullmatch(passage.text, hit.end, draft.lead):
        return None
    return hit


def _is_pay_sized(draft: Draft, period: Period | None) -> bool:
    """Whether a number without scale or unit is not too small, nor too large, to be pay."""
    least = _PAY_FROM.get(period, _PAY_FROM_OTHERWISE)
    return least * ONE <= (draft.low or draft.high or 0) < _PAY_TO * ONE


def _is_paid(passage: Passage, draft: Draft, *, has_scale: bool) -> bool:
    if passage.lexicon.base != "zh":
        return False
    lead = passage.lead(draft.start, _VERB_REACH)
    if _PAID_ZH.search(lead):
        return has_scale or _is_spoken(passage, draft)
    return _PRICED_ZH.search(lead) is not None and _is_spoken(passage, draft)


def _is_spoken(passage: Passage, draft: Draft) -> bool:
    """Whether it is a number of three digits or more in Chinese characters."""
    is_large = (draft.low or draft.high or 0) >= _SPOKEN_FROM * ONE
    return is_large and _SPOKEN.match(passage.text[draft.start : draft.end]) is not None


def _goes_on(passage: Passage, draft: Draft, last: Draft | None, *, has_scale: bool) -> bool:
    if last is None or not last.is_money or not has_scale:
        return False
    return _coordinated(passage, last, draft) or _goes_on_ja(passage, last, draft)


def _coordinated(passage: Passage, last: Draft, draft: Draft) -> bool:
    gap = passage.text[last.end : draft.lead]
    return len(gap) <= 16 and _COORDINATION[passage.lexicon.base].fullmatch(gap) is not None


def _goes_on_ja(passage: Passage, last: Draft, draft: Draft) -> bool:
    """Whether a bounded number follows an amount of pay in its sentence: 年収は150万元、博士でも45万を下回らない."""
    is_near = draft.start - last.end <= _FURTHER and last.end >= sentence_start(passage, draft.start)
    is_bounded = any(mark.field == "comparator" for mark in draft.marks)
    is_pay = last.type is MentionType.SALARY
    return passage.lexicon.base == "ja" and is_near and is_bounded and is_pay and draft.scale == _MYRIAD


def _is_elliptic(passage: Passage, draft: Draft, *, has_scale: bool) -> bool:
    """Whether nothing in its clause counts things: 投资方肯给60亿, 单程要六百八."""
    text = passage.text[draft.start : draft.end]
    if len(text) == 1 or not (has_scale or _COLLOQUIAL.search(text)):
        return False
    lead = passage.text[max(sentence_start(passage, draft.start), draft.start - _CLAUSE_REACH) : draft.start]
    signs = list(_CLAUSE.finditer(lead))
    clause = lead[signs[-1].end() :] if signs else lead
    if len(clause) <= _SHORT and len(signs) > 1:
        clause = lead[signs[-2].end() :]
    return not _COUNTED_ZH.search(clause) and not _GOODS_ZH.search(clause) and draft.shape is not Shape.VAGUE
