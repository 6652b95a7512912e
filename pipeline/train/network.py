"""The network: layers of the encoder over pieces, and a head over characters."""

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.names.tagger.features import N_CHARACTERS, N_PLACES
from pipeline.names.tagger.tags import N_TAGS
from pipeline.train.encoder import Encoder, Floats
from pipeline.train.recipes import Shape

_CHARACTER, _PLACE = 48, 16


class Batch(NamedTuple):
    """Texts padded to one length. pieces, mask: [texts, pieces]; the rest: [texts, characters].

    mask, inside: which pieces and characters are of the text; None where all are.
    """

    pieces: Tensor
    mask: Tensor | None
    piece: Tensor
    character: Tensor
    place: Tensor
    inside: Tensor | None

    def to(self, device: str) -> "Batch":
        """Return the batch on a device."""
        return Batch(*(column if column is None else column.to(device) for column in self))


class _Layer(nn.Module):
    """A layer of BERT, its norms after the sums."""

    def __init__(self, encoder: Encoder, number: int, inner: int) -> None:
        super().__init__()
        hidden = encoder.hidden
        self.heads = encoder.heads
        self.attention = nn.Linear(hidden, 3 * hidden)
        self.merge = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=encoder.epsilon)
        self.rise = nn.Linear(hidden, inner)
        self.fall = nn.Linear(inner, hidden)
        self.norm_2 = nn.LayerNorm(hidden, eps=encoder.epsilon)
        weights = {name.removeprefix(f"l{number}."): values for name, values in encoder.tensors.items()}
        _set(self.attention, *(np.concatenate([weights[f"{part}.{kind}"] for part in "qkv"]) for kind in "wb"))
        for module, name in ((self.merge, "ao"), (self.norm, "aln"), (self.norm_2, "oln")):
            _set(module, weights[f"{name}.w"], weights[f"{name}.b"])
        rise, fall = weights["fi.w"].reshape(-1, hidden), weights["fo.w"].reshape(hidden, -1)
        greatest = np.argsort(-np.linalg.norm(rise, axis=1) * np.linalg.norm(fall, axis=0), kind="stable")
        kept = np.sort(greatest[:inner])
        _set(self.rise, rise[kept], weights["fi.b"][kept])
        _set(self.fall, fall[:, kept], weights["fo.b"])

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        texts, length, hidden = states.shape
        parts = self.attention(states).view(texts, length, 3, self.heads, hidden // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * (hidden // self.heads) ** -0.5) @ key.transpose(2, 3)
        scores = scores if mask is None else scores + mask
        mixed = torch.softmax(scores, -1).to(value.dtype) @ value
        states = self.norm(states + self.merge(mixed.transpose(1, 2).reshape(texts, length, hidden)))
        return self.norm_2(states + self.fall(functional.gelu(self.rise(states))))


class Network(nn.Module):
    """Scores the tags of every character, [texts, characters, N_TAGS]."""

    def __init__(self, encoder: Encoder, shape: Shape) -> None:
        """Build it with the weights of the encoder, and a head that knows nothing yet."""
        super().__init__()
        tensors, hidden, width = encoder.tensors, encoder.hidden, shape.head
        positions = tensors["emb.pos"].reshape(-1, hidden) + tensors["emb.type"].reshape(-1, hidden)[:1]
        self.words, self.widen = _table(encoder, shape.table)
        self.positions = nn.Parameter(torch.from_numpy(positions))
        self.norm = nn.LayerNorm(hidden, eps=encoder.epsilon)
        _set(self.norm, tensors["emb.ln.w"], tensors["emb.ln.b"])
        inner = shape.inner or encoder.inner
        self.layers = nn.ModuleList(_Layer(encoder, number, inner) for number in range(shape.layers))
        self.narrow = nn.Linear(hidden, width)
        self.characters = nn.Embedding(N_CHARACTERS, _CHARACTER)
        self.places = nn.Embedding(N_PLACES, _PLACE)
        self.near = nn.Conv1d(width + _CHARACTER + _PLACE, width, 3, padding=1)
        self.wide = nn.Conv1d(width, width, 3, padding=2, dilation=2)
        self.out = nn.Linear(width, N_TAGS)
        self.told = shape.told
        self.dropout = nn.Dropout(0.1)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """Return what was trained before; the rest begins anew and may learn faster."""
        parts = (self.norm, self.layers, self.words, self.widen)
        learnt = (each for part in parts for each in part.parameters() if each.requires_grad)
        return [self.positions, *learnt]

    def forward(self, batch: Batch) -> Tensor:
        """Score a batch; nothing of a text or of its padding can reach another text."""
        return self._tags(self._encoded(batch)[-1], batch)

    def read(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the scores, and the states of the pieces after the layer that is told, [texts, pieces, hidden]."""
        states = self._encoded(batch)
        return self._tags(states[-1], batch), states[self.told or 0]

    def _encoded(self, batch: Batch) -> list[Tensor]:
        """Return the states before the first layer and after each."""
        pieces, mask = batch.pieces, batch.mask
        states = [self.norm(self.widen(self.words(pieces)) + self.positions[: pieces.shape[1]][None])]
        hidden_from = None
        if mask is not None:
            hidden_from = torch.zeros(mask.shape, dtype=states[0].dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            states.append(layer(states[-1], hidden_from))
        return states

    def _tags(self, states: Tensor, batch: Batch) -> Tensor:
        own = _at_characters(self.narrow(states), batch.piece)
        read = _only(torch.cat([own, self.characters(batch.character), self.places(batch.place)], -1), batch.inside)
        near = _only(functional.gelu(self.near(self.dropout(read).transpose(1, 2)).transpose(1, 2)), batch.inside)
        wide = functional.gelu(self.wide(near.transpose(1, 2)).transpose(1, 2))
        return self.out(self.dropout(near + wide) + own)


def _at_characters(states: Tensor, piece: Tensor) -> Tensor:
    """Return the state of the piece of each character."""
    return torch.gather(states, 1, piece[..., None].expand(-1, -1, states.shape[-1]))


def _table(encoder: Encoder, columns: int | None) -> tuple[nn.Embedding, nn.Module]:
    """Return the table of pieces and what widens its rows to the encoder's: nothing, or the other factor."""
    if columns is None:
        return nn.Embedding.from_pretrained(torch.from_numpy(encoder.words), freeze=True), nn.Identity()
    _, vectors = np.linalg.eigh(encoder.words.T @ encoder.words)
    basis = np.ascontiguousarray(vectors[:, -columns:])  # of the greatest values, which come last
    table = nn.Embedding.from_pretrained(torch.from_numpy(encoder.words @ basis), freeze=False)
    widen = nn.Linear(columns, encoder.hidden, bias=False)
    widen.weight.data = torch.from_numpy(basis.copy())
    return table, widen


def _only(states: Tensor, inside: Tensor | None) -> Tensor:
    return states if inside is None else states * inside[..., None].to(states.dtype)


def _set(module: nn.Module, weight: Floats, bias: Floats) -> None:
    """Give a module the weights of the encoder."""
    for name, values in (("weight", weight), ("bias", bias)):
        parameter = getattr(module, name)
        parameter.data = torch.from_numpy(values.reshape(parameter.shape).copy())
