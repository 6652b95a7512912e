"""Comparing reports, floors, predictions of a finished run, and agreement of annotators."""

import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gold_examples import JA, ZH
from pipeline.errors import UsageError
from pipeline.evaluate.agreement import agreement, agreement_page, kappas, paired
from pipeline.evaluate.compare import comparison
from pipeline.evaluate.floors import below, measured, pinned, read_floors
from pipeline.evaluate.judge import judge
from pipeline.evaluate.report import error_page, to_json
from pipeline.gold.markup import parse
from pipeline.gold.model import Annotation, GoldDocument, Party
from pipeline.vocabulary import Modality

DOCUMENTS = [parse(ZH), parse(JA)]


def report_of(*predicted: Annotation) -> dict[str, Any]:
    judged = [judge(document, side) for document, side in zip(DOCUMENTS, predicted, strict=True)]
    return to_json(judged, {document.id: document.text for document in DOCUMENTS})


RIGHT = report_of(DOCUMENTS[0].annotation, DOCUMENTS[1].annotation)
WORSE = report_of(DOCUMENTS[0].annotation, replace(DOCUMENTS[1].annotation, facts=DOCUMENTS[1].annotation.facts[1:]))


def test_a_report_is_json() -> None:
    assert json.loads(json.dumps(WORSE)) == WORSE


def test_errors_are_grouped_by_class_and_shown_in_context() -> None:
    lines = list(error_page(WORSE["errors"]))
    assert lines[0] == "## facts: missed (1 in 1 documents)"
    assert "【2145億円】" in lines[2]
    assert "北辰フーズ revenue" in lines[2]


def test_long_lists_of_errors_are_cut() -> None:
    nothing = report_of(Annotation(), Annotation())
    assert any(line.startswith("- ... and ") for line in error_page(nothing["errors"], most=1))
    assert not any(line.startswith("- ... and ") for line in error_page(nothing["errors"], most=None))


def test_a_comparison_lists_what_moved_and_which_errors_came_and_went() -> None:
    text = "\n".join(comparison(RIGHT, WORSE, most=None))
    assert "| facts.found | 1.000 | 0.947 | -0.053 |" in text
    assert "names.COMPANY" not in text
    assert "# Gone: 0 errors" in text
    assert "# New: 1 errors" in text
    assert "# Gone: 1 errors" in "\n".join(comparison(WORSE, RIGHT, most=None))


def test_reports_of_other_documents_do_not_compare() -> None:
    other = RIGHT | {"corpus": {"documents": 1, "digest": "0"}}
    with pytest.raises(UsageError, match="different gold documents"):
        list(comparison(RIGHT, other, most=None))


def test_floors_hold_rise_and_fall_only_when_told() -> None:
    floors = pinned(WORSE, None, may_fall=False)
    assert list(below(RIGHT, floors)) == []
    risen = pinned(RIGHT, floors, may_fall=False)
    assert risen["f1"] == measured(RIGHT)
    assert any("facts.found (all): F1 0.9474 is below the floor 1.0000" in line for line in below(WORSE, risen))
    assert any("(ja)" in line for line in below(WORSE, risen))
    assert not any("zh-Hans" in line for line in below(WORSE, risen))
    with pytest.raises(UsageError, match="--may-fall"):
        pinned(WORSE, risen, may_fall=False)
    assert pinned(WORSE, risen, may_fall=True) == floors


@pytest.mark.parametrize(
    ("measure", "f1", "falls"),
    [
        ("names.COMPANY", 0.991, False),
        ("names.COMPANY", 0.98, True),
        ("quantities", 0.999, True),
        ("dates", 0.999, True),
    ],
)
def test_what_hangs_on_a_model_may_lack_two_labels_on_another_machine(measure: str, f1: float, *, falls: bool) -> None:
    floors = pinned(RIGHT, None, may_fall=False)
    measured_elsewhere = deepcopy(RIGHT)
    measured_elsewhere["overall"][measure] |= {"f1": f1, "gold": 200}
    assert any(line.startswith(f"{measure} (all)") for line in below(measured_elsewhere, floors)) is falls


def test_floors_belong_to_their_documents() -> None:
    floors = pinned(RIGHT, None, may_fall=False) | {"digest": "0"}
    with pytest.raises(UsageError, match="the gold documents changed"):
        list(below(RIGHT, floors))


def test_broken_floors_say_how_to_write_them(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="--pin"):
        read_floors(file)


def with_facts(document: GoldDocument, **changes: Any) -> GoldDocument:
    first, *others = document.annotation.facts
    return replace(document, annotation=replace(document.annotation, facts=(replace(first, **changes), *others)))


def test_annotators_who_agree() -> None:
    pairs = paired(DOCUMENTS, DOCUMENTS)
    assert {tally.f1 for tally in agreement(pairs).tallies.values()} == {1.0}
    assert set(kappas(pairs).values()) == {1.0}


def test_annotators_who_differ_in_one_field() -> None:
    second = [with_facts(DOCUMENTS[0], modality=Modality.FORECAST, subject=Party(text="芯片")), DOCUMENTS[1]]
    pairs = paired(DOCUMENTS, second)
    tallies = agreement(pairs).tallies
    assert tallies["fields.modality"].f1 == pytest.approx(0.9)
    assert tallies["fields.subject"].f1 == pytest.approx(0.9)
    assert tallies["fields.metric"].f1 == 1
    # The first annotator has reported in all ten facts: all agreement there is agreement by chance.
    assert kappas(pairs)["modality"] == pytest.approx(0.0)
    assert any(line == "| modality | 0.900 | 0.000 |" for line in agreement_page(pairs))


def test_annotators_are_paired_by_document_and_text() -> None:
    with pytest.raises(UsageError, match="no document in common"):
        paired(DOCUMENTS[:1], DOCUMENTS[1:])
    with pytest.raises(UsageError, match="different texts"):
        paired(DOCUMENTS, [replace(DOCUMENTS[0], text=DOCUMENTS[0].text + "。")])
    assert len(paired(DOCUMENTS, DOCUMENTS[1:])) == 1
