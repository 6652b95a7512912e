"""Every sink holds the same rows, shows nothing before commit, and leaves the target alone on abort."""

import csv
import datetime as dt
import json
import sqlite3
from decimal import Decimal
from pathlib import Path

import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError, WriteError
from pipeline.schema import ENTITIES, FACTS, TABLES, arrow_schema, json_schema
from pipeline.write import MemorySink, Sink, open_sink
from pipeline.write.cells import exact, plain_rows

FACT = dict.fromkeys(FACTS.column_names) | {
    "fact_id": "f1",
    "doc_id": "d1",
    "doc_path": "語/甲.txt",
    "doc_date": dt.date(2024, 8, 13),
    "lang": "ja",
    "kind": "salary",
    "metric": "annual_salary",
    "low": Decimal("500000.5"),
    "high": Decimal(700000),
    "comparator": "range",
    "unit": "CNY",
    "inferred": ["currency", "period"],
    "modality": "reported",
    "polarity": "affirmed",
    "evidence": '引用「"年収"」,\n二行目',
    "evidence_start": 0,
    "evidence_end": 12,
    "rule": "test",
    "run_id": "r",
}
ENTITY = {
    "entity_id": "toyota",
    "type": "COMPANY",
    "name": "トヨタ自動車",
    "aliases": ["トヨタ", "豊田"],
    "n_mentions": 3,
    "n_docs": 1,
    "external_id": "TSE:7203",
}


def fill(sink: Sink) -> None:
    sink.write(FACTS, pa.Table.from_pylist([FACT], schema=arrow_schema(FACTS)))
    sink.write(ENTITIES, pa.Table.from_pylist([ENTITY], schema=arrow_schema(ENTITIES)))


def write(target: Path, **options: object) -> None:
    sink = open_sink(str(target), **options)  # type: ignore[arg-type]
    fill(sink)
    sink.commit()


@pytest.mark.parametrize("extension", ["parquet", "jsonl", "csv"])
def test_folder_holds_all_tables_and_a_manifest_that_lists_them(tmp_path: Path, extension: str) -> None:
    write(tmp_path / "out", extension=extension)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert [(entry["table"], entry["rows"]) for entry in manifest["tables"]] == [
        ("facts", 1),
        ("mentions", 0),
        ("entities", 1),
        ("documents", 0),
    ]
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == sorted([f"{name}.{extension}" for name in TABLES] + ["manifest.json"])


def test_parquet_has_the_schema_and_exact_values(tmp_path: Path) -> None:
    write(tmp_path)
    table = pq.read_table(tmp_path / "facts.parquet")
    assert table.schema.equals(arrow_schema(FACTS))
    assert table.to_pylist() == [FACT | {"low": Decimal("500000.5"), "high": Decimal(700000)}]


def test_jsonl_rows_obey_the_json_schema(tmp_path: Path) -> None:
    write(tmp_path, extension="jsonl")
    row = json.loads((tmp_path / "facts.jsonl").read_text(encoding="utf-8"))
    jsonschema.validate(row, json_schema(FACTS))
    assert (row["low"], row["high"], row["doc_date"], row["inferred"]) == (
        "500000.5",
        "700000",
        "2024-08-13",
        ["currency", "period"],
    )
    assert "語/甲.txt" in (tmp_path / "facts.jsonl").read_text(encoding="utf-8")


def test_csv_reads_back_cell_by_cell(tmp_path: Path) -> None:
    write(tmp_path / "facts.csv")
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 1
    assert tuple(rows[0]) == FACTS.column_names
    assert rows[0]["evidence"] == FACT["evidence"]
    assert rows[0]["low"] == "500000.5"
    assert json.loads(rows[0]["inferred"]) == ["currency", "period"]


@pytest.mark.parametrize(("bom", "head"), [(True, b"\xef\xbb\xbffact_id"), (False, b"fact_id")])
def test_csv_byte_order_mark_is_written_on_demand(tmp_path: Path, *, bom: bool, head: bytes) -> None:
    write(tmp_path / "facts.csv", csv_bom=bom)
    assert (tmp_path / "facts.csv").read_bytes().startswith(head)


