"""Sentences whose tags carry who says what: sources, verbs of saying, quotations, interviews; see inline_facts."""

import pytest
from inline_facts import parse

from pipeline.vocabulary import Lang

JA = [
    # sources
    "<o>総務省</o>の統計によると、失業率は<percent metric=unemployment_rate speaker=総務省>2.5%</percent>だった。",
    "統計によると、失業率は<percent metric=unemployment_rate speaker=統計>2.5%</percent>だった。",
    "この推計によると、失業率は<percent metric=unemployment_rate>2.5%</percent>になる。",
    "| 指標 | 実績 |\n| 失業率 | <percent metric=unemployment_rate>2.5%</percent> |\n出所は総務省。",
    # verbs of saying
    "<p>王</p>氏は「失業率は<percent metric=unemployment_rate speaker=王>2.5%</percent>だ」と述べた。",
    "「失業率は<percent metric=unemployment_rate speaker=王>2.5%</percent>だ」。<p>王</p>氏はこう話した。",
    "失業率は<percent metric=unemployment_rate speaker=王>2.5%</percent>だ、と<p>王</p>氏は指摘した。",
    "<p>王</p>氏は入社した。失業率は<percent metric=unemployment_rate>2.5%</percent>だ。",
    # nobody's own words
    "<p>王</p>氏(<count years_old metric=age subject=王>21歳</count>)は「よかった、本当に」と述べた。",
]
ZH = [
    "据<o>国家统计局</o>统计，失业率为<percent metric=unemployment_rate speaker=国家统计局>5.2%</percent>。",
    "据统计，失业率为<percent metric=unemployment_rate>5.2%</percent>。",
    "<p>林凡</p>提醒，失业率为<percent metric=unemployment_rate speaker=林凡>5.2%</percent>。",
    "“现在失业率为<percent metric=unemployment_rate speaker=林凡>5.2%</percent>。”<p>林凡</p>说。",
    "一位接近公司的猎头告诉记者，失业率为<percent metric=unemployment_rate speaker=一位接近公司的猎头>5.2%</percent>。",
    "<p>林凡</p>对<p>王明</p>说，失业率为<percent metric=unemployment_rate speaker=林凡>5.2%</percent>。",
    "按城市看，失业率为<percent metric=unemployment_rate>5.2%</percent>。",
    "<p>林凡</p>加入公司，失业率为<percent metric=unemployment_rate>5.2%</percent>。",
]


@pytest.mark.parametrize("tagged", JA)
def test_japanese_speaker(tagged: str) -> None:
    parsed = parse(tagged, Lang.JA)
    assert parsed.actual() == parsed.expected


@pytest.mark.parametrize("tagged", ZH)
def test_chinese_speaker(tagged: str) -> None:
    parsed = parse(tagged, Lang.ZH_HANS)
    assert parsed.actual() == parsed.expected


INTERVIEW = """\
新社長の<p>王</p>氏に聞いた。

――離職率は下がりましたか。
はい。離職率は<percent metric=turnover_rate speaker=王>8%</percent>です。

――ほかには。
<count people drop>20人</count>が受けました。"""


def test_the_person_asked_speaks_the_answers() -> None:
    parsed = parse(INTERVIEW, Lang.JA)
    assert parsed.actual() == parsed.expected
