"""Labelled texts for training, from corpora that label different things."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.names.tagger.tags import BEGIN, END, INSIDE, KINDS, N_TAGS, OUTSIDE, SINGLE, Kind, tag

Kinds = frozenset[Kind]
FIRM: Kinds = frozenset({Kind.COMPANY, Kind.ORG})  # for corpora that do not tell them apart


class Label(NamedTuple):
    """A name [start, end) and the kinds it may be of; none where it is not known whether it is a name at all."""

    start: int
    end: int
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class Scheme:
    """What a corpus labels.

    kinds: its labels, and the kinds each may stand for; none for what is to be passed over. silent: the kinds it does
    not label, which may hide in its other text. trust: weight of the text it does not label, 0 to 1.
    """

    kinds: Mapping[str, Kinds]
    silent: Kinds
    trust: float = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A folded text with its labels, disjoint and in order."""

    text: str
    labels: tuple[Label, ...]
    scheme: Scheme


def kinds(*names: Kind) -> Kinds:
    """Return a set of kinds."""
    return frozenset(names)


def targets(example: Example) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """Return which tags each character may have, [characters, N_TAGS], and the weight of each, [characters]."""
    allowed = np.zeros((len(example.text), N_TAGS), dtype=bool)
    allowed[:, OUTSIDE] = True
    for kind in example.scheme.silent:
        first = tag(kind, BEGIN)
        allowed[:, first : first + 4] = True
    weights = np.full(len(example.text), example.scheme.trust, dtype=np.float32)
    for label in example.labels:
        _set(allowed, label)
        weights[label.start : label.end] = 1.0 if label.kinds else 0.0
    return allowed, weights


def _set(allowed: NDArray[np.bool_], label: Label) -> None:
    allowed[label.start : label.end] = False
    for kind in label.kinds or KINDS:
        if label.end - label.start == 1:
            allowed[label.start, tag(kind, SINGLE)] = True
            continue
        allowed[label.start, tag(kind, BEGIN)] = True
        allowed[label.start + 1 : label.end - 1, tag(kind, INSIDE)] = True
        allowed[label.end - 1, tag(kind, END)] = True


def disjoint(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return labels in order; of two that overlap the longer stays."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda each: (each.start - each.end, each.start)):
        if all(label.end <= other.start or other.end <= label.start for other in kept):
            kept.append(label)
    return tuple(sorted(kept))
