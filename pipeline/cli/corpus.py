"""``pipeline corpus``: checks, shows, counts and compares gold documents."""

from pathlib import Path

import click

from pipeline.errors import PipelineError


@click.group("corpus")
def command() -> None:
    """Check, show, count and compare gold documents.

    A gold document is a .json file, or marked text (.gold); docs/gold.md describes both.
    """


_paths = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path)
)


@command.command()
@_paths
@click.option("--hints", is_flag=True, help="Also list what may have been missed: names and numbers without a tag.")
def check(paths: tuple[Path, ...], *, hints: bool) -> None:
    """Check offsets, values and vocabularies of gold documents.

    Exit status: 0 all is well, 1 something is wrong.
    """
    from pipeline.gold import check as checks  # noqa: PLC0415
    from pipeline.gold.storage import files, read_document  # noqa: PLC0415

    n_wrong = n_documents = 0
    for file in files(paths):
        n_documents += 1
        try:
            document = read_document(file)
            found = list(checks.errors(document))
        except PipelineError as error:
            document, found = None, [str(error)]
        n_wrong += bool(found)
        for problem in found:
            click.echo(f"{file}: error: {problem}")
        if hints and document:
            for hint in checks.hints(document):
                click.echo(f"{file}: hint: {hint}")
    click.echo(f"{n_documents} documents, {n_wrong} with errors", err=True)
    if n_wrong:
        raise SystemExit(1)
