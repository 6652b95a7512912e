"""The head of an article: its lines, and the date that one of them gives."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

from pipeline.lang.tables import read_table, values
from pipeline.read.dates import find_dates

_FIRST_LINES = 10
_BODY_LINES = 2  # a lead may stand before the byline, but no more
_LONGEST_LINE = 60  # of a line that gives the date and perhaps place, author or source

_BLANK_OR_SIGN = r"(?:\s|\Z|T\d|\d{1,2}(?::|時|时|点)|[(\[【)\]】|/,:;、。—-])"
_RANGE = r"[~〜-]\s*\d"
_SEPARATED = re.compile(r"(?:\A|[\s|/(\[【,、。—-])\Z")
_SENTENCE_END = re.compile(r"[。！？!?][」』”\"）)]?\Z")


def date_in_text(text: str) -> dt.date | None:
    """Return the date that one of the first lines gives: a line of its own, a byline or a dateline."""
    n_body = 0
    for line in islice(first_lines(text), _FIRST_LINES):
        if date := date_of_line(line):
            return date
        n_body += is_body(line)
        if n_body >= _BODY_LINES:
            return None
    return None


def is_body(line: str) -> bool:
    """Whether a line is too long, or too much of a sentence, to belong to the head of an article."""
    return len(line) > _LONGEST_LINE or _SENTENCE_END.search(line) is not None


def date_of_line(line: str) -> dt.date | None:
    """Return the date a short line gives as the document's; None when it only mentions one, or is a sentence."""
    line = unicodedata.normalize("NFKC", line[: _LONGEST_LINE + 1]).strip()
    if is_body(line):
        return None
    for rank, (start, end, date) in enumerate(find_dates(line)):
        if _agency().match(line, end) or (_introduces(line[:start], is_first=rank == 0) and _after().match(line, end)):
            return date
    return None


def _introduces(before: str, *, is_first: bool) -> bool:
    """Whether the beginning of a line leaves the date after it to be that of the document."""
    if _label().search(before):
        return True
    return is_first and _SEPARATED.search(before) is not None and not _event_label().search(before)


def first_lines(text: str) -> Iterator[str]:
    """Yield the non-blank lines of a text without the blanks around them."""
    for match in re.finditer(r"\S[^\n\r]*", text):
        yield match.group().rstrip()


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of what ends right before a document's date and names it."""
    label, published = _either("label"), _either("published")
    return re.compile(rf"(?:{label}|{published}[日于於]?{label}?)[\s:]*\Z")


@cache
def _event_label() -> re.Pattern[str]:
    return re.compile(rf"(?::|{_either('event_label')})\s*\Z")


@cache
def _after() -> re.Pattern[str]:
    """Return the pattern of what may follow a document's date, and not that of an event or of the figures."""
    other = rf"\s*(?:{_either('span')}|{_RANGE}|\S{{0,6}}{_either('event')})"
    return re.compile(rf"(?!{other})(?:{_BLANK_OR_SIGN}|{_either('published', 'agency', 'after')})")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(_either("agency"))


def _either(*kinds: str) -> str:
    """Return a pattern of the words of some kinds, longest first."""
    terms = {term for row in read_table("dateline_cues") if row["kind"] in kinds for term in values(row["terms"])}
    return f"(?:{'|'.join(sorted(terms, key=lambda term: (-len(term), term)))})"
