"""A fact as a page for people: its evidence with the parts marked, then each field with what decided it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import click
from rich.cells import cell_len

from pipeline.cli.quantity_page import bold, day, offsets, value
from pipeline.facts.rules import RULES
from pipeline.quantities.model import Cue
from pipeline.run.second_reading import SecondReading
from pipeline.schema import FACTS
from pipeline.vocabulary import FactKind, Modality, Polarity
from pipeline.write.cells import exact

Row = Mapping[str, Any]

_LABEL_WIDTH = 11
_VALUE_WIDTH = 28
# Columns whose value stands in the line of another, or in the heading.
_TOLD_ELSEWHERE = frozenset({
    "fact_id", "kind", "doc_id", "doc_path", "doc_date", "lang", "run_id", "rule", "evidence", "evidence_start",
    "evidence_end", "inferred", "subject_id", "subject_type", "subject_start", "subject_end", "metric_text", "low",
    "high", "comparator", "quantity", "quantity_start", "quantity_end", "object_id", "time_text", "time_from",
    "time_to", "speaker_id",
})  # fmt: skip
# What stands in the evidence as the row has it, and the column of its text.
_TEXTS = {"subject": "subject", "object": "object", "metric": "metric_text", "time": "time_text", "speaker": "speaker"}
_INHERITED = {
    "subject": "inherited: the sentence does not name it, the text before does",
    "time": "inherited: from the text before, or the head of the table",
    "speaker": "inherited: who speaks in the text before goes on",
    "currency": "inherited: of the nearest amount in the paragraph or document that states one",
    "period": "inherited: of the nearest pay in the paragraph that states one",
}
_UNTOLD = {
    "unit": "the unit of the amount as written",
    "currency": "the currency of the amount as written",
    "period": "the words of pay say so",
}
_USUAL = {
    "modality": "no word of forecast or condition bears on it",
    "polarity": "no word of denial bears on it",
}
_MEANINGS = {
    "up": "a rise; the value is its size",
    "down": "a fall, or below nothing; the value is its size",
    "flat": "no change",
    "yoy": "against a year before",
    "qoq": "against the quarter before",
    "mom": "against the month before",
    "from": "what a change begins with",
    "to": "what a change ends with",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the evidence with its label."""

    start: int
    end: int
    label: str


def fact_page(row: Row, reading: SecondReading) -> Iterator[str]:
    """Yield the lines of a fact. reading: of its evidence, which tells the cues."""
    date = f", {row['doc_date'].isoformat()}" if row["doc_date"] else ""
    yield f"{bold(row['fact_id'])}  {row['kind']}  {row['lang']}"
    yield f"{row['doc_path']} {offsets(row['evidence_start'], row['evidence_end'])}{date}"
    yield from ("", marked(row["evidence"], _parts(row, reading)), "")
    for label, text, reasons in _fields(row, reading):
        yield from _field_lines(label, text, reasons)
    empty = [name for name in FACTS.column_names if row[name] is None and name not in _TOLD_ELSEWHERE]
    yield from ("", f"  {'empty':<{_LABEL_WIDTH}}{', '.join(empty) or '-'}")
    yield f"  {'origin':<{_LABEL_WIDTH}}document {row['doc_id']}, run {row['run_id']}"


def _field_lines(label: str, text: str, reasons: Sequence[str]) -> Iterator[str]:
    """Yield a field with its first reason beside it, the others below; all where the value leaves no room."""
    fits = cell_len(text) <= _VALUE_WIDTH
    beside = f"{' ' * (_VALUE_WIDTH - cell_len(text))}  {reasons[0]}" if fits and reasons else ""
    yield f"  {label:<{_LABEL_WIDTH}}{_one_line(text)}{beside}"
    yield from (f"{' ' * (_LABEL_WIDTH + _VALUE_WIDTH + 4)}{reason}" for reason in reasons[1 if fits else 0 :])


