"""A stored fact read again from its own evidence, to show the words that decided it.

The table of facts keeps rules, not cues. The sentence alone, with the names that were found in it, leads to the same
fields for all but what the context decides; a cue counts only where it leads to what the row says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.facts.assemble import find_facts
from pipeline.facts.model import Fact
from pipeline.names.model import Mention
from pipeline.quantities.model import Cue, DateSpan, Quantity
from pipeline.run.grammar import find
from pipeline.vocabulary import NAME_TYPES, FactKind, Lang, MentionType, Source

Row = Mapping[str, Any]

# What a cue names, and the columns on which both readings must agree for it to count.
_DECIDED = {
    "metric": ("metric", "metric_text"),
    "relation": ("metric", "subject", "object"),
    "subject": ("subject",),
    "time": ("time_text", "time_from", "time_to"),
    "speaker": ("speaker",),
    **{name: (name,) for name in ("stat", "qualifier", "direction", "base", "role", "modality", "polarity")},
}
_OF_QUANTITIES = {
    "kind": ("kind",),
    **{name: (name,) for name in ("comparator", "currency", "period", "unit", "direction")},
}

# Fields whose text the row has without its offsets, with the column of the text.
_SOUGHT = {"metric": "metric_text", "object": "object", "speaker": "speaker", "time": "time_text"}


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the evidence tells by itself. Offsets are code points of the evidence.

    cues: of the fields that come out as they are in the row. quantity_rule, time_rule: what read amount and time; empty
    where they come out otherwise. starts: where subject, object, metric, time and speaker begin, if in the evidence.
    """

    cues: tuple[Cue, ...] = ()
    quantity_rule: str = ""
    time_rule: str = ""
    starts: Mapping[str, int] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Cue, ...]:
        """Return the cues of a field."""
        return tuple(cue for cue in self.cues if cue.field == name)

    def start(self, name: str) -> int | None:
        """Return where the text of a field begins."""
        return self.starts.get(name)


def read_again(row: Row, mentions: Sequence[Row]) -> SecondReading:
    """Read the evidence of a row of `facts`. mentions: the rows of its document, none where they were not kept."""
    found = find(row["evidence"], lang=Lang(row["lang"]), date=row["doc_date"])
    quantities = [span for span in found.spans if isinstance(span, Quantity)]
    dates = [span for span in found.spans if isinstance(span, DateSpan)]
    names = list(_names(row, mentions))
    facts = find_facts(found.layout, mentions=names, quantities=quantities, dates=dates, date=row["doc_date"])
    fact = next((each for each in facts if _is_same(each, row)), None)
    start = None if row["quantity_start"] is None else row["quantity_start"] - row["evidence_start"]
    quantity = next((each for each in quantities if each.start == start and each.surface == row["quantity"]), None)
    as_read = quantity is not None and (quantity.low, quantity.high) == (row["low"], row["high"])
    cues = {*_cues(_cells(fact), fact.cues if fact else (), row, _DECIDED)}
    cues |= {*_cues(_quantity_cells(quantity), quantity.cues if quantity else (), row, _OF_QUANTITIES)}
    starts = _starts(row, fact, names)
    return SecondReading(
        cues=tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.field))),
        quantity_rule=quantity.rule if quantity and as_read else "",
        time_rule=next((each.rule for each in dates if each.start == starts.get("time")), ""),
        starts=starts,
    )


def _names(row: Row, mentions: Sequence[Row]) -> Iterator[Mention]:
    """Yield the names in the evidence; the subject alone where mentions were not kept."""
    origin, end = row["evidence_start"], row["evidence_end"]
    for each in mentions:
        if each["type"] in NAME_TYPES and origin <= each["start"] and each["end"] <= end:
            yield Mention(
                start=each["start"] - origin,
                end=each["end"] - origin,
                surface=each["surface"],
                type=MentionType(each["type"]),
                source=Source(each["source"]),
                entity_id=each["entity_id"],
            )
    for start in _subject_start(row) if row["subject_type"] and not mentions else ():
        yield Mention(
            start=start,
            end=start + len(row["subject"]),
            surface=row["subject"],
            type=MentionType(row["subject_type"]),
            source=Source.GAZETTEER,
            entity_id=row["subject_id"],
        )


