"""Gold documents as JSON files: one document a file, one annotation a line, UTF-8.

Decimals are strings, times are lists of two ISO dates or null, and fields without a value are left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.errors import GoldError
from pipeline.gold.markup import parse
from pipeline.gold.model import (
    CODED,
    NO_TIME,
    Also,
    Annotation,
    FactLabel,
    GoldDocument,
    Interval,
    Layer,
    Name,
    Party,
    RelationLabel,
    Style,
)
from pipeline.quantities.model import DateSpan, Quantity
from pipeline.vocabulary import Comparator, Field, Lang, MentionType, Period, RelationKind

_MARKED = ".gold"
_STORED = ".json"

Json = dict[str, Any]


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of gold documents in files and folders; folders are read with all below them, by path.

    Raises GoldError for a folder that holds none.
    """
    for path in paths:
        found = sorted(p for p in path.rglob("*") if p.suffix in {_STORED, _MARKED}) if path.is_dir() else [path]
        if not found:
            message = f"{path}: no gold documents; name a folder that holds .json or .gold files"
            raise GoldError(message)
        yield from found


def read_corpus(paths: Iterable[Path]) -> Iterator[GoldDocument]:
    """Yield the documents in files and folders, by path.

    Raises GoldError, with the file, for the first that is wrong or has the id of an earlier one.
    """
    seen: dict[str, Path] = {}
    for file in files(paths):
        document = read_document(file)
        if document.id in seen:
            message = f"{file} and {seen[document.id]} are both {document.id}; name one split, such as corpus/gold/dev"
            raise GoldError(message)
        seen[document.id] = file
        yield document


def read_document(path: Path) -> GoldDocument:
    """Return the document in a ``.json`` file, or in marked text with any other name.

    Raises GoldError when it cannot be read.
    """
    try:
        source = path.read_text(encoding="utf-8")
        return from_json(json.loads(source)) if path.suffix == _STORED else parse(source)
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, GoldError) as error:
        reason = f"no field {error}" if isinstance(error, KeyError) else error
        message = f"{path}: {reason}"
        raise GoldError(message) from error


