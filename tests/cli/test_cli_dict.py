"""Dictionaries of the user through the real commands."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import pipeline
from pipeline.cli import main

TEXT = "栖木公司表示，小破站的年薪为80万元。"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def write(folder: Path, text: str) -> str:
    path = folder / "names.tsv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in next(out.glob(f"{table}*.jsonl")).read_text(encoding="utf-8").splitlines()]


def test_names_of_the_file_are_in_the_tables(article: Path, tmp_path: Path) -> None:
    names = write(tmp_path, "小破站\tCOMPANY\t\tbilibili\r\n栖木\tCOMPANY\t栖木智能\tx-1\r\n")
    out = tmp_path / "out"
    options = ("--format", "jsonl", "-q", "--model", "none")
    assert run("extract", str(article), "-o", str(out), "--dict", names, *options).exit_code == 0
    found = {row["surface"]: (row["entity_id"], row["source"]) for row in rows(out, "mentions")}
    assert found["小破站"] == ("bilibili", "dictionary")
    assert found["栖木"] == ("x-1", "dictionary")
    entities = {row["entity_id"]: row["name"] for row in rows(out, "entities")}
    assert entities["x-1"] == "栖木智能"
    assert entities["bilibili"] == "哔哩哔哩"


def test_the_content_of_the_file_enters_the_run_id(article: Path, tmp_path: Path) -> None:
    def run_id(names: str | None) -> object:
        return pipeline.extract(article, model="none", dictionary=names).to_pandas()["run_id"].iloc[0]

    first, second = run_id(write(tmp_path, "甲乙\tORG\n")), run_id(write(tmp_path, "甲丙\tORG\n"))
    assert len({run_id(None), first, second}) == 3


def test_a_wrong_file_is_wrong_usage_and_nothing_is_written(article: Path, tmp_path: Path) -> None:
    names = write(tmp_path, "甲乙\tFIRM\n")
    result = run("extract", str(article), "-o", str(tmp_path / "out"), "--dict", names)
    assert result.exit_code == 2
    assert "line 1: type 'FIRM'" in result.output
    assert "pipeline dict check" in result.output
    assert not (tmp_path / "out").exists()


def test_check_lists_problems_and_doubts(tmp_path: Path) -> None:
    result = run("dict", "check", write(tmp_path, "甲乙\tFIRM\n百度\tCOMPANY\n蓝汐云\tCOMPANY\n"))
    assert result.exit_code == 1
    assert "PROBLEM" in result.output
    assert "write the id baidu" in result.output
    assert "2 names, 1 problems, 1 doubts" in result.output


def test_check_of_a_good_file_and_of_the_tables(tmp_path: Path) -> None:
    result = run("dict", "check", write(tmp_path, "蓝汐云\tCOMPANY\n"))
    assert (result.exit_code, "1 names, 0 problems, 0 doubts" in result.output) == (0, True)
    result = run("dict", "check")
    assert (result.exit_code, "0 problems" in result.output) == (0, True)
