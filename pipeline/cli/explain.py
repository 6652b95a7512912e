"""``pipeline explain``."""

from pathlib import Path

import click


@click.command("explain")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("fact_id", metavar="FACT_ID")
def command(out: Path, fact_id: str) -> None:
    """Show the sentence that states a fact, and why each field of the fact is what it is.

    OUT is what `pipeline extract -o OUT` wrote. FACT_ID is a value of the column fact_id of its facts, or the first
    characters of one that no other fact begins with. The words that decided a field are found by reading the stored
    sentence again, and shown where they lead to what the row says; the documents are not needed. Offsets are code
    points of the document's text, [start:end]. Exit status: 0, or 2 where there is no such result or fact.

    \b
    Examples:
      pipeline explain facts f6eabe4541d652c5
      pipeline explain facts.sqlite f6ea
    """  # noqa: D301  (click's sign for lines that stay as they are)
    # Imported here: `pipeline explain --help` must not wait for Arrow and the rules.
    from pipeline.cli.fact_page import fact_page  # noqa: PLC0415
    from pipeline.errors import PipelineError  # noqa: PLC0415
    from pipeline.run.recall import fact_by_id, mentions_of  # noqa: PLC0415
    from pipeline.run.second_reading import read_again  # noqa: PLC0415

    try:
        row = fact_by_id(out, fact_id)
        reading = read_again(row, mentions_of(out, row["doc_id"]))
    except PipelineError as error:
        raise click.UsageError(str(error)) from error
    for line in fact_page(row, reading):
        click.echo(line)
