"""Finds where the names of firms with a legal form begin and end: 株式会社X, X股份有限公司."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lang.tables import term_set
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.kinds import Suffix, generic, title_heads
from pipeline.names.scripts import HAN
from pipeline.vocabulary import MentionType, Source

_MOST_TOKENS = 9
_LONGEST = 30
_PLACE_IN_BRACKETS = 8
_PARTICLES = frozenset("的了着过与和及或在是由对向将被从为以等把给让使其该本此各某这那就也都又而但则之所于并且称系占持")
_NAME = re.compile(rf"[{HAN}A-Za-z·&-]+")
_PLACE_WITH_KIND = re.compile(r"[省市区县州旗]$")
_STOP_ZH = frozenset(("p", "c", "d", "r", "u", "uj", "ul", "ud", "uv", "uz", "y", "f", "t", "zg", "mq", "e", "o"))
_STOP_JA = ("助詞", "助動詞", "動詞", "補助記号", "代名詞", "副詞", "接続詞", "連体詞", "感動詞", "空白", "名詞-数詞")


def first_of_legal_name(ground: Ground, start: int) -> int | None:
    """Return where a Chinese name with a legal form at `start` begins; None where none does.

    It begins at its place, else with everything that can belong to a name.
    """
    first, text = start, ground.text
    for _ in range(_MOST_TOKENS):
        token = ground.token_before(first)
        if token is None or start - token[0] > _LONGEST:
            break
        word, tag = text[token[0] : first], token[1]
        if word == ")" and (opener := text.rfind("(", max(0, first - _PLACE_IN_BRACKETS), first)) > 0:
            first = opener  # 曜石环境科技(北京)有限公司
            continue
        if not _belongs(word, tag):
            break
        first = token[0]
        if tag == "ns" and _PLACE_WITH_KIND.search(word) and not _is_place(ground, first):
            break
    first = _without_edges(ground, first, start)
    core = text[first:start]
    counts = len(core) >= 2 and core not in generic("zh", "core") and core not in generic("zh", "place")
    return first if counts else None


def _belongs(word: str, tag: str) -> bool:
    """Whether a word can be a part of a name: what firms do may be, 投资, although it is a verb."""
    if not _NAME.fullmatch(word):
        return False
    if len(word) == 1:  # of an unknown name the tokenizer cuts off characters with any tag: 青禾|曜|石
        return word not in _PARTICLES and word not in generic("zh", "edge")
    if tag in _STOP_ZH:
        return False
    return word in term_set("zh/org_suffixes") or not (tag == "v" or word in generic("zh", "edge"))


def _is_place(ground: Ground, end: int) -> bool:
    before = ground.token_before(end)
    return before is not None and before[1] == "ns"


def _without_edges(ground: Ground, first: int, end: int) -> int:
    """Return where the name begins after verbs and other words that lead up to it: 投资|深圳市七号."""
    while first < end:
        token = ground.token_at(first)
        if token is None or ground.text[first : token[1]] not in generic("zh", "edge"):
            break
        first = token[1]
    return first


def with_legal_form(ground: Ground, start: int, end: int, suffix: Suffix) -> Iterator[Candidate]:
    """Yield a Japanese name before or after its legal form: 株式会社瀬戸内, 瀬戸内株式会社."""
    span = None
    after = _run(ground, end)
    before = _run_back(ground, start)
    is_suffix = before < start and ground.text[before:start] not in generic("ja", "core")
    if is_suffix:
        span = (before, end)
    elif after > end:
        span = (start, after)
    if span is not None:
        rule = "company.legal" if suffix.type is MentionType.COMPANY else "org.legal"
        yield Candidate(start=span[0], end=span[1], type=suffix.type, source=Source.ANCHOR, rule=rule)


def _run(ground: Ground, offset: int) -> int:
    """Return the end of the name that begins at an offset: its tokens up to a particle or sign."""
    end = offset
    for _ in range(_MOST_TOKENS):
        token = ground.token_at(end)
        if token is None or end - offset > _LONGEST:
            break
        word = ground.text[end : token[1]]
        if (
            (token[2].startswith(_STOP_JA) and (word != "・" or end == offset))
            or word.isspace()
            or word in _stop_words()
        ):
            break
        end = token[1]
    return end


@cache
def _stop_words() -> frozenset[str]:
    """Return words that end a name: titles, and the legal form of another one."""
    return title_heads() | term_set("ja/legal_forms")


def _run_back(ground: Ground, offset: int) -> int:
    start = offset
    for _ in range(_MOST_TOKENS):
        token = ground.token_before(start)
        if token is None or offset - token[0] > _LONGEST:
            break
        word = ground.text[token[0] : start]
        if (token[1].startswith(_STOP_JA) and word != "・") or word.isspace() or word in generic("ja", "edge"):
            break
        if "助数詞" in token[1] or "副詞可能" in token[1]:
            break
        start = token[0]
    return start + 1 if ground.text[start : start + 1] == "・" else start
