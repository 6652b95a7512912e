"""Tags of marked text: what stands behind the bar in ``[surface|type ...]``, read and written."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.errors import GoldError
from pipeline.gold.intervals import parse_interval, render_interval
from pipeline.gold.model import Annotation, Name
from pipeline.quantities.model import DateSpan, Quantity
from pipeline.vocabulary import NAME_TYPES, Comparator, Field, MentionType, Period

_IGNORE = "ignore"
_FLAGS = ("former", "grade")
_CURRENCY = frozenset({MentionType.SALARY, MentionType.MONEY})
_DEFAULT_UNIT = {MentionType.PERCENT: "percent", MentionType.RANK: "rank"}
_VALUE = re.compile(r"(>=|<=|[<>~])?(-?[0-9]+(?:\.[0-9]+)?)(?:\.\.(-?[0-9]+(?:\.[0-9]+)?))?")


@dataclass(slots=True)
class Marks:
    """What the tags of a text say; `labels` leads from a label to its quantity."""

    names: list[Name] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    ignore: list[tuple[int, int]] = field(default_factory=list)
    labels: dict[str, Quantity] = field(default_factory=dict)

    def add(self, surface: str, start: int, words: list[str]) -> None:
        """Add what the tag of `surface` at `start` says, in the words behind its bar.

        Raises GoldError or ValueError, with what to write instead, where it is not well formed.
        """
        end = start + len(surface)
        kind, rest = (words[0], words[1:]) if words else ("", [])
        if surface != surface.strip():
            message = "the surface begins or ends with a blank"
            raise GoldError(message)
        if kind == _IGNORE:
            self.ignore.append((start, end))
            return
        if kind.upper() not in list(MentionType) or kind != kind.lower():
            types = ", ".join(type_.lower() for type_ in MentionType)
            message = f"{kind!r} is no type; write ignore or one of {types}"
            raise GoldError(message)
        type_ = MentionType(kind.upper())
        if type_ in NAME_TYPES:
            self.names.append(_name(type_, surface, start, rest))
        elif type_ is MentionType.DATE:
            self.dates.append(_date(surface, start, rest))
        else:
            self._add_quantity(type_, surface, start, rest)

    def _add_quantity(self, type_: MentionType, surface: str, start: int, words: list[str]) -> None:
        label = next((word for word in words if word.startswith("#")), "")
        if label in self.labels:
            message = f"label {label} is given twice"
            raise GoldError(message)
        quantity = _quantity(type_, surface, start, [word for word in words if word != label])
        self.quantities.append(quantity)
        if label:
            self.labels[label] = quantity


def attributes(annotation: Annotation, labels: dict[int, str]) -> list[tuple[int, int, str]]:
    """Return the span of each tag and what stands behind its bar, in order; `labels` is by a quantity's start."""
    tags = [(name.start, name.end, _name_words(name)) for name in annotation.names]
    tags += [
        (span.start, span.end, f"date {render_interval((span.time_from, span.time_to))}") for span in annotation.dates
    ]
    tags += [(quantity.start, quantity.end, _quantity_words(quantity, labels)) for quantity in annotation.quantities]
    tags += [(start, end, _IGNORE) for start, end in annotation.ignore]
    return sorted(tags)


def _name(type_: MentionType, surface: str, start: int, words: list[str]) -> Name:
    flags = [word for word in words if word in _FLAGS]
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


def _name_words(name: Name) -> str:
    flags = ["former"] * name.former + ["grade"] * name.grade
    return " ".join([name.type.lower(), *filter(None, [name.entity]), *flags])


def _quantity_words(quantity: Quantity, labels: dict[int, str]) -> str:
    words = [quantity.type.lower(), _render_value(quantity)]
    if _DEFAULT_UNIT.get(quantity.type) != quantity.unit:
        words.append(quantity.unit + "?" * (Field.CURRENCY in quantity.inferred))
    if quantity.period:
        words.append(quantity.period + "?" * (Field.PERIOD in quantity.inferred))
    return " ".join([*words, *filter(None, [labels.get(quantity.start)])])


def _render_value(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if quantity.comparator is Comparator.RANGE:
        return f"{low:f}..{high:f}"
    sign = "" if quantity.comparator is Comparator.EQ else quantity.comparator.value
    if low is not None and high is not None and low != high:
        return f"{sign or '~'}{low:f}..{high:f}"
    known = high if low is None else low
    return f"{sign}{known:f}"
