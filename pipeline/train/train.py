"""From data to a model of names, in one call."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from pipeline.names.shipped import folder_of
from pipeline.names.tagger import Tagger
from pipeline.names.tagger.pieces import Pieces
from pipeline.names.tagger.tagger import WEIGHTS
from pipeline.train import corpora
from pipeline.train.card import card
from pipeline.train.encoder import encoder_file, read_encoder
from pipeline.train.examples import Example
from pipeline.train.export import export
from pipeline.train.loop import Run, batches, schedule
from pipeline.train.network import Network
from pipeline.train.recipes import ACCURATE, GOLD, Recipe
from pipeline.train.scores import scores_of
from pipeline.train.teaching import Lessons, lessons
from pipeline.train.variation import pools_of, public_pools

CARD = "README.md"
_CHECKPOINT, _LESSONS = "checkpoint.pt", "lessons-{}.bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to train. data: the folder of public corpora; gold, dev: of gold documents; out: where the model goes.

    encoder: the file training starts from; None takes that of the installed package. A checkpoint in `out` is gone on
    with when it is of the same task.
    """

    data: Path
    gold: Path
    out: Path
    dev: Path | None = None
    encoder: Path | None = None
    device: str = "cpu"
    recipe: Recipe = ACCURATE


Progress = Callable[[str, int, int], None]


def train(task: Task, say: Callable[[str], None], progress: Progress) -> None:
    """Train a model and write it with its card.

    say: is told what is going on. progress: is given what is being done, how much of it is, and how much there is.
    Raises TrainingError or GoldError when the data or the encoder cannot be read.
    """
    task.out.mkdir(parents=True, exist_ok=True)
    encoder = read_encoder(task.encoder or encoder_file())
    say(f"encoder: {len(encoder.pieces):,} pieces, {task.recipe.shape.layers} of {encoder.layers} layers")
    examples = {name: corpora.public(task.data, name) for name in corpora.PUBLIC if name in task.recipe.shares}
    examples[GOLD] = list(corpora.gold(task.gold))
    rows = [(name, len(each), _digest(each)) for name, each in examples.items()]
    for name, count, digest in rows:
        say(f"{name}: {count:,} examples, sha256 {digest[:16]}")
    pools = [public_pools(task.data), pools_of(examples[GOLD])]
    scheduled = schedule(examples, pools, task.recipe)
    teacher, taught = _taught(task, scheduled, progress)
    made = batches(scheduled, Pieces(encoder.pieces), task.recipe)
    torch.manual_seed(task.recipe.seed)
    network = Network(encoder, task.recipe.shape)
    checkpoint = task.out / _CHECKPOINT
    key = hashlib.sha256(repr((task.recipe, rows, teacher)).encode()).hexdigest()
    mean = 0.0
    for done, loss in Run(network, made, task.recipe, checkpoint, key, task.device, taught).steps():
        mean = loss if not mean else 0.98 * mean + 0.02 * loss
        progress(f"training, loss {mean:.3f}", done, len(made))
    say("writing the model")
    settings = {"seed": task.recipe.seed, "key": key, "told": task.recipe.shape.told, "least": dict(task.recipe.least)}
    export(network, encoder, settings, task.out)
    say("scoring it")
    scores = scores_of(Tagger(task.out), task.dev, task.data)
    size = (task.out / WEIGHTS).stat().st_size / 1e6
    facts = {"pieces": len(encoder.pieces), "size": size, "steps": len(made), "teacher": teacher}
    (task.out / CARD).write_text(card(task.recipe, rows, scores, facts), encoding="utf-8")
    checkpoint.unlink(missing_ok=True)
    for path in task.out.glob(_LESSONS.format("*")):
        path.unlink()


def _taught(task: Task, scheduled: Sequence[Example], progress: Progress) -> tuple[str, Lessons | None]:
    """Return the digest of the teacher's weights and its lessons, where the recipe has a teacher."""
    if task.recipe.teacher is None:
        return "", None
    folder = folder_of(task.recipe.teacher)
    teacher = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    key = hashlib.sha256(f"{teacher} {_digest(scheduled)}".encode()).hexdigest()
    path = task.out / _LESSONS.format(key[:16])
    name = f"asking {task.recipe.teacher}"
    texts = [example.text for example in scheduled]
    return teacher, lessons(Tagger(folder), texts, path, lambda done, total: progress(name, done, total))


def _digest(examples: Sequence[Example]) -> str:
    """Return the SHA-256 of the texts and labels of examples."""
    digest = hashlib.sha256()
    for example in examples:
        labels = [(label.start, label.end, sorted(label.kinds)) for label in example.labels]
        digest.update(f"{example.text}\0{labels}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
