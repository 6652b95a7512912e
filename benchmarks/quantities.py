"""Speed and accuracy of the grammar of amounts and dates beside installable peers, in the same run.

    python benchmarks/quantities.py --data ../shared/data      # about 1 MB of zh and of ja text from public corpora
    python benchmarks/quantities.py --zh zh.txt --ja ja.txt    # your own: one article a line
    python benchmarks/quantities.py                            # the texts of corpus/gold/dev, over and over

Each side runs on one core, and the best of three passes counts. A peer is slow, so it reads only the first of the same
texts, as many as fill four seconds, one after another, in its own environment under .peers/ (see peers/score.py). Times
of different machines do not compare; the ratio does. It compares what begins with the plain text: layout, dates and
quantities with the peer, of which pynormalizenumexp finds dates too and Recognizers-Text is not asked for them.
"""

import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from subprocess import PIPE

import click

from peers.score import PEERS, Peer, command, side_by_side
from pipeline.gold.model import GoldDocument, Layer
from pipeline.gold.storage import read_corpus
from pipeline.quantities.dates import find_dates
from pipeline.quantities.find import find_quantities
from pipeline.run.grammar import find
from pipeline.text import analyse
from throughput import MEGABYTE, articles, seconds

PASSES = 3
PEER_SECONDS = 4  # of a peer's pass
WHOLE = "layout, dates and quantities"
DATE = dt.date(2026, 3, 31)
GOLD = Path(__file__).parents[1] / "corpus" / "gold" / "dev"


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), help="Folder with fewfc/ and jawikinews/.")
@click.option("--zh", type=click.Path(path_type=Path, exists=True), help="Chinese articles, one a line.")
@click.option("--ja", type=click.Path(path_type=Path, exists=True), help="Japanese articles, one a line.")
@click.option(
    "--gold", type=click.Path(path_type=Path, exists=True), default=GOLD, help="What accuracy is measured on."
)
def main(data: Path | None, zh: Path | None, ja: Path | None, gold: Path) -> None:
    """Measure; see the module's docstring."""
    documents = list(read_corpus([gold]))
    sources = {"zh": zh or data, "ja": ja or data}
    peers = [peer for peer in PEERS if peer.layer is Layer.QUANTITIES]
    columns = [measure(peer, documents, sources[peer.lang]) for peer in peers]
    print("\n| | " + " | ".join(f"{peer.lang}, {peer.name}" for peer in peers) + " |\n|---|" + "--:|" * len(peers))
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(column[name] for column in columns) + " |")


def measure(peer: Peer, documents: Sequence[GoldDocument], source: Path | None) -> dict[str, str]:
    """Return a column of the table, beside one peer: what was measured, by the name of its row."""
    tasks = peer.tasks(documents)
    texts = list(articles(peer.lang, source) if source else repeated([task.text for task in tasks]))
    print(f"{peer.lang}: {len(texts)} articles, {sum(map(len, texts)):,} characters; {len(tasks)} gold documents")
    speeds = {name: speed(run, texts) for name, run in own_parts(texts).items()}
    theirs = peer_speed(peer, texts)
    column = {f"{name}, characters/s": f"{own:,.0f}" for name, own in speeds.items()}
    column["the peer, characters/s"] = f"{theirs:,.0f}"
    column["ratio to the peer"] = f"{speeds[WHOLE] / theirs:.1f}"
    their_scores, own_scores = side_by_side(peer, tasks)
    for name in peer.measures:
        column[f"{name}, P / R / F1"] = own_scores[name]
        column[f"{name} of the peer"] = their_scores[name]
    return column


def repeated(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts over and over until they are about a megabyte of UTF-8."""
    size = sum(len(text.encode()) for text in texts)
    return islice(cycle(texts), len(texts) * MEGABYTE // size)


def own_parts(texts: Sequence[str]) -> dict[str, Callable[[int], object]]:
    """Return what finds the amounts and dates of the text of an index, in parts and as a whole."""
    layouts = [analyse(text) for text in texts]
    dates = [find_dates(layout, date=DATE) for layout in layouts]
    return {
        "quantities alone": lambda index: find_quantities(layouts[index], dates=dates[index]),
        "dates alone": lambda index: find_dates(layouts[index], date=DATE),
        WHOLE: lambda index: find(texts[index], date=DATE),
    }


def speed(run: Callable[[int], object], texts: Sequence[str]) -> float:
    """Return the characters a second at which `run` works through the indices of texts, in the best of the passes."""
    return sum(map(len, texts)) / min(seconds(run, range(len(texts))) for _ in range(PASSES))


def peer_speed(peer: Peer, texts: Sequence[str]) -> float:
    """Return the characters a second of a peer on the first of the texts, start-up left out."""
    with subprocess.Popen(command(peer), stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8") as process:  # noqa: S603

        def ask(index: int) -> None:
            process.stdin.write(json.dumps({"id": "", "text": texts[index]}) + "\n")
            process.stdin.flush()
            if not process.stdout.readline():
                sys.exit(f"{peer.name} failed")

        ask(0)  # loads what is loaded late
        n_texts, begun = 0, time.perf_counter()
        while n_texts < len(texts) and time.perf_counter() - begun < PEER_SECONDS:
            ask(n_texts)
            n_texts += 1
        return speed(ask, texts[:n_texts])


if __name__ == "__main__":
    main()
