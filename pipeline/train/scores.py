"""Scores of a trained tagger by itself: exact span and kind, on our gold and on the tenth of stockmark kept unseen."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pipeline.names.tagger import Tagger
from pipeline.names.tagger.tags import Kind
from pipeline.train.corpora import gold, stockmark
from pipeline.train.examples import FIRM, Example
from pipeline.train.variation import base_of

_SCORED = {kind: str(kind) for kind in (Kind.COMPANY, Kind.ORG, Kind.PERSON, Kind.TITLE)}
_LEGAL = {Kind.COMPANY: "法人名", Kind.ORG: "法人名", Kind.PERSON: "人名"}


class Score(NamedTuple):
    """Numbers of names found rightly, found, and labelled."""

    right: int
    found: int
    labelled: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where there is nothing."""
        return 2 * self.right / (self.found + self.labelled) if self.found + self.labelled else 0.0


def scores_of(tagger: Tagger, dev: Path | None, data: Path) -> dict[str, Score]:
    """Return scores by measure, such as ``dev zh COMPANY`` and ``stockmark 法人名``."""
    counts: Counter[tuple[str, str]] = Counter()
    for example in gold(dev) if dev else ():
        base = base_of(example.text)
        labels = ((each.start, each.end, kind) for each in example.labels for kind in each.kinds)
        right = {(start, end, f"dev {base} {_SCORED[kind]}") for start, end, kind in labels}
        found = {
            (each.start, each.end, f"dev {base} {_SCORED[each.kind]}")
            for each in tagger.read(example.text).names
            if each.kind in _SCORED
        }
        _count(counts, right, found)
    for example in stockmark(data, held_out=True):
        _count(counts, *_legal_persons(example, tagger))
    names = sorted({name for name, _ in counts})
    return {name: Score(counts[name, "right"], counts[name, "found"], counts[name, "labelled"]) for name in names}


def _legal_persons(example: Example, tagger: Tagger) -> tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]:
    """Return the labels and the finds of a sentence of stockmark, whose 法人名 covers firms and public bodies.

    What it labels as an organisation of another kind is neither right nor wrong.
    """
    firms = {(start, end) for start, end, kinds in example.labels if kinds <= FIRM}
    right = {
        (start, end, f"stockmark {_LEGAL[kind]}")
        for start, end, kinds in example.labels
        for kind in kinds
        if kind in {Kind.COMPANY, Kind.PERSON}
    }
    read = [each for each in tagger.read(example.text).names if each.kind in _LEGAL]
    legal = {(start, end) for start, end, name in right if name.endswith("法人名")}
    found = {
        (each.start, each.end, f"stockmark {_LEGAL[each.kind]}")
        for each in read
        if each.kind is not Kind.ORG and (each.start, each.end) not in firms - legal
    }
    return right, found


def _count(
    counts: Counter[tuple[str, str]], right: Iterable[tuple[int, int, str]], found: Iterable[tuple[int, int, str]]
) -> None:
    right, found = set(right), set(found)
    for *_, name in right:
        counts[name, "labelled"] += 1
    for each in found:
        counts[each[2], "found"] += 1
        counts[each[2], "right"] += each in right
