"""Lessons of a teacher: what a trained model makes of the texts another is to learn from (distillation)."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.names.tagger import Tagger
from pipeline.names.tagger.tags import N_TAGS
from pipeline.train.examples import Example, targets

_LEAST = 1e-4  # of the teacher's probability that must be left of what the labels allow, for its shares to say anything

Lessons = NDArray[np.float16]  # probabilities, [characters of all texts, N_TAGS]


def lessons(teacher: Tagger, texts: Sequence[str], path: Path, progress: Callable[[int, int], None]) -> Lessons:
    """Return what the teacher makes of each text, one after the other, and keep it in a file.

    A file that an interrupted call left is gone on with. progress: is given texts done and texts in all.
    """
    row = N_TAGS * np.dtype(np.float16).itemsize
    done = path.stat().st_size // row if path.exists() else 0
    with path.open("ab") as file:
        file.truncate(done * row)
        last = 0
        for index, text in enumerate(texts, 1):
            last += len(text)
            if last <= done:
                continue
            first = max(done, last - len(text))
            probabilities = np.exp(teacher.scores(text)).astype(np.float16)
            file.write(probabilities[first - last :].tobytes())
            progress(index, len(texts))
    return np.memmap(path, np.float16, "r").reshape(-1, N_TAGS)


def taught(example: Example, lesson: Lessons) -> NDArray[np.float32]:
    """Return the tags an example teaches, as probabilities, [characters, N_TAGS]: the lesson where labels allow it.

    Where a corpus says nothing the teacher has the word alone; where it contradicts the teacher, the corpus has.
    """
    allowed, weights = targets(example)
    allowed[weights < 1] = True
    shares = lesson.astype(np.float32) * allowed
    sums = shares.sum(axis=1, keepdims=True)
    even = allowed / allowed.sum(axis=1, keepdims=True)
    return np.where(sums > _LEAST, shares / np.maximum(sums, _LEAST), even).astype(np.float32)
