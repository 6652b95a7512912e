"""Names that brackets tie to each other or give away.

恒域地產(Hengwell), 渓山(Xishan、以下「渓山」), 澄远科技(下称“澄远”), 三河精工(愛知県刈谷市), 曜石科技(300999).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lang.tables import term_set
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.kinds import generic
from pipeline.names.scripts import HAN, KATAKANA, begins, is_han
from pipeline.names.terms import ends_with
from pipeline.vocabulary import FIRMS, MentionType, Source

_LATIN = re.compile(r" ?\((?P<latin>[A-Z][A-Za-z0-9&.'’+-]*(?: [A-Z&][A-Za-z0-9&.'’+-]*){0,5})(?=[),、;])")
_ALIAS = re.compile(
    r"[(、,;]?(?:以下|下称|以下简称|简称|下文称|又称|以下简称为|略称|以下略称)[、:]? ?"
    r"[「“\"'『](?P<alias>[^」”\"'』()]{2,16})[」”\"'』]"
)
_STOCK_CODE = re.compile(
    r" ?\((?:(?:股票|证券)?代码[:]?)?(?:[SH]?[ZHK]{1,2}[.::]?)?\d{5,6}(?:\.?(?:SZ|SH|HK|BJ))?[),;]"
)
# Most tokens and characters of a name before a stock code; most characters between brackets and an alias in them.
_MOST_TOKENS, _LONGEST, _BRACKET = 4, 8, 60
_CODED_NAME = re.compile(rf"[{HAN}A-Z]+")
_PLACE_JA = re.compile(
    r"\((?:本社|本店|本部)?[・:、]?(?:[一-鿿ヶノ]{1,4}[都道府県])?[一-鿿ヶケノァ-ヺ]{1,6}[市区町村都]?(?:[、)]|・)"
)
_PLACE_END = re.compile(r"[都道府県市区町村][、)・]$")
_NAME_JA = re.compile(rf"[{HAN}{KATAKANA}A-Za-z0-9・&ー]{{2,24}}$")


def find_in_brackets(ground: Ground, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the aliases in brackets after names found, and firms whose brackets say where they are.

    found: disjoint and in order.
    """
    ends = {each.end: each for each in found}
    for match in _LATIN.finditer(ground.text):
        owner = ends.get(match.start())
        if owner is not None and owner.type in FIRMS and match["latin"] not in _no_alias():
            yield _made(match.start("latin"), match.end("latin"), owner.type, "alias.latin")
    for match in _ALIAS.finditer(ground.text):
        owner = _owner(ground, match.start(), found)
        if owner is not None and match["alias"] not in term_set(f"{ground.base}/generic_names"):
            yield _made(match.start("alias"), match.end("alias"), owner.type, "alias.said")
    if ground.base == "ja":
        yield from _with_place(ground, found)
    else:
        yield from _with_stock_code(ground, found)


@cache
def _no_alias() -> frozenset[str]:
    return term_set("common_latin") | term_set("ja/org_suffixes")


def _made(start: int, end: int, kind: MentionType, rule: str) -> Candidate:
    return Candidate(start=start, end=end, type=kind, source=Source.ANCHOR, rule=rule)


def _owner(ground: Ground, offset: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the firm whose brackets hold an offset."""
    opener = ground.text.rfind("(", max(0, offset - _BRACKET), offset + 1)
    index = bisect_right(found, opener if opener >= 0 else offset, key=lambda each: each.end) - 1
    if index < 0 or found[index].type not in FIRMS:
        return None
    reach = 1 if opener >= 0 else _BRACKET
    return found[index] if (opener if opener >= 0 else offset) - found[index].end <= reach else None


def _with_place(ground: Ground, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield Japanese firms followed by the place of their seat."""
    taken = {each.end for each in found}
    for match in _PLACE_JA.finditer(ground.text):
        if match.start() in taken or not _PLACE_END.search(match.group()):
            continue
        name = _NAME_JA.search(ground.text, max(0, match.start() - 24), match.start())
        if name is None:
            continue
        start = _last_name_start(ground, name.start(), match.start())
        word = ground.text[start : match.start()]
        if start < match.start() and word not in term_set("ja/generic_names") and begins(ground.text, start):
            yield _made(start, match.start(), MentionType.COMPANY, "company.place")


def _with_stock_code(ground: Ground, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield Chinese firms followed by their stock code: 曜石科技(300999)."""
    taken = {each.end for each in found}
    for match in _STOCK_CODE.finditer(ground.text):
        if match.start() in taken:
            continue
        start = match.start()
        for _ in range(_MOST_TOKENS):
            token = ground.token_before(start)
            if (
                token is None
                or match.start() - token[0] > _LONGEST
                or not _belongs(ground.text[token[0] : start], token[1])
            ):
                break
            start = token[0]
        if match.start() - start >= 3 and ground.text[start : match.start()] not in term_set("zh/generic_names"):
            yield _made(start, match.start(), MentionType.COMPANY, "company.code")


def _belongs(word: str, tag: str) -> bool:
    """Whether a word before a stock code can be a part of the firm's name."""
    cue = word in term_set("zh/generic_names", kind="edge") or word.endswith(("公司", "股东", "企业"))
    return _CODED_NAME.fullmatch(word) is not None and not cue and tag[:1] not in "pcdruft"


def _last_name_start(ground: Ground, start: int, end: int) -> int:
    """Return where the name in [start, end) begins, without common words before it; `end` where there is none."""
    first, proper, n_tokens = end, False, 0
    common = generic("ja", "core") | generic("ja", "edge")
    for token_start, token_end, tag in reversed([token for token in ground.tokens(start, end) if token[0] >= start]):
        word = ground.text[token_start:token_end]
        if not tag.startswith("名詞") or "可能" in tag or word in common:
            break
        first, n_tokens = token_start, n_tokens + 1
        proper = proper or "固有名詞" in tag or not is_han(word[0])
    named = proper and n_tokens > 1 and not ends_with(ground.text, end, generic("ja", "site"))
    return first if named else end
