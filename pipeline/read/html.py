"""HTML pages: the main text through trafilatura, or all text of the body where trafilatura finds none.

The document's text is the extracted one; its lines are the page's blocks. Nothing is fetched.
"""

import copy
import hashlib
import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]
from trafilatura.metadata import extract_metadata
from trafilatura.settings import DEFAULT_CONFIG

from pipeline.read.content import Content
from pipeline.read.dates import parse_date
from pipeline.read.encoding import Decoded, decode

for _name in ("trafilatura", "htmldate", "readability", "justext"):
    if logging.getLogger(_name).level == logging.NOTSET:  # whoever has set a level wants to hear them
        logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_HEAD_BYTES = 2048
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")

_BREAK = re.compile(r"[\r\n]")  # in the source of a page it is a blank

# Characters below which trafilatura distrusts what it found and takes the whole page: its 250 are meant for letters,
# and an ideograph says as much as two or three of them.
_SHORT_ARTICLE = 60

# No search in the text, and no bound that depends on today: the same page gives the same date for ever.
_DATE_SEARCH = {
    "extensive_search": False,
    "original_date": True,
    "outputformat": "%Y-%m-%d",
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}

_NO_TEXT = ("script", "style", "noscript", "template", "head", "svg", "iframe", "select", "button", "textarea")
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
    *("table", "td", "th", "tr", "ul"),
)


def read_html(data: bytes) -> Content:
    """Return the content of a page; that of an empty one is empty."""
    decoded = _decoded(data)
    tree = _tree(decoded.text)
    metadata = extract_metadata(tree, date_config=_DATE_SEARCH)
    return Content(
        text=_main_text(tree) or _body_text(tree),
        title=metadata.title or "",
        date=parse_date(metadata.date),
        url=metadata.url or "",
        lang=tree.get("lang") or tree.get("xml:lang") or "",
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _decoded(data: bytes) -> Decoded:
    declared = _CHARSET.search(data, 0, _HEAD_BYTES)
    return decode(data, declared=declared[1].decode("ascii", "ignore") if declared else "")


def _tree(page: str) -> HtmlElement:
    """Parse a page, which may be broken; one without any element gives an empty tree."""
    page = _XML_DECLARATION.sub("", page, count=1)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return document_fromstring("<html></html>")


def _main_text(tree: HtmlElement) -> str:
    try:
        return trafilatura.extract(tree, include_comments=False, config=_settings()) or ""
    except Exception:  # noqa: BLE001  (a page its heuristics stumble over still has text)
        return ""


@cache
def _settings() -> ConfigParser:
    settings = copy.deepcopy(DEFAULT_CONFIG)
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORT_ARTICLE))
    return settings


def _body_text(tree: HtmlElement) -> str:
    """Return all text of a page that is no code, one line for each block."""
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """Yield the pieces of text of a page in order, and a line break at both ends of each block."""
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            yield "\n"
        if event == "end":
            yield _BREAK.sub(" ", element.tail or "")
        elif element.tag in _NO_TEXT:
            walk.skip_subtree()
        else:
            yield _BREAK.sub(" ", element.text or "")
