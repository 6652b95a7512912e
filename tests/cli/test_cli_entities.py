"""`pipeline entities` through the real command, on every form of a result."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

TEXTS = {
    "a_2026-03-01.txt": "澄远新能源科技股份有限公司去年营收为12.5亿元，员工约3000人。\n\n"
    "澄远新能源董事长王建国表示，今年计划招聘500人。腾讯投资了澄远新能源。\n",
    "b_2026-04-01.txt": "澄遠新能源科技有限公司去年營收為8億元。騰訊董事長王建國表示，平均月薪約為3.5萬元。\n",
    "c_2026-05-01.txt": "テンセントの売上高は前年比5%増の3000億円だった。"
    "山田太郎社長は「黒字だ」と述べた。山田氏は続けた。\n",
}
FORMS = {
    "parquet": ("out", "--format", "parquet"),
    "jsonl": ("out", "--format", "jsonl"),
    "csv": ("out", "--format", "csv", "--csv-bom"),
    "sqlite": ("out.sqlite",),
}


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def results(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for form, (name, *options) in FORMS.items():
        made[form] = tmp_path_factory.mktemp(form) / name
        result = invoke("extract", str(corpus), "-o", str(made[form]), *options, "--model", "none", "-q")
        assert result.exit_code == 0, result.output
    return made


@pytest.fixture
def out(results: dict[str, Path]) -> str:
    return str(results["parquet"])


def records(out: str, *options: str) -> list[dict[str, Any]]:
    result = invoke("entities", out, "--format", "jsonl", *options)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("kind", ["table", "jsonl", "tsv", "dict"])
def test_every_form_of_a_result_gives_the_same_list(results: dict[str, Path], kind: str) -> None:
    printed = {form: invoke("entities", str(out), "--format", kind, "--documents") for form, out in results.items()}
    assert {result.exit_code for result in printed.values()} == {0}
    assert len({result.stdout for result in printed.values()}) == 1
    assert "澄远新能源科技股份有限公司" in printed["sqlite"].stdout


def test_a_known_entity_is_one_in_all_scripts(out: str) -> None:
    (tencent,) = records(out, "--name", "腾讯", "--documents")
    assert tencent["entity_ids"] == ["tencent"]
    assert (tencent["n_mentions"], tencent["n_docs"], tencent["external_id"]) == (3, 3, "HKEX:0700")
    assert sorted(tencent["aliases"]) == sorted(["テンセント", "腾讯", "騰訊"])
    assert tencent["documents"] == sorted(TEXTS)


def test_firms_of_one_normal_form_are_one_line_with_their_ids(out: str) -> None:
    first = records(out)[0]
    assert (first["name"], first["type"]) == ("澄远新能源科技股份有限公司", "COMPANY")
    assert len(first["entity_ids"]) == 2
    assert (first["n_mentions"], first["n_docs"]) == (4, 2)
    assert first["aliases"] == ["澄远新能源", "澄远新能源科技股份有限公司", "澄遠新能源科技有限公司"]
    assert first["alias_mentions"] == [2, 1, 1]


def test_people_of_one_name_stay_apart_and_are_noted(out: str) -> None:
    people = records(out, "--name", "王建国")
    assert [(person["name"], len(person["entity_ids"]), person["n_namesakes"]) for person in people] == [
        ("王建国", 1, 1),
        ("王建國", 1, 1),
    ]
    page = invoke("entities", out, "--type", "person")
    assert page.stdout.count("(shares the name with 1 other: no proof that they are one person)") == 2
    assert "2 people share their name" in page.stderr


def test_the_page_is_sorted_by_mentions_and_aligned(out: str) -> None:
    result = invoke("entities", out)
    header, *lines = result.stdout.splitlines()
    assert header.split() == ["name", "type", "mentions", "documents", "id", "external", "id", "written", "as"]
    assert lines[0].split() == [
        *("澄远新能源科技股份有限公司", "COMPANY", "4", "2", "2", "ids"),
        *("澄远新能源", "2,", "澄远新能源科技股份有限公司", "1,", "澄遠新能源科技有限公司", "1"),
    ]
    from rich.cells import cell_len

    ends = {cell_len(line.partition(kind)[0]) for line in lines for kind in ("COMPANY", "PERSON") if kind in line}
    assert len(ends) == 1
    counts = [row["n_mentions"] for row in records(out)]
    assert counts == sorted(counts, reverse=True)
    assert "1 of them joined from ids of several documents" in result.stderr


def test_the_documents_stand_below_with_the_id_that_each_has(out: str) -> None:
    lines = invoke("entities", out, "--documents", "--limit", "1").stdout.splitlines()
    first = records(out)[0]
    assert [line.split() for line in lines[2:]] == [
        ["a_2026-03-01.txt", "3", first["entity_ids"][0]],
        ["b_2026-04-01.txt", "1", first["entity_ids"][1]],
    ]


def test_limit_and_types(out: str) -> None:
    assert len(records(out, "--limit", "2")) == 2
    assert {row["type"] for row in records(out, "--type", "PERSON", "--type", "ORG")} == {"PERSON"}
    assert "the first 2 are above" in invoke("entities", out, "--limit", "2").stderr


def test_tab_separated_rows_carry_lists_as_json(out: str) -> None:
    result = invoke("entities", out, "--format", "tsv")
    rows = list(csv.DictReader(result.stdout.splitlines(), delimiter="\t"))
    assert [row["name"] for row in rows] == [row["name"] for row in records(out)]
    assert json.loads(rows[0]["aliases"]) == records(out)[0]["aliases"]


def test_the_dictionary_gives_joined_firms_one_id_and_leaves_doubts_to_the_user(out: str) -> None:
    lines = invoke("entities", out, "--format", "dict").stdout.splitlines()
    assert lines[0] == "surface\ttype\tcanonical\tid"
    used = [line.split("\t") for line in lines[1:] if not line.startswith("# ")]
    assert len({surface for surface, *_ in used}) == len(used)
    firm = records(out)[0]
    assert [cells for cells in used if cells[2] == firm["name"]] == [
        [alias, "COMPANY", firm["name"], firm["entity_ids"][0]] for alias in firm["aliases"]
    ]
    assert ["騰訊", "COMPANY", "tencent"] in [[surface, kind, id_] for surface, kind, _, id_ in used]
    doubtful = {line.removeprefix("# ").split("\t")[0] for line in lines if line.startswith("# ") and "\t" in line}
    assert {"王建国", "王建國", "山田"} <= doubtful
    assert "山田太郎" in [surface for surface, *_ in used]


def test_what_another_entity_is_called_is_doubtful_in_a_part_of_the_list_too(out: str) -> None:
    lines = invoke("entities", out, "--format", "dict", "--name", "王建国", "--limit", "1").stdout.splitlines()
    assert [line for line in lines[1:] if not line.startswith("# ")] == []


def test_nothing_found_is_said_on_standard_error(out: str) -> None:
    result = invoke("entities", out, "--name", "そんな会社はない")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no such entity; try another --type, or less of the name" in result.stderr


def test_wrong_usage_names_the_next_step(corpus: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.csv"
    assert invoke("extract", str(corpus), "-o", str(facts), "--model", "none", "-q").exit_code == 0
    cases = {
        ("entities",): "OUT",
        ("entities", str(tmp_path / "gone")): "no such result; name what `pipeline extract",
        ("entities", str(corpus)): "no manifest.json, so no result; name the folder",
        ("entities", str(corpus / "a_2026-03-01.txt")): "no result of `pipeline extract`",
        ("entities", str(facts)): "one file holds the facts alone; for `entities` extract to a folder",
        ("entities", "-"): "standard output cannot be read back",
        ("entities", str(facts), "--type", "TITLE"): "TITLE",
        ("entities", str(facts), "--limit", "0"): "0",
    }
    for arguments, message in cases.items():
        result = invoke(*arguments)
        assert result.exit_code == 2, arguments
        assert message in result.output, arguments
        assert "Traceback" not in result.output
