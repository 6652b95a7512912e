"""Document dates: metadata values, file names, first lines."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.datelines import date_in_text, date_of_line
from pipeline.read.dates import date_in_name, parse_date

DATE = dt.date(2024, 8, 13)


@pytest.mark.parametrize(
    "value",
    [
        "2024-08-13",
        "2024-8-13",
        "2024-08-13T23:30:00-08:00",
        "2024-08-13 10:00:00.000",
        "2024/8/13 10:00",
        "2024.08.13",
        "20240813",
        20240813,
        "2024年8月13日",
        "2024 年 8 月 13 日",
        "２０２４年８月１３日",
        "令和6年8月13日",
        "民國113年8月13日",
        "民国113年8月13日",
        "Tue, 13 Aug 2024 09:00:00 +0900",
        dt.date(2024, 8, 13),
        dt.datetime(2024, 8, 13, 23, 30, tzinfo=dt.UTC),
    ],
)
def test_a_value_is_a_date(value: object) -> None:
    assert parse_date(value) == DATE


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "2024",
        "2024-08",
        "20241399",
        "2024-02-30",
        "2024-13-01",
        "令和6年13月1日",
        "令和999年1月1日",
        "0813",
        1723500000,
        "1723500000000",
        20240813.0,
        True,
        "13/08/2024",
        "on 2024-08-13",
        "昨日",
        ["2024-08-13"],
        "9" * 100,
    ],
)
def test_a_value_is_no_date(value: object) -> None:
    assert parse_date(value) is None


def test_the_first_year_of_an_era_has_a_name_of_its_own() -> None:
    assert parse_date("令和元年5月1日") == dt.date(2019, 5, 1)


@pytest.mark.parametrize(
    "path",
    [
        "2024-08-13.txt",
        "news_2024-08-13_final.txt",
        "news_2024_08_13.txt",
        "20240813.txt",
        "20240813-001.txt",
        "2024-08-13-1.txt",
        "日报2024年8月13日.txt",
        "2024-08-13/a.txt",
        "2024/08/13/a.txt",
        "2023-01-01/b_2024-08-13.txt",
        "20240813_2024-08-13.txt",
    ],
)
def test_a_file_name_holds_the_date(path: str) -> None:
    assert date_in_name(path) == DATE


@pytest.mark.parametrize(
    "path",
    [
        "article.txt",
        "20241399.txt",
        "20240230.txt",
        "120240813.txt",
        "2024081312.txt",
        "tel-090-2024-0813.txt",
        "090-20240813.txt",
        "2024-08.txt",
        "2024-08-01_2024-08-31.txt",
        "2024-08-01-2024-08-31.txt",
        "report2024.txt",
        "",
    ],
)
def test_a_file_name_holds_no_one_date(path: str) -> None:
    assert date_in_name(path) is None


@pytest.mark.parametrize(
    "line",
    [
        "2024-08-13",
        "2024/8/13 18:20",
        "2024年8月13日",
        "2024年8月13日(火)",
        "2024年8月13日 星期二",
        "2024年8月13日 編集部",
        "令和6年8月13日 厚生労働省",
        "民國113年8月13日",
        "记者 李明　2024年8月13日",
        "整理｜财经组　2024年8月13日",
        "【2024年8月13日】",
        "公開：2024年8月13日 更新：2024年8月15日",
        "発行日：2024年8月13日",
        "发布于2024-08-13 10:20:33 来源：财经网",
        "发布时间：2024-08-13",
        "2024年8月13日付",
        "本报北京2024年8月13日电",
    ],
)
def test_a_line_gives_the_date(line: str) -> None:
    assert date_of_line(line) == DATE
    assert date_in_text(f"見出し\n\n{line}\n本文はここから始まる。\n") == DATE


@pytest.mark.parametrize(
    "line",
    [
        "2024年8月13日，公司宣布完成融资。",
        "2024年8月13日終了年度の決算",
        "2024年8月13日 現在",
        "2024年8月13日まで",
        "2024年8月13日 会社設立",
        "設立：2024年8月13日",
        "設立 2024年8月13日",
        "開催日 2024年8月13日",
        "设立于上海的公司在2024年8月13日",
        "2024-08-13 - 2024-08-31",
        "電話 2024-0813-1234",
        "2024年8月",
        "8月13日",
        "2024-02-30",
        "同社は2024年8月13日に東京都内で開いた記者会見で、来年度から新しい人事制度を始めて初任給を引き上げると発表した、と伝えた",
    ],
)
def test_a_line_only_mentions_a_date(line: str) -> None:
    assert date_of_line(line) is None


def test_a_date_after_the_body_has_begun_is_not_the_documents() -> None:
    assert date_in_text("題\n本文である。\n続きである。\n2024-08-13\n") is None
    assert date_in_text("題\n" * 20 + "2024-08-13\n") is None


@given(st.text(alphabet=st.one_of(st.sampled_from("0123456789-/年月日令和元民國　 \n"), st.characters())))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    for find in (parse_date, date_in_name, date_of_line, date_in_text):
        found = find(text)
        assert found is None or type(found) is dt.date


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y年%m月%d日"]))
def test_every_possible_date_is_understood(date: dt.date, form: str) -> None:
    written = date.strftime(form)
    assert parse_date(written) == date_in_name(f"a_{written}.txt") == date_of_line(written) == date
