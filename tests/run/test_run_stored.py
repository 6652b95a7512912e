"""What was written in any form is read back as it was; what is no finished result is refused with the next step."""

import datetime as dt
import json
import sqlite3
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import ResultError
from pipeline.run.stored import read_batches, read_stored
from pipeline.schema import DOCUMENTS, ENTITIES, FACTS, MENTIONS, TABLES, Table, arrow_schema
from pipeline.write import open_sink

FULL = {"parquet": "folder", "jsonl": "folder", "csv": "folder", "sqlite": "out.sqlite"}


def fact(number: int, **cells: object) -> dict[str, object]:
    row = dict.fromkeys(FACTS.column_names) | {
        "fact_id": f"{number:016x}",
        "doc_id": "d1",
        "doc_path": "語/甲.txt",
        "lang": "ja",
        "kind": "salary",
        "metric": "annual_salary",
        "modality": "reported",
        "polarity": "affirmed",
        "evidence": '引用「"年収"」,\r\n二行目\t\u2028終',
        "evidence_start": 0,
        "evidence_end": 12,
        "rule": "metric.period",
        "run_id": "r",
    }
    return row | cells


ROWS = {
    FACTS.name: [
        fact(
            1,
            doc_date=dt.date(2024, 8, 13),
            low=Decimal("500000.500000001"),
            high=Decimal(10**29 - 1),
            inferred=["currency", "period"],
            confidence=0.1,
        ),
        fact(2, evidence="長" * 200_000),
        fact(3, low=Decimal("-0.000000001"), time_from=dt.date(1, 1, 1), time_to=dt.date(9999, 12, 31)),
    ],
    MENTIONS.name: [],
    ENTITIES.name: [
        {
            "entity_id": "toyota",
            "type": "COMPANY",
            "name": "トヨタ自動車",
            "aliases": ["トヨタ", '"豊田", Inc.\n', "[]"],
            "n_mentions": 3,
            "n_docs": 1,
            "external_id": None,
        }
    ],
    DOCUMENTS.name: [],
}


def tables() -> dict[str, pa.Table]:
    return {name: pa.Table.from_pylist(rows, schema=arrow_schema(TABLES[name])) for name, rows in ROWS.items()}


def write(target: Path, extension: str | None = None) -> Path:
    sink = open_sink(str(target), extension=extension)
    for name, table in tables().items():
        sink.write(TABLES[name], table)
    sink.commit()
    return target


def stored(tmp_path: Path, form: str) -> Path:
    return write(tmp_path / FULL[form], None if form == "sqlite" else form)


@pytest.mark.parametrize("form", FULL)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_table_comes_back_as_it_was(tmp_path: Path, form: str, table: Table) -> None:
    back = read_stored(stored(tmp_path, form), table)
    assert back.schema.equals(arrow_schema(table), check_metadata=True)
    assert back.equals(tables()[table.name])


@pytest.mark.parametrize("form", FULL)
def test_chosen_columns_come_back_in_the_order_asked(tmp_path: Path, form: str) -> None:
    back = read_stored(stored(tmp_path, form), FACTS, ("low", "fact_id"))
    assert back.equals(tables()["facts"].select(["low", "fact_id"]))


