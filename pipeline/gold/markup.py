r"""Marked text: the form in which people write and read gold documents.

::

    id: zh-hans-chips-pay
    lang: zh-Hans
    date: 2026-03-12
    genre: recruiting-report
    industry: semiconductors
    style: native
    ---
    芯片人才身价再涨
    [脉脉|company maimai]说，[去年|date 2025-01-01..2025-12-31]年薪[50万~70万元|salary 500000..700000 CNY year #1]
    ---
    #1 subject=芯片人才; metric=annual_salary; time=2025-01-01..2025-12-31; speaker=脉脉

The text stands between two lines ``---``; a tag in it is ``[surface|type ...]``, and a bracket, a bar or a backslash
that is no mark is written ``\[``. Below the text come facts, by the label of their quantity, and relations.
docs/gold.md explains every part; `parse` and `render` are inverse to each other up to labels and the order of facts.
"""

import re
from datetime import date

from pipeline.errors import GoldError
from pipeline.gold.labels import parse_facts, render_facts
from pipeline.gold.model import Annotation, GoldDocument, Layer, Style
from pipeline.gold.tags import Marks, attributes
from pipeline.vocabulary import Lang

_RULE = "---"
_SPECIAL = re.compile(r"[\[\]|\\]")
_PIECE = re.compile(
    r"\\(?P<escaped>.)|\[(?P<surface>(?:\\.|[^\]|\\\[])+)\|(?P<attributes>[^\]\[]*)\]|(?P<stray>[\[\]|\\])"
)
_ESCAPED = re.compile(r"\\(.)")
_HEADER = ("id", "lang", "date", "genre", "industry", "style", "layers")


def parse(source: str) -> GoldDocument:
    """Return the document that marked text describes.

    Raises GoldError, with the line and what to write instead, where it is not well formed.
    """
    lines = source.replace("\r\n", "\n").strip("\n").split("\n")
    rules = [number for number, line in enumerate(lines) if line.strip() == _RULE]
    if len(rules) != 2:
        message = f"found {len(rules)} lines ---: write header, ---, text, ---, facts"
        raise GoldError(message)
    header = _header(lines[: rules[0]])
    text, marks = _read_text("\n".join(lines[rules[0] + 1 : rules[1]]), first_line=rules[0] + 2)
    lang = Lang(header["lang"])
    facts, relations = parse_facts(
        lines[rules[1] + 1 :], first_line=rules[1] + 2, text=text, lang=lang, names=marks.names, labels=marks.labels
    )
    return GoldDocument(
        id=header["id"],
        lang=lang,
        date=date.fromisoformat(header["date"]),
        genre=header["genre"],
        industry=header["industry"],
        style=Style(header.get("style", Style.NATIVE)),
        layers=tuple(Layer(name) for name in header.get("layers", " ".join(Layer)).split()),
        text=text,
        annotation=Annotation(
            names=tuple(marks.names),
            dates=tuple(marks.dates),
            quantities=tuple(marks.quantities),
            facts=facts,
            relations=relations,
            ignore=tuple(marks.ignore),
        ),
    )


def render(document: GoldDocument) -> str:
    """Return marked text of a document: `parse` gives the document back."""
    annotation = document.annotation
    header = [
        f"id: {document.id}",
        f"lang: {document.lang.value}",
        f"date: {document.date.isoformat()}",
        f"genre: {document.genre}",
        f"industry: {document.industry}",
        f"style: {document.style.value}",
    ]
    if document.layers != tuple(Layer):
        header.append("layers: " + " ".join(layer.value for layer in document.layers))
    stating = {fact.quantity_start for fact in annotation.facts}
    stated = [quantity for quantity in annotation.quantities if quantity.start in stating]
    labels = {quantity.start: f"#{number}" for number, quantity in enumerate(stated, 1)}
    facts = render_facts(annotation, labels, document.text)
    return "\n".join([*header, _RULE, _render_text(document.text, annotation, labels), _RULE, *facts]) + "\n"


def _header(lines: list[str]) -> dict[str, str]:
    header: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in _HEADER:
            message = f"line {number}: {line!r} is no header; write KEY: VALUE, with KEY one of {', '.join(_HEADER)}"
            raise GoldError(message)
        header[key.strip()] = value.strip()
    missing = [key for key in _HEADER[:5] if not header.get(key)]
    if missing:
        message = f"the header lacks {', '.join(missing)}"
        raise GoldError(message)
    choices = {"lang": Lang, "style": Style}
    for key, choice in choices.items():
        if key in header and header[key] not in list(choice):
            message = f"{key}: {header[key]!r} is none of {', '.join(choice)}"
            raise GoldError(message)
    return header


def _read_text(source: str, *, first_line: int) -> tuple[str, Marks]:
    """Return the text without its tags, and what they say."""
    marks = Marks()
    pieces: list[str] = []
    length = last = 0
    for match in _PIECE.finditer(source):
        plain = source[last : match.start()]
        last = match.end()
        line = first_line + source.count("\n", 0, match.start())
        if match["stray"]:
            around = source[max(match.start() - 10, 0) : match.start() + 20]
            message = (
                f"line {line}: {match['stray']!r} in {around!r} is no tag; write [surface|type ...] or \\ before it"
            )
            raise GoldError(message)
        shown = match["escaped"] or _ESCAPED.sub(r"\1", match["surface"])
        pieces += [plain, shown]
        start = length + len(plain)
        length = start + len(shown)
        if match["surface"]:
            try:
                marks.add(shown, start, match["attributes"].split())
            except (GoldError, ValueError) as error:
                message = f"line {line}: {match.group()}: {error}"
                raise GoldError(message) from error
    return "".join([*pieces, source[last:]]), marks


def _render_text(text: str, annotation: Annotation, labels: dict[int, str]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end, words in attributes(annotation, labels):
        pieces += [_escape(text[last:start]), f"[{_escape(text[start:end])}|{words}]"]
        last = end
    return "".join([*pieces, _escape(text[last:])])


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match.group(), text)
