"""`pipeline explain` through the real command, on every form of a result."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.cli.fact_page import Part, marked
from pipeline.facts.rules import RULES
from pipeline.run.stored import read_stored
from pipeline.schema import FACTS

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
FORMS = {
    "parquet": ("out", "--format", "parquet"),
    "jsonl": ("out", "--format", "jsonl"),
    "csv": ("out", "--format", "csv"),
    "sqlite": ("out.sqlite",),
    "facts alone": ("facts.jsonl",),
}


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for form, (name, *options) in FORMS.items():
        made[form] = tmp_path_factory.mktemp("results") / name
        result = invoke("extract", str(SAMPLE), "-o", str(made[form]), *options, "--model", "none", "-q")
        assert result.exit_code == 0, result.output
    return made


@pytest.fixture(scope="module")
def facts(results: dict[str, Path]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read_stored(results["parquet"], FACTS).to_pylist()
    return rows


def explained(out: Path, fact: dict[str, Any]) -> str:
    result = invoke("explain", str(out), fact["fact_id"])
    assert result.exit_code == 0, result.output
    return result.stdout


def fact_with(facts: list[dict[str, Any]], **cells: Any) -> dict[str, Any]:
    return next(row for row in facts if all(row[name] == value for name, value in cells.items()))


def reasons(page: str) -> dict[str, list[str]]:
    """Return the lines of each field: its value with the first reason, then the other reasons."""
    fields: dict[str, list[str]] = {}
    for line in page.split("\n\n", 2)[2].splitlines():
        label = line[2:13].strip()
        if label:
            name = label
        if line.strip():
            fields.setdefault(name, []).append(line[13:].strip())
    return fields


@pytest.mark.parametrize("form", ["jsonl", "csv", "sqlite"])
def test_every_form_that_holds_all_tables_explains_alike(
    results: dict[str, Path], facts: list[dict[str, Any]], form: str
) -> None:
    for fact in facts[::40]:
        assert explained(results[form], fact) == explained(results["parquet"], fact)


def test_a_file_of_facts_alone_is_enough(results: dict[str, Path], facts: list[dict[str, Any]]) -> None:
    for fact in facts[::40]:
        assert f"【value: {fact['quantity']}】" in explained(results["facts alone"], fact) or not fact["quantity"]


def test_a_page_line_by_line(results: dict[str, Path], facts: list[dict[str, Any]]) -> None:
    fact = fact_with(facts, quantity="38%", metric="operating_profit")
    lines = explained(results["parquet"], fact).splitlines()
    assert lines[:4] == [
        f"{fact['fact_id']}  percent  ja",
        "ja_shunto-auto-parts_2026-03-18.txt [357:410], 2026-03-18",
        "",
        (
            "【time: 26年3月期】の【metric: 連結営業利益】は【base: 前期比】【value: 38%】【direction: 減】"
            "の21億円となる【modality: 見通し】で、うち米国の関税が15億円の重荷になる。"
        ),
    ]
    fields = reasons("\n".join(lines))
    assert fields["value"] == ['= 38                          "38%" [374:377], rule percent.percent']
    assert fields["direction"][1] == '"減" [377:378]'
    assert fields["base"][1] == '"前期比" [371:374]'
    assert fields["modality"] == ['forecast                      "見通し" [386:389]']
    assert fields["time"][0] == '2025-04-01..2026-03-31        "26年3月期" [357:363], rule date.fiscal'
    assert "inherited: the sentence does not name it, the text before does" in fields["subject"]
    assert f"metric.clause_before: {RULES['metric.clause_before']}" in fields["metric"]


def test_every_cell_of_every_kind_of_row_is_on_the_page(results: dict[str, Path], facts: list[dict[str, Any]]) -> None:
    hidden = {"evidence", "evidence_start", "evidence_end", "low", "high", "inferred", "currency"}
    seen = set()
    for fact in facts:
        key = (fact["kind"], fact["rule"], tuple(fact["inferred"] or ()), fact["modality"], fact["direction"])
        if key in seen or len(seen) > 40:
            continue
        seen.add(key)
        page = explained(results["sqlite"], fact)
        for name, value in fact.items():
            if value is not None and name not in hidden:
                assert str(value) in page, (name, value)
        for name in fact["inferred"] or ():
            assert "inherited: " in " ".join(reasons(page)[name])


def test_without_its_marks_the_sentence_is_the_evidence(results: dict[str, Path], facts: list[dict[str, Any]]) -> None:
    for fact in facts[::15]:
        page = explained(results["parquet"], fact)
        shown = page.split("\n\n", 2)[1] if "\n\n" not in fact["evidence"] else fact["evidence"]
        assert re.sub(r"【[a-z_, ]+: |】", "", shown) == fact["evidence"]
        if fact["quantity"]:
            assert "value: " in shown


def test_a_relation_has_its_object_and_its_word(results: dict[str, Path], facts: list[dict[str, Any]]) -> None:
    fact = fact_with(facts, metric="founded", object="ひだまり")
    page = explained(results["parquet"], fact)
    assert "【object: ひだまり】を【relation: 興し】た" in page
    assert reasons(page)["metric"][0].startswith("founded (興し)")


def test_a_unique_prefix_is_enough_in_any_case(results: dict[str, Path], facts: list[dict[str, Any]]) -> None:
    identity = facts[0]["fact_id"]
    length = next(n for n in range(1, 17) if sum(row["fact_id"].startswith(identity[:n]) for row in facts) == 1)
    whole = invoke("explain", str(results["parquet"]), identity)
    assert invoke("explain", str(results["parquet"]), identity[:length].upper()).stdout == whole.stdout


def test_a_prefix_of_several_facts_names_them(results: dict[str, Path], facts: list[dict[str, Any]]) -> None:
    first = facts[0]["fact_id"][0]
    meant = [row for row in facts if row["fact_id"].startswith(first)]
    result = invoke("explain", str(results["parquet"]), first)
    assert result.exit_code == 2
    assert f"{len(meant)} facts begin with '{first}'; write more of the one you mean" in result.output
    assert all(row["fact_id"] in result.output and row["doc_path"] in result.output for row in meant[:5])
    assert f"and {len(meant) - 5} more" in result.output


@pytest.mark.parametrize("prefix", ["zz", "", "ffffffffffffffffffff"])
def test_an_unknown_id_names_some_that_are_there(
    results: dict[str, Path], facts: list[dict[str, Any]], prefix: str
) -> None:
    result = invoke("explain", str(results["sqlite"]), prefix)
    assert result.exit_code == 2
    assert f"none of its {len(facts)} facts begins with {prefix!r}" in result.output
    assert facts[0]["fact_id"] in result.output


def test_wrong_usage_names_the_next_step(results: dict[str, Path], tmp_path: Path) -> None:
    cases = {
        ("explain",): "OUT",
        ("explain", str(results["parquet"])): "FACT_ID",
        ("explain", str(tmp_path / "gone"), "a"): "no such result; name what `pipeline extract",
        ("explain", str(SAMPLE), "a"): "no manifest.json, so no result",
        ("explain", "-", "a"): "standard output cannot be read back",
    }
    for arguments, message in cases.items():
        result = invoke(*arguments)
        assert result.exit_code == 2, arguments
        assert message in result.output, arguments


def test_a_result_without_facts_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今日は良い天気だ。\n", encoding="utf-8")
    out = str(tmp_path / "out.sqlite")
    assert invoke("extract", str(tmp_path / "a.txt"), "-o", out, "--model", "none", "-q").exit_code == 0
    result = invoke("explain", out, "a")
    assert result.exit_code == 2
    assert "holds no facts" in result.output


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([], "abcdef"),
        ([(1, 3, "x")], "a【x: bc】def"),
        ([(1, 3, "x"), (1, 3, "y"), (1, 3, "x")], "a【x, y: bc】def"),
        ([(1, 5, "x"), (2, 4, "y")], "a【x: b【y: cd】e】f"),
        ([(1, 5, "x"), (3, 5, "y"), (5, 6, "z")], "a【x: bc【y: de】】【z: f】"),
        ([(0, 6, "x")], "【x: abcdef】"),
        ([(1, 4, "x"), (3, 6, "y")], "a【x: bcd】ef"),
    ],
)
def test_parts_nest_and_what_crosses_an_earlier_one_is_left_out(parts: list[tuple[int, int, str]], text: str) -> None:
    from click import unstyle

    assert unstyle(marked("abcdef", [Part(*part) for part in parts])) == text


def test_every_rule_of_the_facts_has_its_explanation() -> None:
    folder = Path(__file__).parents[2] / "pipeline" / "facts"
    named = {
        rule
        for path in folder.rglob("*.py")
        if path.name != "rules.py"
        for rule in re.findall(r'"((?:metric|relation|read)\.[a-z_]+)"', path.read_text(encoding="utf-8"))
    } - {"read.subject"}  # of a field, not of a row
    frames = {
        f"relation.{line.split(chr(9))[1]}"
        for path in folder.parent.glob("lang/*/relations.tsv")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "\t" in line and not line.startswith(("# ", "key\t"))
    } - {"relation.person"}  # read by the rules of moves, which have names of their own
    assert named | frames | {"metric.clause_before", "metric.clause_after"} == set(RULES)
