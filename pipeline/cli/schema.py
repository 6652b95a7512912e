"""``pipeline schema``."""

import json

import click

from pipeline.schema import TABLES, Dialect, Table, arrow_schema, create_table, data_dictionary, json_schema


@click.command("schema")
@click.argument("tables", nargs=-1, type=click.Choice(list(TABLES)), metavar="[TABLE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["arrow", "sql", "json", "md"]),
    default="arrow",
    show_default=True,
    help="Arrow schema, SQL DDL, JSON Schema, or the data dictionary of all tables in Markdown.",
)
@click.option(
    "--dialect",
    type=click.Choice([dialect.value for dialect in Dialect]),
    default=Dialect.POSTGRES.value,
    show_default=True,
    help="Dialect of the SQL.",
)
def command(tables: tuple[str, ...], form: str, dialect: str) -> None:
    """Print the definitions of the tables facts, mentions, entities and documents."""
    chosen = [TABLES[name] for name in tables or TABLES]
    if form == "md":
        click.echo(data_dictionary(), nl=False)
    elif form == "json":
        schemas = {table.name: json_schema(table) for table in chosen}
        click.echo(json.dumps(schemas, ensure_ascii=False, indent=2))
    elif form == "sql":
        click.echo("\n\n".join(create_table(table, Dialect(dialect)) for table in chosen))
    else:
        click.echo("\n\n".join(map(_arrow_text, chosen)))


def _arrow_text(table: Table) -> str:
    schema = arrow_schema(table).to_string(show_field_metadata=False, show_schema_metadata=False)
    return f"{table.name}\n{schema}"
