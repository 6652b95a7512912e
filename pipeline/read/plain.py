"""Text and Markdown files: the text is the decoded file, character for character, with the line breaks it has."""

import hashlib
import re

from pipeline.read.content import Content
from pipeline.read.dates import parse_date
from pipeline.read.encoding import decode
from pipeline.read.titles import heading

# The lines between two fences, ``---`` of YAML or ``+++`` of TOML, that may begin a Markdown file.
_FRONT_MATTER = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<block>(?:[^\n]*\n){0,100}?)(?P=fence)[ \t]*(?:\r?\n|\Z)"
)
_FIELD = re.compile(r"^(?P<key>title|date|published|lang|language)[ \t]*[:=][ \t]*(?P<value>[^\n\r]+)", re.MULTILINE)


def read_text(data: bytes) -> Content:
    """Return the content of a text file."""
    decoded = decode(data)
    return Content(text=decoded.text, encoding=decoded.encoding, sha256=hashlib.sha256(data).hexdigest())


def read_markdown(data: bytes) -> Content:
    """Return the content of a Markdown file; title, date and language are those of its front matter or heading."""
    decoded = decode(data)
    fields = _front_matter(decoded.text)
    return Content(
        text=decoded.text,
        title=fields.get("title") or heading(decoded.text),
        date=parse_date(fields.get("date") or fields.get("published")),
        lang=fields.get("lang") or fields.get("language") or "",
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _front_matter(text: str) -> dict[str, str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}
    return {field["key"]: _unquoted(field["value"]) for field in _FIELD.finditer(match["block"])}


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
