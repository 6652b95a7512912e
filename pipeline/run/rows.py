"""Analysed documents as rows of the tables of `pipeline.schema`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from spacy.tokens import Doc

from pipeline.facts.model import Argument, Fact
from pipeline.names.model import Entity, Mention
from pipeline.quantities.model import DateSpan, Quantity
from pipeline.read.document import Document
from pipeline.run.fingerprint import Fingerprint, short_hash
from pipeline.schema import DECIMAL_PRECISION, DECIMAL_SCALE, DOCUMENTS, FACTS, MENTIONS, Table
from pipeline.text import Layout, layout_of
from pipeline.vocabulary import Lang, MentionType, Source, Status

Row = dict[str, object]

# What says how sure a row is, or what produced it, does not identify it.
_NOT_IDENTITY = frozenset({"fact_id", "confidence", "rule", "run_id", "doc_path"})


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """All that one document adds to a result."""

    document: Row
    n_chars: int = 0
    facts: tuple[Row, ...] = ()
    mentions: tuple[Row, ...] = ()
    entities: tuple[Entity, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the document could not be read or analysed."""
        return self.document["status"] == Status.FAILED


def rows_of(document: Document, doc: Doc, fingerprint: Fingerprint) -> DocumentRows:
    """Return the rows of an analysed document."""
    layout = layout_of(doc)
    facts = _fact_rows(document, doc._.facts, layout, fingerprint)
    return DocumentRows(
        document=_document_row(document, lang=layout.lang, n_facts=len(facts)),
        n_chars=len(document.text),
        facts=facts,
        mentions=_mention_rows(document, doc),
        entities=doc._.entities,
    )


def unread_rows(document: Document) -> DocumentRows:
    """Return the row of a document that reading found empty or could not read."""
    return DocumentRows(document=_document_row(document, lang=document.lang, n_facts=0))


def failed_rows(document: Document, error: Exception) -> DocumentRows:
    """Return the row of a document that the analysis failed on."""
    message = f"analysis failed: {type(error).__name__}: {error}; please report it with the text of the document"
    row = _document_row(document, lang=document.lang, n_facts=0)
    return DocumentRows(document=row | {"status": Status.FAILED.value, "error": message})


def _document_row(document: Document, *, lang: Lang | None, n_facts: int) -> Row:
    return _row(
        DOCUMENTS,
        doc_id=document.doc_id,
        path=document.path,
        lang=lang,
        date=document.date,
        title=document.title,
        n_chars=len(document.text),
        sha256=document.sha256,
        encoding=document.encoding,
        status=document.status,
        n_facts=n_facts,
        error=document.error,
    )


def _fact_rows(document: Document, facts: Iterable[Fact], layout: Layout, fingerprint: Fingerprint) -> tuple[Row, ...]:
    run_id = fingerprint.run_id(document)
    rows: dict[object, Row] = {}
    for fact in facts:
        row = _fact_row(document, fact, layout) | {"run_id": run_id}
        row["fact_id"] = _fact_id(row)
        rows.setdefault(row["fact_id"], row)
    return tuple(rows.values())


def _fact_row(document: Document, fact: Fact, layout: Layout) -> Row:
    sentence = layout.sentence_at(fact.evidence_start)
    return _row(
        FACTS,
        doc_id=document.doc_id,
        doc_path=document.path,
        doc_date=document.date,
        lang=sentence.lang if sentence else layout.lang,
        kind=fact.kind,
        metric=fact.metric,
        metric_text=fact.metric_text,
        stat=fact.stat,
        qualifier=fact.qualifier,
        direction=fact.direction,
        base=fact.base,
        role=fact.role,
        inferred=[field.value for field in fact.inferred] or None,
        time_text=fact.time_text,
        time_from=fact.time_from,
        time_to=fact.time_to,
        modality=fact.modality,
        polarity=fact.polarity,
        evidence=document.text[fact.evidence_start : fact.evidence_end],
        evidence_start=fact.evidence_start,
        evidence_end=fact.evidence_end,
        confidence=fact.confidence,
        rule=fact.rule,
        **_argument_cells(fact),
        **_quantity_cells(fact.quantity),
    )


def _argument_cells(fact: Fact) -> Row:
    cells: Row = {}
    if fact.subject:
        subject = fact.subject
        cells |= {"subject_type": subject.type, "subject_start": subject.start, "subject_end": subject.end}
    arguments: dict[str, Argument | None] = {
        "subject": fact.subject,
        "object": fact.object,
        "speaker": fact.speaker,
    }
    for name, argument in arguments.items():
        if argument:
            cells |= {name: argument.text, f"{name}_id": argument.entity_id}
    return cells


def _quantity_cells(quantity: Quantity | None) -> Row:
    if quantity is None:
        return {}
    return {
        "quantity": quantity.surface,
        "quantity_start": quantity.start,
        "quantity_end": quantity.end,
        **_value_cells(quantity),
    }


def _value_cells(quantity: Quantity) -> Row:
    return {
        "low": _exact(quantity.low),
        "high": _exact(quantity.high),
        "comparator": quantity.comparator,
        "unit": quantity.unit,
        "currency": quantity.currency,
        "period": quantity.period,
    }


def _exact(value: Decimal | None) -> Decimal | None:
    """Return the value at the table's scale; raise OverflowError rather than store a rounded number."""
    if value is None:
        return None
    _, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int) or -exponent > DECIMAL_SCALE:
        message = f"{value} has more than {DECIMAL_SCALE} decimals"
        raise OverflowError(message)
    if len(digits) + exponent > DECIMAL_PRECISION - DECIMAL_SCALE:
        message = f"{value} has more than {DECIMAL_PRECISION - DECIMAL_SCALE} digits before the point"
        raise OverflowError(message)
    return value


def _mention_rows(document: Document, doc: Doc) -> tuple[Row, ...]:
    spans: list[Mention | Quantity | DateSpan] = [*doc._.mentions, *doc._.quantities, *doc._.dates]
    spans.sort(key=lambda span: (span.start, span.end))
    return tuple(_mention_row(document, span) for span in spans)


def _mention_row(document: Document, span: Mention | Quantity | DateSpan) -> Row:
    cells: Row = {"doc_id": document.doc_id, "start": span.start, "end": span.end, "surface": span.surface}
    match span:
        case Mention():
            cells |= {
                "type": span.type,
                "source": span.source,
                "entity_id": span.entity_id,
                "confidence": span.confidence,
            }
        case Quantity():
            cells |= {"type": span.type, "source": Source.GRAMMAR, **_value_cells(span)}
        case DateSpan():
            cells |= {"type": MentionType.DATE, "source": Source.GRAMMAR}
            cells |= {"time_from": span.time_from, "time_to": span.time_to}
    return _row(MENTIONS, **cells)


def _row(table: Table, **cells: object) -> Row:
    """Return a complete row: unknown cells, and empty texts, are None."""
    row: Row = dict.fromkeys(table.column_names)
    for name, value in cells.items():
        if name not in row:
            raise KeyError(name)
        row[name] = None if value == "" else value
    return row


def _fact_id(row: Row) -> str:
    identity = {name: str(value) for name, value in row.items() if name not in _NOT_IDENTITY and value is not None}
    return short_hash(json.dumps(identity, ensure_ascii=False, sort_keys=True))
