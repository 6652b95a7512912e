"""The generated forms of the schema agree with each other and with the rows that a run writes."""

import json
import sqlite3
from pathlib import Path

import duckdb
import jsonschema
import pyarrow as pa
import pytest

from pipeline.schema import TABLES, Dialect, Table, Type, arrow_schema, create_table, data_dictionary, json_schema

DICTIONARY = Path(__file__).parent.parent / "docs" / "schema.md"

ARROW_TO_DUCKDB = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "decimal128(38, 9)": "DECIMAL(38,9)",
    "date32[day]": "DATE",
    "double": "DOUBLE",
    "list<element: string>": "VARCHAR",
    "list<item: string>": "VARCHAR",
}

each_table = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


@each_table
def test_sqlite_has_the_columns_of_arrow(table: Table) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(create_table(table, Dialect.SQLITE))
    info = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
    arrow = arrow_schema(table)
    assert [row[1] for row in info] == arrow.names
    assert [not row[3] for row in info] == [field.nullable for field in arrow]
    keys = sorted((row[5], row[1]) for row in info if row[5])
    assert tuple(name for _, name in keys) == table.key
    connection.close()


@each_table
def test_duckdb_has_the_columns_and_types_of_arrow(table: Table) -> None:
    with duckdb.connect() as connection:
        connection.execute(create_table(table, Dialect.DUCKDB))
        info = connection.execute(f"PRAGMA table_info('{table.name}')").fetchall()
    arrow = arrow_schema(table)
    assert [(row[1], row[2]) for row in info] == [(field.name, ARROW_TO_DUCKDB[str(field.type)]) for field in arrow]


@each_table
def test_postgres_and_duckdb_differ_only_in_type_names(table: Table) -> None:
    postgres = create_table(table, Dialect.POSTGRES)
    assert postgres.replace("DOUBLE PRECISION", "DOUBLE").replace(" TEXT", " VARCHAR") == create_table(
        table, Dialect.DUCKDB
    )


@each_table
def test_json_schema_has_the_columns_of_arrow(table: Table) -> None:
    schema = json_schema(table)
    jsonschema.Draft202012Validator.check_schema(schema)
    arrow = arrow_schema(table)
    properties = schema["properties"]
    assert list(properties) == schema["required"] == arrow.names
    nullable = ["anyOf" in properties[name] for name in arrow.names]
    assert nullable == [field.nullable for field in arrow]


@each_table
def test_closed_vocabularies_are_the_same_in_json_and_sql(table: Table) -> None:
    schema = json.dumps(json_schema(table))
    sql = create_table(table, Dialect.SQLITE)
    coded = [column for column in table.columns if column.values and column.type is Type.TEXT]
    for column in coded:
        assert json.dumps(list(column.values)) in schema
        assert ", ".join(f"'{value}'" for value in column.values) in sql


@each_table
def test_keys_are_required_columns(table: Table) -> None:
    required = {column.name for column in table.columns if not column.nullable}
    assert set(table.key) <= required


def test_data_dictionary_page_is_current() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == data_dictionary()


def test_sqlite_refuses_a_value_outside_the_vocabulary() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(create_table(TABLES["documents"], Dialect.SQLITE))
    row = ["a", "a.txt", "ko", None, None, 1, None, None, "ok", 0, None]
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection.execute("INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
    connection.close()


def test_decimal_column_holds_the_widest_value_exactly() -> None:
    low = arrow_schema(TABLES["facts"]).field("low")
    value = "9" * 29 + "." + "9" * 9
    from decimal import Decimal

    assert str(pa.array([Decimal(value)], type=low.type)[0].as_py()) == value