def _is_same(fact: Fact, row: Row) -> bool:
    if fact.quantity is not None:
        return bool(row["quantity_start"] == fact.quantity.start + row["evidence_start"])
    cells = _cells(fact)
    return row["kind"] == FactKind.RELATION and all(cells[name] == row[name] for name in _DECIDED["relation"])


def _cells(fact: Fact | None) -> Row:
    """Return the cells that a fact would have in the table, as far as cues decide them."""
    if fact is None:
        return {}
    arguments = {"subject": fact.subject, "object": fact.object, "speaker": fact.speaker}
    plain = ("metric", "metric_text", "stat", "qualifier", "direction", "base", "role", "modality", "polarity")
    times = ("time_text", "time_from", "time_to")
    return {name: getattr(fact, name) or None for name in (*plain, *times)} | {
        name: argument.text if argument else None for name, argument in arguments.items()
    }


def _quantity_cells(quantity: Quantity | None) -> Row:
    if quantity is None:
        return {}
    cells = {name: getattr(quantity, name) or None for name in ("comparator", "currency", "period", "unit")}
    return cells | {"kind": quantity.type.value.lower(), "direction": "down" if quantity.is_negative else None}


def _cues(cells: Row, cues: Sequence[Cue], row: Row, decided: Mapping[str, tuple[str, ...]]) -> Iterator[Cue]:
    """Yield the cues whose fields come out as they are in the row."""
    for cue in cues:
        names = decided.get(cue.field, ())
        if names and all(cells.get(name) == row[name] for name in names):
            yield cue


def _starts(row: Row, fact: Fact | None, names: Sequence[Mention]) -> dict[str, int]:
    """Return where subject, object, metric, time and speaker stand in the evidence, those that do."""
    starts: dict[str, int] = dict(zip(("subject",), _subject_start(row), strict=False))
    cells, inherited = _cells(fact), row["inferred"] or []
    for name, column in _SOUGHT.items():
        if not row[column] or name in inherited:
            continue
        again = _start_again(name, fact) if cells.get(column) == row[column] else None
        start = again if again is not None else _nearest(row, row[column], names, row.get(f"{name}_id"))
        if start is not None:
            starts[name] = start
    return starts


def _subject_start(row: Row) -> Iterator[int]:
    """Yield where the subject begins, if it stands in the evidence; the row has its offsets in the document."""
    if row["subject"] and row["evidence_start"] <= row["subject_start"] and row["subject_end"] <= row["evidence_end"]:
        yield row["subject_start"] - row["evidence_start"]


def _start_again(name: str, fact: Fact | None) -> int | None:
    if fact is None:
        return None
    texts = {"time": fact.time_text, "metric": fact.metric_text}
    if name in texts:
        fields = {name, "relation"} if name == "metric" else {name}
        return next((cue.start for cue in fact.cues if cue.field in fields and cue.text == texts[name]), None)
    argument = fact.object if name == "object" else fact.speaker
    return argument.start if argument else None


def _nearest(row: Row, text: str, names: Sequence[Mention], entity_id: str | None) -> int | None:
    """Return the occurrence of a text that is nearest to the amount, of a name's those that were found as names."""
    evidence: str = row["evidence"]
    centre = (row["quantity_start"] or row["evidence_start"]) - row["evidence_start"]
    starts = [name.start for name in names if entity_id and name.entity_id == entity_id and name.surface == text]
    starts = starts or [at for at in range(len(evidence)) if evidence.startswith(text, at)]
    return min(starts, key=lambda start: (abs(start - centre), start), default=None)
