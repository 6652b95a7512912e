"""The network: layers of the encoder over pieces, and a head over characters."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.names.tagger.features import N_CHARACTERS, N_PLACES
from pipeline.names.tagger.tags import N_TAGS
from pipeline.train.encoder import Encoder, Floats

_WIDTH = 192  # of the head
_CHARACTER, _PLACE = 48, 16


class Batch(NamedTuple):
    """Texts padded to one length. pieces, mask: [texts, pieces]; the rest: [texts, characters]."""

    pieces: Tensor
    mask: Tensor
    piece: Tensor
    character: Tensor
    place: Tensor
    inside: Tensor


class _Layer(nn.Module):
    """A layer of BERT, its norms after the sums."""

    def __init__(self, encoder: Encoder, number: int) -> None:
        super().__init__()
        hidden, inner = encoder.hidden, encoder.inner
        self.heads = encoder.heads
        self.attention = nn.Linear(hidden, 3 * hidden)
        self.merge = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=encoder.epsilon)
        self.rise = nn.Linear(hidden, inner)
        self.fall = nn.Linear(inner, hidden)
        self.norm_2 = nn.LayerNorm(hidden, eps=encoder.epsilon)
        weights = {name.removeprefix(f"l{number}."): values for name, values in encoder.tensors.items()}
        _set(self.attention, *(np.concatenate([weights[f"{part}.{kind}"] for part in "qkv"]) for kind in "wb"))
        for module, name in (
            (self.merge, "ao"),
            (self.norm, "aln"),
            (self.rise, "fi"),
            (self.fall, "fo"),
            (self.norm_2, "oln"),
        ):
            _set(module, weights[f"{name}.w"], weights[f"{name}.b"])

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        texts, length, hidden = states.shape
        parts = self.attention(states).view(texts, length, 3, self.heads, hidden // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * (hidden // self.heads) ** -0.5) @ key.transpose(2, 3)
        mixed = torch.softmax(scores + mask, -1).to(value.dtype) @ value
        states = self.norm(states + self.merge(mixed.transpose(1, 2).reshape(texts, length, hidden)))
        return self.norm_2(states + self.fall(functional.gelu(self.rise(states))))


class Network(nn.Module):
    """Scores the tags of every character, [texts, characters, N_TAGS]. layers: how many of the encoder are kept."""

    def __init__(self, encoder: Encoder, layers: int) -> None:
        """Build it with the weights of the encoder, and a head that knows nothing yet."""
        super().__init__()
        tensors = encoder.tensors
        positions = tensors["emb.pos"].reshape(-1, encoder.hidden) + tensors["emb.type"].reshape(-1, encoder.hidden)[:1]
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(encoder.words), freeze=True)
        self.positions = nn.Parameter(torch.from_numpy(positions))
        self.norm = nn.LayerNorm(encoder.hidden, eps=encoder.epsilon)
        _set(self.norm, tensors["emb.ln.w"], tensors["emb.ln.b"])
        self.layers = nn.ModuleList(_Layer(encoder, number) for number in range(layers))
        self.narrow = nn.Linear(encoder.hidden, _WIDTH)
        self.characters = nn.Embedding(N_CHARACTERS, _CHARACTER)
        self.places = nn.Embedding(N_PLACES, _PLACE)
        self.near = nn.Conv1d(_WIDTH + _CHARACTER + _PLACE, _WIDTH, 3, padding=1)
        self.wide = nn.Conv1d(_WIDTH, _WIDTH, 3, padding=2, dilation=2)
        self.out = nn.Linear(_WIDTH, N_TAGS)
        self.dropout = nn.Dropout(0.1)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """Return what was trained before; the rest begins anew and may learn faster."""
        return [self.positions, *self.norm.parameters(), *self.layers.parameters()]

    def forward(self, batch: Batch) -> Tensor:
        """Score a batch; nothing of a text or of its padding can reach another text."""
        pieces, mask, piece, character, place, inside = batch
        states = self.norm(self.words(pieces) + self.positions[: pieces.shape[1]][None])
        hidden_from = torch.zeros(mask.shape, dtype=states.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, hidden_from)
        narrow = self.narrow(states)
        own = torch.gather(narrow, 1, piece[..., None].expand(-1, -1, narrow.shape[-1]))
        here = inside[..., None].to(own.dtype)
        read = torch.cat([own, self.characters(character), self.places(place)], -1) * here
        near = functional.gelu(self.near(self.dropout(read).transpose(1, 2)).transpose(1, 2)) * here
        wide = functional.gelu(self.wide(near.transpose(1, 2)).transpose(1, 2))
        return self.out(self.dropout(near + wide) + own)


def _set(module: nn.Module, weight: Floats, bias: Floats) -> None:
    """Give a module the weights of the encoder."""
    for name, values in (("weight", weight), ("bias", bias)):
        parameter = getattr(module, name)
        parameter.data = torch.from_numpy(values.reshape(parameter.shape).copy())
