"""Agreement of two annotators of the same texts: F1 for what they mark, accuracy and kappa for what they say of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.errors import UsageError
from pipeline.evaluate.facts import FIELDS, align_facts
from pipeline.evaluate.judge import judge, total
from pipeline.evaluate.score import Score
from pipeline.gold.model import CODED, GoldDocument

# Fields with a closed set of values, for which chance agreement is defined.
NOMINAL = ("metric", *CODED)


def paired(one: Iterable[GoldDocument], other: Iterable[GoldDocument]) -> list[tuple[GoldDocument, GoldDocument]]:
    """Return the documents that both annotators have, by id.

    Raises UsageError when there is none, or when the texts of one differ.
    """
    theirs: Mapping[str, GoldDocument] = {document.id: document for document in other}
    pairs = [(document, theirs[document.id]) for document in one if document.id in theirs]
    if not pairs:
        message = "the two folders have no document in common; documents are paired by their id"
        raise UsageError(message)
    for left, right in pairs:
        if left.text != right.text:
            message = f"{left.id}: the two annotators have different texts; only tags may differ"
            raise UsageError(message)
    return sorted(pairs, key=lambda pair: pair[0].id)


def agreement(pairs: Sequence[tuple[GoldDocument, GoldDocument]]) -> Score:
    """Return the score of the second annotators against the first, whose alternatives count."""
    return total(judge(_without_ignored(one, other), other.annotation) for one, other in pairs)


def _without_ignored(one: GoldDocument, other: GoldDocument) -> GoldDocument:
    """Return the first annotator's document, ignoring what either annotator does."""
    ignore = {*one.annotation.ignore, *other.annotation.ignore}
    return replace(one, annotation=replace(one.annotation, ignore=tuple(sorted(ignore))))


def kappas(pairs: Sequence[tuple[GoldDocument, GoldDocument]]) -> dict[str, float]:
    """Return Cohen's kappa of each field with a closed set of values, over the facts that both annotators state."""
    answers: dict[str, list[tuple[str, str]]] = {name: [] for name in NOMINAL}
    for one, other in pairs:
        for left, right in align_facts(one.annotation, other.annotation):
            for name in NOMINAL:
                answers[name].append((str(getattr(left, name)), str(getattr(right, name))))
    return {name: _kappa(found) for name, found in answers.items()}


def _kappa(answers: Sequence[tuple[str, str]]) -> float:
    """Return (observed - expected) / (1 - expected) agreement; 1 when there is nothing to disagree on."""
    if not answers:
        return 1.0
    observed = sum(left == right for left, right in answers) / len(answers)
    first, second = Counter(left for left, _ in answers), Counter(right for _, right in answers)
    expected = sum(first[value] * second[value] for value in first) / len(answers) ** 2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def agreement_page(pairs: Sequence[tuple[GoldDocument, GoldDocument]]) -> Iterator[str]:
    """Yield the lines of a report, in Markdown."""
    score, kappa = agreement(pairs), kappas(pairs)
    yield f"{len(pairs)} documents"
    yield ""
    yield "| layer | F1 | first | second |"
    yield "|---|--:|--:|--:|"
    for name, tally in sorted(score.tallies.items()):
        if not name.startswith("fields."):
            yield f"| {name} | {tally.f1:.3f} | {tally.gold} | {tally.predicted} |"
    yield ""
    yield "| field of facts that both state | agree | kappa |"
    yield "|---|--:|--:|"
    for name in FIELDS:
        chance = f"{kappa[name]:.3f}" if name in kappa else ""
        yield f"| {name} | {score.tallies[f'fields.{name}'].f1:.3f} | {chance} |"
