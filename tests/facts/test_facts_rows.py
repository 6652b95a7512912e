"""Tables in the text: the label of a row and the head of a column say what a value is."""

# ruff: noqa: E501  (the tags of a sentence carry its gold)

import pytest
from inline_facts import parse

from pipeline.vocabulary import Lang

RATES = """\
<d 2024-08>8月</d>の数字
| 指標 | 実績 | 前年同月比 |
|--|--|--|
| 甲県の失業率 | <percent subject=甲県 metric=unemployment_rate time=8月 inferred=time>2.5%</percent> | <percent pp subject=甲県 \
metric=unemployment_rate direction=down base=yoy time=8月 inferred=time>0.1ポイント</percent>低下 |"""
FIRMS = """\
| 会社 | 売上高 |
| <c>A社</c> | <money subject=A社 metric=revenue>10億円</money> |
| <c>B社</c> | <money subject=B社 metric=revenue>20億円</money> |"""
NO_MEASURE = """\
| 商品 | 備考 |
| 丸太 | <money drop>100円</money> |"""
IN_THE_LABEL = """\
| 区分 | 売上高 |
| 規模<money drop>20億円</money> | 中 |"""
DATED_HEAD = """\
| 公司 | <d 2024>2024年</d>营收 |
|:--|--:|
| <c>小米</c> | <money subject=小米 metric=revenue time=2024年>10亿元</money> |"""
ONE_LINE = "|<c>小米</c>|营收<money subject=小米 metric=revenue>10亿元</money>|"


@pytest.mark.parametrize("tagged", [RATES, FIRMS, NO_MEASURE, IN_THE_LABEL])
def test_japanese_table(tagged: str) -> None:
    parsed = parse(tagged, Lang.JA)
    assert parsed.actual() == parsed.expected


@pytest.mark.parametrize("tagged", [DATED_HEAD, ONE_LINE])
def test_chinese_table(tagged: str) -> None:
    parsed = parse(tagged, Lang.ZH_HANS)
    assert parsed.actual() == parsed.expected
