"""The network that reads facts off what a tagger tells of the pieces of a passage."""

import math
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.facts.reader.fields import CODES, N_KINDS, POINTED
from pipeline.facts.reader.passages import MOST_PIECES
from pipeline.names.tagger.features import N_PLACES

_PLACE = 16
_QUERY, _KEY = 256, 96
_AROUND = 10  # characters on either side of a quantity that are looked at one by one
_ATTENTION, _HEAD = 6, 48
_FAR = 700  # characters; what is farther is as far
_NEAR = 8  # distances up to here are told apart
_BUCKETS = 24  # on either side


class Scores(NamedTuple):
    """Log probabilities for the quantities of a passage.

    metric: [quantities, kinds]. codes: those of all fields beside each other. starts: [fields, quantities,
    characters + 1], that of nowhere first. ends: [fields, quantities, characters].
    """

    metric: Tensor
    codes: Tensor
    starts: Tensor
    ends: Tensor


class Heads(nn.Module):
    """Reads the states of a passage's characters, [characters, width], at its quantities, [quantities, 2].

    A query is made of the characters around the quantity and of what it attends to in the whole passage.
    """

    def __init__(self, width: int) -> None:
        """Build heads that know nothing yet."""
        super().__init__()
        n_codes = sum(len(values) for values in CODES.values())
        self.near = nn.Sequential(nn.Linear((2 * _AROUND + 1) * width, _QUERY), nn.GELU(), nn.Dropout(0.2))
        self.asked = nn.Linear(_QUERY, _ATTENTION * _HEAD)
        self.answered = nn.Linear(width, 2 * _ATTENTION * _HEAD)
        self.farther = nn.Linear(2 * _BUCKETS, _ATTENTION, bias=False)
        self.query = nn.Sequential(nn.Linear(_QUERY + _ATTENTION * _HEAD, _QUERY), nn.GELU(), nn.Dropout(0.2))
        self.metric = nn.Linear(_QUERY, N_KINDS)
        self.codes = nn.Linear(_QUERY, n_codes)
        self.wanted = nn.Linear(_QUERY, len(POINTED) * 2 * _KEY)
        self.offered = nn.Linear(width, len(POINTED) * 2 * _KEY)
        self.nowhere = nn.Linear(_QUERY, len(POINTED))
        self.distance = nn.Linear(2 * _BUCKETS, 2 * len(POINTED), bias=False)
        for farther in (self.farther, self.distance):
            nn.init.zeros_(farther.weight)
        self.register_buffer("numbers", torch.from_numpy(_buckets()), persistent=False)
        self.register_buffer("buckets", torch.eye(2 * _BUCKETS)[self.numbers], persistent=False)

    def forward(self, states: Tensor, spans: Tensor) -> Scores:
        """Score the quantities."""
        first = spans[:, 0]
        n_quantities, n_characters = spans.shape[0], states.shape[0]
        away = torch.arange(n_characters, device=states.device)[None] - first[:, None]
        away = away.clamp(-_FAR, _FAR) + _FAR
        query = self._query(states, spans, away)
        wanted = self.wanted(query).view(n_quantities, len(POINTED), 2, _KEY).permute(1, 2, 0, 3)
        offered = self.offered(states).view(n_characters, len(POINTED), 2, _KEY).permute(1, 2, 3, 0)
        near = self._by_distance(self.distance, away).unflatten(0, (len(POINTED), 2))
        fits = wanted @ offered / math.sqrt(_KEY) + near
        nowhere = self.nowhere(query).T[..., None]
        codes = self.codes(query).split([len(values) for values in CODES.values()], -1)
        return Scores(
            torch.log_softmax(self.metric(query), -1),
            torch.cat([torch.log_softmax(each, -1) for each in codes], -1),
            torch.log_softmax(torch.cat([nowhere, fits[:, 0]], -1), -1),
            torch.log_softmax(fits[:, 1], -1),
        )

    def _by_distance(self, table: nn.Linear, away: Tensor) -> Tensor:
        """Return what a table says of each distance, [columns, quantities, characters].

        Looking it up is fast, but its gradient is not: training multiplies by one-hot rows instead.
        """
        if torch.onnx.is_in_onnx_export():
            return table.weight[:, self.numbers[away]]
        return table(self.buckets[away]).permute(2, 0, 1)

    def _query(self, states: Tensor, spans: Tensor, away: Tensor) -> Tensor:
        first, last = spans[:, 0], spans[:, 1]
        sums = functional.pad(torch.cumsum(states, 0), (0, 0, 1, 0))
        mean = (sums[last] - sums[first]) / (last - first)[:, None].to(states.dtype)
        padded = functional.pad(states, (0, 0, _AROUND, _AROUND))
        steps = torch.arange(_AROUND, device=states.device)[None]
        around = torch.cat([first[:, None] + steps, last[:, None] + _AROUND + steps], -1)
        near = self.near(torch.cat([padded[around].flatten(1), mean], -1))
        keys, values = self.answered(states).view(states.shape[0], 2, _ATTENTION, _HEAD).permute(1, 2, 0, 3)
        asked = self.asked(near).view(-1, _ATTENTION, _HEAD).transpose(0, 1)
        near_by = self._by_distance(self.farther, away)
        shares = torch.softmax(asked @ keys.transpose(1, 2) / math.sqrt(_HEAD) + near_by, -1)
        seen = (shares @ values).transpose(0, 1).flatten(1)
        return self.query(torch.cat([near, seen], -1))


class ReadingNetwork(nn.Module):
    """Narrows what a tagger tells of the pieces of a passage to states of its characters, and reads those.

    Layers of the encoder in between (four of them) made it twelve times slower to train and no better on dev.
    """

    def __init__(self, hidden: int, width: int) -> None:
        """Build a network that knows nothing yet."""
        super().__init__()
        self.positions = nn.Parameter(torch.zeros(MOST_PIECES, hidden))
        self.norm = nn.LayerNorm(hidden)
        self.narrow = nn.Linear(hidden, width)
        self.places = nn.Embedding(N_PLACES, _PLACE)
        self.near = nn.Conv1d(width + _PLACE, width, 3, padding=1)
        self.dropout = nn.Dropout(0.2)
        self.heads = Heads(width)

    def forward(self, states: Tensor, piece: Tensor, place: Tensor, spans: Tensor) -> Scores:
        """Score the quantities of one passage: states of its pieces, [pieces, hidden]; the rest by characters."""
        states = self.dropout(states + self.positions[: states.shape[0]])
        narrow = self.narrow(self.norm(states))[piece]
        read = self.dropout(torch.cat([narrow, self.places(place)], -1))
        near = functional.gelu(self.near(read.T[None])[0].T)
        return self.heads((narrow + near).float(), spans)


def _buckets() -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the bucket of each distance from -_FAR to _FAR: finer where it is nearer."""
    away = np.arange(-_FAR, _FAR + 1)
    size = np.abs(away)
    far = np.minimum(_NEAR + np.floor(2.5 * np.log2(np.maximum(size, _NEAR) / _NEAR)), _BUCKETS - 1)
    bucket = np.where(size < _NEAR, size, far).astype(np.int64)
    return np.where(away < 0, bucket, _BUCKETS + bucket)
