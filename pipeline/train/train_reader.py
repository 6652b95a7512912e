"""From gold documents and a model of names to a reader of facts, in one call."""

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from pipeline.errors import TrainingError
from pipeline.facts.reader.reader import READER
from pipeline.gold.model import GoldDocument
from pipeline.gold.storage import read_corpus, to_text
from pipeline.names.shipped import folder_of
from pipeline.names.tagger import Tagger
from pipeline.names.tagger.tagger import WEIGHTS
from pipeline.train.card import reader_card
from pipeline.train.corpora import gold_names
from pipeline.train.export import export_reader
from pipeline.train.heads import ReadingNetwork
from pipeline.train.reading import ReadingRun
from pipeline.train.recipes import READER as RECIPE
from pipeline.train.recipes import Reading
from pipeline.train.statements import Taught, renamed, sources, taught
from pipeline.train.train import Progress
from pipeline.train.variation import pools_of

READER_CARD = "READER.md"
_CHECKPOINT = "reader.pt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderTask:
    """What to train. tagger: the model upon which it reads, a name or folder; gold: documents; out: where it goes."""

    tagger: str
    gold: Path
    out: Path
    device: str = "cpu"
    recipe: Reading = RECIPE


def train_reader(task: ReaderTask, say: Callable[[str], None], progress: Progress) -> None:
    """Train a reader and write it, with its card, beside the model upon which it reads.

    Raises TrainingError where the model tells nothing, GoldError, ModelError.
    """
    task.out.mkdir(parents=True, exist_ok=True)
    folder, recipe = folder_of(task.tagger), task.recipe
    tagger = Tagger(folder)
    documents = [document for document in read_corpus([task.gold]) if document.annotation.facts]
    say(f"gold: {len(documents):,} documents with facts")
    say("asking the model of names")
    forms = list(_forms(documents, tagger, recipe))
    if not forms[0]:
        message = f"{folder}: the model does not tell what it knows, or {task.gold} states nothing"
        raise TrainingError(message)
    torch.manual_seed(recipe.seed)
    hidden = forms[0][0].passage.states.shape[1]
    network = ReadingNetwork(hidden, recipe.width)
    weights = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    digest = _digest(documents)
    checkpoint = task.out / _CHECKPOINT
    key = hashlib.sha256(repr((recipe, weights, digest)).encode()).hexdigest()
    mean, total = 0.0, 0
    for done, total, loss in ReadingRun(network, forms, recipe, checkpoint, key, task.device).steps():
        mean = loss if not mean else 0.98 * mean + 0.02 * loss
        progress(f"reading facts, loss {mean:.3f}", done, total)
    export_reader(network, hidden, task.out)
    facts = {
        "documents": len(documents),
        "facts": sum(len(document.annotation.facts) for document in documents),
        "digest": digest,
        "tagger": weights,
        "steps": total,
        "size": (task.out / READER).stat().st_size / 1e6,
    }
    (task.out / READER_CARD).write_text(reader_card(recipe, facts), encoding="utf-8")
    checkpoint.unlink(missing_ok=True)


def _forms(documents: Sequence[GoldDocument], tagger: Tagger, recipe: Reading) -> Iterator[list[Taught]]:
    """Yield the passages of the documents in each of the forms that passes take in turn."""
    own = list(sources(documents))
    pools = [pools_of(gold_names(document) for document in documents)]
    rng = random.Random(recipe.seed)  # noqa: S311  nothing secret
    for number, limit in enumerate(recipe.limits):
        form = own if number == 0 else [renamed(each, pools, rng, recipe.swap) for each in own]
        yield taught(form, tagger, limit)


def _digest(documents: Sequence[GoldDocument]) -> str:
    """Return the SHA-256 of gold documents."""
    digest = hashlib.sha256()
    for document in documents:
        digest.update(to_text(document).encode())
    return digest.hexdigest()
