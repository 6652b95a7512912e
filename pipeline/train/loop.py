"""The training loop: a mixture of corpora, one pass, checkpoints, the same result for the same seed and data."""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
import torch
from torch import Tensor

from pipeline.names.tagger.features import Features, features
from pipeline.names.tagger.pieces import Pieces
from pipeline.names.tagger.tags import N_TAGS
from pipeline.train.examples import Example, targets
from pipeline.train.network import Batch, Network
from pipeline.train.recipes import Recipe
from pipeline.train.teaching import Lessons, taught
from pipeline.train.variation import Pools, varied

B = TypeVar("B")  # a batch

_POOL = 2048  # examples that are sorted by length before they are cut into batches


class Item(NamedTuple):
    """An example as the network reads it, and where its lesson begins among those of the teacher."""

    read: Features
    example: Example
    first: int


def schedule(corpora: Mapping[str, Sequence[Example]], pools: Sequence[Pools], recipe: Recipe) -> list[Example]:
    """Return the examples of a pass in order, names swapped; those longer than any window are left out."""
    rng = random.Random(recipe.seed)  # noqa: S311  nothing secret
    chosen: list[Example] = []
    for name, examples in sorted(corpora.items()):
        share = recipe.shares[name]
        whole = int(share)
        drawn = list(examples) * whole + rng.sample(examples, int((share - whole) * len(examples)))
        swap = recipe.swap if name in recipe.swapped else 0.0
        chosen += (varied(example, pools, rng, swap) if swap else example for example in drawn)
    rng.shuffle(chosen)
    return [example for example in chosen if 0 < len(example.text) <= 400]


def batches(examples: Sequence[Example], pieces: Pieces, recipe: Recipe) -> list[list[Item]]:
    """Return batches of examples of like length, in random order, for as many passes as the recipe says."""
    rng = random.Random(recipe.seed + 1)  # noqa: S311
    ends = accumulate(len(each.text) for each in examples)
    read = [
        Item(features(pieces, each.text), each, end - len(each.text)) for each, end in zip(examples, ends, strict=True)
    ]
    made: list[list[Item]] = []
    for number in range(recipe.passes):
        if number:
            rng.shuffle(read)
        for first in range(0, len(read), _POOL):
            made += _batches(read[first : first + _POOL], recipe.batch, rng)
    return made


def _batches(read: list[Item], size: int, rng: random.Random) -> list[list[Item]]:
    read.sort(key=lambda each: len(each.read.pieces))
    group: list[list[Item]] = [[]]
    for each in read:
        if (len(group[-1]) + 1) * len(each.read.pieces) > size and group[-1]:
            group.append([])
        group[-1].append(each)
    rng.shuffle(group)
    return group


def collate(read: Sequence[Features]) -> Batch:
    """Pad the features of texts to one length."""
    inside = [np.ones(len(each.piece), dtype=bool) for each in read]
    mask = [np.ones(len(each.pieces), dtype=bool) for each in read]
    columns = (
        [each.pieces for each in read],
        mask,
        [each.piece for each in read],
        [each.character for each in read],
        [each.place for each in read],
        inside,
    )
    return Batch(*(_padded(column) for column in columns))


def _padded(rows: Sequence[np.ndarray[Any, Any]]) -> Tensor:
    table = np.zeros((len(rows), max(map(len, rows))), dtype=rows[0].dtype)
    for row, values in zip(table, rows, strict=True):
        row[: len(values)] = values
    return torch.from_numpy(table)


def loss_of(logits: Tensor, examples: Sequence[Example]) -> Tensor:
    """Return the mean of minus the log of the probability that the tags are among those allowed."""
    length = logits.shape[1]
    allowed = np.ones((len(examples), length, N_TAGS), dtype=bool)
    weights = np.zeros((len(examples), length), dtype=np.float32)
    for row, example in enumerate(examples):
        allowed[row, : len(example.text)], weights[row, : len(example.text)] = targets(example)
    scores = torch.log_softmax(logits.float(), -1)
    blocked = torch.from_numpy(~allowed).to(logits.device)
    each = -torch.logsumexp(scores.masked_fill(blocked, -1e4), -1)
    weight = torch.from_numpy(weights).to(logits.device)
    return (each * weight).sum() / weight.sum().clamp(min=1)


