"""A score as JSON for machines, and as a page for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from pipeline.evaluate.facts import FIELDS
from pipeline.evaluate.judge import GROUPINGS, Judged, grouped, total
from pipeline.evaluate.score import Error, Score, Tally
from pipeline.gold.context import in_context
from pipeline.gold.digest import corpus_digest
from pipeline.gold.storage import Json
from pipeline.vocabulary import NAME_TYPES, QUANTITY_TYPES

# What a report shows of a group of documents, beside the whole corpus.
HEADLINES = (
    *(f"names.{type_}" for type_ in NAME_TYPES),
    "dates",
    "entities",
    "quantities",
    "facts.found",
    "facts.core",
    "facts.strict",
    "relations",
)
_SHOWN_ERRORS = 20
_WIDTH = 24  # characters shown around an error
_LEAST_FACTS = 10  # a rule with fewer predictions is left out of the page


def to_json(judged: Sequence[Judged], texts: Mapping[str, str]) -> Json:
    """Return all scores and errors: overall, by each grouping, by rule."""
    whole = total(judged)
    return {
        "corpus": {"documents": len(judged), "digest": corpus_digest(each.document for each in judged)},
        "overall": _measures(whole),
        "by": {
            grouping: {name: _measures(score) for name, score in grouped(judged, grouping).items()}
            for grouping in GROUPINGS
        },
        "rules": {
            rule: {"predicted": tally.predicted, "precision": round(tally.precision, 4)}
            for rule, tally in sorted(whole.rules.items())
        },
        "errors": listed(whole.errors, texts),
    }


def listed(errors: Iterable[Error], texts: Mapping[str, str]) -> list[Json]:
    """Return errors as JSON objects, each with the text around it; `texts` is by document id."""
    return [asdict(error) | {"context": _context(texts[error.document], error)} for error in errors]


def _context(text: str, error: Error) -> str:
    return in_context(text, error.start, error.end, width=_WIDTH)


def _measures(score: Score) -> Json:
    return {name: _figures(tally) for name, tally in sorted(score.tallies.items())}


def _figures(tally: Tally) -> Json:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "gold": tally.gold,
        "predicted": tally.predicted,
    }


def page(report: Json) -> Iterator[str]:
    """Yield the lines of a report for people, in Markdown."""
    yield f"{report['corpus']['documents']} documents, corpus {report['corpus']['digest'][:12]}"
    yield ""
    yield from _overall(report["overall"])
    for grouping in GROUPINGS:
        if len(report["by"][grouping]) > 1:
            yield ""
            yield from _group_table(grouping, report["by"][grouping])
    yield ""
    yield from _rule_table(report["rules"])


def _overall(measures: Json) -> Iterator[str]:
    names = [f"names.{type_}{suffix}" for type_ in NAME_TYPES for suffix in ("", ".overlap")]
    quantities = [
        "quantities",
        *(f"quantities.{kind}" for kind in QUANTITY_TYPES),
        "quantities.span",
        "quantities.value",
    ]
    facts = ["facts.found", "facts.core", "facts.strict", "relations"]
    relations = sorted(name for name in measures if name.startswith("relations."))
    yield "| measure | precision | recall | F1 | gold | predicted |"
    yield "|---|--:|--:|--:|--:|--:|"
    for name in (
        *names,
        "dates",
        "dates.span",
        "entities",
        "entities.end_to_end",
        *quantities,
        *facts,
        *relations,
    ):
        if name in measures:
            figures = measures[name]
            ratios = " | ".join(f"{figures[key]:.3f}" for key in ("precision", "recall", "f1"))
            yield f"| {name} | {ratios} | {figures['gold']} | {figures['predicted']} |"
    if "fields.subject" in measures:
        yield ""
        yield f"| field of the {measures['fields.subject']['gold']} facts found on both sides | right |"
        yield "|---|--:|"
        for field in FIELDS:
            yield f"| {field} | {measures[f'fields.{field}']['f1']:.3f} |"


def _group_table(grouping: str, groups: Json) -> Iterator[str]:
    yield f"F1 by {grouping}"
    yield ""
    yield "| " + " | ".join([grouping, *HEADLINES]) + " |"
    yield "|---|" + "--:|" * len(HEADLINES)
    for name, measures in groups.items():
        cells = [f"{measures[headline]['f1']:.2f}" if headline in measures else "" for headline in HEADLINES]
        yield "| " + " | ".join([name, *cells]) + " |"


def _rule_table(rules: Json) -> Iterator[str]:
    yield "| rule | predicted | precision |"
    yield "|---|--:|--:|"
    for rule, figures in sorted(rules.items(), key=_rule_rank):
        if figures["predicted"] >= _LEAST_FACTS:
            yield f"| {rule} | {figures['predicted']} | {figures['precision']:.3f} |"


def _rule_rank(item: tuple[str, Json]) -> tuple[str, float]:
    """Order rules by how much they predict, steps of confidence by their height."""
    group, _, name = item[0].partition(" ")
    return group, float(name.split(" ")[0]) if group == "confidence" else -item[1]["predicted"]


def error_page(errors: Iterable[Json], *, most: int | None = _SHOWN_ERRORS) -> Iterator[str]:
    """Yield the lines that list errors by class, the largest class first; at most `most` of each, all when None."""
    by_kind: dict[str, list[Json]] = {}
    for error in errors:
        by_kind.setdefault(error["kind"], []).append(error)
    for kind, group in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"## {kind} ({len(group)} in {len(Counter(error['document'] for error in group))} documents)"
        yield ""
        for error in group[:most]:
            answers = f"gold {error['gold'] or '-'} | predicted {error['predicted'] or '-'}"
            rule = f" | {error['rule']}" if error["rule"] else ""
            yield f"- {error['document']} {error['start']}: {error['context']} | {answers}{rule}"
        if most is not None and len(group) > most:
            yield f"- ... and {len(group) - most} more"
        yield ""
