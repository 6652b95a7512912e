"""Passages: windows of the tagger read together, so that a quantity finds its subject in the sentences before."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.names.tagger.tagger import Told

PASSAGE = 640  # characters; the longest the reader was trained on
MOST_PIECES = 1200  # a passage holds; each window adds a beginning and an end to those of its characters


class Passage(NamedTuple):
    """Consecutive windows. start: offset of the first. states: [pieces, hidden]; the others: [characters]."""

    start: int
    states: NDArray[np.float16]
    piece: NDArray[np.int64]
    place: NDArray[np.int64]


def passages(windows: Sequence[tuple[int, Told]], limit: int = PASSAGE) -> Iterator[Passage]:
    """Yield passages of at most `limit` characters; windows: with their offsets in the text, in order.

    A passage also begins anew where the windows leave a gap.
    """
    group: list[tuple[int, Told]] = []
    for window in windows:
        end = _end(group[-1]) if group else window[0]
        if group and (window[0] != end or _end(window) - group[0][0] > limit):
            yield _joined(group)
            group = []
        group.append(window)
    if group:
        yield _joined(group)


def _end(window: tuple[int, Told]) -> int:
    start, told = window
    return start + len(told.features.piece)


def _joined(group: Sequence[tuple[int, Told]]) -> Passage:
    told = [each for _, each in group]
    counts = np.cumsum([0, *(len(each.states) for each in told)])
    return Passage(
        start=group[0][0],
        states=np.concatenate([each.states for each in told]),
        piece=np.concatenate([each.features.piece + count for each, count in zip(told, counts, strict=False)]),
        place=np.concatenate([each.features.place for each in told]),
    )
