"""Language and script of whole texts and of paragraphs in a document of another language."""

import pytest

from pipeline.text import analyse, detect, language
from pipeline.vocabulary import Lang

HANS, HANT, JA = Lang.ZH_HANS, Lang.ZH_HANT, Lang.JA


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that loads the model although the characters should decide."""
    monkeypatch.setattr(language, "_classified", lambda text: pytest.fail(f"the model was asked about {text!r}"))


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("公司去年营收为12.5亿元，员工3000人。", HANS),
        ("员工人数", HANS),
        ("奈雪の茶今年营收增长20%", HANS),
        ("公司在日本推出品牌「の」和「ポカリスエット」，营收增长5%。", HANS),
        ("台積電第三季營收創新高，較去年同期成長39%。", HANT),
        ("日本品牌「ポカリスエット」在台灣銷售成長", HANT),
        ("同社の売上高は約3000億円だった。", JA),
        ("トヨタ、3月期決算発表", JA),
        ("売上高3000億円、前年比5%増", JA),
        ("国会議員", JA),
        ("同社は字节跳动と这个公司の提携を発表した。", JA),
        ("の", JA),
        ("ﾄﾖﾀ", JA),
    ],
)
def test_characters_decide(text: str, lang: Lang) -> None:
    assert detect(text) is lang


@pytest.mark.parametrize(
    "text", ["", "  \n", "Revenue rose 5% to $3.5bn.", "12,345", "한국어", "\ud800", "ー・", "三五"]
)
def test_says_nothing_where_the_text_does_not(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("answer", "expected"), [(JA, JA), (HANT, HANT), (None, HANT)], ids=["ja", "zh-Hant", "no answer"]
)
def test_old_forms_alone_are_left_to_the_model(
    monkeypatch: pytest.MonkeyPatch, answer: Lang | None, expected: Lang
) -> None:
    asked: list[str] = []

    def classified(text: str) -> Lang | None:
        asked.append(text)
        return answer

    monkeypatch.setattr(language, "_classified", classified)
    assert detect("訃報牧野直隆氏") is expected
    assert asked == ["訃報牧野直隆氏"]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "lang"), [("訃報牧野直隆氏", JA), ("東京都知事選挙結果", JA), ("電機產業前景", HANT)])
def test_the_model_knows(text: str, lang: Lang) -> None:
    assert detect(text) is lang


JA_TEXT = "同社の売上高は3000億円で、前年比5%増だった。従業員は1200人である。\n" * 3
HANS_TEXT = "公司去年营收为12.5亿元，员工3000人，同比增长5%。\n" * 3
HANT_TEXT = "公司去年營收為12.5億元，員工3000人，這個數字說明了一切。\n" * 3


@pytest.mark.parametrize(
    ("text", "document", "paragraphs"),
    [
        (JA_TEXT + "我们认为，人工智能人才的薪酬还会继续上涨。\n" + JA_TEXT, JA, [JA] * 3 + [HANS] + [JA] * 3),
        (HANS_TEXT + "「新しいモデルの開発を進めています」と社長は述べた。", HANS, [HANS] * 3 + [JA]),
        (HANS_TEXT + HANT_TEXT.splitlines()[0], HANS, [HANS] * 3 + [HANT]),
        (HANT_TEXT + HANS_TEXT.splitlines()[0], HANT, [HANT] * 3 + [HANS]),
        # weak evidence: a name, a headline, a row of numbers
        (JA_TEXT + "王小川 张鹏\n決算短信\n1,200 | 3.5%\nOpenAI", JA, [JA] * 7),
        (HANT_TEXT + "电\nの\n2024", HANT, [HANT] * 6),
        (HANS_TEXT + "品牌「の」2024\n臺北", HANS, [HANS] * 5),
    ],
)
def test_a_paragraph_differs_from_its_document_only_on_strong_evidence(
    text: str, document: Lang, paragraphs: list[Lang]
) -> None:
    layout = analyse(text)
    assert layout.lang is document
    assert [paragraph.lang for paragraph in layout.paragraphs] == paragraphs


def test_a_declared_language_wins_for_the_document_and_its_silent_paragraphs() -> None:
    layout = analyse("2024年\n" + HANS_TEXT, lang=JA)
    assert layout.lang is JA
    assert [paragraph.lang for paragraph in layout.paragraphs] == [JA, HANS, HANS, HANS]


def test_a_hint_counts_only_where_the_text_does_not_tell() -> None:
    assert analyse("Revenue rose.", hint=JA).lang is JA
    assert analyse("Revenue rose.").lang is HANS
    assert analyse(HANT_TEXT, hint=JA).lang is HANT
