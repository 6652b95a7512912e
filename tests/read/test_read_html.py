"""HTML pages: main text, title, date, language; broken ones too."""

import datetime as dt
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.html import read_html

PARAGRAPHS = [
    "同社の2024年度の売上高は3000億円で、前年を5%上回った。",
    "従業員は1200人である。来年度の採用は200人を計画する。",
    "広報担当者は「賃上げを続ける」と話した。",
]
TEXT = "\n".join(PARAGRAPHS)
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_main_text_one_line_a_block_without_the_furniture() -> None:
    body = (
        '<nav><a href="/">ホーム</a><a href="/news">ニュース</a></nav>'
        f"<article><h1>売上高が過去最高</h1>{ARTICLE}</article>"
        "<footer>Copyright 2011-2019 例示新聞社</footer>"
    )
    text = read_html(page(body)).text
    assert text.endswith(TEXT)
    assert "ホーム" not in text
    assert "2011" not in text


def test_line_breaks_and_cells_do_not_run_together() -> None:
    body = "<article><p>売上高は3億円<br>利益は5億円</p><table><tr><td>人数</td><td>12人</td></tr></table></article>"
    lines = read_html(page(body)).text.split("\n")
    assert {"売上高は3億円", "利益は5億円"} <= set(lines)
    assert "3億円利益" not in "".join(lines[:1])


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2024-08-13T23:30:00+09:00">', dt.date(2024, 8, 13)),
        ('<meta name="date" content="2031-01-02">', dt.date(2031, 1, 2)),
        ('<script type="application/ld+json">{"datePublished": "2024-08-13"}</script>', dt.date(2024, 8, 13)),
        ('<meta name="date" content="2024-13-45">', None),
        ("", None),
    ],
)
def test_date_of_the_metadata(head: str, date: dt.date | None) -> None:
    assert read_html(page(f"<article>{ARTICLE}</article>", head)).date == date


def test_a_date_in_the_text_or_the_footer_is_not_the_metadatas() -> None:
    body = f"<article>{ARTICLE}<p>2019年5月1日に設立された。</p></article><footer>© 2011-2019</footer>"
    assert read_html(page(body)).date is None


def test_title_address_and_language() -> None:
    head = (
        '<title>売上高が過去最高 - 例示新聞</title><meta property="og:title" content="売上高が過去最高">'
        '<link rel="canonical" href="https://news.example/1">'
    )
    data = page(f"<article>{ARTICLE}</article>", head).replace(b"<html>", b'<html lang="ja-JP">')
    content = read_html(data)
    assert (content.title, content.url, content.lang) == ("売上高が過去最高", "https://news.example/1", "ja-JP")


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "gb2312", "euc-jp", "shift_jis", "nonsense"])
@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-8"])
def test_charset_right_or_wrong(declared: str, encoding: str) -> None:
    data = page(f"<article>{ARTICLE}</article>", f'<meta charset="{declared}">').decode().encode(encoding)
    content = read_html(data)
    assert content.text == TEXT
    assert content.encoding == encoding


def test_xhtml_with_its_declaration() -> None:
    data = '<?xml version="1.0" encoding="Shift_JIS"?>\n' + page(f"<article>{ARTICLE}</article>").decode()
    assert read_html(data.encode("cp932")).text == TEXT


@pytest.mark.parametrize(
    "broken",
    [
        f"<html><body><article>{ARTICLE}<p><b</article>",
        f"<article>{ARTICLE}",
        f"<html><body><div><p>{'</p><p>'.join(PARAGRAPHS)}</div></span></body>",
        f"</p></div>{ARTICLE}<table><tr>",
        f"<html><body>{'<div>' * 300}{ARTICLE}",
        f"{ARTICLE}<!-- never closed",
    ],
)
def test_broken_tags_cost_no_text(broken: str) -> None:
    text = read_html(broken.encode()).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_a_page_without_main_text_gives_its_body() -> None:
    data = page("<nav>売上高は3億円</nav><script>var a = '5億円';</script>", "<title>題</title>")
    assert read_html(data).text == "売上高は3億円"


@pytest.mark.parametrize("data", [b"", b"  \n", b"<!-- -->", b"<html></html>", page(""), b"<script>1</script>"])
def test_a_page_without_text_is_empty(data: bytes) -> None:
    assert read_html(data).text == ""


def test_libraries_stay_silent(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read_html(page(""))
    assert [record for record in caplog.records if not record.name.startswith("asyncio")] == []


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div", ">", "<", "<br/>", "売上高は3億円。", "&amp;", "<td>", "\x0b", "𠮷"])
    )
)
def test_any_markup_gives_text(parts: list[str]) -> None:
    text = read_html("".join(parts).encode()).text
    text.encode()
    assert "\0" not in text
