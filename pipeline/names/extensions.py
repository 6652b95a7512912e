"""Names of firms and organisations that grow out of what was found: 华为|2012实验室, 利汇行|住宅部董事."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.lang.tables import term_set
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.kinds import ends_word, suffixes
from pipeline.names.scripts import is_han
from pipeline.names.terms import starts_with
from pipeline.vocabulary import MentionType, Source

_EXTENSION = re.compile(r"[A-Za-z0-9]{1,6}")
_BRANCH = re.compile(r"[一-鿿]{2,10}?(?:分行|支行|分公司|营业部)(?![一-鿿]{0,1}长)")
# Of the words for what a firm does, those that with a firm's name before them name another firm.
_FIRMS = frozenset(
    ["集团", "控股", "控股集团", "科技", "资本", "创投", "银行", "地产", "药业", "实业", "股份", "证券", "基金公司"]
) | frozenset(["软件", "国际", "娱乐", "体育", "财经"])
_LONGEST = 8


def extended(ground: Ground, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield names that begin with that of a known firm: 华为2012实验室, 北京大学出版社, 格力集团."""
    for each in known:
        match = _EXTENSION.match(ground.text, each.end)
        start = match.end() if match else each.end
        parts = _organisations(ground.base) | (_firms(ground.base) if start == each.end else frozenset())
        length = starts_with(ground.text, start, parts, longest=_LONGEST)
        if length and ends_word(ground, start + length):
            part = suffixes(ground.base).entries.get(ground.text[start : start + length])
            kind = part.type if part else MentionType.COMPANY
            yield Candidate(start=each.start, end=start + length, type=kind, source=Source.ANCHOR, rule="org.extended")


def branches(ground: Ground, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield branches of known firms, named by their place: 招商银行成都分行."""
    for each in known:
        match = _BRANCH.match(ground.text, each.end) if ground.base == "zh" else None
        if match and starts_with(ground.text, each.end, term_set("zh/places"), longest=4):
            yield Candidate(
                start=each.start, end=match.end(), type=each.type, source=Source.ANCHOR, rule="company.branch"
            )


def before_titles(ground: Ground, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what the Chinese tokenizer takes for an organisation, right before the title of one: 利汇行|住宅部董事."""
    if ground.base != "zh":
        return
    for each in found:
        token = ground.token_before(each.start) if each.type is MentionType.TITLE else None
        if token is not None and token[1] == "nt" and each.start - token[0] > 1 and is_han(ground.text[token[0]]):
            yield Candidate(
                start=token[0], end=each.start, type=MentionType.COMPANY, source=Source.ANCHOR, rule="company.title"
            )


@cache
def _organisations(base: str) -> frozenset[str]:
    """Return the last parts of names that only an organisation has, of two characters at least."""
    return frozenset(
        term
        for term, suffix in suffixes(base).entries.items()
        if suffix.strength == "strong" and len(term) > 1 and suffix.type is MentionType.ORG
    )


@cache
def _firms(base: str) -> frozenset[str]:
    return _FIRMS | term_set("zh/legal_forms") if base == "zh" else frozenset()
