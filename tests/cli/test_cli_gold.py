"""``pipeline corpus`` and ``pipeline evaluate``, as a user calls them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gold_examples import JA, ZH
from pipeline.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of two gold documents as JSON."""
    marked = tmp_path / "marked"
    marked.mkdir()
    (marked / "zh.gold").write_text(ZH, encoding="utf-8")
    (marked / "ja.gold").write_text(JA, encoding="utf-8")
    result = run("corpus", "build", marked, "-o", tmp_path / "gold")
    assert result.exit_code == 0, result.output
    return tmp_path / "gold"


def test_build_writes_a_json_file_a_document_and_show_gives_it_back(gold: Path) -> None:
    assert sorted(file.name for file in gold.iterdir()) == ["ja-example.json", "zh-example.json"]
    assert run("corpus", "show", gold / "zh-example.json").output.strip() == ZH.strip()


def test_build_again_writes_the_same_bytes(gold: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run("corpus", "build", gold, "-o", again).exit_code == 0
    assert {file.name: file.read_bytes() for file in gold.iterdir()} == {
        file.name: file.read_bytes() for file in again.iterdir()
    }


def test_check_names_the_file_and_fails(gold: Path) -> None:
    (gold / "broken.gold").write_text("---", encoding="utf-8")
    result = run("corpus", "check", gold, "--hints")
    assert result.exit_code == 1
    assert "broken.gold: found 1 lines ---" in result.output
    assert "ja-example.json: error: the text has" in result.output
    assert "zh-example.json: hint: number without a tag" in result.output
    assert "3 documents, 3 with errors" in result.output


def test_check_finds_template_prose(gold: Path) -> None:
    text = (gold / "zh-example.json").read_text(encoding="utf-8")
    (gold / "zh-copy.json").write_text(text.replace('"zh-example"', '"zh-copy"'), encoding="utf-8")
    result = run("corpus", "check", gold, "--variety")
    assert "zh-copy and zh-example share 100.0%" in result.output


def test_stats(gold: Path) -> None:
    result = run("corpus", "stats", gold, "--vocabulary")
    assert result.exit_code == 0
    for line in ("| documents | 2 |", "| facts | 10 |", "| recruiting-report | 1 |", "| revenue | 2 |"):
        assert line in result.output
    assert "hold a number that states nothing" in result.output


def test_agree(gold: Path) -> None:
    result = run("corpus", "agree", gold, gold)
    assert result.exit_code == 0
    assert "| facts.core | 1.000 | 10 | 10 |" in result.output
    assert run("corpus", "agree", gold, gold, "--errors").output == ""
    other = run("corpus", "agree", gold / "zh-example.json", gold / "ja-example.json")
    assert other.exit_code == 1
    assert "no document in common" in other.output


def test_evaluate_runs_the_pipeline_and_explains_itself(gold: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    result = run("evaluate", gold, "--json", report)
    assert result.exit_code == 0, result.output
    assert "| quantities | " in result.output
    scores = json.loads(report.read_text(encoding="utf-8"))
    assert scores["overall"]["quantities.value"]["f1"] > 0.8
    listed = run("evaluate", gold, "--errors", "--most", 1)
    assert "## " in listed.output
    compared = run("evaluate", "--compare", report, report)
    assert compared.exit_code == 0
    assert "# New: 0 errors" in compared.output


def test_evaluate_scores_a_finished_run_like_a_run_of_its_own(gold: Path, tmp_path: Path) -> None:
    texts, out = tmp_path / "texts.jsonl", tmp_path / "facts"
    assert run("corpus", "texts", gold, "-o", texts).exit_code == 0
    assert run("extract", texts, "-o", out, "--quiet").exit_code == 0
    finished, own = run("evaluate", gold, "--pred", out), run("evaluate", gold)
    assert finished.exit_code == 0, finished.output
    assert finished.output == own.output


def test_evaluate_of_another_run_says_what_to_extract(gold: Path, tmp_path: Path) -> None:
    texts, out = tmp_path / "texts.jsonl", tmp_path / "facts"
    run("corpus", "texts", gold / "ja-example.json", "-o", texts)
    run("extract", texts, "-o", out, "--quiet")
    result = run("evaluate", gold, "--pred", out)
    assert result.exit_code == 2
    assert "pipeline corpus texts" in result.output
    assert "pipeline extract PATH -o FOLDER" in run("evaluate", gold, "--pred", tmp_path).output


def test_floors_are_pinned_held_and_not_lowered_by_accident(gold: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert run("evaluate", gold, "--pin", floors).exit_code == 0
    assert run("evaluate", gold, "--floors", floors).exit_code == 0
    pinned = json.loads(floors.read_text(encoding="utf-8"))
    pinned["f1"]["all"]["facts.strict"] = 1.0
    floors.write_text(json.dumps(pinned), encoding="utf-8")
    result = run("evaluate", gold, "--floors", floors)
    assert result.exit_code == 1
    assert "facts.strict (all): F1" in result.output
    refused = run("evaluate", gold, "--pin", floors)
    assert refused.exit_code == 2
    assert "--may-fall" in refused.output
    assert run("evaluate", gold, "--pin", floors, "--may-fall").exit_code == 0
    assert run("evaluate", gold, "--floors", floors).exit_code == 0


@pytest.mark.parametrize("arguments", [[], ["GOLD", "--compare", "GOLD", "GOLD"]])
def test_evaluate_wants_gold_or_two_reports(gold: Path, arguments: list[str]) -> None:
    result = run("evaluate", *[gold if argument == "GOLD" else argument for argument in arguments])
    assert result.exit_code == 2
    assert "corpus/gold/dev" in result.output
