"""Finds firms that nothing in their names gives away, by what only firms have or do.

ルミナリスの純利益, オルビナは30億円を調達した, ケンテック(東京・港), 岚溪完成B轮融资.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lang.tables import term_set
from pipeline.names.candidate import Candidate
from pipeline.names.dictionary import is_listed, pieces
from pipeline.names.ground import Ground
from pipeline.names.kinds import generic
from pipeline.names.known import surfaces
from pipeline.names.scripts import HAN, KATAKANA, begins, ends, is_han, is_katakana, is_latin
from pipeline.names.terms import Terms, ends_with, starts_with
from pipeline.vocabulary import MentionType, Source

_MOST_TOKENS, _LONGEST = 4, 20
# In brackets after a firm's name: (東証プライム), (7203), (0700.HK), (NASDAQ: ABC), (東京・港), (本社東京).
_CODE = re.compile(
    r" ?\((?:(?:証券|株式)?コード:? ?)?(?:(?!19|20)[1-9]\d{3}|\d{3}A|\d{4,5}\.(?:T|HK|TW)|"
    r"(?:NASDAQ|NYSE|HKEX|TSE|ナスダック): ?[A-Z0-9.]{1,6})[)、]"
)
_SEAT = re.compile(
    r" ?\((?:本社・?[一-鿿]{2,4}|(?:東京|大阪|京都|名古屋|横浜|神戸|福岡|札幌|仙台|広島)・[一-鿿]{1,4})[)、]"
)
# Between a name and the measure it holds: の26年3月期の, の4~6月期の連結.
_PERIOD_JA = re.compile(
    r"の(?:(?:20)?\d{2}年\d{1,2}月期の?|\d{1,2}[~-]\d{1,2}月期?の?|前期の?|今期の?|通期の?)?(?:連結)?"
)
_TOPIC = re.compile(r"[はが]")
_MOST_ACT = 80
_NAME_JA = re.compile(rf"[{HAN}{KATAKANA}A-Za-z0-9ー&]+")
# Before a club that is called by its town: J2いわき, ベルギー1部ヘント; no section of the stock exchange.
_DIVISION = re.compile(rf"(?:(?<![A-Za-z])J[123]|(?<=[{HAN}{KATAKANA}])(?<![証第全])[1-5]部)の?")
_CLUB_RULE = "org.club"
_BREAK_ZH = r"(?:^|(?<=[,。;:、!?“”「」()\s]))"
_INVESTOR = rf"[{HAN}A-Za-z]{{2,10}}"
_ROUND = re.compile(rf"{_BREAK_ZH}由?(?P<list>{_INVESTOR}(?:、{_INVESTOR}){{0,6}})(?:领投|跟投|参投)")
# What makes members of a list many firms, or none: 腾讯旗下基金, 阿里等.
_PLURAL = ("等", "旗下", "股东", "机构", "联合", "共同", "继续", "独家", "战略")
_PERIOD_ZH = r"(?:(?:20\d\d年|今年|去年)?(?:上半年|下半年|全年|前三季度|第?[一二三四]季度)?的?)"


def find_in_context(ground: Ground) -> Iterator[Candidate]:
    """Yield unknown firms by the measures they hold, by their shares and by what they do."""
    spans = _japanese(ground) if ground.base == "ja" else _chinese(ground)
    for start, end, rule in spans:
        kind = MentionType.ORG if rule == _CLUB_RULE else MentionType.COMPANY
        yield Candidate(start=start, end=end, type=kind, source=Source.ANCHOR, rule=rule)


@cache
def _measures() -> Terms[str]:
    return Terms(dict.fromkeys(term_set("ja/firm_cues", kind="measure"), ""))


@cache
def _stock() -> Terms[str]:
    return Terms(dict.fromkeys(term_set("ja/firm_cues", kind="stock"), ""))


@cache
def _acts() -> Terms[str]:
    return Terms(dict.fromkeys(term_set("ja/firm_cues", kind="act"), ""))


def _japanese(ground: Ground) -> Iterator[tuple[int, int, str]]:
    yield from _clubs(ground)
    for start, _, _ in _measures().find(ground.text):
        if (end := _holder_end(ground.text, start)) and (first := brand_before(ground, end)) is not None:
            yield first, end, "company.measure"
    for end, _, _ in _stock().find(ground.text):
        if (first := brand_before(ground, end)) is not None:
            yield first, end, "company.stock"
    for end in _bracketed(ground.text):
        if (first := brand_before(ground, end, sure=True)) is not None:
            yield first, end, "company.bracket"
    for act, _, _ in _acts().find(ground.text):
        if (end := _agent_end(ground.text, act)) and (first := brand_before(ground, end)) is not None:
            yield first, end, "company.act"


def _clubs(ground: Ground) -> Iterator[tuple[int, int, str]]:
    """Yield clubs named by their town after their division."""
    for match in _DIVISION.finditer(ground.text):
        token = ground.token_at(match.end())
        if token is None or token[0] != match.end() or "地名-一般" not in token[2] or token[1] - token[0] < 2:
            continue
        follows = ground.text[token[1] : token[1] + 1]
        if not (is_han(follows) or is_katakana(follows) or is_latin(follows)):
            yield token[0], token[1], _CLUB_RULE


def _bracketed(text: str) -> Iterator[int]:
    """Yield where brackets begin that say where a firm has its seat or is listed."""
    yield from (match.start() for pattern in (_CODE, _SEAT) for match in pattern.finditer(text))
    for start, _, _ in _listings().find(text):
        if start and text[start - 1] == "(":
            yield start - 1


@cache
def _listings() -> Terms[str]:
    return Terms(dict.fromkeys(term_set("ja/firm_cues", kind="listing"), ""))


def _holder_end(text: str, measure: int) -> int:
    """Return where the holder of a measure ends; 0 where none stands before it."""
    for match in _PERIOD_JA.finditer(text, max(0, measure - _LONGEST), measure):
        if match.end() == measure:
            return match.start()
    return 0


def _agent_end(text: str, act: int) -> int:
    """Return where the topic or subject nearest before an act ends, in its sentence; 0 where there is none."""
    reach = max(0, act - _MOST_ACT)
    first = max(reach, text.rfind("。", reach, act), text.rfind("\n", reach, act))
    ends_of = [match.start() for match in _TOPIC.finditer(text, first, act)]
    names = [end for end in ends_of if end and (is_katakana(text[end - 1]) or is_latin(text[end - 1]))]
    return names[-1] if names and names[-1] == ends_of[-1] else 0


def brand_before(ground: Ground, end: int, *, sure: bool = False) -> int | None:
    """Return where the name in katakana or Latin letters that ends at an offset begins; None where no name does.

    sure: what stands beside it leaves no doubt, so that a word of the dictionary counts too.
    """
    if not ends(ground.text, end):
        return None
    first, words = end, list[tuple[str, str]]()
    for _ in range(_MOST_TOKENS):
        token = ground.token_before(first) if first else None
        if token is None or end - token[0] > _LONGEST:
            break
        word = ground.text[token[0] : first]
        if not _belongs(word, token[1]):
            break
        first, words = token[0], [(word, token[1]), *words]
    if not words or end - first < 3 or not begins(ground.text, first):
        return None
    return first if _is_brand(words, sure=sure) else None


def _belongs(word: str, tag: str) -> bool:
    """Whether a word can be a part of a firm's name that is not written in Chinese characters alone."""
    if not _NAME_JA.fullmatch(word) or not tag.startswith("名詞") or word.isdecimal() or len(word) < 2:
        return False
    if is_han(word[0]):
        return "地名-一般" in tag and word not in generic("ja", "place")
    return word not in _common() and "地名-国" not in tag


