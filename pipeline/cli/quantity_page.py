"""Amounts and dates as a page for people, and as records for programs."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import click

from pipeline.quantities.model import DateSpan, Quantity
from pipeline.run.grammar import Found, Span
from pipeline.vocabulary import Field, MentionType

_LABEL_WIDTH = 10
_DURATION = "date.duration"


def page(found: Found, *, is_dated: bool) -> Iterator[str]:
    """Yield the lines for people: the counts, then each paragraph with its amounts and dates in 【】, explained below.

    is_dated: whether the date of the text is known.
    """
    yield f"{found.layout.lang}: {_counts(found.spans)}"
    paragraphs = found.layout.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    for index, group in groupby(found.spans, key=lambda span: bisect_right(starts, span.start) - 1):
        spans = list(group)
        yield from ("", _marked(found.layout.text, paragraphs[index].start, paragraphs[index].end, spans))
        for span in spans:
            yield from ("", f"{bold(span.surface)}  {_type(span)}  {offsets(span.start, span.end)}")
            rows = _date_rows(span, is_dated=is_dated) if isinstance(span, DateSpan) else _quantity_rows(span)
            yield from (f"  {label:<{_LABEL_WIDTH}}{value}" for label, value in rows)


def records(found: Found) -> Iterator[dict[str, Any]]:
    """Yield a record for each amount and date; all have the same keys, those of the tables where these have them."""
    for span in found.spans:
        yield {
            "start": span.start,
            "end": span.end,
            "surface": span.surface,
            "type": _type(span),
            **_amount(span),
            **_times(span),
            "rule": span.rule,
            "cues": [asdict(cue) for cue in span.cues] if isinstance(span, Quantity) else [],
        }


def _counts(spans: Sequence[Span]) -> str:
    n_dates = sum(isinstance(span, DateSpan) for span in spans)
    counts = {"amount": len(spans) - n_dates, "date": n_dates}
    words = (f"{count} {noun}{'s' if count > 1 else ''}" for noun, count in counts.items() if count)
    return ", ".join(words) or "no amounts and no dates found"


def _amount(span: Span) -> dict[str, Any]:
    if isinstance(span, DateSpan):
        return dict.fromkeys(("low", "high", "comparator", "unit", "currency", "period")) | {"inferred": []}
    low, high = (None if end is None else f"{end:f}" for end in (span.low, span.high))
    return {
        "low": low,
        "high": high,
        "comparator": span.comparator,
        "unit": span.unit,
        "currency": span.currency or None,
        "period": span.period,
        "inferred": list(span.inferred),
    }


def _times(span: Span) -> dict[str, str | None]:
    first, last = (span.time_from, span.time_to) if isinstance(span, DateSpan) else (None, None)
    return {"time_from": first.isoformat() if first else None, "time_to": last.isoformat() if last else None}


def _type(span: Span) -> MentionType:
    return span.type if isinstance(span, Quantity) else MentionType.DATE


def _marked(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Return text[start:end] with each span in 【】, which no terminal sets in another width than the text."""
    parts, last = [], start
    for span in spans:
        parts += [text[last : span.start], bold(f"【{span.surface}】")]
        last = span.end
    return "".join([*parts, text[last:end]])


def _quantity_rows(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """Yield what is known of a quantity, label and value."""
    yield "value", f"{quantity.comparator} {value(quantity.low, quantity.high)}"
    if quantity.unit != quantity.currency:
        yield "unit", quantity.unit
    if quantity.currency:
        yield "currency", quantity.currency + _inferred(quantity, Field.CURRENCY)
    if quantity.period:
        yield "period", quantity.period + _inferred(quantity, Field.PERIOD)
    yield "rule", quantity.rule
    for cue in quantity.cues:
        yield "cue", f"{cue.field}: {cue.text}  {offsets(cue.start, cue.end)}"


def _date_rows(span: DateSpan, *, is_dated: bool) -> Iterator[tuple[str, str]]:
    """Yield what is known of a date, label and value."""
    if span.rule == _DURATION:
        time = "a duration, without ends"
    elif span.time_from is None and span.time_to is None and not is_dated:
        time = "unknown; --date may tell"
    else:
        time = f"{day(span.time_from)}..{day(span.time_to)}"
    yield from (("time", time), ("rule", span.rule))


def value(low: Decimal | None, high: Decimal | None) -> str:
    """Write a value: ``500,000..700,000``; an open end is left out, as the comparator says it."""
    ends = [f"{end:,f}" for end in dict.fromkeys((low, high)) if end is not None]
    return "..".join(ends)


def day(value: date | None) -> str:
    """Write a day, which may be unknown."""
    return value.isoformat() if value else "?"


def _inferred(quantity: Quantity, field: Field) -> str:
    return ", inferred" if field in quantity.inferred else ""


def offsets(start: int, end: int) -> str:
    """Write a half-open span."""
    return f"[{start}:{end}]"


def bold(text: str) -> str:
    """Return a text that a terminal shows in bold."""
    return click.style(text, bold=True)
