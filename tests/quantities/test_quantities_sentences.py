"""Each sentence gives exactly the quantities that its tags carry."""

import pytest
from inline_quantities import found, parse, quantities
from sentences import UNREAD, everything

from pipeline.vocabulary import Lang

READ = [(lang, tagged) for lang, name, tagged in everything() if name != UNREAD]


@pytest.mark.parametrize(("lang", "tagged"), READ)
def test_a_sentence_has_the_quantities_its_tags_carry(lang: Lang, tagged: str) -> None:
    sentence = parse(tagged)
    assert found(sentence.text, lang) == sentence.expected


@pytest.mark.xfail(strict=True, reason="not read rightly yet; move it to its recogniser's file when it is")
@pytest.mark.parametrize(("lang", "tagged"), [(lang, tagged) for lang, name, tagged in everything() if name == UNREAD])
def test_a_sentence_that_is_not_read_rightly_yet(lang: Lang, tagged: str) -> None:
    sentence = parse(tagged)
    assert found(sentence.text, lang) == sentence.expected


def test_there_are_as_many_sentences_as_were_promised() -> None:
    """Six hundred with an amount and as many without, in every language."""
    names = [name for _, name, _ in everything()]
    assert names.count("nothing") >= 600
    assert len(names) - names.count("nothing") >= 600


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("月薪3萬元。", "TWD"),
        ("台北一間公司，月薪3萬元。", "TWD"),
        ("香港打工仔月薪3萬元。", "HKD"),
        ("恒指上升。\n月薪3萬元。", "HKD"),
        ("香港代表團訪台北、台中，會見立法院長，月薪3萬元。", "TWD"),
        ("香港員工月薪3萬元人民幣。", "CNY"),
        ("香港員工月薪$30,000。", "HKD"),
        ("月薪3萬港元。", "HKD"),
    ],
)
def test_a_bare_yuan_in_traditional_text_is_that_of_the_documents_region(text: str, currency: str) -> None:
    assert [quantity.currency for quantity in quantities(text, Lang.ZH_HANT)[1]] == [currency]


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("台北の店で月給は3万元。", ["TWD"]),
        ("上海の店で月給は3万元。", ["CNY"]),
        ("杭州で2億元を調達した。\n年収は200万を超える。", ["CNY", "CNY"]),
        ("年収は200万を超える。", ["JPY"]),
    ],
)
def test_what_yuan_and_bare_amounts_mean_in_japanese_follows_the_document(text: str, currencies: list[str]) -> None:
    assert [quantity.currency for quantity in quantities(text, Lang.JA)[1]] == currencies


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (Lang.ZH_HANS, "| 港口 | 月薪 | 吞吐 |\n| 甲港 | 9300元 | 35% |\n| 乙港 | 1.2万元 | 41% |", ["month", "month"]),
        (Lang.ZH_HANS, "各港薪资如下：\n| 港口 | 月薪 |\n| 甲港 | 9300元 |", ["month"]),
        (Lang.ZH_HANS, "各港支出如下：\n- 甲港 9300元\n- 乙港 1.2万元", []),
        (Lang.JA, "| 職種 | 月給 |\n|---|---|\n| 技術者 | 31万円 |", ["month"]),
        (Lang.JA, "主な選手は次の通り。数字は推定年俸。\n・甲外野手　9200万円\n・乙投手　1600万円", ["year", "year"]),
        (Lang.JA, "| 費目 | 家賃 |\n| 本店 | 31万円 |", []),
    ],
)
def test_pay_in_a_table_or_a_list_has_the_period_of_its_heading(lang: Lang, text: str, expected: list[str]) -> None:
    found = quantities(text, lang)[1]
    assert [quantity.period.value for quantity in found if quantity.type == "SALARY" and quantity.period] == expected