def test_sqlite_holds_all_tables_with_exact_decimals(tmp_path: Path) -> None:
    write(tmp_path / "out.sqlite")
    connection = sqlite3.connect(tmp_path / "out.sqlite")
    assert connection.execute("SELECT low, typeof(low), inferred FROM facts").fetchall() == [
        ("500000.5", "text", '["currency", "period"]')
    ]
    assert connection.execute("SELECT aliases FROM entities").fetchall() == [('["トヨタ", "豊田"]',)]
    connection.close()


def test_sqlite_leaves_tables_of_others_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (x)")
    connection.execute("INSERT INTO mine VALUES (1)")
    connection.commit()
    write(path)
    write(path)
    assert connection.execute("SELECT count(*) FROM mine").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM facts").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("name", ["out", "facts.parquet", "facts.jsonl", "facts.csv", "out.sqlite"])
def test_abort_leaves_the_earlier_result(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    sink = open_sink(str(tmp_path / name))
    fill(sink)
    sink.abort()
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["out", "facts.parquet", "facts.jsonl", "facts.csv", "out.sqlite"])
def test_abort_of_a_first_run_leaves_nothing(tmp_path: Path, name: str) -> None:
    sink = open_sink(str(tmp_path / name))
    fill(sink)
    sink.abort()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out", "facts.parquet", "facts.jsonl", "facts.csv"])
def test_nothing_is_visible_before_commit(tmp_path: Path, name: str) -> None:
    sink = open_sink(str(tmp_path / name))
    fill(sink)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and not path.name.startswith(".")]
    sink.abort()


def test_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name)
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "ab")
    assert first == second


def test_a_run_in_another_format_removes_the_files_it_replaces_and_no_others(tmp_path: Path) -> None:
    write(tmp_path, extension="csv")
    (tmp_path / "notes.csv").write_text("mine", encoding="utf-8")
    write(tmp_path, extension="jsonl")
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["notes.csv"]
    assert len(list(tmp_path.glob("*.jsonl"))) == len(TABLES)


def test_a_manifest_that_lists_foreign_paths_removes_nothing(tmp_path: Path) -> None:
    victim = tmp_path / "victim.csv"
    victim.write_text("mine", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.json").write_text('{"tables": [{"path": "../victim.csv"}]}', encoding="utf-8")
    write(out)
    assert victim.exists()


def test_format_that_contradicts_the_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="leave one out"):
        open_sink(str(tmp_path / "facts.csv"), extension="jsonl")


def test_existing_file_of_an_unknown_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "result.xlsx").write_bytes(b"")
    with pytest.raises(UsageError, match="unknown format"):
        open_sink(str(tmp_path / "result.xlsx"))


def test_unwritable_target_names_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError, match="-o"):
        open_sink(str(tmp_path / "file" / "out"))


def test_a_file_that_is_no_database_is_a_write_error(tmp_path: Path) -> None:
    (tmp_path / "out.sqlite").write_text("this is no database, it is prose" * 100, encoding="utf-8")
    with pytest.raises(WriteError, match="SQLite"):
        open_sink(str(tmp_path / "out.sqlite"))


def test_stdout_gets_facts_as_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    sink = open_sink("-")
    fill(sink)
    sink.commit()
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["fact_id"] for line in lines] == ["f1"]


def test_memory_sink_returns_every_table() -> None:
    sink = MemorySink()
    fill(sink)
    tables = sink.tables()
    assert {name: table.num_rows for name, table in tables.items()} == {
        "facts": 1,
        "mentions": 0,
        "entities": 1,
        "documents": 0,
    }
    assert all(tables[name].schema.equals(arrow_schema(table)) for name, table in TABLES.items())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("500000.000000000", "500000"),
        ("0.170000000", "0.17"),
        ("-3", "-3"),
        ("1E+3", "1000"),
        ("0E-9", "0"),
        ("100", "100"),
    ],
)
def test_decimals_are_written_exactly_and_plainly(value: str, text: str) -> None:
    assert exact(Decimal(value)) == text


def test_plain_rows_keep_nulls() -> None:
    row = next(plain_rows(pa.Table.from_pylist([FACT], schema=arrow_schema(FACTS))))
    assert row["subject"] is None
    assert row["confidence"] is None
