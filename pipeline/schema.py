"""The table definitions: one object from which every other form of the schema is generated.

`TABLES` lists the four tables of a result. From it come the Arrow schema (`arrow_schema`), SQL (`create_table`),
JSON Schema (`json_schema`) and the data dictionary (`data_dictionary`); a test proves that they agree. All stores
and the Python result carry these columns, in this order, under these names.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from pipeline.vocabulary import (
    NAME_TYPES,
    Base,
    Comparator,
    Direction,
    FactKind,
    Field,
    Lang,
    MentionType,
    Modality,
    Period,
    Polarity,
    Role,
    Source,
    Stat,
    Status,
)

# A value has at most 38 significant digits, 9 of them after the point: the widest decimal that Arrow's
# decimal128, DuckDB and PostgreSQL share.
DECIMAL_PRECISION = 38
DECIMAL_SCALE = 9


class Type(StrEnum):
    """Logical type of a column."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    FLOAT = "float"
    LIST = "list"  # of text


class Dialect(StrEnum):
    """SQL dialects that `create_table` writes."""

    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    POSTGRES = "postgres"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type, meaning, and the closed set of its values where there is one."""

    name: str
    type: Type
    description: str
    values: tuple[str, ...] = field(default=(), kw_only=True)
    nullable: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, meaning, columns in order, and the columns that identify a row."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, Type.TEXT, description, nullable=not required)


def _code(name: str, values: type[StrEnum], description: str, *, required: bool = False) -> Column:
    return Column(name, Type.TEXT, description, values=tuple(values), nullable=not required)


def _offset(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name, Type.INTEGER, description, nullable=not required)


_VALUE_COLUMNS = (
    Column("low", Type.DECIMAL, "Lower end of the value, exact, scale applied; empty when open"),
    Column("high", Type.DECIMAL, "Upper end of the value, exact, scale applied; empty when open"),
    _code("comparator", Comparator, "How the words bound the value"),
    _text("unit", "`percent pp bp multiple ratio rank`, a counter's key such as `people`, or an ISO 4217 code"),
    _text("currency", "ISO 4217 code of a salary or an amount of money"),
    _code("period", Period, "What a pay amount is paid for"),
)

FACTS = Table(
    "facts",
    "One row per fact: a quantity with its subject and metric, or a relation between two names.",
    (
        _text("fact_id", "Hash of the row's content; the same input gives the same id", required=True),
        _text("doc_id", "The document's own id, else a hash of its path relative to the corpus", required=True),
        _text("doc_path", "POSIX path relative to the corpus; `#n` is the n-th record of a table", required=True),
        Column("doc_date", Type.DATE, "Date of the document"),
        _code("lang", Lang, "Language and script of the sentence", required=True),
        _code("kind", FactKind, "Kind of the quantity, or `relation`", required=True),
        _text("subject_id", "Entity id of the subject when it is a name"),
        _text("subject", "What the value belongs to, as written at its span"),
        Column("subject_type", Type.TEXT, "Type of the subject when it is a name", values=NAME_TYPES),
        _offset("subject_start", "First code point of the subject in the document's text"),
        _offset("subject_end", "Code point after the subject"),
        _text("metric", "Key of the core vocabulary, `other`, or the relation's name", required=True),
        _text("metric_text", "The words of the metric in the text; of a role, the title"),
        _code("stat", Stat, "The statistic the value is, when the text says so"),
        _text("qualifier", "What narrows the population or scope, as text"),
        *_VALUE_COLUMNS,
        _code("direction", Direction, "Direction of a change; the value is its magnitude"),
        _code("base", Base, "What a change is measured against"),
        _code("role", Role, "Place of the value in a change from one to another"),
        Column("inferred", Type.LIST, "Fields inherited from the context", values=tuple(Field)),
        _text("object_id", "Entity id of a relation's object"),
        _text("object", "A relation's object, as written"),
        _text("time_text", "The words that give the time the value holds for"),
        Column("time_from", Type.DATE, "First day of that time"),
        Column("time_to", Type.DATE, "Last day of that time"),
        _text("speaker_id", "Entity id of the speaker when it is a name"),
        _text("speaker", "Who says it: a person, an organisation or the phrase that names a source of data"),
        _code("modality", Modality, "How the text commits to the fact", required=True),
        _code("polarity", Polarity, "Whether the text affirms or denies the row", required=True),
        _text("quantity", "The quantity as written"),
        _offset("quantity_start", "First code point of the quantity in the document's text"),
        _offset("quantity_end", "Code point after the quantity"),
        _text("evidence", "The sentence or sentences that state the fact", required=True),
        _offset("evidence_start", "First code point of the evidence in the document's text", required=True),
        _offset("evidence_end", "Code point after the evidence", required=True),
        Column("confidence", Type.FLOAT, "Calibrated probability that the row is right; empty where not calibrated"),
        _text("rule", "What produced the row", required=True),
        _text("run_id", "Hash of the document's bytes, the options and the version of code and data", required=True),
    ),
    key=("fact_id",),
)

MENTIONS = Table(
    "mentions",
    "One row per name, date or quantity found in a document.",
    (
        _text("doc_id", "The document", required=True),
        _offset("start", "First code point in the document's text", required=True),
        _offset("end", "Code point after the mention", required=True),
        _text("surface", "The mention as written", required=True),
        _code("type", MentionType, "What is mentioned", required=True),
        _text("entity_id", "Entity that a name stands for; the same for all its spellings"),
        _code("source", Source, "What found it", required=True),
        Column("confidence", Type.FLOAT, "Calibrated probability; empty where not calibrated"),
        *_VALUE_COLUMNS,
        Column("time_from", Type.DATE, "First day of a date or interval"),
        Column("time_to", Type.DATE, "Last day of a date or interval"),
    ),
    key=("doc_id", "start", "end", "type"),
)

ENTITIES = Table(
    "entities",
    "One row per entity that is mentioned in the result.",
    (
        _text("entity_id", "Stable id of a known entity, else a hash", required=True),
        Column("type", Type.TEXT, "Type of the entity", values=NAME_TYPES, nullable=False),
        _text("name", "Usual name", required=True),
        Column("aliases", Type.LIST, "Distinct surfaces in the result, most frequent first", nullable=False),
        Column("n_mentions", Type.INTEGER, "Number of mentions in the result", nullable=False),
        Column("n_docs", Type.INTEGER, "Number of documents that mention it", nullable=False),
        _text("external_id", "`EXCHANGE:CODE` of a listed company, where known"),
    ),
    key=("entity_id",),
)

DOCUMENTS = Table(
    "documents",
    "One row per document, also of those that failed.",
    (
        _text("doc_id", "The source's own id, else a hash of the path", required=True),
        _text("path", "POSIX path relative to the corpus; `#n` is the n-th record of a table", required=True),
        _code("lang", Lang, "Main language and script"),
        Column("date", Type.DATE, "Date from options, metadata, file name or the first lines"),
        _text("title", "Title from metadata or the first lines"),
        Column("n_chars", Type.INTEGER, "Length of the text in code points", nullable=False),
        _text("sha256", "Hash of the bytes read, hexadecimal"),
        _text("encoding", "Encoding the bytes were read with"),
        _code("status", Status, "How processing ended", required=True),
        Column("n_facts", Type.INTEGER, "Number of rows in `facts`", nullable=False),
        _text("error", "What failed, where, and the next step"),
    ),
    key=("doc_id",),
)

TABLES = {table.name: table for table in (FACTS, MENTIONS, ENTITIES, DOCUMENTS)}

_ARROW_TYPES = {
    Type.TEXT: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.DECIMAL: pa.decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    Type.DATE: pa.date32(),
    Type.FLOAT: pa.float64(),
    Type.LIST: pa.list_(pa.string()),
}

# SQLite has no exact decimal: its NUMERIC turns 0.1 into a float, so decimals are text there. A list is the text
# of a JSON array everywhere in SQL and CSV.
_SQL_TYPES = {
    Type.TEXT: ("TEXT", "VARCHAR", "TEXT"),
    Type.INTEGER: ("INTEGER", "BIGINT", "BIGINT"),
    Type.DECIMAL: ("TEXT", *[f"DECIMAL({DECIMAL_PRECISION},{DECIMAL_SCALE})"] * 2),
    Type.DATE: ("TEXT", "DATE", "DATE"),
    Type.FLOAT: ("REAL", "DOUBLE", "DOUBLE PRECISION"),
    Type.LIST: ("TEXT", "VARCHAR", "TEXT"),
}

_JSON_TYPES: dict[Type, dict[str, object]] = {
    Type.TEXT: {"type": "string"},
    Type.INTEGER: {"type": "integer", "minimum": 0},
    Type.DECIMAL: {"type": "string", "pattern": r"^-?\d{1,29}(\.\d{1,9})?$"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.FLOAT: {"type": "number"},
    Type.LIST: {"type": "array", "items": {"type": "string"}},
}


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema, with each column's description in its metadata."""
    return pa.schema(
        [
            pa.field(
                column.name,
                _ARROW_TYPES[column.type],
                nullable=column.nullable,
                metadata={"description": column.description},
            )
            for column in table.columns
        ],
        metadata={"table": table.name, "description": table.description},
    )