@cache
def _common() -> frozenset[str]:
    words = term_set("ja/common_katakana") | term_set("common_latin") | generic("ja", "core") | generic("ja", "edge")
    return words | generic("ja", "place") | generic("ja", "whole")


def _is_brand(words: list[tuple[str, str]], *, sure: bool) -> bool:
    """Whether words hold one that no dictionary has, or that it has as a name of neither a place nor a person."""
    foreign = [(word, tag) for word, tag in words if not is_han(word[0])]
    if not foreign or "".join(word for word, _ in words) in _common() or any("人名" in tag for _, tag in foreign):
        return False
    unlisted = any(_is_unlisted(word) or tag == "名詞-固有名詞-一般" for word, tag in foreign)
    return unlisted or (sure and not any("地名" in tag for _, tag in foreign))


def _is_unlisted(word: str) -> bool:
    if is_latin(word[0]):
        return word[0].isupper() and len(word) >= 3 and not word.isupper()
    return is_katakana(word[0]) is not None and not is_listed(word, "ja")


@cache
def _pattern_zh() -> re.Pattern[str]:
    """Return the pattern of a run of Chinese characters right before a measure or an act of firms."""
    measures, acts = (
        "|".join(map(re.escape, sorted(term_set("zh/firm_cues", kind=kind), key=len, reverse=True)))
        for kind in ("measure", "act")
    )
    return re.compile(rf"{_BREAK_ZH}(?P<name>[{HAN}]{{2,6}}?)(?:{_PERIOD_ZH}(?:{measures})|(?:{acts}))")


def _chinese(ground: Ground) -> Iterator[tuple[int, int, str]]:
    for match in _pattern_zh().finditer(ground.text):
        if _is_chinese_brand(match["name"]):
            yield *match.span("name"), "company.measure"

    for match in _ROUND.finditer(ground.text):
        yield from _investors(match)


def _investors(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the investors of a round that are named after a known firm: 深创投、美团龙珠跟投."""
    start = match.start("list")
    for name in match["list"].split("、"):
        known = starts_with(name, 0, _known_names(), longest=6)
        if known and len(name) - known in {2, 3} and not any(part in name for part in _PLURAL):
            yield start, start + len(name), "company.round"
        start += len(name) + 1


@cache
def _known_names() -> frozenset[str]:
    return frozenset(name for name, (_, guarded) in surfaces("zh").items() if not guarded and len(name) > 1)


def _is_chinese_brand(name: str) -> bool:
    """Whether a run of characters is no phrase: with or without a word for its business, no dictionary knows it."""
    suffix = ends_with(name, len(name), term_set("zh/org_suffixes", type="COMPANY"))
    core = name[: len(name) - suffix]
    if not 2 <= len(core) <= (4 if suffix else 3) or core in term_set("zh/places") | term_set("zh/generic_names"):
        return False
    if any(part in core for part in term_set("zh/firm_cues", kind="not")) or is_listed(core, "zh"):
        return False
    return not any(len(piece) > 1 and is_listed(piece, "zh") for piece in pieces(core))
