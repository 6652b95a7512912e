"""Trains the reader of facts on the documents whose facts are annotated."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from pipeline.facts.reader.fields import CODES, POINTED
from pipeline.train.heads import ReadingNetwork, Scores
from pipeline.train.loop import Plan, Saving
from pipeline.train.recipes import Reading
from pipeline.train.statements import Lesson, Taught

_CODE = 0.5
_WEIGHTS = {"subject": 1.5, "metric_text": 1.0, "qualifier": 0.4, "speaker": 0.6, "time": 0.6, "object": 1.0}
_LEAST = -60.0  # log probability below which the rest does not count


def lessons_loss(scores: Scores, lessons: Sequence[Lesson]) -> Tensor:
    """Return minus the log probability of what the quantities state, the mean of the quantities.

    Of several places where a value stands any will do.
    """
    device = scores.metric.device
    metrics = torch.tensor([lesson.metric for lesson in lessons], device=device)
    loss = -scores.metric.gather(1, metrics[:, None]).sum()
    first = 0
    for field, values in CODES.items():
        rows = [row for row, lesson in enumerate(lessons) if lesson.codes]
        columns = [first + lessons[row].codes[field] for row in rows]
        loss = loss - _CODE * scores.codes[rows, columns].sum()
        first += len(values)
    for number, field in enumerate(POINTED):
        loss = loss + _WEIGHTS[field] * _places_loss(scores.starts[number], scores.ends[number], field, lessons)
    return loss / len(lessons)


def _places_loss(starts: Tensor, ends: Tensor, field: str, lessons: Sequence[Lesson]) -> Tensor:
    rows: list[int] = []
    spans: list[tuple[int, int]] = []
    for row, lesson in enumerate(lessons):
        if field not in lesson.spans or (field == "metric_text" and not lesson.spans[field]):
            continue
        own = lesson.spans[field] or ((-1, 0),)
        rows += [row] * len(own)
        spans += own
    if not rows:
        return starts.sum() * 0
    at = torch.tensor(rows, device=starts.device)
    first, last = torch.tensor(spans, device=starts.device).T
    ending = torch.where(last > 0, ends[at, (last - 1).clamp(min=0)], torch.zeros((), device=starts.device))
    each = torch.exp((starts[at, first + 1] + ending).clamp(min=_LEAST))
    total = torch.zeros(len(lessons), device=starts.device).index_add(0, at, each)
    return -torch.log(total[sorted(set(rows))]).sum()


@dataclass
class ReadingRun:
    """A training run of the reader that can stop after any checkpoint and go on.

    forms: the passages, in each of the forms that passes take in turn. key: a checkpoint with another one is passed
    over.
    """

    network: ReadingNetwork
    forms: Sequence[Sequence[Taught]]
    recipe: Reading
    checkpoint: Path
    key: str = ""
    device: str = "cpu"

    def steps(self) -> Iterator[tuple[int, int, float]]:
        """Train; yield the number of steps done, that of all, and the loss of each."""
        torch.manual_seed(self.recipe.seed)
        network = self.network.to(self.device).train()
        schedule = self._schedule()
        groups = [{"params": list(network.parameters()), "lr": self.recipe.rate}]
        plan = Plan.of(groups, len(schedule), self.recipe.warm_up)
        saving = Saving(self.checkpoint, self.key, self.recipe.checkpoint)
        for done, loss in plan.steps(network, schedule, self._loss, saving):
            yield done, len(schedule), loss

    def _loss(self, batch: Sequence[Taught]) -> Tensor:
        return torch.stack([self._loss_of(each) for each in batch]).mean()

    def _loss_of(self, taught: Taught) -> Tensor:
        _, states, *columns = taught.passage
        quantities = [lesson.quantity for lesson in taught.lessons]
        inputs = [torch.from_numpy(states).float(), *map(torch.from_numpy, columns), torch.tensor(quantities)]
        with torch.autocast(self.device, torch.bfloat16):
            scores = self.network(*(each.to(self.device) for each in inputs))
        return lessons_loss(Scores(*(each.float() for each in scores)), taught.lessons)

    def _schedule(self) -> list[list[Taught]]:
        """Return the batches of all passes; each pass takes one form of the documents after the other."""
        rng = random.Random(self.recipe.seed)  # noqa: S311  nothing secret
        batches: list[list[Taught]] = []
        for number in range(self.recipe.passes):
            order = list(self.forms[number % len(self.forms)])
            rng.shuffle(order)
            size = self.recipe.batch
            batches += [order[first : first + size] for first in range(0, len(order), size)]
        return batches
