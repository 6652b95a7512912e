"""Tells what a general unit counts: points of an index, people behind 个, kilometres behind キロ."""

import re

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.numerals import ONE
from pipeline.quantities.scan import Numeral
from pipeline.vocabulary import MentionType

_FIRST_POINT = 100 * ONE  # ポイント and 点 are of an index from here on
_INDEX = re.compile(r"指数|平均株価|日経平均|株価|PMI|DI|TOPIX|ダウ|スコア|得点|得分|指|点位|大盘|ポイント還元|指標")
_INDEX_REACH = 20
_OPENINGS = re.compile(r"(?:求人|競争)倍率[^。、,]*\Z|求人倍率")
_OPENINGS_REACH = 12
_KILO_REACH = 40
_KILO_AHEAD = 8
_DISTANCE = re.compile(
    "距離|時速|走行|走る|走っ|マラソン|コース|区間|離れ|先の|沿い|道路|路線|線路|全長|沖|往復|片道|圏|延伸|航続|歩"
)
_WEIGHT = re.compile(
    "体重|重さ|重量|総重量|コメ|米|肉|袋|1キロ|当たり|あたり|水揚げ|収穫|減量|荷物|小麦|豆|マグロ|魚|茶|相場|競り"
)
_GENERAL_ZH = "个间"
_NOUNS_ZH = re.compile(
    r"[㐀-鿿]{0,2}?(?:(?P<people>徒弟|学徒|工人|铁匠|师傅|员工|人手|外援|讲解员|孩子|学生|同学|老师|同事|工程师|程序员|司机|骑手"
    r"|店员|股东|球员|队员|年轻人|老人|男生|女生|博士|硕士|家长|志愿者|保安|护士|医生|居民|村民|农民|创始人|合伙人|经理|厨师"
    r"|技师|导师|新人|毕业生|高管)(?![床证票宿专])|(?P<companies>公司|企业|券商|银行|虚银|厂商|供应商|发展商|开发商|车企|药企|初创)"
    r"(?!理财|账户|账号|卡|存款|贷款|从业|员工|股|债|业|系|网点|代码|法人|高管|职员|用户|客户|产品|名单|总部|标准))"
)


def refined(passage: Passage, numeral: Numeral, draft: Draft) -> Draft:
    """Return the draft of a numeral with the unit that its context says it is in."""
    refine = _REFINEMENTS.get(draft.unit)
    key = refine(passage, numeral, draft) if refine else ""
    if not key:
        return draft
    kind = MentionType.RATIO if key == "ratio" else MentionType.COUNT
    return draft._replace(type=kind, unit=key, rule=f"{kind.lower()}.{key}")


def is_in_points(passage: Passage, numeral: Numeral) -> bool:
    """Whether points are those of an index: many, or an index is spoken of shortly before the numeral."""
    is_many = numeral.value.low >= _FIRST_POINT
    return is_many or _INDEX.search(passage.lead(numeral.start, _INDEX_REACH)) is not None


def kilos(passage: Passage, numeral: Numeral) -> str:
    """Return what キロ is short for here: kilometres or kilograms; empty where neither is spoken of."""
    end = min(numeral.end + _KILO_AHEAD, passage.end)
    around = passage.text[max(numeral.start - _KILO_REACH, passage.start) : end]
    if _DISTANCE.search(around):
        return "kilometres"
    return "kilograms" if _WEIGHT.search(around) else ""


def _points(passage: Passage, numeral: Numeral, draft: Draft) -> str:  # noqa: ARG001
    return "points" if is_in_points(passage, numeral) else ""


def _openings(passage: Passage, numeral: Numeral, draft: Draft) -> str:  # noqa: ARG001
    """Return ``ratio`` for openings to seekers, though they are written with 倍."""
    return "ratio" if _OPENINGS.search(passage.lead(numeral.start, _OPENINGS_REACH)) else ""


def _counted_noun(passage: Passage, numeral: Numeral, draft: Draft) -> str:  # noqa: ARG001
    """Return the key of what the noun behind a general counter says is counted: 11个徒弟, 八间虚银."""
    if passage.lexicon.base != "zh" or passage.text[draft.end - 1] not in _GENERAL_ZH:
        return ""
    match = passage.find(_NOUNS_ZH, draft.end)
    return (match.lastgroup or "") if match else ""


def _kilos(passage: Passage, numeral: Numeral, draft: Draft) -> str:  # noqa: ARG001
    return kilos(passage, numeral)


_REFINEMENTS = {"pp": _points, "multiple": _openings, "items": _counted_noun, "kilos": _kilos}
