"""Tables: JSON Lines, CSV and Parquet, record by record."""

import csv
import datetime as dt
import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import Limits, ReadOptions
from pipeline.read import Document, read
from pipeline.vocabulary import Lang, Status

ZH = "公司去年营收为12.5亿元，员工3000人，同比增长8%。"
JA = "同社の売上高は3000億円で、前年比5%増だった。"


def records(folder: Path, name: str, data: bytes | str, **options: Any) -> list[Document]:
    """Return the documents of a table with this content."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read([file], options=ReadOptions(**options)))


def lines(*rows: Any) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def test_each_line_is_a_document(tmp_path: Path) -> None:
    row = {"id": "n1", "title": "标题", "date": "2024-08-13", "url": "https://a.example/1", "lang": "zh-CN", "text": ZH}
    first, second = records(tmp_path, "a.jsonl", lines(row, {"text": JA}))
    assert (first.doc_id, first.path, first.text, first.title) == ("n1", "a.jsonl#1", ZH, "标题")
    assert (first.date, first.url, first.lang) == (dt.date(2024, 8, 13), "https://a.example/1", Lang.ZH_HANS)
    assert (second.path, second.text, second.lang, second.date) == ("a.jsonl#2", JA, None, None)
    assert len(second.doc_id) == 16
    assert first.sha256 != second.sha256


@pytest.mark.parametrize(
    "name",
    ["text", "Content", "BODY", "articleBody", "article_text", "Full-Text", "正文", "内容", "內容", "本文", "全文"],
)
def test_usual_names_of_the_text(tmp_path: Path, name: str) -> None:
    (document,) = records(tmp_path, "a.jsonl", lines({name: ZH}))
    assert document.text == ZH


@pytest.mark.parametrize("name", ["texts", "summary", "摘要", "概要", "note", "comment", "author"])
def test_other_names_are_not_the_text(tmp_path: Path, name: str) -> None:
    (document,) = records(tmp_path, "a.jsonl", lines({name: ZH}))
    assert document.status is Status.FAILED
    assert f"the columns are {name}: say which one with --column text=NAME" in document.error


def test_chosen_columns_win(tmp_path: Path) -> None:
    row = {"text": "要約", "body_ja": JA, "key": "k1", "when": "令和6年8月13日"}
    (document,) = records(
        tmp_path, "a.jsonl", lines(row), columns=(("text", "body_ja"), ("id", "key"), ("date", "when"))
    )
    assert (document.doc_id, document.text, document.date) == ("k1", JA, dt.date(2024, 8, 13))


def test_the_most_telling_of_several_usual_names_wins(tmp_path: Path) -> None:
    (document,) = records(tmp_path, "a.jsonl", lines({"内容": "要約", "Content": "要約", "TEXT": ZH}))
    assert document.text == ZH


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "broken', "line 2: broken JSON"),
        ("[1, 2]", "line 2: no JSON object"),
        ('"text"', "line 2: no JSON object"),
        ('{"text": ["a"]}', "line 2: the text is no text but a list"),
        ('{"text": 5}', "line 2: the text is no text but a number"),
        ("[" * 100_000, "line 2: JSON that cannot be read"),
        ('{"text": ' + "9" * 5000 + "}", "line 2: JSON that cannot be read"),
        ('{"text": "' + "長" * 2000 + '"}', "line 2 is longer than 1000 characters"),
        ('{"text": "' + "a" * 9000 + '"}', "line 2 is longer than 1000 characters"),
    ],
)
def test_a_bad_line_costs_no_other(tmp_path: Path, line: str, reason: str) -> None:
    limits = Limits() if line[:1] != "{" or "9" in line else Limits(line_chars=1000)
    documents = records(tmp_path, "a.jsonl", f"{lines({'text': ZH})}\n{line}\n\n{lines({'text': JA})}\n", limits=limits)
    assert [document.status for document in documents] == [Status.OK, Status.FAILED, Status.OK]
    assert documents[1].error.startswith(reason)
    assert (documents[1].path, documents[2].path, documents[2].text) == ("a.jsonl#2", "a.jsonl#3", JA)


def test_a_line_that_is_no_text_costs_no_other(tmp_path: Path) -> None:
    good = lines({"text": JA}).encode()
    documents = records(tmp_path, "a.jsonl", good + b"\n\xff\xfe\x00\x00\x81\n" + good)
    assert [document.status for document in documents] == [Status.OK, Status.FAILED, Status.OK]
    assert "line 2 is" in documents[1].error


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv"])
def test_binary_data_are_one_error(tmp_path: Path, name: str) -> None:
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8
    (document,) = records(tmp_path, name, picture)
    assert (document.path, document.status) == (name, Status.FAILED)
    assert "binary" in document.error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str, form: str) -> None:
    text = lines({"text": ZH}, {"text": ZH}) if form == "jsonl" else f"text\r\n{ZH}\r\n{ZH}\r\n"
    documents = records(tmp_path, f"a.{form}", text.encode(encoding))
    assert [document.text for document in documents] == [ZH, ZH]
    assert documents[0].encoding.startswith(encoding.removesuffix("-sig"))


def test_a_table_that_begins_in_ascii_goes_on_in_its_encoding(tmp_path: Path) -> None:
    rows = lines(*({"text": "a" * 1000} for _ in range(300)), {"text": JA * 3})
    documents = records(tmp_path, "a.jsonl", rows.encode("cp932"))
    assert (documents[-1].text, documents[-1].encoding) == (JA * 3, "cp932")


def test_half_a_surrogate_pair_is_replaced(tmp_path: Path) -> None:
    (document,) = records(tmp_path, "a.jsonl", '{"text": "売\\ud800上\\ud83d\\ude00", "title": "\\udfff"}')
    assert (document.text, document.title) == ("売\ufffd上😀", "\ufffd")


@pytest.mark.parametrize(
    ("value", "doc_id"), [("x 1", "x 1"), (7, "7"), (7.0, "7"), ("", None), (None, None), (True, None), ([1], None)]
)
def test_own_ids(tmp_path: Path, value: Any, doc_id: str | None) -> None:
    (document,) = records(tmp_path, "a.jsonl", lines({"id": value, "text": ZH}))
    assert document.doc_id == doc_id or (doc_id is None and len(document.doc_id) == 16)


def test_a_record_with_the_id_of_an_earlier_one_fails(tmp_path: Path) -> None:
    documents = records(tmp_path, "a.jsonl", lines({"id": 1, "text": ZH}, {"id": 1, "text": JA}, {"id": 2, "text": JA}))
    assert [document.status for document in documents] == [Status.OK, Status.FAILED, Status.OK]
    assert "'1' is that of an earlier document" in documents[1].error
    assert len({document.doc_id for document in documents}) == 3


def test_the_name_of_a_table_does_not_date_its_records(tmp_path: Path) -> None:
    dated, undated = records(tmp_path, "2024-08-13.jsonl", lines({"text": f"題\n2020-01-02\n{ZH}"}, {"text": ZH}))
    assert (dated.date, undated.date) == (dt.date(2020, 1, 2), None)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_with_each_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = f"id{delimiter}正文{delimiter}日期\r\n"
    text += f'a{delimiter}"一行{delimiter}""引用""\r\n二行"{delimiter}2024/8/13\r\n'
    (document,) = records(tmp_path, "a.csv", text)
    assert (document.doc_id, document.date) == ("a", dt.date(2024, 8, 13))
    assert document.text == f'一行{delimiter}"引用"\r\n二行'


def test_a_tsv_of_one_column_keeps_its_commas(tmp_path: Path) -> None:
    (document,) = records(tmp_path, "a.tsv", "text\n营收1,200元;利润3元\n")
    assert document.text == "营收1,200元;利润3元"


def test_rows_that_are_wrong_cost_no_other(tmp_path: Path) -> None:
    rows = ["id,text", "1,好", "2", "3,a,b", "", "4,好,", '5,"a"b', "6,好"]
    documents = records(tmp_path, "a.csv", "\n".join(rows))
    assert [document.path for document in documents] == [f"a.csv#{number}" for number in range(1, 7)]
    reasons = [
        "",
        "line 3: the row has 1 fields, the header has 2",
        "line 4: the row has 3 fields, the header has 2",
        "",
        "line 7: broken CSV",
        "",
    ]
    assert all(document.error.startswith(reason) for document, reason in zip(documents, reasons, strict=True))
    assert [document.status is Status.OK for document in documents] == [not reason for reason in reasons]


def test_a_quotation_that_never_ends_is_one_error(tmp_path: Path) -> None:
    documents = records(tmp_path, "a.csv", 'id,text\n1,好\n2,"好\n3,好\n')
    assert [document.status for document in documents] == [Status.OK, Status.FAILED]
    assert "close the quotation marks" in documents[1].error


def test_a_field_beyond_the_limit_costs_no_other(tmp_path: Path) -> None:
    field = "長い行\n" * 200
    limits = Limits(line_chars=300)
    before = csv.field_size_limit()
    documents = records(tmp_path, "a.csv", f'id,text\n1,好\n2,"{field}"\n', limits=limits)
    assert documents[0].status is Status.OK
    assert "line" in documents[1].error
    assert "--max-line-chars" in documents[1].error
    assert csv.field_size_limit() == before


def test_a_field_longer_than_the_csv_module_takes_by_default_is_read(tmp_path: Path) -> None:
    article = "これは長い記事である。\n" * 20_000
    (document,) = records(tmp_path, "a.csv", f'text\n"{article}"\n')
    assert document.text == article


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", "name,size\na,1\n"), ("a.tsv", "name\tsize\na\t1\n"), ("a.parquet", {"name": ["a"], "size": [1]})],
)
def test_a_table_without_text_names_its_columns(tmp_path: Path, name: str, data: Any) -> None:
    if isinstance(data, dict):
        pq.write_table(pa.table(data), tmp_path / name)
        data = (tmp_path / name).read_bytes()
    (document,) = records(tmp_path, name, data)
    assert (document.path, document.status) == (name, Status.FAILED)
    assert document.error == (
        "no column with the text; the columns are name, size: say which one with --column text=NAME"
    )


def test_a_chosen_column_that_is_not_there(tmp_path: Path) -> None:
    (document,) = records(tmp_path, "a.csv", "text,size\na,1\n", columns=(("date", "day"),))
    assert document.error == "no column 'day' for date; the columns are text, size: correct --column"
    (document,) = records(tmp_path, "a.jsonl", lines({"text": ZH}), columns=(("text", "body"),))
    assert "no column 'body' for text; the columns are text" in document.error
    (document,) = records(tmp_path, "b.jsonl", lines({"text": ZH}), columns=(("date", "day"),))
    assert document.text == ZH


@pytest.mark.parametrize(
    ("name", "data"), [("a.jsonl", ""), ("a.csv", ""), ("a.csv", "id,text\n"), ("a.jsonl", "\n\n")]
)
def test_a_table_without_records_is_empty(tmp_path: Path, name: str, data: str) -> None:
    (document,) = records(tmp_path, name, data)
    assert (document.path, document.status) == (name, Status.EMPTY)


def test_parquet(tmp_path: Path) -> None:
    table = pa.table(
        {
            "Content": pa.array([ZH, None, JA], pa.large_string()),
            "publish_time": pa.array([dt.datetime(2024, 8, 13, 1), None, None], pa.timestamp("ns")),  # noqa: DTZ001
            "id": [1.0, 2.0, None],
            "vector": [[1, 2], [3], None],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    first, second, third = read([tmp_path / "a.parquet"], options=ReadOptions())
    assert (first.doc_id, first.text, first.date) == ("1", ZH, dt.date(2024, 8, 13))
    assert (second.status, second.text) == (Status.EMPTY, "")
    assert (third.path, third.text, third.encoding) == ("a.parquet#3", JA, "utf-8")


def test_parquet_that_is_broken_or_expands_too_much(tmp_path: Path) -> None:
    pq.write_table(
        pa.table({"text": ["好" * 100_000]}), tmp_path / "a.parquet", compression="zstd", use_dictionary=False
    )
    whole = (tmp_path / "a.parquet").read_bytes()
    (document,) = records(tmp_path, "a.parquet", whole, limits=Limits(expanded_bytes=1000))
    assert "--max-expanded-size" in document.error
    for broken in (whole[:-20], b"PAR1", b"", b"PAR1" + whole[200:]):
        assert {each.status for each in records(tmp_path, "b.parquet", broken)} == {Status.FAILED}
    pq.write_table(pa.table({"text": [b"bytes"]}), tmp_path / "c.parquet")
    (document,) = read([tmp_path / "c.parquet"], options=ReadOptions())
    assert "no text but bytes" in document.error


def test_records_before_the_break_of_a_compressed_table_are_kept(tmp_path: Path) -> None:
    rows = lines(*({"text": f"{number}{ZH}"} for number in range(20_000)))
    data = gzip.compress(rows.encode())
    documents = records(tmp_path, "a.jsonl.gz", data[: len(data) // 2])
    assert documents[0].text == f"0{ZH}"
    assert [document.status for document in documents].count(Status.FAILED) == 1
    assert "compressed data are broken" in documents[-1].error
    limited = records(tmp_path, "a.jsonl.gz", data, limits=Limits(expanded_bytes=len(rows)))
    assert "--max-expanded-size" in limited[-1].error
    assert limited[0].status is Status.OK


TEXTS = st.lists(
    st.text(alphabet=st.one_of(st.sampled_from('売,;"\n\t\r　'), st.characters(exclude_categories=["Cs"])))
)


@settings(deadline=None, max_examples=60)
@given(texts=TEXTS)
def test_every_record_of_a_jsonl_file_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("jsonl")
    data = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    documents = records(folder, "a.jsonl", data)
    assert [document.text for document in documents if document.status is Status.OK] == [
        text for text in texts if text.strip().strip("\u200b\ufeff")
    ]
    assert len(documents) == max(1, len(texts))
    assert all(document.status is not Status.FAILED for document in documents)


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.jsonl", "a.csv", "a.tsv", "a.parquet", "a.csv.gz"]))
def test_any_bytes_are_documents_and_never_an_exception(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    documents = records(tmp_path_factory.mktemp("any"), name, data)
    assert documents
    assert all(document.error for document in documents if document.status is Status.FAILED)
