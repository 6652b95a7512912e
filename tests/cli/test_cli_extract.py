"""`pipeline extract` through the real command, on the sample corpus and on small folders."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import main

SAMPLE = Path(__file__).parents[2] / "corpus"
ZH = "公司去年营收为12.5亿元，员工3000人。\n"
JA = "同社の売上高は3000億円で、前年比5%増だった。\n"


def run(*arguments: str | os.PathLike[str]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pipeline", *map(os.fspath, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "b_2024-05-01.txt").write_text(JA, encoding="utf-8")
    (folder / "a_2024-05-01.txt").write_text(ZH, encoding="utf-8")
    return folder


def test_sample_corpus_gives_four_tables_and_shows_facts(tmp_path: Path) -> None:
    result = run("extract", SAMPLE, "-o", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert "12 documents" in result.stderr
    assert "subject" in result.stdout
    facts = pq.read_table(tmp_path / "out" / "facts.parquet")
    documents = pq.read_table(tmp_path / "out" / "documents.parquet").to_pylist()
    assert facts.num_rows >= 100
    assert {row["status"] for row in documents} == {"ok"}
    assert {row["lang"] for row in documents} == {"zh-Hans", "zh-Hant", "ja"}
    assert sum(row["n_facts"] for row in documents) == facts.num_rows


def test_rows_are_grounded() -> None:
    result = pipeline.extract(SAMPLE)
    texts = {document.doc_id: document.text for document in _documents(SAMPLE)}
    for row in result.mentions.to_pylist():
        assert texts[row["doc_id"]][row["start"] : row["end"]] == row["surface"]
    for row in result.facts.to_pylist():
        text = texts[row["doc_id"]]
        assert text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]
        if row["quantity"]:
            assert text[row["quantity_start"] : row["quantity_end"]] == row["quantity"]
            assert row["evidence_start"] <= row["quantity_start"] < row["quantity_end"] <= row["evidence_end"]
        if row["subject"]:
            assert text[row["subject_start"] : row["subject_end"]] == row["subject"]
        if row["low"] is not None and row["high"] is not None:
            assert row["low"] <= row["high"]


def _documents(path: Path) -> list[pipeline.Document]:
    from pipeline.config import ReadOptions
    from pipeline.read import read

    return list(read([path], options=ReadOptions()))


def test_same_input_gives_the_same_bytes_in_any_order(tmp_path: Path, corpus: Path) -> None:
    one, two = corpus / "a_2024-05-01.txt", corpus / "b_2024-05-01.txt"
    assert run("extract", one, two, "-o", tmp_path / "1", "-q").returncode == 0
    assert run("extract", two, one, "-o", tmp_path / "2", "-q").returncode == 0
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "12")
    assert first == second
    assert len(first) == 5


def test_python_gives_the_rows_of_the_command(tmp_path: Path, corpus: Path) -> None:
    assert run("extract", corpus, "-o", tmp_path / "out", "-q").returncode == 0
    result = pipeline.extract(corpus)
    for name in ("facts", "mentions", "entities", "documents"):
        assert pq.read_table(tmp_path / "out" / f"{name}.parquet").to_pylist() == getattr(result, name).to_pylist()


def test_data_frame_has_exact_amounts(corpus: Path) -> None:
    frame = pipeline.extract(corpus).to_pandas()
    revenue = frame[frame["quantity"] == "12.5亿元"].iloc[0]
    assert str(revenue["low"]).startswith("1250000000")
    assert (revenue["metric"], revenue["unit"]) == ("revenue", "CNY")
    assert str(frame["quantity_start"].dtype) == "Int64"


def test_default_output_is_a_folder_of_parquet_here(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("extract", corpus, "-q").returncode == 0
    assert (tmp_path / "facts" / "facts.parquet").is_file()


def test_results_inside_the_corpus_are_not_read_as_articles(corpus: Path) -> None:
    for extension in ("jsonl", "csv", "parquet"):
        assert run("extract", corpus, "-o", corpus / extension, "--format", extension, "-q").returncode == 0
    assert run("extract", corpus, "-o", corpus / "parquet", "-q").returncode == 0
    assert pq.read_table(corpus / "parquet" / "documents.parquet").num_rows == 2


@pytest.mark.parametrize("name", ["facts.jsonl", "facts.csv", "facts.parquet", "out.sqlite"])
def test_single_files(tmp_path: Path, corpus: Path, name: str) -> None:
    assert run("extract", corpus, "-o", tmp_path / name, "-q").returncode == 0
    if name.endswith("sqlite"):
        import sqlite3

        connection = sqlite3.connect(tmp_path / name)
        rows = connection.execute("SELECT quantity FROM facts").fetchall()
        connection.close()
    else:
        rows = duckdb.sql(f"SELECT quantity FROM '{tmp_path / name}'").fetchall()
    assert ("12.5亿元",) in rows


def test_standard_input_to_standard_output() -> None:
    command = [sys.executable, "-m", "pipeline", "extract", "-", "-o", "-", "-q"]
    result = subprocess.run(command, input=ZH.encode(), capture_output=True, check=False)
    rows = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert result.returncode == 0
    assert "12.5亿元" in [row["quantity"] for row in rows]


def test_limit_and_date(corpus: Path) -> None:
    import datetime as dt

    result = pipeline.extract(corpus, limit=1, date=dt.date(2020, 1, 2))
    assert result.documents.to_pylist()[0]["date"] == dt.date(2020, 1, 2)
    assert result.documents.num_rows == 1


def test_quiet_prints_nothing(tmp_path: Path, corpus: Path) -> None:
    result = run("extract", corpus, "-o", tmp_path / "out", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_failed_document_gives_exit_status_1_and_names_the_table(tmp_path: Path, corpus: Path) -> None:
    (corpus / "junk.txt").write_bytes(bytes(range(256)) * 40)
    result = run("extract", corpus, "-o", tmp_path / "out")
    assert result.returncode == 1
    assert "1 failed" in result.stderr
    assert "junk.txt" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-folder"], "no-such-folder"),
        ([".", "--format", "xlsx"], "xlsx"),
        ([".", "--column", "body"], "FIELD=COLUMN"),
        ([".", "--lang", "ko"], "ko"),
        ([], "PATH"),
    ],
)
def test_wrong_usage_gives_exit_status_2_and_says_what(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["extract", *arguments])
    assert result.exit_code == 2
    assert message in result.output


def test_usage_error_leaves_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["extract", "no-such-folder"])
    assert list(tmp_path.iterdir()) == []
