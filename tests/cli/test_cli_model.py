"""Models of names through the real commands."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import pipeline
from pipeline.cli import main

TEXT = "芯片公司云岫科技宣布，副总裁顾怀瑾上周离职。机器人公司栖木智能的年薪达到80万元。"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def extract(folder: Path, *options: str) -> list[dict[str, Any]]:
    """Return the mentions of names."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", str(folder / "a.txt"), "-q", "-o", str(folder / "out"), "--format", "jsonl", *options)
    assert result.exit_code == 0, result.output
    lines = next((folder / "out").glob("mentions*.jsonl")).read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["type"] in {"COMPANY", "ORG", "PERSON", "TITLE"}]


def test_the_default_model_finds_what_none_misses(tmp_path: Path) -> None:
    default, without = tmp_path / "default", tmp_path / "none"
    default.mkdir()
    without.mkdir()
    found = extract(default)
    assert {row["surface"] for row in found} >= {"云岫科技", "栖木智能", "顾怀瑾"}
    assert "model" in {row["source"] for row in found}
    rest = extract(without, "--model", "none")
    assert {row["source"] for row in rest}.isdisjoint({"model"})
    assert len(rest) < len(found)


def test_rows_made_with_another_model_have_another_run_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    runs = [
        pipeline.extract(tmp_path / "a.txt", model=model).to_pandas()["run_id"].iloc[0]
        for model in ("none", "fast", "accurate")
    ]
    assert len(set(runs)) == 3


@pytest.mark.parametrize("verb", ["extract", "evaluate"])
def test_an_unknown_model_is_wrong_usage_and_says_what_to_do(verb: str, tmp_path: Path) -> None:
    gold = Path(__file__).parents[2] / "corpus" / "gold" / "dev"
    paths = [str(gold)] if verb == "evaluate" else [str(gold), "-o", str(tmp_path / "out")]
    result = run(verb, *paths, "--model", "quick")
    assert result.exit_code == 2
    assert "no model quick" in result.output
    assert "accurate, fast, none" in result.output


def test_doctor_loads_the_models() -> None:
    output = run("doctor").output
    assert "model       accurate" in output
    assert "model       fast" in output


def test_training_without_its_data_is_wrong_usage() -> None:
    result = run("train", "--out", "nowhere")
    assert result.exit_code == 2
    assert "--data" in result.output