def create_table(table: Table, dialect: Dialect = Dialect.SQLITE) -> str:
    """Return the ``CREATE TABLE`` statement, with the closed vocabularies as checks."""
    index = list(Dialect).index(dialect)
    lines = [_sql_column(column, _SQL_TYPES[column.type][index]) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quote, table.key))})")
    body = ",\n    ".join(lines)
    return f"CREATE TABLE IF NOT EXISTS {quote(table.name)} (\n    {body}\n);"


def quote(identifier: str) -> str:
    """Quote an SQL identifier: some column names, such as ``end``, are reserved words."""
    return f'"{identifier}"'


def _sql_column(column: Column, sql_type: str) -> str:
    line = f"{quote(column.name)} {sql_type}"
    if not column.nullable:
        line += " NOT NULL"
    if column.values and column.type is Type.TEXT:
        allowed = ", ".join(f"'{value}'" for value in column.values)
        line += f" CHECK ({quote(column.name)} IN ({allowed}))"
    return line


def json_schema(table: Table) -> dict[str, object]:
    """Return the JSON Schema (2020-12) of one row as JSONL carries it: decimals are exact strings."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": table.description,
        "type": "object",
        "additionalProperties": False,
        "required": list(table.column_names),
        "properties": {column.name: _json_property(column) for column in table.columns},
    }


def _json_property(column: Column) -> dict[str, object]:
    values = {"enum": list(column.values)} if column.values else {}
    if column.type is Type.LIST:
        spec: dict[str, object] = {"type": "array", "items": {"type": "string", **values}}
    else:
        spec = {**_JSON_TYPES[column.type], **values}
    if column.nullable:
        spec = {"anyOf": [spec, {"type": "null"}]}
    return {"description": column.description, **spec}


def data_dictionary() -> str:
    """Return the data dictionary page (Markdown) of all tables."""
    return "\n".join(["# Data dictionary", "", _PREFACE, *map(_dictionary_section, TABLES.values())])


_PREFACE = """\
Generated by `pipeline schema --format md`; do not edit. Offsets count Unicode code points of the document's text,
0-based, half-open. An empty cell means unknown or not applicable. Parquet holds decimals as decimal128(38, 9);
JSONL, CSV and SQLite as exact text. A list is a JSON array, in CSV and SQL its text.
"""


def _dictionary_section(table: Table) -> str:
    head = [f"## {table.name}", "", f"{table.description} Key: {', '.join(f'`{name}`' for name in table.key)}.", ""]
    rows = ["| column | type | required | meaning | values |", "|---|---|---|---|---|"]
    for column in table.columns:
        allowed = " ".join(f"`{value}`" for value in column.values)
        required = "" if column.nullable else "yes"
        rows.append(f"| `{column.name}` | {column.type} | {required} | {column.description} | {allowed} |")
    return "\n".join([*head, *rows, ""])