@pytest.mark.parametrize("form", FULL)
def test_long_tables_come_in_batches(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.stored._BATCH_ROWS", 2)
    batches = list(read_batches(stored(tmp_path, form), FACTS))
    assert [batch.num_rows for batch in batches] == [2, 1]
    assert pa.Table.from_batches(batches).equals(tables()["facts"])


@pytest.mark.parametrize("name", ["facts.parquet", "facts.jsonl", "facts.csv"])
def test_a_file_of_facts_alone_has_no_other_table(tmp_path: Path, name: str) -> None:
    out = write(tmp_path / name)
    assert read_stored(out, FACTS).equals(tables()["facts"])
    with pytest.raises(ResultError, match=r"facts alone.*extract to a folder or a \.sqlite file"):
        read_stored(out, ENTITIES)


def test_a_byte_order_mark_for_excel_is_passed_over(tmp_path: Path) -> None:
    sink = open_sink(str(tmp_path / "out"), extension="csv", csv_bom=True)
    sink.write(FACTS, tables()["facts"])
    sink.commit()
    assert read_stored(tmp_path / "out", FACTS).equals(tables()["facts"])


def test_the_manifest_is_followed_not_the_files_that_lie_there(tmp_path: Path) -> None:
    out = stored(tmp_path, "jsonl")
    (out / "facts.parquet").write_bytes(b"of somebody else")
    assert read_stored(out, FACTS).num_rows == 3


def rewrite_manifest(out: Path, **changes: object) -> None:
    path = out / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["tables"][0].update(changes)
    path.write_text(json.dumps(manifest), encoding="utf-8")


def foreign_parquet(out: Path) -> None:
    pq.write_table(pa.table({"a": [1]}), out / "facts.parquet")
    import hashlib

    rewrite_manifest(out, sha256=hashlib.sha256((out / "facts.parquet").read_bytes()).hexdigest())


DAMAGES = {
    "no manifest": (lambda out: (out / "manifest.json").unlink(), r"no manifest\.json.*name the folder"),
    "staged": (
        lambda out: (out / "manifest.json").rename(out / ".facts.parquet.partial"),
        r"half written.*run `pipeline extract` again",
    ),
    "lost file": (lambda out: (out / "facts.parquet").unlink(), r"lists facts\.parquet, which is missing"),
    "cut file": (
        lambda out: (out / "facts.parquet").write_bytes((out / "facts.parquet").read_bytes()[:-9]),
        r"cut short.*again",
    ),
    "foreign manifest": (
        lambda out: (out / "manifest.json").write_text('{"name": "web app"}', encoding="utf-8"),
        r"not a manifest that `pipeline extract` wrote",
    ),
    "broken manifest": (lambda out: (out / "manifest.json").write_bytes(b"\xff{"), r"not a manifest"),
    "path out of the folder": (lambda out: rewrite_manifest(out, path="../facts.parquet"), r"lists no file for"),
    "another version": (foreign_parquet, r"not those of `facts` in this version \(no fact_id.*; also a\).*again"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_folder_is_refused(tmp_path: Path, damage: str) -> None:
    out = stored(tmp_path, "parquet")
    act, message = DAMAGES[damage]
    act(out)
    with pytest.raises(ResultError, match=message):
        read_stored(out, FACTS)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone", None, r"no such result; name what `pipeline extract"),
        ("-", None, r"standard output cannot be read back"),
        ("notes.txt", b"text", r"no result of `pipeline extract`; name the folder"),
        ("out.sqlite", b"", r"holds no table `facts`"),
        ("out.db", b"this is no database at all", r"cannot be read as `pipeline extract` writes it \(file is not a"),
        ("facts.jsonl", b"{", r"facts\.jsonl: cannot be read as `pipeline extract` writes it.*again"),
        ("facts.jsonl", b"[1]\n", r"its columns are not those of `facts`"),
        ("facts.csv", b"a,b\n1,2\n", r"its columns are not those of `facts`"),
        ("facts.csv", b"\xff\xfe", r"cannot be read"),
        ("facts.parquet", b"PAR1", r"cannot be read"),
    ],
)
def test_what_is_no_result_is_refused(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    out = Path(name) if name == "-" else tmp_path / name
    if content is not None:
        out.write_bytes(content)
    with pytest.raises(ResultError, match=message):
        read_stored(out, FACTS)


def test_a_file_still_being_written_is_called_so(tmp_path: Path) -> None:
    (tmp_path / ".facts.jsonl.partial").touch()
    with pytest.raises(ResultError, match="half written"):
        read_stored(tmp_path / "facts.jsonl", FACTS)


def test_a_row_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    out = write(tmp_path / "facts.csv")
    out.write_text(out.read_text(encoding="utf-8") + "0001,d1\n", encoding="utf-8")
    with pytest.raises(ResultError, match="cannot be read"):
        read_stored(out, FACTS)


def test_a_database_of_another_version_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "out.sqlite")
    connection.execute("CREATE TABLE facts (fact_id TEXT, doc_id TEXT)")
    connection.close()
    with pytest.raises(ResultError, match=r"not those of `facts` in this version \(no doc_path"):
        read_stored(tmp_path / "out.sqlite", FACTS)


def test_reading_a_database_never_changes_it(tmp_path: Path) -> None:
    out = stored(tmp_path, "sqlite")
    before = out.read_bytes()
    read_stored(out, FACTS)
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.sqlite"]
