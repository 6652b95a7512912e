"""Kinds of names the tagger tells apart, its tags, and the best sequence of them.

A name of several characters is B I ... I E, one of a single character S; a character outside any name is O.
"""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Kind(StrEnum):
    """What a name is of. The last three are no mentions; they keep the others from being taken for them."""

    COMPANY = "COMPANY"
    ORG = "ORG"
    PERSON = "PERSON"
    TITLE = "TITLE"
    PLACE = "PLACE"
    PRODUCT = "PRODUCT"
    OTHER = "OTHER"  # events, works, buildings


KINDS = tuple(Kind)
OUTSIDE = 0
BEGIN, INSIDE, END, SINGLE = range(4)
N_TAGS = 1 + 4 * len(KINDS)


class Tagged(NamedTuple):
    """A name: its half-open span in characters, its kind, and the mean probability of its tags."""

    start: int
    end: int
    kind: Kind
    probability: float


def tag(kind: Kind, position: int) -> int:
    """Return the number of a tag; position: BEGIN, INSIDE, END or SINGLE."""
    return 1 + 4 * KINDS.index(kind) + position


def _forbidden() -> NDArray[np.float32]:
    """Return what each step from a tag (row) to a tag (column) costs: nothing, or more than any gain."""
    opens = np.zeros(N_TAGS, dtype=np.int64)  # the kind that a tag leaves open, else 0
    continues = np.zeros(N_TAGS, dtype=np.int64)  # the kind that must be open before a tag, else 0
    for number, kind in enumerate(KINDS, 1):
        opens[[tag(kind, BEGIN), tag(kind, INSIDE)]] = number
        continues[[tag(kind, INSIDE), tag(kind, END)]] = number
    return np.where(opens[:, None] == continues[None, :], 0.0, -1e4).astype(np.float32)


_STEPS = _forbidden()


def log_probabilities(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the log probabilities of the tags of each character, [characters, N_TAGS]."""
    highest = logits.max(axis=1, keepdims=True)
    sums = np.exp(logits - highest).sum(axis=1, keepdims=True)
    return np.asarray(logits - highest - np.log(sums), dtype=np.float32)


def shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how probable it is that each character belongs to a name of each kind, [characters, kinds]."""
    return np.asarray(np.exp(scores[:, 1:]).reshape(len(scores), len(KINDS), 4).sum(axis=2), dtype=np.float32)


def decode(scores: NDArray[np.float32]) -> list[Tagged]:
    """Return the names in the best sequence of tags that is well formed (Viterbi); scores: log probabilities."""
    path = _best_path(scores)
    probabilities = np.exp(scores[np.arange(len(path)), path])
    names, start = [], 0
    for index, number in enumerate(path):
        if number == OUTSIDE:
            continue
        kind, position = KINDS[(number - 1) // 4], (number - 1) % 4
        if position in {BEGIN, SINGLE}:
            start = index
        if position in {END, SINGLE}:
            names.append(Tagged(start, index + 1, kind, float(probabilities[start : index + 1].mean())))
    return names


def _best_path(scores: NDArray[np.float32]) -> list[int]:
    # Steps cost nothing or are forbidden: where the best tag of each character follows from the one before, that is it.
    each = scores.argmax(axis=1)
    if not _STEPS[np.append(OUTSIDE, each), np.append(each, OUTSIDE)].any():
        return [int(number) for number in each]
    best = scores[0] + _STEPS[OUTSIDE]
    back = np.zeros((len(scores), N_TAGS), dtype=np.int64)
    columns = np.arange(N_TAGS)
    for index in range(1, len(scores)):
        candidates = best[:, None] + _STEPS
        back[index] = candidates.argmax(axis=0)
        best = candidates[back[index], columns] + scores[index]
    path = [int((best + _STEPS[:, OUTSIDE]).argmax())]
    for index in range(len(scores) - 1, 0, -1):
        path.append(int(back[index, path[-1]]))
    return path[::-1]
