"""Which ids of a result are joined to one line of the list of entities."""

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.run.listing import Listed, chosen, list_entities
from pipeline.schema import DOCUMENTS, ENTITIES, MENTIONS, Table, arrow_schema
from pipeline.write import open_sink

LOCAL, OTHER = "0" * 16, "1" * 16


def result(folder: Path, *named: tuple[str, str, str, str], source: str = "model") -> Path:
    """Write a result with a mention a document. named: entity id, type, name, document."""
    sink = open_sink(str(folder / "out.sqlite" if source == "model" else folder / "out"))
    entities: dict[str, dict[str, object]] = {}
    for entity_id, kind, name, _ in named:
        row = entities.setdefault(
            entity_id,
            {"entity_id": entity_id, "type": kind, "name": name, "aliases": [name], "n_mentions": 0, "n_docs": 0},
        )
        row["n_mentions"] = row["n_docs"] = int(str(row["n_docs"])) + 1
    mentions = [
        {"doc_id": doc, "start": at, "end": at + 1, "surface": name, "type": kind, "entity_id": id_, "source": source}
        for at, (id_, kind, name, doc) in enumerate(named)
    ]
    documents = [
        {"doc_id": doc, "path": f"{doc}.txt", "n_chars": 1, "status": "ok", "n_facts": 0}
        for doc in sorted({doc for *_, doc in named})
    ]
    tables: list[tuple[Table, list[dict[str, object]]]] = [
        (ENTITIES, list(entities.values())),
        (MENTIONS, [dict(row) for row in mentions]),
        (DOCUMENTS, [dict(row) for row in documents]),
    ]
    for table, rows in tables:
        sink.write(table, pa.Table.from_pylist(rows, schema=arrow_schema(table)))
    sink.commit()
    return folder / ("out.sqlite" if source == "model" else "out")


def ids(lines: list[Listed]) -> list[tuple[str, ...]]:
    return sorted(line.entity_ids for line in lines)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("株式会社渓山", "渓山"),
        ("渓山(株)", "渓山"),
        ("騰遠科技", "腾远科技"),
        ("ＡＢＣ Inc.", "abc"),
        ("渓山", "渓山"),
    ],
)
def test_spellings_of_one_normal_form_are_joined(tmp_path: Path, first: str, second: str) -> None:
    lines = list_entities(result(tmp_path, (LOCAL, "COMPANY", first, "a"), (OTHER, "COMPANY", second, "b")))
    assert ids(lines) == [(LOCAL, OTHER)]
    assert (lines[0].n_mentions, lines[0].n_docs) == (2, 2)
    assert [each.path for each in lines[0].appearances] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((LOCAL, "COMPANY", "渓山"), (OTHER, "ORG", "渓山")),
        ((LOCAL, "COMPANY", "渓山"), (OTHER, "COMPANY", "渓山電機")),
        ((LOCAL, "PERSON", "王伟"), (OTHER, "PERSON", "王伟")),
        ((LOCAL, "COMPANY", "トヨタ"), ("toyota", "COMPANY", "トヨタ")),
    ],
)
def test_others_stay_apart(tmp_path: Path, first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    lines = list_entities(result(tmp_path, (*first, "a"), (*second, "b")))
    assert ids(lines) == sorted([(first[0],), (second[0],)])


def test_what_the_users_dictionary_keeps_apart_stays_apart(tmp_path: Path) -> None:
    named = ((LOCAL, "COMPANY", "渓山", "a"), (OTHER, "COMPANY", "渓山", "b"))
    assert ids(list_entities(result(tmp_path, *named, source="dictionary"))) == [(LOCAL,), (OTHER,)]


def test_a_surface_of_two_entities_is_shared(tmp_path: Path) -> None:
    out = result(tmp_path, (LOCAL, "PERSON", "王伟", "a"), (OTHER, "PERSON", "王偉", "b"), ("x", "ORG", "北辰", "b"))
    lines = list_entities(out)
    assert {line.name: (line.shared, line.n_namesakes) for line in lines} == {
        "王伟": (frozenset({"王伟"}), 1),
        "王偉": (frozenset({"王偉"}), 1),
        "北辰": (frozenset(), 0),
    }


@pytest.mark.parametrize(("wanted", "count"), [("王伟", 1), ("王", 1), ("ａｂｃ", 1), ("株式会社ABC", 1), ("李", 0)])
def test_names_are_sought_in_any_script_width_and_case(tmp_path: Path, wanted: str, count: int) -> None:
    lines = list_entities(result(tmp_path, (LOCAL, "PERSON", "王偉", "a"), (OTHER, "COMPANY", "Abc Robotics", "b")))
    assert len(list(chosen(lines, name=wanted))) == count
