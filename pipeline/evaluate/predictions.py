"""Predictions as annotations: rows of a result's tables, in memory or in a folder."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.gold.model import Annotation, FactLabel, Name, Party, RelationLabel
from pipeline.quantities.model import DateSpan, Quantity
from pipeline.schema import DOCUMENTS, FACTS, MENTIONS, Table
from pipeline.vocabulary import (
    NAME_TYPES,
    Base,
    Comparator,
    Direction,
    Field,
    MentionType,
    Modality,
    Period,
    Polarity,
    RelationKind,
    Role,
    Stat,
)

Row = Mapping[str, Any]
_Code = TypeVar("_Code", bound=StrEnum)

_FORMER = "former"


def annotation_of(mentions: Iterable[Row], facts: Iterable[Row]) -> Annotation:
    """Return the annotation that the rows of one document in `mentions` and `facts` amount to."""
    rows = sorted(mentions, key=lambda row: (row["start"], row["end"]))
    names = [row for row in rows if row["type"] in NAME_TYPES]
    dates = [row for row in rows if row["type"] == MentionType.DATE]
    stated = sorted(facts, key=lambda row: (row["quantity_start"] or 0, row["evidence_start"]))
    return Annotation(
        names=tuple(_name(row) for row in names),
        dates=tuple(_date(row) for row in dates),
        quantities=tuple(_quantity(row) for row in rows if row["type"] not in {*NAME_TYPES, MentionType.DATE}),
        facts=tuple(_fact(row) for row in stated if row["quantity_start"] is not None),
        relations=tuple(_relation(row) for row in stated if row["quantity_start"] is None),
    )


def read_predictions(out: Path) -> dict[str, Annotation]:
    """Return the annotation of each document in a folder that `pipeline extract` wrote, by document id.

    Raises UsageError when the folder does not hold the tables.
    """
    tables = {table.name: _read(out, table) for table in (DOCUMENTS, MENTIONS, FACTS)}
    by_document: dict[str, dict[str, list[Row]]] = {
        row["doc_id"]: {MENTIONS.name: [], FACTS.name: []} for row in tables[DOCUMENTS.name]
    }
    for name in (MENTIONS.name, FACTS.name):
        for row in tables[name]:
            by_document[row["doc_id"]][name].append(row)
    return {doc_id: annotation_of(rows[MENTIONS.name], rows[FACTS.name]) for doc_id, rows in by_document.items()}


def _read(out: Path, table: Table) -> list[Row]:
    file = out / f"{table.name}.parquet"
    if not file.is_file():
        message = f"{out}: no {file.name}; name a folder that `pipeline extract PATH -o FOLDER` wrote as Parquet"
        raise UsageError(message)
    rows: list[Row] = pq.read_table(file).to_pylist()
    return rows


def _name(row: Row) -> Name:
    return Name(
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        type=MentionType(row["type"]),
        entity=row["entity_id"] or "",
        rule=row["source"],
    )


def _date(row: Row) -> DateSpan:
    return DateSpan(
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        time_from=row["time_from"],
        time_to=row["time_to"],
    )


def _quantity(row: Row) -> Quantity:
    return Quantity(
        start=row["start"],
        end=row["end"],
        surface=row["surface"],
        type=MentionType(row["type"]),
        low=row["low"],
        high=row["high"],
        comparator=Comparator(row["comparator"]),
        unit=row["unit"],
        currency=row["currency"] or "",
        period=_code(Period, row["period"]),
        rule=row["source"],
    )


def _fact(row: Row) -> FactLabel:
    return FactLabel(
        quantity_start=row["quantity_start"],
        quantity_end=row["quantity_end"],
        subject=_party(row, "subject"),
        metric=row["metric"],
        metric_text=row["metric_text"] or "",
        stat=_code(Stat, row["stat"]),
        qualifier=row["qualifier"] or "",
        direction=_code(Direction, row["direction"]),
        base=_code(Base, row["base"]),
        role=_code(Role, row["role"]),
        time=(row["time_from"], row["time_to"]),
        speaker=_party(row, "speaker"),
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        inferred=tuple(Field(word) for word in row["inferred"] or ()),
        evidence_start=row["evidence_start"],
        evidence_end=row["evidence_end"],
        rule=row["rule"],
        confidence=row["confidence"],
    )


def _relation(row: Row) -> RelationLabel:
    kind = RelationKind(row["metric"])
    return RelationLabel(
        kind=kind,
        subject=Party(text=row["subject"], entity=row["subject_id"] or ""),
        object=Party(text=row["object"], entity=row["object_id"] or ""),
        title=(row["metric_text"] or "") if kind is RelationKind.HOLDS_ROLE else "",
        former=row["qualifier"] == _FORMER,
        evidence_start=row["evidence_start"],
        evidence_end=row["evidence_end"],
        rule=row["rule"],
    )


def _party(row: Row, field: str) -> Party | None:
    return Party(text=row[field], entity=row[f"{field}_id"] or "") if row[field] else None


def _code(code: type[_Code], value: str | None) -> _Code | None:
    return code(value) if value else None
