"""Chooses among candidates that overlap, and keeps candidates in order."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from pipeline.names.candidate import Candidate
from pipeline.vocabulary import Source

_BY_SOURCE = (Source.DICTIONARY, Source.GAZETTEER, Source.MODEL, Source.ANCHOR, Source.PROPAGATION)


def resolve_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return disjoint candidates in text order: the outermost, else the longer, the surer, the earlier."""
    starts: list[int] = []
    kept: list[Candidate] = []
    for each in sorted(candidates, key=_rank):
        index = bisect_left(starts, each.end)
        if index == 0 or kept[index - 1].end <= each.start:
            starts.insert(index, each.start)
            kept.insert(index, each)
    return kept


def _rank(each: Candidate) -> tuple[int, int, int, str, str]:
    return each.start - each.end, _BY_SOURCE.index(each.source), each.start, each.type.value, each.rule


def merge_touching(found: list[Candidate]) -> list[Candidate]:
    """Join a short form and the end of the full name it begins: 渓山|インタラクティブ エンターテインメント.

    found: disjoint and in order.
    """
    merged: list[Candidate] = []
    for each in found:
        last = merged[-1] if merged else None
        touches = last is not None and last.end == each.start and last.source is Source.PROPAGATION
        if last is not None and touches and last.type is each.type and each.rule == "company.suffix":
            merged[-1] = replace(each, start=last.start)
        else:
            merged.append(each)
    return merged


def free_of(candidates: Iterable[Candidate], taken: list[Candidate]) -> list[Candidate]:
    """Return the candidates that overlap none of `taken`, which are disjoint and in order."""
    starts = [each.start for each in taken]
    return [each for each in candidates if _is_free(each, taken, starts)]


def _is_free(each: Candidate, taken: list[Candidate], starts: list[int]) -> bool:
    index = bisect_left(starts, each.end)
    return index == 0 or taken[index - 1].end <= each.start
