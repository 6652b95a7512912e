"""``pipeline entities``."""

from itertools import islice
from pathlib import Path

import click

from pipeline.vocabulary import NAME_TYPES, MentionType

_TYPES = [type_.value for type_ in NAME_TYPES if type_ is not MentionType.TITLE]  # titles stand for no entity


@click.command("entities")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice(_TYPES, case_sensitive=False),
    help="Only entities of this type; may be repeated.",
)
@click.option("--name", metavar="TEXT", help="Only those with TEXT in a name or alias, in any script, width or case.")
@click.option("--documents", is_flag=True, help="Also list the documents that each entity stands in.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "tsv", "dict"]),
    default="table",
    show_default=True,
    help="For people; JSON lines; tab-separated; or a dictionary of names for `pipeline extract --dict FILE`.",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N entities.  [default: all]")
def command(  # noqa: PLR0913  (click passes each option by itself)
    out: Path, types: tuple[str, ...], name: str | None, form: str, limit: int | None, *, documents: bool
) -> None:
    """List who is named in a result: firms, organisations and people, the most mentioned first.

    OUT is a folder or .sqlite file that `pipeline extract -o OUT` wrote. A known entity has one id in all documents,
    any other one an id in each; firms and organisations of one type that have the same name, but for legal form, script
    and marks, are one line here. People are not: a shared name is no proof. To decide otherwise write a dictionary,
    edit its ids, and extract again. Exit status: 0, also where nothing is found; 2 wrong usage.

    \b
    Examples:
      pipeline entities facts --type COMPANY --limit 20
      pipeline entities facts --name 腾讯 --documents
      pipeline entities facts --format dict > names.tsv
    """  # noqa: D301  (click's sign for lines that stay as they are)
    # Imported here: `pipeline entities --help` must not wait for Arrow.
    from pipeline.cli.entity_page import FORMS, summary  # noqa: PLC0415
    from pipeline.errors import ResultError  # noqa: PLC0415
    from pipeline.run.listing import chosen, list_entities  # noqa: PLC0415

    try:
        found = list(chosen(list_entities(out), types=types, name=name))
    except ResultError as error:
        raise click.UsageError(str(error)) from error
    shown = list(islice(found, limit))
    if not found:
        click.echo(f"{out}: no such entity; try another --type, or less of the name", err=True)
        return
    for line in FORMS[form](shown, documents=documents):
        click.echo(line)
    if form == "table":
        click.echo(summary(found, n_shown=len(shown)), err=True)
