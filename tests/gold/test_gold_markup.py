"""Marked text and JSON: both give back what they were made from, and say what is wrong with a file."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from gold_examples import JA, ZH
from pipeline.errors import GoldError
from pipeline.gold.markup import parse, render
from pipeline.gold.model import Layer
from pipeline.gold.storage import from_json, read_corpus, read_document, to_text
from pipeline.vocabulary import Comparator, Field, MentionType, Period, RelationKind


@pytest.mark.parametrize("source", [ZH, JA])
def test_marked_text_and_json_are_inverse_to_reading(source: str) -> None:
    document = parse(source)
    assert parse(render(document)) == document
    assert from_json(json.loads(to_text(document))) == document


def test_spans_are_those_of_the_text_without_tags() -> None:
    document = parse(ZH)
    side = document.annotation
    assert "|" not in document.text
    assert document.text.endswith("里坐了5人。")
    assert "[注]" in document.text
    for name in side.names:
        assert document.text[name.start : name.end] == name.surface
    assert [name.surface for name in side.names if name.former] == ["首席执行官"]
    assert [document.text[start:end] for start, end in side.ignore] == ["C5会议室"]


def test_values_units_periods_and_inherited_fields() -> None:
    mean, rise, start, hires, rank, seats = parse(ZH).annotation.quantities
    assert (mean.low, mean.high, mean.comparator, mean.unit, mean.period) == (
        Decimal(584000),
        Decimal(584000),
        Comparator.EQ,
        "CNY",
        Period.YEAR,
    )
    assert (rise.comparator, rise.unit) == (Comparator.APPROX, "percent")
    assert (start.low, start.high, start.inferred) == (Decimal(25000), None, (Field.CURRENCY,))
    assert (hires.comparator, hires.low, hires.high) == (Comparator.RANGE, Decimal(31), Decimal(39))
    assert (rank.type, rank.unit) == (MentionType.RANK, "rank")
    assert seats.surface == "5人"


def test_subjects_lead_to_entities_and_facts_to_sentences() -> None:
    document = parse(ZH)
    facts = document.annotation.facts
    assert facts[0].speaker is not None
    assert (facts[0].speaker.text, facts[0].speaker.entity) == ("脉脉", "maimai")
    assert facts[1].also.subject[0] is not None
    assert facts[1].also.subject[0].text == "芯片人才"
    evidence = document.text[facts[0].evidence_start : facts[0].evidence_end]
    assert evidence.startswith("脉脉（")
    assert evidence.endswith("一成。")


def test_relations_join_the_nearest_mentions() -> None:
    document = parse(ZH)
    first, second = document.annotation.relations
    assert (first.kind, first.former, second.former) == (RelationKind.HOLDS_ROLE, True, False)
    assert "澄远科技的人事总监周岚" in document.text[second.evidence_start : second.evidence_end]


def test_a_quantity_may_state_several_facts() -> None:
    source = ZH.replace(
        "#5 subject=脉脉; metric=rank", "#5 subject=澄远科技; metric=rank\n#5 subject=脉脉; metric=rank"
    )
    facts = parse(source).annotation.facts
    assert [fact.subject.text for fact in facts if fact.metric == "rank" and fact.subject] == ["澄远科技", "脉脉"]
    assert parse(render(parse(source))) == parse(source)


def test_a_spelling_of_two_entities_asks_for_one() -> None:
    source = ZH.replace("[周岚|person zhoulan]", "[林凡|person linfan-2]").replace("subject=周岚", "subject=林凡")
    with pytest.raises(GoldError, match="林凡@linfan"):
        parse(source)
    chosen = source.replace("speaker=林凡", "speaker=林凡@linfan").replace("subject=林凡", "subject=林凡@linfan-2")
    document = parse(chosen)
    assert document.annotation.facts[2].speaker is not None
    assert document.annotation.facts[2].speaker.entity == "linfan"
    assert parse(render(document)) == document


def test_zero_is_a_value() -> None:
    document = parse(ZH.replace("count 5 people", "count 0 people"))
    assert document.annotation.quantities[-1].low == 0
    assert from_json(json.loads(to_text(document))) == document
    assert parse(render(document)) == document


def test_layers_of_a_document_without_facts() -> None:
    source = ZH.replace("style: native\n", "style: native\nlayers: names quantities\n")
    assert parse(source).layers == (Layer.NAMES, Layer.QUANTITIES)
    assert parse(render(parse(source))).layers == (Layer.NAMES, Layer.QUANTITIES)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("---\n#1", "#1", "found 1 lines ---"),
        ("genre: recruiting-report\n", "", "lacks genre"),
        ("lang: zh-Hans", "lang: zh", "'zh' is none of"),
        ("id: zh", "name: zh", "no header"),
        ("[林凡|person linfan]", "[林凡|people linfan]", "is no type"),
        ("[林凡|person linfan]", "[林凡|person]", "one entity id"),
        ("[林凡|person linfan]", "[林凡 |person linfan]", "a blank"),
        ("[林凡|person linfan]", "[林凡]", "is no tag"),
        ("salary 584000 CNY year", "salary 58.4万 CNY year", "is no value"),
        ("salary 584000 CNY year", "salary 584000", "no unit"),
        ("date 2025-01-01..2025-12-31", "date 2025", "Invalid isoformat"),
        ("year #1]", "year #2]", "label #2 is given twice"),
        ("#5 subject=脉脉; metric=rank", "#6 subject=脉脉; metric=rank", "no quantity has the label #6"),
        ("#1 subject=设计岗", "#1 subject=测试岗", "does not occur in the text"),
        ("metric=rank", "metrics=rank", "write KEY=VALUE"),
        ("base=yoy", "base=yearly", "is not a valid Base"),
        ("former=yes", "former=yes\nowns subject=林凡; object=脉脉", "'owns' is neither"),
        ("title=人事总监", "title=总监", "is not tagged"),
        ("; title=人事总监", "", "holds_role has a title"),
        ("object=澄远科技", "object=芯片人才", "both tagged as names"),
    ],
)
def test_an_error_says_what_to_write(old: str, new: str, message: str) -> None:
    assert old in ZH
    with pytest.raises(GoldError, match=message):
        parse(ZH.replace(old, new))


def test_an_unused_label_is_an_error() -> None:
    lines = [line for line in ZH.splitlines() if not line.startswith("#4")]
    with pytest.raises(GoldError, match="no fact has the label #4"):
        parse("\n".join(lines))


def test_an_error_names_its_line() -> None:
    with pytest.raises(GoldError, match="line 9: "):
        parse(ZH.replace("salary 584000", "salary x"))


def test_a_corpus_is_read_by_path(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(to_text(parse(JA)), encoding="utf-8")
    (tmp_path / "a.gold").write_text(ZH, encoding="utf-8")
    assert [document.id for document in read_corpus([tmp_path])] == ["zh-example", "ja-example"]


def test_two_documents_of_one_id_are_an_error(tmp_path: Path) -> None:
    for name in ("a.gold", "b.gold"):
        (tmp_path / name).write_text(ZH, encoding="utf-8")
    with pytest.raises(GoldError, match="name one split"):
        list(read_corpus([tmp_path]))


@pytest.mark.parametrize("content", ["{", '{"id": "x"}', "[]", "\ufeff---"])
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    file = tmp_path / "broken.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=r"broken\.json"):
        read_document(file)


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold documents"):
        list(read_corpus([tmp_path]))
