"""What holds for the dates of any text: offsets, order, determinism, no error."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from inline_dates import plain
from test_dates_ja import ABSOLUTE as ABSOLUTE_JA
from test_dates_ja import BARE as BARE_JA
from test_dates_ja import DURATIONS as DURATIONS_JA
from test_dates_ja import INTERVALS as INTERVALS_JA
from test_dates_zh import BARE as BARE_ZH
from test_dates_zh import INTERVALS as INTERVALS_ZH
from test_dates_zh import RELATIVE as RELATIVE_ZH
from test_dates_zh import TRADITIONAL

from pipeline.quantities.dates import find_dates
from pipeline.quantities.model import DateSpan
from pipeline.text import analyse
from pipeline.vocabulary import Lang

DATES = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max, dt.date(2024, 2, 29)]))

_PIECES = [*ABSOLUTE_JA, *BARE_JA, *DURATIONS_JA, *INTERVALS_JA, *BARE_ZH, *INTERVALS_ZH, *RELATIVE_ZH, *TRADITIONAL]
_SIGNS = list("0123456789〇一二十廿百数几两年月日号周週天期季度半第前后末初底上下今去昨来至到から~-/.,、()（）年月 \n")
_WORDS = [
    "今年",
    "去年",
    "四半期",
    "カ月",
    "个月",
    "年度",
    "月期",
    "令和",
    "民国",
    "上旬",
    "以来",
    "至今",
    "同期",
    "2024",
]
_NAUGHTY = [*"０９㋿㋀①²½\u200b\ufe0f\U0001f600\ud800\udfff\u3099", "ｶﾞ", "ﾊﾟ", "㍻", "㈱"]

TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from([*_SIGNS, *_WORDS, *_NAUGHTY]), max_size=40).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=6).map("".join),
)


def _find(text: str, lang: Lang, date: dt.date | None) -> tuple[DateSpan, ...]:
    return find_dates(analyse(text, lang=lang), date=date)


@given(TEXTS, st.sampled_from(Lang), DATES)
@example("0 一季", Lang.JA, None)  # a quarter begins at its number, not at the blank before it
@settings(max_examples=400, deadline=None)
def test_spans_are_text_in_order_and_disjoint_and_end_after_they_begin(text: str, lang: Lang, date: dt.date) -> None:
    spans = _find(text, lang, date)
    for span in spans:
        assert text[span.start : span.end] == span.surface
        assert span.surface == span.surface.strip() != ""
        assert span.rule.startswith("date.")
        assert span.time_from is None or span.time_to is None or span.time_from <= span.time_to
        assert span.rule != "date.duration" or (span.time_from, span.time_to) == (None, None)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@given(TEXTS, st.sampled_from(Lang), DATES)
@settings(max_examples=60, deadline=None)
def test_same_text_has_the_same_dates(text: str, lang: Lang, date: dt.date) -> None:
    assert _find(text, lang, date) == _find(text, lang, date)


@given(st.sampled_from([*BARE_JA, *BARE_ZH, *RELATIVE_ZH]), st.sampled_from(Lang))
@settings(max_examples=60, deadline=None)
def test_without_a_document_date_only_absolute_dates_have_ends(text: str, lang: Lang) -> None:
    text = plain(text)
    for span in _find(text, lang, None):
        day = span.time_from or span.time_to
        assert day is None or str(day.year) in text


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)), DATES)
@settings(max_examples=60, deadline=None)
def test_every_written_day_is_read_as_that_day(day: dt.date, date: dt.date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day:%Y/%m/%d}"):
        for lang in Lang:
            (span,) = _find(f"（{text}）", lang, date)
            assert (span.surface, span.time_from, span.time_to) == (text, day, day)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(Lang))
@settings(max_examples=60, deadline=None)
def test_a_day_of_the_last_three_months_is_found_without_its_year(date: dt.date, lang: Lang) -> None:
    day = date - dt.timedelta(days=45)
    (span,) = _find(f"（{day.month}月{day.day}日）", lang, date)
    assert (span.time_from, span.time_to) in {(day, day), (None, None)}


@pytest.mark.parametrize("text", ["去年", "上月", "昨天", "前天", "上周", "去年底", "上周一"])
def test_nothing_is_before_the_calendar(text: str) -> None:
    (span,) = _find(f"（{text}）", Lang.ZH_HANS, dt.date.min)
    assert (span.time_from, span.time_to) == (None, None)


@pytest.mark.parametrize("text", ["明年", "下月", "明天", "后天", "下周", "明年底", "下周一"])
def test_nothing_is_after_the_calendar(text: str) -> None:
    (span,) = _find(f"（{text}）", Lang.ZH_HANS, dt.date.max)
    assert (span.time_from, span.time_to) == (None, None)


def test_each_paragraph_is_read_in_its_own_language() -> None:
    text = "売上高は25年3月期に増えました。\n他说：“我们去年3月就开始了，现在还在继续努力。”\nそれは10年前のことです。"
    spans = find_dates(analyse(text), date=dt.date(2025, 8, 13))
    assert [span.surface for span in spans] == ["25年3月期", "去年3月", "10年"]


@pytest.mark.parametrize("piece", ["1", "年", "一", "2024-", "第1、", "数十", "~1年", "前", "今年の", "1月"])
def test_long_runs_are_read_without_error(piece: str) -> None:
    for lang in Lang:
        assert isinstance(_find(piece * 20_000, lang, dt.date(2024, 8, 13)), tuple)
