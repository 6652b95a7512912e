"""Runs a trained tagger over text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import ModelError
from pipeline.names.tagger.features import Features, features
from pipeline.names.tagger.pieces import Pieces
from pipeline.names.tagger.session import open_session
from pipeline.names.tagger.tags import KINDS, Tagged, decode, log_probabilities, shares

WEIGHTS, VOCABULARY, SETTINGS = "weights.onnx", "pieces.tsv", "settings.json"
WINDOW = 200  # characters a pass sees; the longest the network was trained on is a little more


class Reading(NamedTuple):
    """What the tagger makes of a text.

    names: in order and disjoint. shares: how probable it is that each character belongs to a name of each kind, in
    the order of `KINDS`, [characters, kinds]. told: for those who read on, where the model tells.
    """

    names: list[Tagged]
    shares: NDArray[np.float32]
    told: "Told | None" = None


class Told(NamedTuple):
    """What the network knows of a window half-way: of its pieces, [pieces, hidden], and what it read of it."""

    states: NDArray[np.float16]
    features: Features


class Tagger:
    """A trained tagger. It passes over one window at a time, so no text can change what is found in another.

    least: the probabilities, by kind, below which its names had better be left out, where they are its own.
    """

    def __init__(self, folder: Path) -> None:
        """Load a model from its folder; raises ModelError, with the next step, when that cannot be done."""
        missing = [name for name in (WEIGHTS, VOCABULARY, SETTINGS) if not (folder / name).is_file()]
        if missing:
            message = f"{folder}: no {missing[0]}; name a folder that `pipeline train` wrote"
            raise ModelError(message)
        try:
            self.settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
            self._pieces = Pieces.read(folder / VOCABULARY)
            self._session = open_session(folder / WEIGHTS)
        except Exception as error:  # ONNX Runtime raises classes of its own that share no public base
            message = f"{folder}: not a model this version reads ({error}); train it again with `pipeline train`"
            raise ModelError(message) from error
        self.least: Mapping[str, float] = self.settings.get("least", {})

    def scores(self, text: str) -> NDArray[np.float32]:
        """Return the log probabilities of the tags of each character of a non-empty window, [characters, N_TAGS]."""
        return log_probabilities(self._run(features(self._pieces, text))[0])

    def read(self, text: str) -> Reading:
        """Read a folded text that is one window."""
        if not text or text.isspace():
            return Reading([], np.zeros((len(text), len(KINDS)), dtype=np.float32))
        seen = features(self._pieces, text)
        logits, *states = self._run(seen)
        scores = log_probabilities(logits)
        told = Told(states[0].astype(np.float16), seen) if states else None
        return Reading(decode(scores), shares(scores), told)

    def _run(self, seen: Features) -> list[NDArray[np.float32]]:
        """Return the outputs of the network: the scores of the tags, then, if it tells, the states of the pieces."""
        inputs = {name: values[None] for name, values in seen._asdict().items()}
        return [output[0] for output in self._session.run(None, inputs)]


def windows(begins: Iterable[int], length: int, limit: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Yield windows of at most `limit` characters, end to end, over a text of `length` characters.

    begins: where the text may be cut, at the beginnings of its sentences; one that is longer is cut anywhere.
    """
    start = last = 0
    for bound in sorted({0, *begins, length})[1:]:
        if bound - start > limit and last > start:
            yield start, last
            start = last
        while bound - start > limit:
            yield start, start + limit
            start += limit
        last = bound
    if last > start:
        yield start, last
