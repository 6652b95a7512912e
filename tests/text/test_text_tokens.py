"""Tokens tile the text; Chinese ones are those of jieba, Japanese ones those of Sudachi's mode C."""

import logging
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lang.tables import read_table
from pipeline.text import Token, tokenize
from pipeline.vocabulary import Lang

COARSE = frozenset(
    "NOUN PROPN NUM PRON VERB ADJ ADV ADP AUX CCONJ PART INTJ PUNCT SPACE X".split()  # noqa: SIM905  (easier to read)
)


def surfaces(text: str, lang: Lang) -> list[str]:
    return [text[token.start : token.end] for token in tokenize(text, lang)]


@pytest.fixture(scope="module")
def jieba() -> Any:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    return jieba


@pytest.mark.parametrize(
    "text",
    [
        "字节跳动去年营收增长百分之三十，净利润同比下降",
        "清华大学和北京大学的博士毕业生平均年薪超过五十万元",
        "国家统计局公布，上半年全国居民人均可支配收入实际增长",
        "该公司创始人兼首席执行官张一鸣表示，明年将招聘一万名工程师",
        "上海市浦东新区人力资源和社会保障局发布最低工资标准",
        "业内人士认为，大模型人才供不应求的局面短期内难以缓解",
        "他来到了网易杭研大厦，工信处女干事每月经过下属科室",
    ],
)
def test_chinese_tokens_are_those_of_jieba(text: str, jieba: Any) -> None:
    assert surfaces(text, Lang.ZH_HANS) == jieba.lcut(text)


def test_traditional_text_is_cut_like_simplified() -> None:
    assert surfaces("國家統計局公佈失業率", Lang.ZH_HANT) == ["國家統計局", "公佈", "失業率"]
    assert surfaces("国家统计局公布失业率", Lang.ZH_HANS) == ["国家统计局", "公布", "失业率"]


def test_japanese_names_are_whole() -> None:
    text = "東京大学とトヨタ自動車、総務省"
    assert surfaces(text, Lang.JA) == ["東京大学", "と", "トヨタ自動車", "、", "総務省"]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("东京大学的3000人，", Lang.ZH_HANS, "PROPN PART NUM NOUN PUNCT"),
        ("北京 ３", Lang.ZH_HANS, "PROPN SPACE NUM"),
        ("田中氏は3億円を得た。", Lang.JA, "PROPN NOUN ADP NUM NOUN ADP VERB AUX PUNCT"),
        ("高い 彼", Lang.JA, "ADJ SPACE PRON"),
    ],
)
def test_coarse_parts_of_speech(text: str, lang: Lang, expected: str) -> None:
    assert " ".join(token.pos for token in tokenize(text, lang)) == expected


def test_the_tag_is_the_tokenizers_own() -> None:
    assert tokenize("北京", Lang.ZH_HANS) == [Token(0, 2, "PROPN", "ns")]
    assert tokenize("田中", Lang.JA) == [Token(0, 2, "PROPN", "名詞-固有名詞-人名-姓")]


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_the_table_knows_only_coarse_parts_of_speech(base: str) -> None:
    assert {row["pos"] for row in read_table(f"{base}/pos")} <= COARSE


def assert_tiles(text: str, lang: Lang) -> None:
    tokens = tokenize(text, lang)
    assert "".join(text[token.start : token.end] for token in tokens) == text
    assert all(token.start < token.end and token.pos in COARSE for token in tokens)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    "text", ["", " ", "\n", "㍿日立㌔", "\ud800\udc00", "か\u3099", "👩‍👧", "\x00", "葛\U000e0100城", "𠮷野家"]
)
def test_naughty_text_is_tiled(text: str, lang: Lang) -> None:
    assert_tiles(text, lang)


@settings(deadline=None, max_examples=100)
@given(
    st.text(alphabet=st.one_of(st.sampled_from("㍿㈱ｶﾞ公司の売上１２.5 \n\ud800ー々"), st.characters())),
    st.sampled_from(Lang),
)
def test_any_text_is_tiled(text: str, lang: Lang) -> None:
    assert_tiles(text, lang)


@pytest.mark.parametrize("unit", ["売上高は3億円で、", "売上高", "𠮷", "company "])
def test_a_text_longer_than_sudachi_takes_is_cut_where_no_word_is(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert_tiles(text, Lang.JA)
    if unit.strip().isascii() or "、" in unit:
        assert len(set(surfaces(text, Lang.JA))) <= len(surfaces(unit, Lang.JA))