def to_text(document: GoldDocument) -> str:
    """Return the JSON text of a document, one annotation a line."""
    lines = [
        f'  "{key}": [\n' + ",\n".join("    " + json.dumps(item, ensure_ascii=False) for item in value) + "\n  ]"
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else f'  "{key}": {json.dumps(value, ensure_ascii=False)}'
        for key, value in to_json(document).items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def to_json(document: GoldDocument) -> Json:
    """Return the JSON object of a document."""
    annotation = document.annotation
    return {
        "id": document.id,
        "lang": document.lang.value,
        "date": document.date.isoformat(),
        "title": document.title,
        "genre": document.genre,
        "industry": document.industry,
        "style": document.style.value,
        "layers": [layer.value for layer in document.layers],
        "text": document.text,
        "entities": _entities(annotation),
        "mentions": [_plain(name) for name in annotation.names]
        + [
            {
                "start": d.start,
                "end": d.end,
                "surface": d.surface,
                "type": "DATE",
                "time": _times((d.time_from, d.time_to)),
            }
            for d in annotation.dates
        ],
        "quantities": [_plain(quantity) for quantity in annotation.quantities],
        "facts": [_fact_json(fact) for fact in annotation.facts],
        "relations": [_plain(relation) for relation in annotation.relations],
        "ignore": [{"start": start, "end": end} for start, end in annotation.ignore],
    }


def from_json(record: Json) -> GoldDocument:
    """Return the document of a JSON object; title and entities are taken from its text and mentions.

    Raises KeyError, ValueError or TypeError where a field is missing or has a wrong value.
    """
    mentions = record["mentions"]
    annotation = Annotation(
        names=tuple(Name(**(m | {"type": MentionType(m["type"])})) for m in mentions if m["type"] != MentionType.DATE),
        dates=tuple(_date(m) for m in mentions if m["type"] == MentionType.DATE),
        quantities=tuple(_quantity(q) for q in record["quantities"]),
        facts=tuple(_fact(f) for f in record["facts"]),
        relations=tuple(_relation(r) for r in record["relations"]),
        ignore=tuple((span["start"], span["end"]) for span in record["ignore"]),
    )
    return GoldDocument(
        id=record["id"],
        lang=Lang(record["lang"]),
        date=date.fromisoformat(record["date"]),
        genre=record["genre"],
        industry=record["industry"],
        style=Style(record["style"]),
        layers=tuple(Layer(name) for name in record["layers"]),
        text=record["text"],
        annotation=annotation,
    )


def _entities(annotation: Annotation) -> list[Json]:
    """Return each entity once, named by its longest spelling."""
    types = {name.entity: name.type for name in annotation.names if name.entity}
    return [
        {"id": entity, "type": types[entity].value, "name": max(surfaces, key=len), "aliases": surfaces}
        for entity, surfaces in annotation.surfaces().items()
    ]


def _plain(value: object) -> Json:
    """Return the fields of a value object that have a value."""
    record: Json = {}
    for item in fields(value):  # type: ignore[arg-type]
        found = getattr(value, item.name)
        is_number = isinstance(found, Decimal | int) and not isinstance(found, bool)  # 0 is an offset or a value
        if found or is_number:
            record[item.name] = _json(found)
    return record


def _json(value: object) -> object:
    if isinstance(value, Party):
        return _plain(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return list(value) if isinstance(value, tuple) else value


def _times(interval: Interval) -> list[str | None]:
    return [day.isoformat() if day else None for day in interval]


def _interval(words: list[str | None]) -> Interval:
    begin, end = (date.fromisoformat(word) if word else None for word in words)
    return begin, end


def _fact_json(fact: FactLabel) -> Json:
    record = _plain(fact)
    del record["also"]
    record.pop("time", None)
    if fact.time != NO_TIME:
        record["time"] = _times(fact.time)
    also: Json = {
        key: [party and _plain(party) for party in getattr(fact.also, key)] for key in ("subject", "speaker")
    } | {"metric": list(fact.also.metric), "metric_text": list(fact.also.metric_text)}
    also["time"] = [_times(interval) for interval in fact.also.time]
    also = {key: values for key, values in also.items() if values}
    return record | ({"also": also} if also else {})


def _party(record: Json | None) -> Party | None:
    return Party(**record) if record else None


def _date(record: Json) -> DateSpan:
    begin, end = _interval(record["time"])
    return DateSpan(start=record["start"], end=record["end"], surface=record["surface"], time_from=begin, time_to=end)


def _quantity(record: Json) -> Quantity:
    period = record.get("period")
    return Quantity(
        start=record["start"],
        end=record["end"],
        surface=record["surface"],
        type=MentionType(record["type"]),
        low=_decimal(record, "low"),
        high=_decimal(record, "high"),
        comparator=Comparator(record["comparator"]),
        unit=record["unit"],
        currency=record.get("currency", ""),
        period=Period(period) if period else None,
        inferred=tuple(Field(word) for word in record.get("inferred", ())),
    )


def _decimal(record: Json, key: str) -> Decimal | None:
    return Decimal(record[key]) if key in record else None


def _fact(record: Json) -> FactLabel:
    also: Mapping[str, Any] = record.get("also", {})
    values = record | {key: code(record[key]) for key, code in CODED.items() if key in record}
    values["subject"], values["speaker"] = _party(record.get("subject")), _party(record.get("speaker"))
    values["time"] = _interval(record["time"]) if "time" in record else NO_TIME
    values["inferred"] = tuple(Field(word) for word in record.get("inferred", ()))
    values["also"] = Also(
        subject=tuple(_party(party) for party in also.get("subject", ())),
        speaker=tuple(_party(party) for party in also.get("speaker", ())),
        metric=tuple(also.get("metric", ())),
        metric_text=tuple(also.get("metric_text", ())),
        time=tuple(_interval(words) for words in also.get("time", ())),
    )
    return FactLabel(**values)


def _relation(record: Json) -> RelationLabel:
    parties = {key: Party(**record[key]) for key in ("subject", "object")}
    return RelationLabel(**(record | parties | {"kind": RelationKind(record["kind"])}))
