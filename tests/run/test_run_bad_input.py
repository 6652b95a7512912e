"""One bad input never costs another document: each gives its right result or one clear error row."""

import builtins
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.config import MEBIBYTE, Limits, ReadOptions

GOOD = "公司去年营收为12.5亿元，员工3000人。\n"
JA = "同社の売上高は3000億円で、前年比5%増だった。従業員は1200人である。\n" * 3
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def rows(corpus: Path, **options: Any) -> dict[str, dict[str, Any]]:
    """Return the documents by path; the good one must be complete."""
    result = pipeline.extract(corpus, **options)
    documents = {row["path"]: row for row in result.documents.to_pylist()}
    good = documents.pop("good.txt")
    assert (good["status"], good["n_chars"]) == ("ok", len(GOOD))
    quantities = [row["quantity"] for row in result.facts.to_pylist() if row["doc_path"] == "good.txt"]
    assert quantities == ["12.5亿元", "3000人"]
    return documents


def quantities(corpus: Path, path: str) -> list[str]:
    return [row["quantity"] for row in pipeline.extract(corpus).facts.to_pylist() if row["doc_path"] == path]


def test_empty_file(corpus: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    assert rows(corpus)["empty.txt"]["status"] == "empty"


def test_sixty_megabytes_in_one_line(corpus: Path) -> None:
    with (corpus / "line.txt").open("wb") as file:
        for _ in range(60):
            file.write("数字9".encode() * (MEBIBYTE // 7))
    row = rows(corpus, options=ReadOptions(limits=Limits(file_bytes=100 * MEBIBYTE)))["line.txt"]
    assert row["status"] == "failed"
    assert "--max-line-chars" in row["error"]
    assert "--max-file-size" in rows(corpus)["line.txt"]["error"]


def test_picture_named_txt(corpus: Path) -> None:
    (corpus / "picture.txt").write_bytes(PNG)
    row = rows(corpus)["picture.txt"]
    assert row["status"] == "failed"
    assert row["error"]


def test_utf8_cut_inside_a_character(corpus: Path) -> None:
    (corpus / "cut.txt").write_bytes(JA.encode()[:-2])
    row = rows(corpus)["cut.txt"]
    assert row["status"] == "ok"
    assert row["encoding"].startswith("utf-8")
    assert quantities(corpus, "cut.txt") == ["3000億円", "5%", "1200人"] * 3


@pytest.mark.parametrize("encoding", ["gb18030", "shift_jis", "euc_jp", "big5", "utf-16", "iso2022_jp"])
def test_legacy_encodings_give_the_facts_of_utf8(corpus: Path, encoding: str) -> None:
    text = "該公司去年營收為125億元，員工約3000人，較前年成長5%。\n" * 3 if encoding == "big5" else JA
    text = GOOD * 5 if encoding == "gb18030" else text
    (corpus / "utf8.txt").write_text(text, encoding="utf-8")
    (corpus / "legacy.txt").write_bytes(text.encode(encoding))
    documents = rows(corpus)
    assert documents["legacy.txt"]["status"] == "ok"
    assert documents["legacy.txt"]["n_chars"] == len(text)
    assert quantities(corpus, "legacy.txt") == quantities(corpus, "utf8.txt") != []


def test_html_with_a_broken_tag_and_a_wrong_charset(corpus: Path) -> None:
    paragraph = "<p>同社の2024年度の売上高は3000億円で、従業員は1200人である。</p>"
    head = '<html><head><meta charset="iso-8859-1"><title>決算</title></head>'
    page = f"{head}<body><article>{paragraph * 6}<p><b</article>"
    (corpus / "page.html").write_bytes(page.encode("cp932"))
    row = rows(corpus)["page.html"]
    assert row["status"] == "ok"
    assert "3000億円" in quantities(corpus, "page.html")


def test_jsonl_with_one_broken_line(corpus: Path) -> None:
    lines = ['{"text": "员工共3000人。"}', '{"text": "broken', '{"text": "员工共4000人。"}']
    (corpus / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    documents = rows(corpus)
    assert [documents[f"records.jsonl#{number}"]["status"] for number in (1, 2, 3)] == ["ok", "failed", "ok"]
    assert quantities(corpus, "records.jsonl#3") == ["4000人"]


def test_csv_without_the_text_column(corpus: Path) -> None:
    (corpus / "table.csv").write_text("name,size\na,1\n", encoding="utf-8")
    row = rows(corpus)["table.csv"]
    assert row["status"] == "failed"
    assert "name" in row["error"]
    assert "--column" in row["error"]


def test_folder_without_permission(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests may run as root, who may read everything: the operating system's refusal is planted.
    locked = corpus / "locked"
    locked.mkdir()
    scandir = os.scandir

    def refuse(path: Any = ".") -> Iterator[os.DirEntry[str]]:
        if Path(os.fsdecode(path)) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    row = rows(corpus)["locked"]
    assert row["status"] == "failed"
    assert "ermission" in row["error"]


def test_file_without_permission(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "secret.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(builtins, "open", refusing(builtins.open))
    import io

    monkeypatch.setattr(io, "open", refusing(io.open))
    row = rows(corpus)["secret.txt"]
    assert row["status"] == "failed"
    assert "ermission" in row["error"]


def refusing(real: Callable[..., Any]) -> Callable[..., Any]:
    def open_(file: Any, *arguments: Any, **options: Any) -> Any:
        if str(file).endswith("secret.txt"):
            raise PermissionError(13, "Permission denied", str(file))
        return real(file, *arguments, **options)

    return open_


def test_a_component_that_raises_fails_that_document_only(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.facts import component

    (corpus / "trap.txt").write_text("落とし穴は100人。", encoding="utf-8")
    real = component.FactsComponent.__call__

    def fail(self: Any, doc: Any) -> Any:
        if "落とし穴" in doc.text:
            message = "trapped"
            raise RuntimeError(message)
        return real(self, doc)

    monkeypatch.setattr(component.FactsComponent, "__call__", fail)
    row = rows(corpus)["trap.txt"]
    assert row["status"] == "failed"
    assert "RuntimeError: trapped" in row["error"]
