"""Scores: gold against itself is perfect, and each planted error lowers exactly the measures it should."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gold_examples import JA, ZH
from pipeline.evaluate.facts import CORE, FIELDS, STRICT
from pipeline.evaluate.judge import judge, total
from pipeline.evaluate.report import page, to_json
from pipeline.evaluate.score import Score, Tally
from pipeline.evaluate.spans import pairs
from pipeline.gold.markup import parse
from pipeline.gold.model import Annotation, GoldDocument, Name, Party
from pipeline.quantities.model import DateSpan
from pipeline.vocabulary import (
    Base,
    Comparator,
    Direction,
    MentionType,
    Modality,
    Period,
    Polarity,
    Role,
    Stat,
)

DOCUMENTS = [parse(ZH), parse(JA)]
CORE_ROWS = {"facts.core", "facts.strict"}


def lowered(document: GoldDocument, predicted: Annotation) -> set[str]:
    """Measures below 1; those by kind are left out where the measure of all kinds is there."""
    tallies = judge(document, predicted).score.tallies
    low = {name for name, tally in tallies.items() if tally.f1 < 1}
    return {name for name in low if not name.startswith(("quantities.", "relations.")) or name in WHOLE}


WHOLE = {"quantities.span", "quantities.value"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
def test_gold_against_itself_is_perfect(document: GoldDocument) -> None:
    score = judge(document, document.annotation).score
    assert {name: (tally.precision, tally.recall) for name, tally in score.tallies.items()} == dict.fromkeys(
        score.tallies, (1.0, 1.0)
    )
    assert score.errors == []
    assert {f"fields.{name}" for name in FIELDS} <= set(score.tallies)
    assert set(CORE) < set(STRICT) < set(FIELDS)


def test_nothing_found_is_recall_nothing() -> None:
    score = judge(DOCUMENTS[0], Annotation()).score
    assert score.tallies.pop("entities").gold == 0  # no mention is on both sides
    assert {name: (tally.precision, tally.recall, tally.f1) for name, tally in score.tallies.items()} == dict.fromkeys(
        score.tallies, (1.0, 0.0, 0.0)
    )


def change_fact(**changes: object) -> Callable[[Annotation], Annotation]:
    def changed(side: Annotation) -> Annotation:
        first, *others = side.facts
        return replace(side, facts=(replace(first, **changes), *others))  # type: ignore[arg-type]

    return changed


def change_quantity(**changes: object) -> Callable[[Annotation], Annotation]:
    def changed(side: Annotation) -> Annotation:
        first, *others = side.quantities
        return replace(side, quantities=(replace(first, **changes), *others))  # type: ignore[arg-type]

    return changed


def change_name(**changes: object) -> Callable[[Annotation], Annotation]:
    def changed(side: Annotation) -> Annotation:
        first, *others = side.names
        return replace(side, names=(replace(first, **changes), *others))  # type: ignore[arg-type]

    return changed


def drop(field: str, index: int = 0) -> Callable[[Annotation], Annotation]:
    def dropped(side: Annotation) -> Annotation:
        items = list(getattr(side, field))
        del items[index]
        return replace(side, **{field: tuple(items)})

    return dropped


FACT_FIELDS = {
    "subject": change_fact(subject=Party(text="芯片")),
    "metric": change_fact(metric="monthly_salary"),
    "direction": change_fact(direction=Direction.UP),
    "time": change_fact(time=(date(2025, 1, 1), None)),
    "modality": change_fact(modality=Modality.FORECAST),
    "polarity": change_fact(polarity=Polarity.NEGATED),
    "base": change_fact(base=Base.YOY),
    "role": change_fact(role=Role.TO),
    "stat": change_fact(stat=Stat.MEDIAN),
    "qualifier": change_fact(qualifier="28纳米"),
    "speaker": change_fact(speaker=None),
}


@pytest.mark.parametrize("field", FACT_FIELDS)
def test_a_wrong_field_of_a_fact_lowers_its_accuracy_and_the_rows_it_belongs_to(field: str) -> None:
    document = DOCUMENTS[0]
    rows = CORE_ROWS if field in CORE else {"facts.strict"} if field in STRICT else set()
    assert lowered(document, FACT_FIELDS[field](document.annotation)) == {f"fields.{field}"} | rows


QUANTITY_PARTS: dict[str, tuple[Callable[[Annotation], Annotation], set[str]]] = {
    "low": (change_quantity(low=Decimal(1)), {"quantities.value", "fields.value", *CORE_ROWS}),
    "comparator": (change_quantity(comparator=Comparator.APPROX), {"fields.comparator", *CORE_ROWS}),
    "unit": (change_quantity(unit="USD"), {"fields.unit", *CORE_ROWS}),
    "period": (change_quantity(period=Period.MONTH), {"fields.period", *CORE_ROWS}),
    "kind": (change_quantity(type=MentionType.MONEY), set()),
}


@pytest.mark.parametrize("part", QUANTITY_PARTS)
def test_a_wrong_part_of_a_quantity(part: str) -> None:
    document = DOCUMENTS[0]
    change, measures = QUANTITY_PARTS[part]
    assert lowered(document, change(document.annotation)) == {"quantities", *measures}


OTHERS: dict[str, tuple[Callable[[Annotation], Annotation], set[str]]] = {
    "a fact that is missing": (drop("facts"), {"facts.found", *CORE_ROWS}),
    "a relation that is missing": (drop("relations"), {"relations"}),
    "a title that is missing": (drop("names", 2), {"names.TITLE", "names.TITLE.overlap"}),
    "a date that is missing": (drop("dates"), {"dates", "dates.span"}),
    "a quantity without a fact that is missing": (
        drop("quantities", -1),
        {"quantities", "quantities.span", "quantities.value"},
    ),
    "a company taken for an organisation": (
        change_name(type=MentionType.ORG),
        {"names.COMPANY", "names.COMPANY.overlap", "names.ORG", "names.ORG.overlap"},
    ),
    "a name with another span": (change_name(end=12, surface="脉脉（"), {"names.COMPANY", "entities.end_to_end"}),
    "a spelling that stays apart": (change_name(entity="other"), {"entities", "entities.end_to_end"}),
}


@pytest.mark.parametrize("case", OTHERS)
def test_other_planted_errors(case: str) -> None:
    document = DOCUMENTS[0]
    change, measures = OTHERS[case]
    assert lowered(document, change(document.annotation)) == measures


def test_a_date_with_another_time_keeps_its_span() -> None:
    document = DOCUMENTS[0]
    first, *others = document.annotation.dates
    moved: tuple[DateSpan, ...] = (replace(first, time_to=None), *others)
    assert lowered(document, replace(document.annotation, dates=moved)) == {"dates"}


def test_a_false_alarm_lowers_precision_only() -> None:
    document = DOCUMENTS[1]
    extra = Name(start=0, end=2, surface="北辰", type=MentionType.PERSON, entity="x")
    tally = judge(document, replace(document.annotation, names=(extra, *document.annotation.names))).score.tallies
    assert (tally["names.PERSON"].precision, tally["names.PERSON"].recall) == (0.5, 1.0)


def test_a_prediction_in_an_ignored_stretch_is_neither_right_nor_wrong() -> None:
    document = DOCUMENTS[0]
    start, end = document.annotation.ignore[0]
    extra = Name(start=start, end=end, surface=document.text[start:end], type=MentionType.COMPANY, entity="x")
    names = tuple(sorted((extra, *document.annotation.names), key=lambda name: name.start))
    assert lowered(document, replace(document.annotation, names=names)) == set()


def test_any_spelling_of_the_subject_is_right() -> None:
    document = DOCUMENTS[0]
    facts = tuple(
        replace(fact, subject=Party(text="Maimai")) if fact.subject and fact.subject.text == "脉脉" else fact
        for fact in document.annotation.facts
    )
    assert lowered(document, replace(document.annotation, facts=facts)) == set()


def test_width_and_blanks_do_not_matter() -> None:
    document = DOCUMENTS[0]
    assert lowered(document, change_fact(subject=Party(text="设 计岗"))(document.annotation)) == set()


def test_an_alternative_answer_is_as_right() -> None:
    zh, ja = DOCUMENTS
    _, second, *_ = zh.annotation.facts
    facts = tuple(
        replace(fact, subject=Party(text="芯片人才")) if fact is second else fact for fact in zh.annotation.facts
    )
    assert lowered(zh, replace(zh.annotation, facts=facts)) == set()
    timed = tuple(replace(fact, time=fact.also.time[0]) if fact.also.time else fact for fact in ja.annotation.facts)
    assert lowered(ja, replace(ja.annotation, facts=timed)) == set()


def test_facts_that_share_a_quantity_pair_by_what_they_agree_on() -> None:
    source = ZH.replace(
        "#5 subject=脉脉; metric=rank", "#5 subject=澄远科技; metric=rank\n#5 subject=脉脉; metric=rank"
    )
    document = parse(source)
    turned = tuple(reversed(document.annotation.facts))
    assert lowered(document, replace(document.annotation, facts=turned)) == set()
    missing = tuple(fact for fact in turned if not (fact.subject and fact.subject.text == "澄远科技"))
    score = judge(document, replace(document.annotation, facts=missing)).score
    assert score.tallies["facts.core"].recall == pytest.approx(5 / 6)
    assert score.tallies["facts.core"].precision == 1


def test_spans_pair_with_the_largest_overlap() -> None:
    def span(start: int, end: int) -> DateSpan:
        return DateSpan(start=start, end=end, surface="", time_from=None, time_to=None)

    found = list(pairs([span(0, 10), span(12, 15)], [span(0, 2), span(3, 13), span(12, 15)]))
    assert [(pair.gold, pair.predicted) for pair in found] == [
        (span(12, 15), span(12, 15)),
        (span(0, 10), span(3, 13)),
        (None, span(0, 2)),
    ]


def test_totals_weigh_items_not_documents() -> None:
    judged = [judge(DOCUMENTS[0], Annotation()), judge(DOCUMENTS[1], DOCUMENTS[1].annotation)]
    whole = total(judged)
    assert whole.tallies["facts.found"].recall == pytest.approx(5 / 10)


def test_a_tally_of_nothing_is_not_wrong() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    assert Score.total([]).tallies == {}


def test_a_report_shows_every_measure_and_group() -> None:
    judged = [judge(document, document.annotation) for document in DOCUMENTS]
    report = to_json(judged, {document.id: document.text for document in DOCUMENTS})
    text = "\n".join(page(report))
    for expected in ("names.COMPANY", "quantities.SALARY", "facts.strict", "relations.holds_role", "subject"):
        assert f"| {expected} |" in text
    assert "| zh native |" in text
    assert report["by"]["script"]["ja"]["facts.found"]["gold"] == 5
