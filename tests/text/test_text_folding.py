"""Folding: one normal form, and for every folded range the original range that it stands for."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import fold
from pipeline.text.folding import fold_in_place
from pipeline.vocabulary import Lang

# original -> folded, in Japanese
EITHER = [
    ("ＡＢＣ１２３，４５６．７％", "ABC123,456.7%"),
    ("（注）：「Ａ」！？", "(注):「A」!?"),
    ("５０万～７０万", "50万~70万"),
    ("50万〜70万", "50万~70万"),
    ("−5％、－5、‑5、﹣5", "-5%、-5、-5、-5"),
    ("￥1,000\u3000\u00a0x", "¥1,000  x"),
    ("ﾄﾖﾀ自動車", "トヨタ自動車"),
    ("ｶﾞｿﾘﾝとﾊﾟﾅｿﾆｯｸ", "ガソリンとパナソニック"),
    ("か\u3099くせい", "がくせい"),
    ("㈱リクルート", "(株)リクルート"),
    ("㍿日立", "株式会社日立"),
    ("50㌫、3㌔、100㎡", "50パーセント、3キロ、100m²"),
    ("①100万②200万", "(1)100万(2)200万"),
    ("⒈100万⑵200万㈢300万㊀", "(1)100万(2)200万(三)300万(一)"),
    ("٣٤٥人", "345人"),
    ("𝟏𝟐人", "12人"),
    ("神戸⼈口", "神戸人口"),
    ("a\u200bb\ufeff\u00adc\u2060", "abc"),
    ("葛\U000e0100城市", "葛城市"),
    ("㋿6年", "令和6年"),
    ("\ud800x\udfff", "\ufffdx\ufffd"),
]

# must stay: folded, they would be read as another number or another structure
UNCHANGED = [
    "10²",
    "CO₂",
    "3½",
    "2024㋀",
    "3…5",
    "‥",
    "ラーメン",
    "あ゛",
    "50–70",
    "一—二",
    "·",
    "・",
    "´",
    "東京\n大阪\t",
]


@pytest.mark.parametrize(("original", "folded"), EITHER)
def test_folds_in_any_language(original: str, folded: str) -> None:
    assert fold(original, Lang.JA).text == folded


@pytest.mark.parametrize("text", UNCHANGED)
def test_leaves_alone_what_would_mean_something_else(text: str) -> None:
    result = fold(text, Lang.JA)
    assert (result.text, result.starts) == (text, None)


@pytest.mark.parametrize(
    ("original", "hans", "hant", "ja"),
    [
        ("這裡的營收增長", "这里的营收增长", "这里的营收增长", "這裡的營收增長"),
        ("1兆2000億圓", "1兆2000亿圆", "1兆2000亿圆", "1兆2000億圓"),
        ("乾隆与宫商角徵羽", "乾隆与宫商角徵羽", "干隆与宫商角征羽", "乾隆与宫商角徵羽"),
        ("髙島屋と高島屋", "髙岛屋と高岛屋", "髙岛屋と高岛屋", "髙島屋と高島屋"),
    ],
)
def test_simplifies_only_chinese(original: str, hans: str, hant: str, ja: str) -> None:
    assert [fold(original, lang).text for lang in Lang] == [hans, hant, ja]


def test_every_character_of_a_fold_leads_to_the_whole_original() -> None:
    folded = fold("前㈱後", Lang.JA)
    assert folded.text == "前(株)後"
    assert [folded.span(index, index + 1) for index in range(5)] == [(0, 1), (1, 2), (1, 2), (1, 2), (2, 3)]
    assert folded.span(2, 5) == (1, 3)


def test_a_composed_kana_stands_for_both_its_parts() -> None:
    folded = fold("のｶﾞの", Lang.JA)
    assert folded.span(folded.text.index("ガ"), 2) == (1, 3)


def test_a_variation_selector_belongs_to_its_character_and_a_zero_width_space_to_none() -> None:
    assert fold("葛\U000e0100城", Lang.JA).span(0, 1) == (0, 2)
    assert fold("7\u200b0", Lang.JA).span(0, 1) == (0, 1)
    assert fold("7\u200b0", Lang.JA).span(0, 2) == (0, 3)


@pytest.mark.parametrize("text", ["", "\u200b\u200b", "\ufe0f"])
def test_nothing_left(text: str) -> None:
    folded = fold(text, Lang.ZH_HANS)
    assert folded.text == ""
    assert folded.locate(0) == 0


def test_locate_finds_the_first_folded_character_at_or_after() -> None:
    folded = fold("a㈱\u200bｶﾞb", Lang.JA)
    assert folded.text == "a(株)ガb"
    assert [folded.locate(offset) for offset in range(7)] == [0, 1, 4, 4, 5, 5, 6]


NAUGHTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("ｶﾞﾊﾟあ゛\u3099\u309a㈱①²½㎡\u200b\ufe0f\U000e0100\ud800０Ａ，…這裡乾萬 \n"), st.characters()
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=100)
@given(NAUGHTY, st.sampled_from(Lang))
def test_the_way_back_is_complete_and_in_order(text: str, lang: Lang) -> None:
    folded = fold(text, lang)
    spans = [folded.span(index, index + 1) for index in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[0] <= second[0] and first[1] <= second[1] for first, second in pairwise(spans))
    for index, (start, end) in enumerate(spans):
        assert folded.text[index] in fold(text[start:end], lang).text
        assert folded.locate(start) <= index


@settings(deadline=None, max_examples=100)
@given(NAUGHTY, st.sampled_from(Lang))
def test_no_fold_makes_a_digit_beside_another(text: str, lang: Lang) -> None:
    digits = sum(character.isdecimal() for character in text)
    loose = fold(text, lang).text
    for number in range(51):
        loose = loose.replace(f"({number})", "")
    assert sum(character.isdecimal() for character in loose) <= digits


@settings(deadline=None, max_examples=100)
@given(NAUGHTY, st.sampled_from(Lang))
def test_folding_in_place_keeps_the_length_and_can_be_encoded(text: str, lang: Lang) -> None:
    folded = fold_in_place(text, lang)
    assert len(folded) == len(text)
    folded.encode()
