"""From paths to documents: what each kind of file gives, and what goes wrong as one clear row."""

import bz2
import datetime as dt
import gzip
import hashlib
import io
import itertools
import lzma
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import MEBIBYTE, Limits, ReadOptions
from pipeline.read import Document, read
from pipeline.vocabulary import Lang, Status

ZH = "公司去年营收为12.5亿元，员工3000人。\n"
JA = "同社の売上高は3000億円で、前年比5%増だった。従業員は1200人である。\n"
ROOT = Path(__file__).parents[2]


def documents(*paths: str | Path, **options: Any) -> list[Document]:
    return list(read(paths, options=ReadOptions(**options)))


def one(folder: Path, name: str, data: bytes | str, **options: Any) -> Document:
    """Return the document of one file with this content."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    (document,) = documents(file, **options)
    return document


def test_the_sample_corpus_is_read_whole() -> None:
    found = documents(ROOT / "corpus")
    assert [document.path for document in found] == sorted(
        path.relative_to(ROOT / "corpus").as_posix() for path in (ROOT / "corpus/sample").iterdir()
    )
    for document in found:
        assert document.status is Status.OK
        assert document.title
        assert document.date is not None
        assert document.path.rpartition("_")[2].startswith(document.date.isoformat())


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "text", ["一\r\n二\r三\n\n", "\n　先頭の空白", "\ufeff\ufeffBOM二つ", "末尾\x0b", "葛\U000e0100城"]
)
def test_the_text_is_the_file_character_for_character(tmp_path: Path, name: str, text: str) -> None:
    assert one(tmp_path, name, text).text == text.removeprefix("\ufeff")


def test_a_document_knows_where_it_comes_from(tmp_path: Path) -> None:
    document = one(tmp_path, "a_2024-08-13.txt", ZH)
    assert document.path == "a_2024-08-13.txt"
    assert document.doc_id == hashlib.sha256(b"a_2024-08-13.txt").hexdigest()[:16]
    assert document.sha256 == hashlib.sha256(ZH.encode()).hexdigest()
    assert (document.encoding, document.date, document.lang) == ("utf-8", dt.date(2024, 8, 13), None)


def test_the_id_follows_the_path_and_not_the_content(tmp_path: Path) -> None:
    assert one(tmp_path, "a.txt", ZH).doc_id == one(tmp_path, "a.txt", JA).doc_id != one(tmp_path, "b.txt", ZH).doc_id


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    ("suffix", "compress"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_compressed(tmp_path: Path, name: str, suffix: str, compress: Callable[[bytes], bytes]) -> None:
    data = f"<html><body><p>{JA * 3}</p></body></html>" if name == "a.html" else JA * 3
    plain = one(tmp_path, name, data)
    packed = one(tmp_path, name + suffix, compress(data.encode()))
    assert (packed.text, packed.sha256, packed.path) == (plain.text, plain.sha256, name + suffix)
    for broken in (compress(data.encode())[:-12], data.encode(), b""):
        document = one(tmp_path, name + suffix, broken)
        assert document.status is (Status.FAILED if broken else document.status)
    assert "broken" in one(tmp_path, name + suffix, data).error


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(JA.encode("cp932") * 3)))
    (document,) = documents("-")
    assert (document.path, document.text, document.encoding) == ("-", JA * 3, "cp932")


def test_a_file_of_unknown_suffix_is_read_when_it_is_named(tmp_path: Path) -> None:
    assert one(tmp_path, "a.dat", ZH).text == ZH
    assert one(tmp_path, "a", ZH).text == ZH
    assert one(tmp_path, "a.pdf", b"%PDF-1.7\0\1\2").status is Status.FAILED


@pytest.mark.parametrize(
    ("front_matter", "title", "date"),
    [
        ("---\ntitle: 決算\ndate: 2024-08-13\n---\n", "決算", dt.date(2024, 8, 13)),
        ('---\r\ntitle: "決算: 最高"\r\ndate: 2024-08-13T10:00:00Z\r\n---\r\n', "決算: 最高", dt.date(2024, 8, 13)),
        ('+++\ntitle = "決算"\ndate = 2024-08-13\n+++\n', "決算", dt.date(2024, 8, 13)),
        ("---\nauthor: 李\n---\n", "見出し", None),
        ("---\n", "見出し", None),
        ("", "見出し", None),
    ],
)
def test_markdown(tmp_path: Path, front_matter: str, title: str, date: dt.date | None) -> None:
    text = f"{front_matter}# 見出し\n\n本文は**太字**である。\n"
    document = one(tmp_path, "a.md", text)
    assert (document.text, document.title, document.date) == (text, title, date)


def test_the_first_source_of_a_date_wins(tmp_path: Path) -> None:
    front_matter = "---\ndate: 2021-01-01\n---\n"
    text = f"題\n2023-01-01\n{JA}"
    assert one(tmp_path, "2022-01-01.md", front_matter + text, date=dt.date(2020, 1, 1)).date == dt.date(2020, 1, 1)
    assert one(tmp_path, "2022-01-01.md", front_matter + text).date == dt.date(2021, 1, 1)
    assert one(tmp_path, "2022-01-01.md", text).date == dt.date(2022, 1, 1)
    assert one(tmp_path, "a.md", text).date == dt.date(2023, 1, 1)
    assert one(tmp_path, "a.md", JA).date is None


def test_the_callers_language_wins(tmp_path: Path) -> None:
    data = f'<html lang="ja"><body><p>{JA}</p></body></html>'
    assert one(tmp_path, "a.html", data).lang is Lang.JA
    assert one(tmp_path, "a.html", data, lang=Lang.ZH_HANT).lang is Lang.ZH_HANT
    assert one(tmp_path, "a.html", data.replace('"ja"', '"en"')).lang is None


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", "\ufeff".encode(), "　\n".encode("utf-16"), "\u200b".encode()])
def test_a_blank_file_is_empty(tmp_path: Path, data: bytes) -> None:
    document = one(tmp_path, "a.txt", data)
    assert (document.status, document.text, document.error) == (Status.EMPTY, "", "")


def test_a_picture_named_txt(tmp_path: Path) -> None:
    document = one(tmp_path, "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    assert (document.status, document.text) == (Status.FAILED, "")
    assert document.error == "is binary data, not text: leave the file out, or convert it to text"


def test_limits_name_their_option(tmp_path: Path) -> None:
    text = "数字9" * 1000
    assert "--max-line-chars" in one(tmp_path, "a.txt", text, limits=Limits(line_chars=2999)).error
    assert one(tmp_path, "a.txt", text + "\r\n" + text, limits=Limits(line_chars=3000)).text
    assert "--max-file-size" in one(tmp_path, "a.txt", text, limits=Limits(file_bytes=6999)).error
    assert (
        "--max-file-size"
        in one(tmp_path, "a.txt.gz", gzip.compress(text.encode()), limits=Limits(file_bytes=6999)).error
    )
    packed = lzma.compress(bytes(20 * MEBIBYTE))
    assert "--max-expanded-size" in one(tmp_path, "a.txt.xz", packed, limits=Limits(expanded_bytes=MEBIBYTE)).error


def test_a_file_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(1 << 40)
    (document,) = documents(tmp_path / "a.txt")
    assert document.error == "is larger than 50 MiB: split it, or raise --max-file-size"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ZH, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(ZH, encoding="utf-8")
    real = io.open

    def refuse(file: Any, *arguments: Any, **options: Any) -> Any:
        if str(file).endswith("secret.txt"):
            raise PermissionError(13, "Permission denied", str(file))
        return real(file, *arguments, **options)

    monkeypatch.setattr(io, "open", refuse)
    good, secret = documents(tmp_path)
    assert good.text == ZH
    assert secret.error == "cannot be read, Permission denied: check that it exists and that you may read it"


def test_a_fault_of_a_reader_costs_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.read import plain

    def fail(_data: bytes) -> None:
        message = "trapped"
        raise RuntimeError(message)

    monkeypatch.setattr(plain, "read_markdown", fail)
    (tmp_path / "a.md").write_text(ZH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ZH, encoding="utf-8")
    bad, good = documents(tmp_path)
    assert bad.error == "reading failed, RuntimeError: trapped: please report it with the file"
    assert good.text == ZH


def test_documents_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "一"}\n' * 100_000, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ZH, encoding="utf-8")
    stream = read([tmp_path], options=ReadOptions())
    assert [document.path for document in itertools.islice(stream, 2)] == ["a.jsonl#1", "a.jsonl#2"]
    (tmp_path / "b.txt").write_text(JA, encoding="utf-8")
    *_, last = stream
    assert last.text == JA


def test_same_files_same_documents_in_any_order(tmp_path: Path) -> None:
    for name in ("1/a.txt", "2/a.txt", "2/b.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "一"}\n{"text": "二"}\n', encoding="utf-8")
    results = [
        documents(*order) for order in itertools.permutations([tmp_path / "1", tmp_path / "2", tmp_path / "2/a.txt"])
    ]
    assert all(result == results[0] for result in results)
    assert len({document.doc_id for document in results[0]}) == 4


@settings(deadline=None, max_examples=60)
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.txt", "a.md", "a.html", "a.gz", "a.txt.xz", "a.dat"]))
def test_any_bytes_are_one_document(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    document = one(tmp_path_factory.mktemp("any"), name, data)
    document.text.encode()
    document.title.encode()
    assert bool(document.error) == (document.status is Status.FAILED)
    assert bool(document.text) == (document.status is Status.OK)
