"""`pipeline quantities` through the real command."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.gold.storage import read_corpus
from pipeline.quantities.model import DateSpan
from pipeline.run.grammar import find

DEV = Path(__file__).parents[2] / "corpus" / "gold" / "dev"
PAY = "年収50万~70万元が一般的で、昨年より2割高い。"
TODAY = "2026-03-01"


def run(*arguments: str, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, ["quantities", *arguments], input=stdin)


def records(*arguments: str, stdin: bytes | str | None = None) -> list[dict[str, Any]]:
    result = run("--format", "json", *arguments, stdin=stdin)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def explained(*arguments: str) -> dict[str, list[str]]:
    """Return the lines below each amount and date of the page, by its surface."""
    blocks = run(*arguments).stdout.strip().split("\n\n")[2:]
    return {block.split()[0]: [" ".join(line.split()) for line in block.splitlines()] for block in blocks}


def test_the_page_says_what_each_stretch_is_and_why() -> None:
    lines = run(PAY, "--date", TODAY).stdout.splitlines()
    assert lines[0] == "ja: 2 amounts, 1 date"
    assert lines[2] == "年収【50万~70万元】が一般的で、【昨年】より【2割】高い。"
    assert lines[4:11] == [
        "50万~70万元  SALARY  [2:10]",
        "  value     range 500,000..700,000",
        "  currency  CNY",
        "  period    year",
        "  rule      salary.suffix",
        "  cue       kind: 年収  [0:2]",
        "  cue       period: 年収  [0:2]",
    ]
    assert lines[12:14] == ["昨年  DATE  [16:18]", "  time      2025-01-01..2025-12-31"]


@pytest.mark.parametrize(
    ("text", "surface", "line"),
    [
        ("員工300人以上。", "300人", "value >= 300"),
        ("従業員は1000人未満だ。", "1000人", "value < 1,000"),
        ("約3000億円を投じた。", "3000億円", "value ~ 300,000,000,000"),
        ("月薪3万以上", "3万", "currency CNY, inferred"),
        ("年薪百万", "百万", "period year"),
        ("增长3.5%", "3.5%", "unit percent"),
        ("給与5カ月分", "5カ月分", "unit months_pay"),
        ("净利润为-12亿元", "12亿元", "cue direction: - [4:5]"),
        ("去年12月公布", "去年12月", "time unknown; --date may tell"),
        ("3年間で倍増", "3年間", "time a duration, without ends"),
    ],
)
def test_a_line_for_each_thing_known(text: str, surface: str, line: str) -> None:
    assert line in explained(text)[surface]


def test_json_lines_are_exact_and_of_one_shape() -> None:
    money, date, percent = records(PAY.replace("50万~70万元", "12.50万元"), "--date", TODAY)
    assert (money["text"], money["start"], money["end"], money["surface"]) == (1, 2, 9, "12.50万元")
    assert (money["low"], money["high"], money["currency"]) == ("125000", "125000", "CNY")
    assert (date["type"], date["time_from"], date["time_to"]) == ("DATE", "2025-01-01", "2025-12-31")
    assert percent["low"] == "20"
    assert list(money) == list(date) == list(percent)
    assert {"field": "period", "text": "年収", "start": 0, "end": 2} in money["cues"]


def test_what_is_inherited_is_flagged() -> None:
    (pay,) = records("月薪3万以上")
    assert (pay["low"], pay["high"], pay["inferred"]) == ("30000", None, ["currency"])


def test_several_texts_keep_their_numbers() -> None:
    assert [record["text"] for record in records("营收10亿元", "没有数字", "员工30人")] == [1, 3]
    output = run("营收10亿元", "员工30人").stdout
    assert "TEXT 1, zh-Hans: 1 amount\n" in output
    assert "\nTEXT 2, zh-Hans: 1 amount\n" in output


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_the_text_without_its_mark(arguments: list[str]) -> None:
    (money,) = records(*arguments, stdin=b"\xef\xbb\xbf" + "标题\r\n营收10亿元\n".encode())
    assert (money["surface"], money["start"]) == ("10亿元", 6)


def test_language_can_be_told() -> None:
    assert [records("1元", "--lang", lang)[0]["unit"] for lang in ("zh-Hans", "zh-Hant")] == ["CNY", "TWD"]


def test_each_paragraph_is_marked_above_its_own() -> None:
    lines = run("营收10亿元\n没有数字\n员工30人").stdout.splitlines()
    assert [line for line in lines if "【" in line] == ["营收【10亿元】", "员工【30人】"]


def test_nothing_found_is_no_failure() -> None:
    page = run("全国统一零售价不变")
    assert (page.exit_code, page.stdout) == (0, "zh-Hans: no amounts and no dates found\n")
    lines = run("--format", "json", "全国统一零售价不变")
    assert (lines.exit_code, lines.stdout, lines.stderr) == (0, "", "TEXT 1: nothing found\n")


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["营收10亿元", "--date", "2026-02-30"], None, "as 2026-03-31"),
        (["营收10亿元", "--date", ""], None, "as 2026-03-31"),
        (["营收10亿元", "--lang", "zh"], None, "'zh-Hans'"),
        (["营收10亿元", " "], None, "TEXT 2 is empty"),
        ([], "\n", "standard input is empty"),
        ([], "营收10亿元".encode("gb18030"), "standard input is not UTF-8 (byte 0xca at 2): convert it"),
        (["\udcc4\udce3"], None, "TEXT 1 is not UTF-8"),
    ],
)
def test_wrong_usage_names_the_next_step(arguments: list[str], stdin: bytes | str | None, message: str) -> None:
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_it_finds_what_the_component_finds() -> None:
    nlp = spacy.blank("ja", config={"nlp": {"tokenizer": {"@tokenizers": "pipeline.Tokenizer.v1"}}})
    nlp.add_pipe("quantities")
    for document in read_corpus([DEV]):
        doc = nlp.make_doc(document.text)
        doc._.date = document.date
        doc = nlp.get_pipe("quantities")(doc)
        found = find(document.text, date=document.date)
        assert [span for span in found.spans if not isinstance(span, DateSpan)] == list(doc._.quantities)
        assert [span for span in found.spans if isinstance(span, DateSpan)] == list(doc._.dates)


def test_neither_spacy_nor_a_tokenizer_is_loaded() -> None:
    code = (
        "import sys; from pipeline.cli import main; main(['quantities', sys.argv[1]], standalone_mode=False); "
        "print(sorted({'spacy', 'rjieba', 'jieba', 'sudachipy', 'pyarrow'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, PAY]
    output = subprocess.check_output(command, text=True, encoding="utf-8")
    assert output.splitlines()[-1] == "[]"