def marked(text: str, parts: Iterable[Part]) -> str:
    """Return a text with each part in 【label: text】; a part within another stands within its brackets."""
    labels: dict[tuple[int, int], list[str]] = {}
    for part in parts:
        if not any(_cross((part.start, part.end), other) for other in labels):
            labels.setdefault((part.start, part.end), []).append(part.label)
    opened: list[int] = []
    pieces, at = [], 0
    for start, end in [*sorted(labels, key=lambda span: (span[0], -span[1])), (len(text), len(text))]:
        while opened and opened[-1] <= start:
            pieces += [text[at : opened[-1]], "】"]
            at = opened.pop()
        pieces.append(text[at:start])
        at = start
        if end > start:
            pieces.append(f"【{click.style(', '.join(dict.fromkeys(labels[start, end])), dim=True)}: ")
            opened.append(end)
    return "".join(pieces)


def _cross(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two spans overlap and neither holds the other."""
    return first[0] < second[0] < first[1] < second[1] or second[0] < first[0] < second[1] < first[1]


def _parts(row: Row, reading: SecondReading) -> Iterator[Part]:
    """Yield what is to be marked, the more important first: where two cross, the first one stays."""
    if row["quantity"]:
        start = row["quantity_start"] - row["evidence_start"]
        yield Part(start, start + len(row["quantity"]), "value")
    is_relation = row["kind"] == FactKind.RELATION
    texts = {name: row[column] for name, column in _TEXTS.items()}
    starts = {name: start for name in texts if (start := reading.start(name)) is not None}
    spans = {(start, start + len(texts[name])) for name, start in starts.items()}
    for name, start in starts.items():
        yield Part(start, start + len(texts[name]), "relation" if is_relation and name == "metric" else name)
    for cue in reading.cues:
        if cue.field not in {*texts, "relation"}:
            yield Part(cue.start, cue.end, cue.field)
        elif (cue.start, cue.end) not in spans:
            yield Part(cue.start, cue.end, "metric" if cue.field == "metric" else f"{cue.field} cue")


def _fields(row: Row, reading: SecondReading) -> Iterator[tuple[str, str, list[str]]]:
    """Yield label, value and reasons of each field that has a value."""
    if row["subject"]:
        yield "subject", row["subject"], _why_party(row, "subject", reading)
    yield "metric", _metric(row), _why_metric(row, reading)
    if row["object"]:
        yield "object", row["object"], _why_party(row, "object", reading)
    if row["quantity"]:
        ends = value(_trimmed(row["low"]), _trimmed(row["high"]))
        yield "value", f"{row['comparator']} {ends}", _why_value(row, reading)
    for name in ("unit", "currency", "period", "direction", "base", "role", "stat", "qualifier"):
        if row[name]:
            yield name, row[name], _why_code(row, name, reading)
    if row["time_text"]:
        yield "time", _time(row), _why_time(row, reading)
    if row["speaker"]:
        yield "speaker", row["speaker"], _why_party(row, "speaker", reading)
    yield "modality", row["modality"], _why_commitment(row, "modality", Modality.REPORTED, reading)
    yield "polarity", row["polarity"], _why_commitment(row, "polarity", Polarity.AFFIRMED, reading)
    if row["confidence"] is not None:
        yield "confidence", f"{row['confidence']:.2f}", [_described("confidence")]


def _why_party(row: Row, name: str, reading: SecondReading) -> list[str]:
    """Say what a subject, object or speaker is, and where it stands."""
    entity = row[f"{name}_id"]
    kind = f"{row['subject_type']} " if name == "subject" and row["subject_type"] else ""
    what = f"{kind}{entity}" if entity else "a phrase, not a name"
    start = reading.start(name)
    own = [cue for cue in reading.of(name) if cue.text != row[name]]
    if start is not None:
        what += f" {_document_offsets(row, start, start + len(row[name]))}"
    elif name == "subject":
        what += f" {offsets(row['subject_start'], row['subject_end'])}"
    if name in (row["inferred"] or ()):
        return [what, _INHERITED[name]]
    return [what, *(["stands outside the sentence"] if start is None else []), *_quoted(row, own)]


def _metric(row: Row) -> str:
    return f"{row['metric']} ({row['metric_text']})" if row["metric_text"] else row["metric"]


def _why_metric(row: Row, reading: SecondReading) -> list[str]:
    is_relation = row["kind"] == FactKind.RELATION
    beside = {row["subject"], row["object"]} if is_relation else set()
    cues = [cue for cue in reading.of("relation" if is_relation else "metric") if cue.text not in beside]
    start = None if cues else reading.start("metric")
    words = [] if start is None else [Cue(start, start + len(row["metric_text"]), row["metric_text"], "metric")]
    return [*_quoted(row, cues or words), f"{row['rule']}: {RULES.get(row['rule'], 'a rule of another version')}"]


def _why_value(row: Row, reading: SecondReading) -> list[str]:
    rule = f", rule {reading.quantity_rule}" if reading.quantity_rule else ""
    written = f'"{_one_line(row["quantity"])}" {offsets(row["quantity_start"], row["quantity_end"])}{rule}'
    bounds = [f"{row['comparator']} for {each}" for each in _quoted(row, reading.of("comparator"))]
    kinds = [f"{row['kind']} for {each}" for each in _quoted(row, reading.of("kind"))]
    return [written, *bounds, *kinds]


def _why_code(row: Row, name: str, reading: SecondReading) -> list[str]:
    """Give the reasons of a code: what it is inherited from, else its meaning and the words that say so."""
    if name in (row["inferred"] or ()):
        return [_INHERITED[name]]
    if name == "unit" and row["unit"] == row["currency"]:
        return ["the currency"]
    meaning = [_MEANINGS[row[name]]] if row[name] in _MEANINGS else []
    return [*meaning, *_quoted(row, reading.of(name))] or [_UNTOLD.get(name, _described(name))]


def _time(row: Row) -> str:
    first, last = row["time_from"], row["time_to"]
    if first is None and last is None:
        return "unknown"
    return day(first) if first == last else f"{day(first)}..{day(last)}"


def _why_time(row: Row, reading: SecondReading) -> list[str]:
    start = reading.start("time")
    where = f" {_document_offsets(row, start, start + len(row['time_text']))}" if start is not None else ""
    rule = f", rule {reading.time_rule}" if reading.time_rule else ""
    words = f'"{_one_line(row["time_text"])}"{where}{rule}'
    date = row["doc_date"]
    against = f"read in a document of {date.isoformat()}" if date else "the document's date is unknown"
    if "time" in (row["inferred"] or ()):
        return [words, _INHERITED["time"], against]
    return [words, *(["stands outside the sentence"] if start is None else []), against]


def _why_commitment(row: Row, name: str, usual: str, reading: SecondReading) -> list[str]:
    """Say why a row is reported and affirmed, as most are, or not."""
    cues = reading.of(name)
    later = ", which lies after the document's date" if any(cue.text == row["time_text"] for cue in cues) else ""
    if cues:
        return [f"{words}{later}" for words in _quoted(row, cues)]
    if name == "modality" and row["time_from"] and row["doc_date"] and row["time_from"] > row["doc_date"]:
        return ["its time begins after the document's date"]
    return [_USUAL[name]] if row[name] == usual else ["by words that the sentence alone does not show"]


def _described(name: str) -> str:
    return next(column.description for column in FACTS.columns if column.name == name)


def _quoted(row: Row, cues: Sequence[Cue]) -> list[str]:
    """Return the words of cues with their offsets in the document."""
    return [f'"{_one_line(cue.text)}" {_document_offsets(row, cue.start, cue.end)}' for cue in cues]


def _document_offsets(row: Row, start: int, end: int) -> str:
    return offsets(row["evidence_start"] + start, row["evidence_start"] + end)


def _trimmed(number: Decimal | None) -> Decimal | None:
    """Return a number without the zeros that the table's scale adds."""
    return None if number is None else Decimal(exact(number))


def _one_line(text: str) -> str:
    return " ".join(text.split())
