"""Titles and declared languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.languages import declared_language, language_of
from pipeline.read.titles import heading, title_in_text
from pipeline.vocabulary import Lang

HANS, HANT, JA = Lang.ZH_HANS, Lang.ZH_HANT, Lang.JA
BODY = "\n同社の売上高は3000億円だった。\n"


@pytest.mark.parametrize(
    "title",
    [
        "電機大手、初任給を引き上げ",
        "芯片岗位涨薪，谁在抢人？",
        "「もう戻らない」 離職者が語る",
        "3,200人から1,100人へ",
        "房價漲了！　首購族怎麼辦",
    ],
)
def test_the_first_line_is_the_title(title: str) -> None:
    assert title_in_text(title + BODY) == title
    assert title_in_text(f"\n\n　{title}　\n\n{BODY}") == title
    assert title_in_text(f"2024-08-13\n记者 李明\n{title}{BODY}") == title


@pytest.mark.parametrize(
    "head",
    [
        "これは本文の最初の文である。",
        "「24歳で卒業した」と語る。」",
        "公司去年营收为12.5亿元，",
        "・項目の一つ",
        "- 列表",
        "1. 概要",
        "| 売上 | 3億円 |",
        "長い行" * 40,
        "首页",
        "お問い合わせ",
        "编辑：李明",
        "2024年8月13日",
        "info@example.com",
        "https://example.com/news",
        "連絡窓口\ninfo@example.com",
        "한국어 Русский язык Ελληνικά",
        "———",
        "12",
        "",
    ],
)
def test_no_title_before_the_body(head: str) -> None:
    assert title_in_text(head + BODY) == ""


@pytest.mark.parametrize("text", ["", "\n", "一行だけ", "员工人数\n"])
def test_a_line_alone_is_the_text_and_not_its_title(text: str) -> None:
    assert title_in_text(text) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 見出し\n本文", "見出し"),
        ("本文\n\n## 二级标题 ##\n", "二级标题"),
        ("```\n# コメント\n```\n# 見出し\r\n", "見出し"),
        ("### 三段目", ""),
        ("#タグ", ""),
        ("本文 # ではない", ""),
        ("# a" + " " * 4000 + "b", "a b"),
    ],
)
def test_markdown_heading(text: str, title: str) -> None:
    assert heading(text) == title


@given(st.text(alphabet=st.one_of(st.sampled_from("#|・。\n 　A売\ud800"), st.characters())))
def test_a_title_is_one_line_of_the_text(text: str) -> None:
    assert title_in_text(text) in text
    assert "\n" not in heading(text)


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("ja", JA),
        ("jp", JA),
        ("ja_JP.UTF-8", JA),
        ("Japanese", JA),
        ("日本語", JA),
        ("zh-CN", HANS),
        ("zh_CN", HANS),
        ("zh-Hans-HK", HANS),
        ("cmn-Hans", HANS),
        ("简体中文", HANS),
        ("中文（简体）", HANS),
        ("zh-TW", HANT),
        ("ZH-hant", HANT),
        ("zh-Hant-HK", HANT),
        ("zh-HK", HANT),
        ("繁體中文", HANT),
        ("Chinese", None),
        ("zh", None),
        ("中文", None),
        ("en", None),
        ("ko-KR", None),
        ("java", None),
        ("", None),
    ],
)
def test_language_names(name: str, lang: Lang | None) -> None:
    assert language_of(name) is lang


HANS_TEXT = "这家公司去年营收为12.5亿元，员工3000人，我们认为会更好。"
HANT_TEXT = "這家公司去年營收為125億元，員工3000人，我們認為會更好。"
JA_TEXT = "同社の売上高は3000億円で、従業員は1200人であるとしている。"


@pytest.mark.parametrize(
    ("name", "text", "lang"),
    [
        ("zh-CN", HANS_TEXT, HANS),
        ("zh-TW", HANT_TEXT, HANT),
        ("ja", JA_TEXT, JA),
        ("ja", "国会議員", JA),
        ("zh-TW", "台北", HANT),
        ("zh-CN", HANT_TEXT, None),
        ("zh-TW", HANS_TEXT, None),
        ("zh-CN", JA_TEXT, None),
        ("ja", HANS_TEXT * 20, None),
        (None, JA_TEXT, None),
        (7, JA_TEXT, None),
    ],
)
def test_a_declaration_the_text_contradicts_is_none(name: object, text: str, lang: Lang | None) -> None:
    assert declared_language(name, text) is lang
