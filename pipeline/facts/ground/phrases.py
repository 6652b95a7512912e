"""Noun phrases around a point of the text, read off the characters: kanji, katakana, Latin letters and の."""

import re

from pipeline.facts.ground.lexicon import Category
from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Argument
from pipeline.lang.tables import terms
from pipeline.text import tokenize
from pipeline.vocabulary import Lang

_LONGEST = 40
_WORD = 3
_JA_PHRASE = re.compile(r"(?:この)?[一-鿿々〆ァ-ヶーA-Za-z0-9・&+\-の 「」『』]+$")
_JA_EDGE = "の・ -+"
_JA_ADVERBS = re.compile(
    r"^(?:現在の?|今後の?|一方|特に|また|さらに|今回の?|同時|結果|当時の?|最近の?|昨今の?|約|計|全体|同期間?の?)+"
)
_JA_TRAILING = re.compile(r"の?(?:現在|今年|昨年|今|最新)の?$")
# Words that say how much, or only stand for a clause: no subject.
_JA_EMPTY = re.compile(
    r"(?:多額|巨額|高額|低額|一部|多く|全体|最大|最高|最低|新規|自社|実際|通常|今回|従来|当初|本当|それ|一定|同様|新た|"
    r"一人|以上|以下|過去|平均|合計|総額|前年|同期|当期|通期|当面|年間|月間|累計|結果|国内外|半数|大半|残り|他|"
    r".*(?:場合|とき|ため|もの|こと|なか|中|上|点|際|一方|以外|時点|段階|面))"
)

# Characters of folded Chinese that make a stretch a clause, outside the words where they do not.
_ZH_VERBAL = re.compile(
    r"[是了着把被让将已也还向说称没因但而则于如即每该此这那其又仅约达近等较,。;:]|起(?![重亚点])|位居|位列|排名|发生|带动|愿意|可能|"
    r"(?<![社协机])会(?![员计议])|(?<![智功性职技])能(?![源力耗量])|(?<![国所私])有(?![限色])|从(?!业)|在(?![线职校岗])|"
    r"(?<![首成])都(?!市)|就(?!业)|使(?!用)|(?<!自)由|(?<!供)给|比(?![例重])|(?<![平人年])均|超(?![级市算])|不(?![动锈良])|"
    r"无(?![人线形])|过(?![去滤])|再(?!生)|对(?!外)|为|以(?![上下内外])|若(?!干)|(?<!先)进(?![口出步修])|到(?!手)"
)
_ZH_LEAD = re.compile(
    r"^(?:其中|目前|此外|同时|另外|而且|而|但|不过|然而|因此|所以|当前|现在|今年以来|近年来|整体来看|总体来看|名义|实际|"
    r"具体来看|数据显示|值得一提的是|截至目前|与此同时|具体而言|据悉|的|地|内|底|末|初|上半年|下半年|全年|前三季度|当地|仅|全年|期间|月份|"
    r"以来|春招|秋招|季度|第[一二三四]季度|以|在|和|与|及|从|对于|对|关于|国内|主力产品|旗舰产品|新产品|新品)+"
)
_ZH_TAIL = re.compile(
    r"(?:的|实质|名义|实际|方面|平均|中位数|总|最高|最低|年|月|人均|合计|累计|新增|实现|平均的|招聘|每月|每年|整体|普遍|一般)+$"
)
_ZH_BAD_TAIL = re.compile(r"(?:和|与|及|、|后|时|前|中|上|下|里|间|起|来|度|期|底|初|看|来说|而言)$")


def phrase_argument(scene: Scene, start: int, end: int) -> Argument | None:
    """Return the stretch as a Chinese noun phrase: leading adverbs and trailing 的 off; None when it is a clause."""
    start, end = _trim(scene.plain, start, end, " 、,《“「》”」")
    if lead := _ZH_LEAD.match(scene.plain[start:end]):
        start += lead.end()
    if tail := _ZH_TAIL.search(scene.plain[start:end]):
        end = start + tail.start()
    phrase = scene.plain[start:end]
    if not 2 <= len(phrase) <= _LONGEST or is_verbal(phrase) or _ZH_BAD_TAIL.search(phrase):
        return None
    if _is_one_verb(phrase) or scene.find(Category.DIRECTION, start, end):
        return None
    return Argument(text=scene.text[start:end], start=start, end=end)


def is_measure(phrase: str, base: str) -> bool:
    """Whether a folded phrase names a measure, and so never whose value it is: 営業利益率, 客单价."""
    return phrase.endswith(terms(f"{base}/measure_nouns"))


def is_verbal(phrase: str) -> bool:
    """Whether a stretch of Chinese holds a verb or an adverb, and so is no noun phrase."""
    return _ZH_VERBAL.search(phrase) is not None


def _is_one_verb(phrase: str) -> bool:
    """Whether a phrase of two or three characters is one word that is no noun: 下滑, 估计, 基本."""
    if len(phrase) > _WORD:
        return False
    tokens = tokenize(phrase, Lang.ZH_HANS)
    return len(tokens) == 1 and tokens[0].pos in {"VERB", "ADV", "ADJ"} and tokens[0].tag not in {"vn", "an"}


def _trim(text: str, start: int, end: int, edge: str) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in edge):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in edge):
        end -= 1
    return start, end


def _inside_quote(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the title that a phrase ends in: 雲の言葉 of モバイルゲーム「雲の言葉」; else the phrase's."""
    if end - start > 2 and text[end - 1] in "」』":
        opening = max(text.rfind("「", start, end), text.rfind("『", start, end))
        if start <= opening < end - 2:
            return opening + 1, end - 1
    return start, end


def noun_phrase_before(scene: Scene, end: int, floor: int) -> Argument | None:
    """Return the Japanese noun phrase that ends at `end` and begins no earlier than `floor` or the last date."""
    text = scene.plain
    floor = scene.dates.last_end(max(floor, end - _LONGEST), end)
    match = _JA_PHRASE.search(text[floor:end])
    if match is None:
        return None
    start, stop = _trim(text, floor + match.start(), end, _JA_EDGE)
    if trailing := _JA_TRAILING.search(text[start:stop]):
        stop = start + trailing.start()
    if adverbs := _JA_ADVERBS.match(text[start:stop]):
        start += adverbs.end()
    start, stop = _inside_quote(text, start, stop)
    phrase = text[start:stop]
    if phrase.count("「") != phrase.count("」") or phrase.count("『") != phrase.count("』"):
        return None
    if len(phrase) < 2 or phrase.isdecimal() or _JA_EMPTY.fullmatch(phrase) or scene.quantities.overlaps(start, stop):
        return None
    return Argument(text=phrase, start=start, end=stop)
