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
    [脉脉|company maimai]数据显示，[2025年|date 2025-01-01..2025-12-31]芯片设计岗年薪[50万~70万元|salary 500000..700000 CNY year #1]
    ---
    #1 subject=芯片设计岗; metric=annual_salary; time=2025-01-01..2025-12-31; speaker=脉脉

The text stands between two lines ``---``; a tag in it is ``[surface|type ...]``, and a bracket, a bar or a backslash
that is no mark is written ``\[``. Below the text come facts, by the label of their quantity, and relations. docs/gold.md
explains every part; `parse` and `render` are inverse to each other up to labels and the order of facts.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from pipeline.errors import GoldError
from pipeline.gold.intervals import parse_interval, render_interval
from pipeline.gold.labels import parse_facts, render_facts
from pipeline.gold.model import NAME_TYPES, Annotation, GoldDocument, Layer, Name, Style
from pipeline.quantities.model import DateSpan, Quantity
from pipeline.vocabulary import Comparator, Field, Lang, MentionType, Period

_RULE = "---"
_IGNORE = "ignore"
_SPECIAL = re.compile(r"[\[\]|\\]")
_PIECE = re.compile(r"\\(?P<escaped>.)|\[(?P<surface>(?:\\.|[^\]|\\\[])+)\|(?P<attributes>[^\]\[]*)\]|(?P<stray>[\[\]|\\])")
_ESCAPED = re.compile(r"\\(.)")
_VALUE = re.compile(r"(>=|<=|[<>~])?(-?[0-9]+(?:\.[0-9]+)?)(?:\.\.(-?[0-9]+(?:\.[0-9]+)?))?")
_HEADER = ("id", "lang", "date", "genre", "industry", "style", "layers")
_CURRENCY = frozenset({MentionType.SALARY, MentionType.MONEY})
_DEFAULT_UNIT = {MentionType.PERCENT: "percent", MentionType.RANK: "rank"}


@dataclass(slots=True)
class _Marks:
    """The text without its marks, and what they say; `labels` leads from a label to its quantity."""

    text: str = ""
    names: list[Name] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    ignore: list[tuple[int, int]] = field(default_factory=list)
    labels: dict[str, Quantity] = field(default_factory=dict)


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
    marks = _read_text("\n".join(lines[rules[0] + 1 : rules[1]]), first_line=rules[0] + 2)
    layers = tuple(Layer(name) for name in header.get("layers", " ".join(Layer)).split())
    annotation = Annotation(
        names=tuple(marks.names),
        dates=tuple(marks.dates),
        quantities=tuple(marks.quantities),
        ignore=tuple(marks.ignore),
    )
    lang = Lang(header["lang"])
    facts, relations = parse_facts(
        lines[rules[1] + 1 :], first_line=rules[1] + 2, text=marks.text, lang=lang, names=marks.names, labels=marks.labels
    )
    return GoldDocument(
        id=header["id"],
        lang=lang,
        date=date.fromisoformat(header["date"]),
        genre=header["genre"],
        industry=header["industry"],
        style=Style(header.get("style", Style.NATIVE)),
        layers=layers,
        text=marks.text,
        annotation=Annotation(
            names=annotation.names,
            dates=annotation.dates,
            quantities=annotation.quantities,
            facts=facts,
            relations=relations,
            ignore=annotation.ignore,
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


def _read_text(source: str, *, first_line: int) -> _Marks:
    marks = _Marks()
    pieces: list[str] = []
    length = last = 0
    for match in _PIECE.finditer(source):
        plain = source[last : match.start()]
        last = match.end()
        number = first_line + source.count("\n", 0, match.start())
        if match["stray"]:
            around = source[max(match.start() - 10, 0) : match.start() + 20]
            message = f"line {number}: {match['stray']!r} in {around!r} begins no tag; write [surface|type ...] or \\{match['stray']}"
            raise GoldError(message)
        shown = match["escaped"] or _ESCAPED.sub(r"\1", match["surface"])
        pieces += [plain, shown]
        start = length + len(plain)
        length = start + len(shown)
        if match["surface"]:
            try:
                _add(marks, shown, start, match["attributes"].split())
            except (GoldError, ValueError, InvalidOperation) as error:
                message = f"line {number}: {match.group()}: {error}"
                raise GoldError(message) from error
    marks.text = "".join([*pieces, source[last:]])
    return marks


def _add(marks: _Marks, surface: str, start: int, words: list[str]) -> None:
    """Add what one tag says to the marks."""
    end = start + len(surface)
    if not words:
        message = "the tag has no type"
        raise GoldError(message)
    if surface != surface.strip():
        message = "the surface begins or ends with a blank"
        raise GoldError(message)
    kind, rest = words[0], words[1:]
    if kind == _IGNORE:
        marks.ignore.append((start, end))
        return
    if kind.upper() not in list(MentionType) or kind != kind.lower():
        message = f"{kind!r} is no type; write ignore or one of {', '.join(type_.lower() for type_ in MentionType)}"
        raise GoldError(message)
    type_ = MentionType(kind.upper())
    if type_ in NAME_TYPES:
        marks.names.append(_name(type_, surface, start, rest))
    elif type_ is MentionType.DATE:
        marks.dates.append(_date(surface, start, rest))
    else:
        label = next((word for word in rest if word.startswith("#")), "")
        quantity = _quantity(type_, surface, start, [word for word in rest if word != label])
        marks.quantities.append(quantity)
        if label in marks.labels:
            message = f"label {label} is given twice"
            raise GoldError(message)
        if label:
            marks.labels[label] = quantity


def _name(type_: MentionType, surface: str, start: int, words: list[str]) -> Name:
    flags = [word for word in words if word in {"former", "grade"}]
    entities = [word for word in words if word not in flags]
    expected = 0 if type_ is MentionType.TITLE else 1
    if len(entities) != expected or (flags and type_ is not MentionType.TITLE):
        message = "write `title`, `title former`, `title grade`, or company, org, person with one entity id"
        raise GoldError(message)
    return Name(
        start=start,
        end=start + len(surface),
        surface=surface,
        type=type_,
        entity="".join(entities),
        former="former" in flags,
        grade="grade" in flags,
    )


def _date(surface: str, start: int, words: list[str]) -> DateSpan:
    if len(words) != 1:
        message = "write `date FROM..TO`, `date DAY`, with nothing for an unknown end, or `date none`"
        raise GoldError(message)
    time_from, time_to = parse_interval(words[0])
    return DateSpan(start=start, end=start + len(surface), surface=surface, time_from=time_from, time_to=time_to)


def _quantity(type_: MentionType, surface: str, start: int, words: list[str]) -> Quantity:
    if not words:
        message = "write a value after the kind: 5, >=5, >5, <=5, <5, ~5, ~20..90 or 5..7"
        raise GoldError(message)
    comparator, low, high = _parse_value(words[0])
    words = words[1:]
    inferred: list[Field] = []
    period = None
    if words and words[-1].rstrip("?") in list(Period) and (type_ in _CURRENCY):
        period = Period(words[-1].rstrip("?"))
        inferred += [Field.PERIOD] * words.pop().endswith("?")
    if words and words[0].endswith("?"):
        inferred.insert(0, Field.CURRENCY)
    unit = words.pop(0).rstrip("?") if words else _DEFAULT_UNIT.get(type_, "")
    if words or not unit:
        message = f"write unit or currency and, for pay, the period; not understood: {' '.join(words) or 'no unit'}"
        raise GoldError(message)
    return Quantity(
        start=start,
        end=start + len(surface),
        surface=surface,
        type=type_,
        low=low,
        high=high,
        comparator=comparator,
        unit=unit,
        currency=unit if type_ in _CURRENCY else "",
        period=period,
        inferred=tuple(inferred),
    )


def _parse_value(word: str) -> tuple[Comparator, Decimal | None, Decimal | None]:
    match = _VALUE.fullmatch(word)
    if not match or (match[3] and match[1] not in {None, "~"}):
        message = f"{word!r} is no value; write 5, >=5, >5, <=5, <5, ~5, ~20..90 or 5..7, in plain digits"
        raise GoldError(message)
    low, high = Decimal(match[2]), Decimal(match[3] or match[2])
    if match[3] and not match[1]:
        return Comparator.RANGE, low, high
    comparator = Comparator(match[1] or "=")
    return (
        comparator,
        None if comparator in {Comparator.LT, Comparator.LE} else low,
        None if comparator in {Comparator.GT, Comparator.GE} else high,
    )


def _render_text(text: str, annotation: Annotation, labels: dict[int, str]) -> str:
    tags = [(name.start, name.end, _name_attributes(name)) for name in annotation.names]
    tags += [(span.start, span.end, f"date {render_interval((span.time_from, span.time_to))}") for span in annotation.dates]
    tags += [
        (quantity.start, quantity.end, " ".join(filter(None, [_quantity_attributes(quantity), labels.get(quantity.start)])))
        for quantity in annotation.quantities
    ]
    tags += [(start, end, _IGNORE) for start, end in annotation.ignore]
    pieces: list[str] = []
    last = 0
    for start, end, attributes in sorted(tags):
        pieces += [_escape(text[last:start]), f"[{_escape(text[start:end])}|{attributes}]"]
        last = end
    return "".join([*pieces, _escape(text[last:])])


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match.group(), text)


def _name_attributes(name: Name) -> str:
    flags = ["former"] * name.former + ["grade"] * name.grade
    return " ".join([name.type.lower(), *filter(None, [name.entity]), *flags])


def _quantity_attributes(quantity: Quantity) -> str:
    words = [quantity.type.lower(), _render_value(quantity)]
    if _DEFAULT_UNIT.get(quantity.type) != quantity.unit:
        words.append(quantity.unit + "?" * (Field.CURRENCY in quantity.inferred))
    if quantity.period:
        words.append(quantity.period + "?" * (Field.PERIOD in quantity.inferred))
    return " ".join(words)


def _render_value(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if quantity.comparator is Comparator.RANGE:
        return f"{low:f}..{high:f}"
    sign = "" if quantity.comparator is Comparator.EQ else quantity.comparator.value
    if low is not None and high is not None and low != high:
        return f"{sign or '~'}{low:f}..{high:f}"
    known = high if low is None else low
    return f"{sign}{known:f}"
