"""Asks the trained network about the quantities of a passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import ModelError
from pipeline.facts.reader.fields import ASKED, METRICS, NOTHING, POINTED
from pipeline.facts.reader.passages import Passage
from pipeline.names.tagger.session import open_session

READER = "facts.onnx"
_LONGEST = 40  # characters of a phrase
_BEGINNINGS = 12  # likeliest ones that are looked at
_KEYS = 6  # likeliest ones that are kept
_NUMBERS = {field: POINTED.index(field) for field in ASKED}

Floats = NDArray[np.float32]


class Span(NamedTuple):
    """A stretch [start, end) of the passage and how probable it is that it is the value of a field."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class View:
    """What the reader makes of one quantity.

    metrics: the likeliest keys with their probabilities, if it states something; states: how probable that is. spans:
    by field, the likeliest stretches, of which several may be one thing. nowhere: by field, how probable it is that
    the value stands nowhere.
    """

    metrics: tuple[tuple[str, float], ...]
    states: float
    spans: Mapping[str, tuple[Span, ...]]
    nowhere: Mapping[str, float]


class Reader:
    """The part of a model that was trained for facts."""

    def __init__(self, folder: Path) -> None:
        """Load the network; raises ModelError, with the next step, when that cannot be done."""
        try:
            self._session = open_session(folder / READER)
        except Exception as error:  # ONNX Runtime raises classes of its own that share no public base
            message = (
                f"{folder / READER}: not a model this version reads ({error}); train it again with `pipeline train`"
            )
            raise ModelError(message) from error

    def read(self, passage: Passage, quantities: Sequence[tuple[int, int]]) -> list[View]:
        """Return a view of each quantity of a passage, given and told with offsets in the passage."""
        if not quantities:
            return []
        inputs = {
            "states": passage.states.astype(np.float32),
            "piece": passage.piece,
            "place": passage.place,
            "spans": np.array(quantities, dtype=np.int64),
        }
        metric, starts, ends = self._session.run(["metric", "starts", "ends"], inputs)
        return [_view(metric[index], starts[:, index], ends[:, index]) for index in range(len(quantities))]


def _view(metric: Floats, starts: Floats, ends: Floats) -> View:
    """Return a view from log probabilities, as `pipeline.train.heads` describes them, of one quantity."""
    shares = np.exp(metric)
    states = float(shares[:NOTHING].sum())
    likeliest = np.argsort(-shares[:NOTHING], kind="stable")[:_KEYS]
    return View(
        metrics=tuple((METRICS[key], float(shares[key]) / max(states, 1e-9)) for key in likeliest),
        states=states,
        spans={field: _spans(starts[number], ends[number]) for field, number in _NUMBERS.items()},
        nowhere={field: float(np.exp(starts[number][0])) for field, number in _NUMBERS.items()},
    )


def _spans(starts: Floats, ends: Floats) -> tuple[Span, ...]:
    """Return the likeliest end for each of the likeliest beginnings. starts: that of nowhere comes first."""
    begins = starts[1:]
    found = []
    for start in np.argsort(-begins, kind="stable")[:_BEGINNINGS]:
        end = int(start) + int(ends[start : start + _LONGEST].argmax())
        found.append(Span(int(start), end + 1, float(np.exp(begins[start] + ends[end]))))
    return tuple(found)
