"""A number written in any of the usual ways is read as that number."""

from collections.abc import Callable
from decimal import Decimal

import number_formats as formats
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_quantities import quantities

from pipeline.quantities.model import Quantity
from pipeline.vocabulary import Comparator, Lang

BIG_JA = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
BIG_ZH = ((10**8, "亿"), (10**4, "万"))
THOUSANDS = ((10**8, "億"), (10**4, "万"), (10**3, "千"))
WRITERS = {
    "plain": (formats.plain, Lang.JA, "円"),
    "grouped": (formats.grouped, Lang.ZH_HANS, "元"),
    "full width": (formats.full_width, Lang.JA, "円"),
    "full width, grouped": (formats.full_width_grouped, Lang.ZH_HANT, "元"),
    "in scales, ja": (formats.scaled(*BIG_JA), Lang.JA, "円"),
    "in scales, zh": (formats.scaled(*BIG_ZH), Lang.ZH_HANS, "元"),
    "in scales with thousands": (formats.scaled(*THOUSANDS), Lang.JA, "円"),
    "chinese": (formats.chinese, Lang.ZH_HANS, "元"),
    "formal": (formats.formal, Lang.ZH_HANS, "元"),
    "traditional": (formats.traditional, Lang.ZH_HANT, "元"),
    "japanese": (formats.japanese, Lang.JA, "円"),
}
SENTENCES = {Lang.JA: "代金は{}だ。", Lang.ZH_HANS: "价款是{}。", Lang.ZH_HANT: "價款是{}。"}


def read(text: str, lang: Lang) -> Quantity:
    (quantity,) = quantities(SENTENCES[lang].format(text), lang)[1]
    assert quantity.surface == text
    return quantity


@pytest.mark.parametrize("name", WRITERS)
@settings(deadline=None, max_examples=60)
@given(number=st.integers(2, 10**12 - 1) | st.integers(2, 99_999))
def test_an_amount_is_read_as_it_is_written(name: str, number: int) -> None:
    writer, lang, unit = WRITERS[name]
    quantity = read(f"{writer(number)}{unit}", lang)
    assert (quantity.low, quantity.high, quantity.comparator) == (number, number, Comparator.EQ)


@settings(deadline=None, max_examples=100)
@given(st.decimals("0.01", "9999.99", places=2), st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12)]))
def test_a_decimal_with_a_scale_is_exact(number: Decimal, scale: tuple[str, int]) -> None:
    sign, power = scale
    assert read(f"{number}{sign}元", Lang.ZH_HANS).low == number.scaleb(power)


PERCENTS: dict[str, tuple[Callable[[str], str], Lang]] = {
    "%": (lambda number: f"{number}%", Lang.JA),
    "full-width sign": (lambda number: f"{number}％", Lang.ZH_HANS),
    "パーセント": (lambda number: f"{number}パーセント", Lang.JA),
    "百分之": (lambda number: f"百分之{formats.decimal_point(number)}", Lang.ZH_HANS),
}


@pytest.mark.parametrize("name", PERCENTS)
@settings(deadline=None, max_examples=60)
@given(number=st.decimals("0.1", "99.9", places=1))
def test_a_percentage_is_read_as_it_is_written(name: str, number: Decimal) -> None:
    write, lang = PERCENTS[name]
    shown = f"{number.normalize():f}"
    assert read(write(shown), lang).low == number


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 9), st.integers(0, 9))
def test_tenths_and_hundredths_are_percent(tenths: int, hundredths: int) -> None:
    written = f"{tenths}割{hundredths}分" if hundredths else f"{tenths}割"
    assert read(written, Lang.JA).low == 10 * tenths + hundredths
    han = formats.DIGITS[tenths] + "成" + (formats.DIGITS[hundredths] if hundredths else "")
    assert read(han, Lang.ZH_HANS).low == 10 * tenths + hundredths


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 99), st.integers(1, 98))
def test_a_fraction_has_six_decimals(whole: int, part: int) -> None:
    expected = (Decimal(part) / Decimal(whole)).quantize(Decimal("0.000001"), rounding="ROUND_HALF_UP")
    assert read(f"{whole}分の{part}", Lang.JA).low == expected
    assert read(f"{formats.chinese(whole)}分之{formats.chinese(part)}", Lang.ZH_HANS).low == expected or whole == 100


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from("~～〜－—"))
def test_a_range_has_both_ends(one: int, other: int, sign: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        return
    quantity = read(f"{low}万{sign}{high}万円", Lang.JA)
    assert (quantity.low, quantity.high, quantity.comparator) == (low * 10**4, high * 10**4, Comparator.RANGE)
