"""Encodings: the bytes of a text in any of them give the text back; what is no text is refused."""

import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.errors import EncodingError
from pipeline.read.encoding import choose, decode, decode_as

HANS = "公司去年营收为12.5亿元，同比增长8%，员工约3000人。管理层认为，今年的市场会更好，但成本也在上升。"
HANT = "該公司去年營收為125億元，較前年成長5%，員工約3,000人。管理層認為今年的市場會更好，但成本也在上升。"
JA = "同社の2024年度の売上高は3000億円で、前年比5%増だった。従業員は1200人であるが、採用は減っている。"

UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
BY_TEXT = [
    (HANS, [*UNICODE, "gb2312", "gbk", "gb18030"]),
    (HANT, [*UNICODE, "big5", "big5hkscs", "cp950", "gb18030"]),
    (JA, [*UNICODE, "shift_jis", "cp932", "euc_jp", "iso2022_jp"]),
]
PAIRS = [(text, encoding) for text, encodings in BY_TEXT for encoding in encodings]


@pytest.mark.parametrize(("text", "encoding"), PAIRS)
def test_a_text_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(("text", "encoding"), PAIRS)
@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_a_part_of_fifteen_characters_or_more_comes_back(text: str, encoding: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 15))
    end = data.draw(st.integers(start + 15, len(text)))
    part = text[start:end]
    assert decode(part.encode(encoding)).text == part


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_unicode_text_comes_back_from_utf8(text: str) -> None:
    assume(sum(sign < " " or sign == "\x7f" for sign in text) <= 1)
    assume(not text.isascii())
    assert decode(text.encode()).text == text


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_give_valid_text_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except EncodingError:
        return
    decoded.text.encode()
    assert "\0" not in decoded.text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"plain ASCII", "utf-8"),
        (b"", "utf-8"),
        (b"\xef\xbb\xbf" + JA.encode(), "utf-8"),
        (JA.encode("utf-16"), "utf-16-le"),
        (JA.encode("utf-16-be"), "utf-16-be"),
        (HANS.encode("gbk"), "gb18030"),
        ("\ufeff".encode("gb18030") + HANS.encode("gb18030"), "gb18030"),
        (HANT.encode("big5"), "big5hkscs"),
        ("①②㈱".encode("cp932") + JA.encode("cp932"), "cp932"),
        ("①".encode("euc_jisx0213") + JA.encode("euc_jp"), "euc_jisx0213"),
        ("caf\xe9 society in the news of today".encode("cp1252"), "cp1252"),
    ],
)
def test_the_choice_is_recorded(data: bytes, name: str) -> None:
    assert decode(data).encoding == name


@pytest.mark.parametrize("text", [HANS, HANT, JA])
@pytest.mark.parametrize("n_lost", [1, 2])
def test_utf8_cut_inside_a_character_is_still_utf8(text: str, n_lost: int) -> None:
    decoded = decode(text.encode()[:-n_lost])
    assert decoded.text == text[:-1] + "\ufffd"
    assert decoded.encoding == "utf-8 (1 replaced)"


def test_a_few_bad_bytes_cost_only_themselves() -> None:
    data = HANS.encode() + b"\xff" + HANS.encode() + b"\xc0"
    decoded = decode(data)
    assert decoded.text == f"{HANS}\ufffd{HANS}\ufffd"
    assert decoded.encoding == "utf-8 (2 replaced)"


@pytest.mark.parametrize(("text", "encoding"), [(JA, "cp932"), (HANS, "gb18030"), (HANT, "big5")])
def test_a_legacy_file_cut_inside_a_character_keeps_its_text(text: str, encoding: str) -> None:
    whole = text.removesuffix("。") + "業"
    decoded = decode(whole.encode(encoding)[:-1])
    assert decoded.text == whole[:-1] + "\ufffd"


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "gb2312", "big5", "x-unknown", "", "rot13", "punycode"])
def test_a_wrong_declaration_loses_against_the_evidence(declared: str) -> None:
    assert decode(JA.encode("cp932"), declared=declared).text == JA
    assert decode(JA.encode(), declared=declared).text == JA


def test_a_right_declaration_helps_where_the_bytes_tell_little() -> None:
    assert decode("売上".encode("euc_jp"), declared="euc-jp").text == "売上"


def test_markup_before_the_first_character_does_not_hide_it() -> None:
    data = b"<script>var a = 1;</script>\n" * 20_000 + JA.encode("cp932")
    assert decode(data).text.endswith(JA)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8,
        bytes(1000),
        b"text with a NUL \0 inside",
        bytes(range(256)) * 40,
        b"\xff\xfe\x00\x00"[:3] + b"\xd8" * 50,
        b"%PDF-1.7\n" + random.Random(0).randbytes(3000),
        b"\x01\x02" * 5 + b"text",
        "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645".encode("cp1256") * 5,
    ],
    ids=["png", "zeros", "nul", "bytes", "surrogates", "pdf", "controls", "arabic"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(EncodingError, match=r"no |binary"):
        decode(data)


@pytest.mark.parametrize("size", [20, 100, 1000, 20_000])
def test_random_bytes_are_refused(size: int) -> None:
    source = random.Random(size)
    for _ in range(20):
        with pytest.raises(EncodingError):
            decode(source.randbytes(size))


def test_a_known_encoding_is_not_questioned_but_checked() -> None:
    assert choose(JA.encode("cp932")) == "cp932"
    with pytest.raises(EncodingError, match="no utf-8 text"):
        decode_as(JA.encode("cp932"), "utf-8")
