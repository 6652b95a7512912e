"""Numerals by themselves: exact values, and stretches that are none."""

from decimal import Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.numerals import ONE, Shape, decimal, parse_integer, read_value

INTEGERS = {
    "二〇二四": 2024, "二零二四": 2024, "十一": 11, "二十三": 23, "廿": 20, "廿三": 23, "卅一": 31, "元": 1,
    "２０２４": 2024, "一千": 1000, "壱百": 100, "三百六十五": 365, "千二百": 1200, "一百零五": 105, "12": 12, "三": 3,
    "百": 100, "六": 6,
}  # fmt: skip

VALUES = {
    "1.1万亿": "1100000000000", "5万5000": "55000", "1兆8040億": "1804000000000", "一億二千万": "120000000",
    "11 億 4,000 万": "1140000000", "4 万 5,000": "45000", "3万5千": "35000", "三点五": "3.5", "二・五": "2.5",
    "1,234.5": "1234.5", "百万": "1000000", "千億": "100000000000", "万亿": "1000000000000",
    "0.000000001": "0.000000001",
    "1.50": "1.5", "参拾陆万": "360000", "二〇二四": "2024",
}  # fmt: skip

ENDS = {
    "七八千": (7000, 8000, Shape.RANGE), "两三百": (200, 300, Shape.RANGE), "十七八": (17, 18, Shape.RANGE),
    "三四十": (30, 40, Shape.RANGE), "三百五六": (305, 306, Shape.RANGE), "十几": (11, 19, Shape.VAGUE),
    "数百": (200, 900, Shape.VAGUE), "几千万": (20_000_000, 90_000_000, Shape.VAGUE),
    "三十几万": (310_000, 390_000, Shape.VAGUE), "百数十": (120, 190, Shape.VAGUE),
}  # fmt: skip

NONE = [
    "5万50000",
    "万千万",
    "十百",
    "三三千",
    "一二三百",
    "二十三十",
    "千千",
    "0.0000000001",
    "5亿3兆",
    "abc",
    "五x",
    "零",
    "9" * 65,
]


@pytest.mark.parametrize(("text", "value"), INTEGERS.items())
def test_integers(text: str, value: int) -> None:
    assert parse_integer(text) == value


@pytest.mark.parametrize(
    "text", ["", " ", "十几", "数百", "1.5", "三点五", "-1", "七八千", "x", "十x", "5万50000", "１０ ", "½", "²"]
)
def test_no_integers(text: str) -> None:
    assert parse_integer(text) is None


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_values_are_exact(text: str, value: str) -> None:
    read = read_value(text)
    assert read is not None
    assert (read.shape, decimal(read.low), decimal(read.high)) == (Shape.EXACT, Decimal(value), Decimal(value))


@pytest.mark.parametrize(("text", "ends"), ENDS.items())
def test_spreads(text: str, ends: tuple[int, int, Shape]) -> None:
    read = read_value(text)
    assert read is not None
    assert (read.low // ONE, read.high // ONE, read.shape) == ends


@pytest.mark.parametrize("text", NONE)
def test_what_the_grammar_does_not_explain_is_none(text: str) -> None:
    assert read_value(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三万八", 38000),
        ("3万8", 38000),
        ("两百五", 250),
        ("一亿二", 120_000_000),
        ("三百五六", 350),
        ("三万零八", 30008),
        ("1万50", 10050),
    ],
)
def test_a_last_digit_counts_tenths_in_chinese(text: str, value: int) -> None:
    read = read_value(text, colloquial=True)
    assert read is not None
    assert read.low == value * ONE


@given(st.integers(0, 10**30))
def test_decimals_are_exact(billionths: int) -> None:
    assert Context(prec=60).multiply(decimal(billionths), Decimal(ONE)) == billionths


@given(st.text(max_size=20))
def test_any_text_is_an_integer_or_none(text: str) -> None:
    value = parse_integer(text)
    assert value is None or value >= 0
