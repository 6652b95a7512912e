"""What holds for the quantities of any text: offsets, order, ends, determinism, no error, linear time."""

from decimal import Context, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_quantities import parse, quantities
from sentences import everything

from pipeline.quantities.find import find_quantities
from pipeline.quantities.model import Quantity
from pipeline.text import analyse
from pipeline.vocabulary import Comparator, Field, Lang, MentionType

SENTENCES = [parse(tagged).text for _, name, tagged in everything() if name != "nothing"]
SIGNS = [
    *"0123456789０１，,.．%％~～〜-–—至到数几十百千万亿億兆二两五半多余元円¥$K",
    *"人社倍割成分之の第位约約超以上薪年月何 　\n。、(（\ud800😀ﾊﾞ",
]
PIECES = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(SIGNS), st.characters())
TEXTS = st.lists(PIECES, max_size=30).map("".join)
_WIDE = Context(prec=60)
MONETARY = {MentionType.MONEY, MentionType.SALARY}


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from(Lang))
def test_any_text_gives_well_formed_quantities_in_order(text: str, lang: Lang) -> None:
    layout, found = quantities(text, lang)
    last = 0
    for quantity in found:
        assert last <= quantity.start < quantity.end
        assert layout.text[quantity.start : quantity.end] == quantity.surface == quantity.surface.strip()
        assert quantity.rule
        assert all(layout.text[cue.start : cue.end] == cue.text for cue in quantity.cues)
        _check_value(quantity)
        last = quantity.end


def _check_value(quantity: Quantity) -> None:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    assert ends
    assert all(0 <= end < 10**29 and end == end.quantize(Decimal("1e-9"), context=_WIDE) for end in ends)
    assert ends == sorted(ends)
    assert (quantity.low is None) == (quantity.comparator in {Comparator.LT, Comparator.LE})
    assert (quantity.high is None) == (quantity.comparator in {Comparator.GT, Comparator.GE})
    assert (quantity.comparator is Comparator.RANGE) <= (ends[0] < ends[-1])
    assert (quantity.currency != "") == (quantity.type in MONETARY)
    assert quantity.period is None or quantity.type is MentionType.SALARY
    assert Field.PERIOD not in quantity.inferred or quantity.period is not None


@settings(deadline=None, max_examples=50)
@given(TEXTS, st.sampled_from(Lang))
def test_same_text_gives_the_same_quantities(text: str, lang: Lang) -> None:
    layout = analyse(text, lang=lang)
    assert find_quantities(layout, dates=()) == find_quantities(layout, dates=())


@settings(deadline=None, max_examples=50)
@given(TEXTS, st.sampled_from(Lang))
def test_quantities_of_a_paragraph_do_not_depend_on_the_next(text: str, lang: Lang) -> None:
    if lang is Lang.ZH_HANT or "\n" in text:
        return
    alone = quantities(text, lang)[1]
    followed = quantities(f"{text}\n另一段。別の段落。", lang)[1]
    if analyse(text, lang=lang).paragraphs == analyse(f"{text}\n另一段。別の段落。", lang=lang).paragraphs[:-1]:
        assert followed == alone


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**15), st.sampled_from(["円", "人", "%", "倍"]))
def test_a_number_is_read_as_it_is_written(number: int, unit: str) -> None:
    for written in (str(number), f"{number:,}"):
        (quantity,) = quantities(f"それは{written}{unit}だ。", Lang.JA)[1]
        assert quantity.low == quantity.high == number


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 10**16 - 1))
def test_a_number_in_scales_is_read_exactly(number: int) -> None:
    parts, rest = [], number
    for scale, sign in ((10**12, "兆"), (10**8, "億"), (10**4, "万"), (1, "")):
        part, rest = divmod(rest, scale)
        parts.append(f"{part}{sign}" if part else "")
    (quantity,) = quantities(f"金額は{''.join(parts)}円だ。", Lang.JA)[1]
    assert quantity.low == number


def test_a_long_line_of_numbers_is_read_in_linear_time() -> None:
    for piece in (
        "9",
        "1,",
        "万",
        "3万",
        "1-",
        "十",
        "数",
        "~",
        "5~",
        "第",
        "约",
        "年",
        "1年",
        "年薪",
        "3元5角",
        "1人に",
        "百分之",
        "$",
    ):
        layout = analyse(piece * 20_000, lang=Lang.ZH_HANS)
        assert len(find_quantities(layout, dates=())) <= 20_000


def test_a_number_too_large_for_the_table_is_none() -> None:
    assert quantities("1" + "0" * 40 + "元", Lang.ZH_HANS)[1] == ()
    assert quantities("99999999999999999999京円", Lang.JA)[1] == ()
