"""Scores installable peers on gold documents beside this project, with the same scorer.

    python benchmarks/peers/score.py corpus/gold/dev

Each peer runs in a virtual environment of its own under .peers/, which the first run makes. A peer is scored only on
what it claims to find: ja_ginza on Japanese names, Recognizers-Text and pynormalizenumexp on the values of Chinese and
of Japanese quantities, where numbers in dates and names are not held against them.
"""

import json
import subprocess
import sys
import venv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click

from pipeline.evaluate.judge import judge, total
from pipeline.gold.model import Annotation, GoldDocument, Layer, Name
from pipeline.gold.storage import read_corpus
from pipeline.quantities.model import Quantity
from pipeline.run.texts import annotate
from pipeline.vocabulary import NAME_TYPES, Comparator, MentionType

HERE = Path(__file__).parent
ENVIRONMENTS = Path(".peers")


@dataclass(frozen=True, slots=True)
class Peer:
    """A package to compare with: what to install, the language it reads, the measures it is scored by."""

    name: str
    requirements: tuple[str, ...]
    lang: str
    measures: tuple[str, ...]
    layer: Layer

    def tasks(self, documents: Iterable[GoldDocument]) -> list[GoldDocument]:
        """Return the documents in the peer's language, each as `task` has it."""
        return [self.task(document) for document in documents if document.lang.base == self.lang]

    def task(self, document: GoldDocument) -> GoldDocument:
        """Return the document with the peer's layer alone; what the others hold is ignored where it may stand."""
        gold = document.annotation
        if self.layer is Layer.NAMES:
            return replace(document, layers=(self.layer,))
        ignore = sorted(set(gold.spans()) - {(q.start, q.end) for q in gold.quantities} | set(gold.ignore))
        return replace(document, layers=(self.layer,), annotation=replace(gold, ignore=tuple(ignore)))


PEERS = (
    Peer(
        name="ja_ginza",
        requirements=("ginza==5.3.0", "ja_ginza==5.3.0"),
        lang="ja",
        measures=tuple(f"names.{type_}{suffix}" for type_ in NAME_TYPES for suffix in ("", ".overlap")),
        layer=Layer.NAMES,
    ),
    Peer(
        name="recognizers_text",
        # The library imports a name that later versions of emoji lack.
        requirements=("recognizers-text-suite==1.0.2a2", "emoji<2"),
        lang="zh",
        measures=("quantities.value", "quantities.span"),
        layer=Layer.QUANTITIES,
    ),
    Peer(
        name="pynormalizenumexp",
        requirements=("pynormalizenumexp==0.3.4",),
        lang="ja",
        measures=("quantities.value", "quantities.span"),
        layer=Layer.QUANTITIES,
    ),
)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def main(gold: tuple[Path, ...]) -> None:
    """Score the peers; see the module's docstring."""
    documents = list(read_corpus(gold))
    for peer in PEERS:
        chosen = peer.tasks(documents)
        if not chosen:
            continue
        theirs, ours = side_by_side(peer, chosen)
        print(f"\n{peer.name} on {len(chosen)} {peer.lang} documents\n")
        print(f"| measure | {peer.name} P / R / F1 | this project P / R / F1 |\n|---|---|---|")
        for name in peer.measures:
            print(f"| {name} | {theirs.get(name, '-')} | {ours.get(name, '-')} |")


def side_by_side(peer: Peer, tasks: Sequence[GoldDocument]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the measures of a peer and of this project on the same documents."""
    return measures(tasks, predictions(peer, tasks)), measures(tasks, annotate(tasks))


def measures(documents: Sequence[GoldDocument], predicted: dict[str, Annotation]) -> dict[str, str]:
    """Return precision, recall and F1 of each measure as text."""
    score = total(judge(document, predicted[document.id]) for document in documents)
    return {
        name: f"{tally.precision:.2f} / {tally.recall:.2f} / {tally.f1:.2f}" for name, tally in score.tallies.items()
    }


def predictions(peer: Peer, documents: Sequence[GoldDocument]) -> dict[str, Annotation]:
    """Return what a peer finds, by document."""
    lines = "".join(json.dumps({"id": document.id, "text": document.text}) + "\n" for document in documents)
    run = subprocess.run(command(peer), input=lines, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    if run.returncode:
        sys.exit(f"{peer.name} failed:\n{run.stderr[-2000:]}")
    texts = {document.id: document.text for document in documents}
    records = map(json.loads, run.stdout.splitlines())
    return {record["id"]: annotation(record, texts[record["id"]]) for record in records}


def command(peer: Peer) -> list[str]:
    """Return the command of a peer's adapter, which answers each line at once."""
    adapter = HERE / "adapters" / f"{peer.name}.py"
    # -I and an empty environment's own site-packages: a peer must not import this project.
    return [str(environment(peer)), "-I", "-u", str(adapter)]


def environment(peer: Peer) -> Path:
    """Return the Python of a peer's environment, made when it is not there yet."""
    folder = ENVIRONMENTS / peer.name
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *peer.requirements], check=True)  # noqa: S603
        ready.touch()
    return python


def annotation(record: dict[str, Any], text: str) -> Annotation:
    """Return the annotation of what an adapter wrote for one document."""
    names = tuple(
        Name(start=m["start"], end=m["end"], surface=text[m["start"] : m["end"]], type=MentionType(m["type"]))
        for m in record.get("mentions", ())
    )
    quantities = (quantity(q, text) for q in record.get("quantities", ()))
    return Annotation(names=names, quantities=tuple(q for q in quantities if q is not None))


def quantity(record: dict[str, Any], text: str) -> Quantity | None:
    """Return a quantity, whose comparator and unit no peer is scored by; None where the peer gives no number."""
    try:
        low, high = (None if record[end] is None else Decimal(record[end]) for end in ("low", "high"))
    except InvalidOperation:
        return None
    return Quantity(
        start=record["start"],
        end=record["end"],
        surface=text[record["start"] : record["end"]],
        type=MentionType(record["kind"]),
        low=low,
        high=high,
        comparator=Comparator.EQ,
        unit="",
    )


if __name__ == "__main__":
    main()
