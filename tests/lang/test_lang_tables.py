"""The tables of language knowledge are well formed, folded, and free of contradictions."""

from collections import Counter
from pathlib import Path

import pytest

import pipeline.lang
from pipeline.errors import DataError
from pipeline.lang import tables
from pipeline.lang.tables import read_table
from pipeline.text import fold
from pipeline.vocabulary import Lang

ROOT = Path(pipeline.lang.__file__).parent
TABLES = sorted(path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.rglob("*.tsv"))


@pytest.mark.parametrize("name", TABLES)
def test_table_loads_and_has_rows(name: str) -> None:
    assert read_table(name)


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    rows = Counter(tuple(row.values()) for row in read_table(name))
    assert [row for row, count in rows.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name in TABLES if name.startswith("zh/")])
def test_chinese_knowledge_is_written_in_folded_form(name: str) -> None:
    cells = [cell for row in read_table(name) for cell in row.values()]
    assert [cell for cell in cells if fold(cell, Lang.ZH_HANS).text != cell] == []


@pytest.mark.parametrize("name", [name for name in TABLES if name.startswith("ja/")])
def test_japanese_knowledge_is_written_in_folded_form(name: str) -> None:
    cells = [cell for row in read_table(name) for cell in row.values()]
    assert [cell for cell in cells if fold(cell, Lang.JA).text != cell] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [("a\tb\n1\n", "1 fields, the header has 2"), ("a\tb\n1 \t2\n", "blank")],
)
def test_malformed_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    (tmp_path / "bad.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda _package: tmp_path)
    with pytest.raises(DataError, match=message):
        read_table.__wrapped__("bad")


def test_missing_table_is_refused() -> None:
    with pytest.raises(DataError, match="no such table"):
        read_table("zh/nothing")