def distance(logits: Tensor, items: Sequence[Item], lessons: Lessons) -> Tensor:
    """Return the mean cross entropy to the tags the items teach."""
    wanted = np.zeros(logits.shape, dtype=np.float32)
    for row, (_, example, first) in zip(wanted, items, strict=True):
        length = len(example.text)
        row[:length] = taught(example, lessons[first : first + length])
    each = -(torch.from_numpy(wanted).to(logits.device) * torch.log_softmax(logits.float(), -1)).sum()
    return each / sum(len(item.example.text) for item in items)


@dataclass
class Run:
    """A training run that can stop after any checkpoint and go on.

    key: of the recipe and the data; a checkpoint with another key is passed over. lessons: of a teacher, if there is
    one; else the labels alone teach.
    """

    network: Network
    made: list[list[Item]]
    recipe: Recipe
    checkpoint: Path
    key: str = ""
    device: str = "cpu"
    lessons: Lessons | None = None

    def steps(self) -> Iterator[tuple[int, float]]:
        """Train; yield the number of steps done and the loss of each."""
        torch.manual_seed(self.recipe.seed)
        network = self.network.to(self.device).train()
        plan = Plan.of(self._groups(), len(self.made), self.recipe.warm_up)
        saving = Saving(self.checkpoint, self.key, self.recipe.checkpoint)
        yield from plan.steps(network, self.made, self._loss, saving)

    def _loss(self, items: list[Item]) -> Tensor:
        batch = collate([item.read for item in items]).to(self.device)
        with torch.autocast(self.device, torch.bfloat16):
            logits = self.network(batch)
        if self.lessons is None:
            return loss_of(logits, [item.example for item in items])
        return distance(logits, items, self.lessons)

    def _groups(self) -> list[dict[str, Any]]:
        encoder = self.network.encoder_parameters()
        known = {id(parameter) for parameter in encoder}
        head = [each for each in self.network.parameters() if id(each) not in known and each.requires_grad]
        return [
            {"params": encoder, "lr": self.recipe.encoder_rate},
            {"params": head, "lr": self.recipe.head_rate},
        ]


class Saving(NamedTuple):
    """Where and how often checkpoints are written. key: one with another key is passed over; every: so many steps."""

    path: Path
    key: str
    every: int


@dataclass
class Plan:
    """An optimizer with its schedule, and its checkpoints."""

    optimizer: torch.optim.Optimizer
    planned: torch.optim.lr_scheduler.LambdaLR

    @classmethod
    def of(cls, groups: list[dict[str, Any]], total: int, warm_up: float) -> "Plan":
        """Return a plan for `total` steps: rates rise for the share `warm_up` of them, then fall to nothing."""
        warm = max(1, math.ceil(total * warm_up))

        def rate(step: int) -> float:
            return min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))

        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        return cls(optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate))

    def steps(
        self, network: torch.nn.Module, batches: Sequence[B], loss_of_batch: Callable[[B], Tensor], saving: Saving
    ) -> Iterator[tuple[int, float]]:
        """Train on the batches that no checkpoint has; yield the number of steps done and the loss of each."""
        for step in range(self._resume(network, saving), len(batches)):
            loss = loss_of_batch(batches[step])
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            self.optimizer.step()
            self.planned.step()
            done = step + 1
            if done % saving.every == 0 or done == len(batches):
                self._save(network, saving, done)
            yield done, loss.item()

    def _save(self, network: torch.nn.Module, saving: Saving, done: int) -> None:
        """Write a checkpoint; it has its name only when it is whole."""
        state = {
            "key": saving.key,
            "done": done,
            "network": network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "planned": self.planned.state_dict(),
            "random": torch.get_rng_state(),
        }
        partial = saving.path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(saving.path)

    def _resume(self, network: torch.nn.Module, saving: Saving) -> int:
        """Take up a checkpoint with this key, if there is one; return the steps that were done."""
        if not saving.path.exists():
            return 0
        state = torch.load(saving.path, weights_only=True)
        if state["key"] != saving.key:
            return 0
        network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.planned.load_state_dict(state["planned"])
        torch.set_rng_state(state["random"])
        return int(state["done"])
