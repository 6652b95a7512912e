"""Titles: of a Markdown file, or of a text whose first line looks like one."""

import re
import unicodedata
from functools import cache
from itertools import islice, pairwise

from pipeline.lang.tables import term_set
from pipeline.read.datelines import date_of_line, first_lines

_FIRST_LINES = 8
_LONGEST_TITLE = 80
_LONGEST_KEPT = 300  # of a title that metadata give

_HEADING = re.compile(r"^ {0,3}#{1,2}[ \t]+(?P<title>\S[^\n\r]*)", re.MULTILINE)
_FENCED = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)", re.MULTILINE | re.DOTALL)
_HEADINGS_WITHIN = 5000  # characters from the beginning

_MIN_LETTERS = 2
_ADDRESS = re.compile(r"\w@\w|https?://|www\.|(?:tel|fax|电话|電話)\W*\d", re.IGNORECASE)
_NO_TITLE_START = re.compile(r"[*>+\-–—#=_]*(?:\s|\Z)|[|<・·•]|\d+[.)]\s")
_SENTENCE_END = re.compile(r"[。．.,，、;；:：][」』”\"）)]*\Z")
_OTHER_SCRIPT = re.compile("[\u0370-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\uac00-\ud7a3]")


def clean_title(title: str) -> str:
    """Return a title from metadata on one line, without blanks around it."""
    return " ".join(title.split())[:_LONGEST_KEPT]


def heading(text: str) -> str:
    """Return the first heading of a Markdown text, of level 1 or 2; empty when its beginning has none."""
    match = _HEADING.search(_FENCED.sub("", text[:_HEADINGS_WITHIN]))
    return clean_title(match["title"].rstrip(" \t#")) if match else ""


def title_in_text(text: str) -> str:
    """Return the first line of a text that looks like a title; empty when none does before the body begins.

    Datelines, bylines, menus and addresses are passed over; a line beside an address belongs to it.
    """
    lines = list(islice(first_lines(text), _FIRST_LINES + 1))
    for line, following in pairwise(lines):
        if _is_furniture(line) or _ADDRESS.search(following[:_LONGEST_KEPT]):
            continue
        return line if _looks_like_title(line) else ""
    return ""


def _is_furniture(line: str) -> bool:
    """Whether a line stands at the head of a page but is no part of the article's own words."""
    if len(line) > _LONGEST_TITLE:
        return False
    plain = unicodedata.normalize("NFKC", line).casefold()
    return (
        date_of_line(line) is not None
        or plain in term_set("page_furniture", kind="menu")
        or _byline().match(plain) is not None
        or _ADDRESS.search(plain) is not None
        or sum(map(str.isalpha, plain)) < _MIN_LETTERS
        or len(_OTHER_SCRIPT.findall(plain)) > len(plain) / 5
    )


def _looks_like_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not _SENTENCE_END.search(line) and not _NO_TITLE_START.match(line)


@cache
def _byline() -> re.Pattern[str]:
    words = sorted(term_set("page_furniture", kind="byline"), key=lambda word: (-len(word), word))
    alternatives = "|".join(map(re.escape, words))
    return re.compile(rf"[\[【(]?(?:本[报報][讯訊]?)?(?:{alternatives})\s*(?:\Z|[\s:|/丨])")
