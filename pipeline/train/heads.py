"""The network that reads facts: layers upon what a tagger tells of the pieces of a passage, and heads."""

import math
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.facts.reader.fields import CODES, N_KINDS, POINTED
from pipeline.facts.reader.passages import MOST_PIECES
from pipeline.names.tagger.features import N_CHARACTERS, N_PLACES
from pipeline.train.encoder import Encoder
from pipeline.train.network import Layer

_CHARACTER, _PLACE = 48, 16
_QUERY, _KEY = 256, 96
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
    """Reads the states of a passage's characters, [characters, width], at its quantities, [quantities, 2]."""

    def __init__(self, width: int) -> None:
        """Build heads that know nothing yet."""
        super().__init__()
        n_codes = sum(len(values) for values in CODES.values())
        self.query = nn.Sequential(nn.Linear(3 * width, _QUERY), nn.GELU(), nn.Dropout(0.1))
        self.metric = nn.Linear(_QUERY, N_KINDS)
        self.codes = nn.Linear(_QUERY, n_codes)
        self.wanted = nn.Linear(_QUERY, len(POINTED) * 2 * _KEY)
        self.offered = nn.Linear(width, len(POINTED) * 2 * _KEY)
        self.nowhere = nn.Linear(_QUERY, len(POINTED))
        self.distance = nn.Parameter(torch.zeros(len(POINTED), 2, 2 * _BUCKETS))
        self.register_buffer("buckets", torch.from_numpy(_buckets()), persistent=False)

    def forward(self, states: Tensor, spans: Tensor) -> Scores:
        """Score the quantities."""
        first, last = spans[:, 0], spans[:, 1]
        sums = functional.pad(torch.cumsum(states, 0), (0, 0, 1, 0))
        mean = (sums[last] - sums[first]) / (last - first)[:, None].to(states.dtype)
        query = self.query(torch.cat([states[first], states[last - 1], mean], -1))
        n_quantities, n_characters = spans.shape[0], states.shape[0]
        wanted = self.wanted(query).view(n_quantities, len(POINTED), 2, _KEY).permute(1, 2, 0, 3)
        offered = self.offered(states).view(n_characters, len(POINTED), 2, _KEY).permute(1, 2, 3, 0)
        away = torch.arange(n_characters, device=states.device)[None] - first[:, None]
        near = self.distance[:, :, self.buckets[away.clamp(-_FAR, _FAR) + _FAR]]
        fits = wanted @ offered / math.sqrt(_KEY) + near
        nowhere = self.nowhere(query).T[..., None]
        codes = self.codes(query).split([len(values) for values in CODES.values()], -1)
        return Scores(
            torch.log_softmax(self.metric(query), -1),
            torch.cat([torch.log_softmax(each, -1) for each in codes], -1),
            torch.log_softmax(torch.cat([nowhere, fits[:, 0]], -1), -1),
            torch.log_softmax(fits[:, 1], -1),
        )


class ReadingNetwork(nn.Module):
    """The last layers of the encoder, over passages of several windows of a tagger, and the heads."""

    def __init__(self, encoder: Encoder, layers: int, width: int) -> None:
        """Take the layers; the rest knows nothing yet."""
        super().__init__()
        hidden = encoder.hidden
        numbers = range(encoder.layers - layers, encoder.layers)
        self.layers = nn.ModuleList(Layer(encoder, number, encoder.inner) for number in numbers)
        self.positions = nn.Parameter(torch.zeros(MOST_PIECES, hidden))
        self.narrow = nn.Linear(hidden, width)
        self.characters = nn.Embedding(N_CHARACTERS, _CHARACTER)
        self.places = nn.Embedding(N_PLACES, _PLACE)
        nn.init.normal_(self.characters.weight, std=0.1)
        self.near = nn.Conv1d(width + _CHARACTER + _PLACE, width, 3, padding=1)
        self.dropout = nn.Dropout(0.1)
        self.heads = Heads(width)

    def forward(self, states: Tensor, piece: Tensor, character: Tensor, place: Tensor, spans: Tensor) -> Scores:
        """Score the quantities of one passage: states of its pieces, [pieces, hidden]; the rest by characters."""
        states = (states + self.positions[: states.shape[0]])[None]
        for layer in self.layers:
            states = layer(states, None)
        narrow = self.narrow(states[0])[piece]
        read = self.dropout(torch.cat([narrow, self.characters(character), self.places(place)], -1))
        near = functional.gelu(self.near(read.T[None])[0].T)
        return self.heads((narrow + near).float(), spans)


def _buckets() -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the bucket of each distance from -_FAR to _FAR: finer where it is nearer."""
    away = np.arange(-_FAR, _FAR + 1)
    size = np.abs(away)
    far = np.minimum(_NEAR + np.floor(2.5 * np.log2(np.maximum(size, _NEAR) / _NEAR)), _BUCKETS - 1)
    bucket = np.where(size < _NEAR, size, far).astype(np.int64)
    return np.where(away < 0, bucket, _BUCKETS + bucket)
