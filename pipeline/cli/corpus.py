"""``pipeline corpus``: builds, checks, shows, counts and compares gold documents."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

import click

from pipeline.errors import PipelineError

_existing = click.Path(exists=True, path_type=Path)
_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=_existing)


class _Group(click.Group):
    """Turns errors of the package into those of the command line."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a subcommand."""
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            raise click.ClickException(str(error)) from error


@click.group("corpus", cls=_Group)
def command() -> None:
    """Build, check, show, count and compare gold documents.

    A gold document is a .json file, or marked text (.gold); docs/gold.md describes both.
    """


@command.command()
@_paths
@click.option("-o", "--out", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Where to write.")
def build(paths: tuple[Path, ...], out: Path) -> None:
    """Turn marked text into the corpus's JSON: one file a document, named by its id."""
    from pipeline.gold.storage import read_corpus, to_text  # noqa: PLC0415

    out.mkdir(parents=True, exist_ok=True)
    n_documents = 0
    for document in read_corpus(paths):
        (out / f"{document.id}.json").write_text(to_text(document), encoding="utf-8", newline="\n")
        n_documents += 1
    click.echo(f"{n_documents} documents -> {out}", err=True)


@command.command()
@_paths
@click.option("--hints", is_flag=True, help="Also list what may have been missed: names and numbers without a tag.")
@click.option("--variety", is_flag=True, help="Also look for documents that share wording, openings or endings.")
def check(paths: tuple[Path, ...], *, hints: bool, variety: bool) -> None:
    """Check offsets, values and vocabularies of gold documents.

    Exit status: 0 all is well, 1 something is wrong.
    """
    from pipeline.gold import check as checks  # noqa: PLC0415
    from pipeline.gold.storage import files, read_document  # noqa: PLC0415
    from pipeline.gold.variety import problems  # noqa: PLC0415

    documents, n_wrong, n_files = [], 0, 0
    for file in files(paths):
        n_files += 1
        try:
            document = read_document(file)
        except PipelineError as error:
            n_wrong += 1
            click.echo(f"error: {error}")
            continue
        documents.append(document)
        found = list(checks.errors(document))
        n_wrong += bool(found)
        _list(f"{file}: error", found)
        _list(f"{file}: hint", checks.hints(document) if hints else ())
    repeated = list(problems(documents)) if variety else []
    _list("error", repeated)
    click.echo(f"{n_files} documents, {n_wrong} with errors", err=True)
    if n_wrong or repeated:
        raise SystemExit(1)


@command.command()
@_paths
def show(paths: tuple[Path, ...]) -> None:
    """Print gold documents as marked text."""
    from pipeline.gold.markup import render  # noqa: PLC0415
    from pipeline.gold.storage import read_corpus  # noqa: PLC0415

    for document in read_corpus(paths):
        click.echo(render(document))


@command.command()
@_paths
@click.option("--vocabulary", is_flag=True, help="Also count each metric.")
def stats(paths: tuple[Path, ...], *, vocabulary: bool) -> None:
    """Count documents, labels, genres and industries."""
    from pipeline.gold import stats as counts  # noqa: PLC0415
    from pipeline.gold.storage import read_corpus  # noqa: PLC0415

    documents = list(read_corpus(paths))
    tables = {"labels": counts.count_labels(documents)}
    tables |= {field: counts.spread(documents, field) for field in ("lang", "style", "genre", "industry")}
    if vocabulary:
        tables["metric"] = counts.metrics(documents)
    for title, table in tables.items():
        click.echo(f"| {title} | |\n|---|--:|")
        for name, count in table.items():
            click.echo(f"| {name} | {count:,} |")
        click.echo()
    n_idle, n_sentences = counts.idle_numbers(documents)
    if n_sentences:
        click.echo(
            f"{n_idle} of {n_sentences} sentences ({n_idle / n_sentences:.0%}) hold a number that states nothing."
        )


@command.command()
@click.argument("first", metavar="FIRST", type=_existing)
@click.argument("second", metavar="SECOND", type=_existing)
@click.option("--errors", is_flag=True, help="List what the annotators disagree on, by class.")
def agree(first: Path, second: Path, *, errors: bool) -> None:
    """Compare two annotators of the same texts, layer by layer and field by field."""
    from pipeline.evaluate.agreement import agreement, agreement_page, paired  # noqa: PLC0415
    from pipeline.evaluate.report import error_page, listed  # noqa: PLC0415
    from pipeline.gold.storage import read_corpus  # noqa: PLC0415

    pairs = paired(read_corpus([first]), read_corpus([second]))
    texts = {document.id: document.text for document, _ in pairs}
    lines = error_page(listed(agreement(pairs).errors, texts)) if errors else agreement_page(pairs)
    for line in lines:
        click.echo(line)


@command.command()
@_paths
@click.option(
    "-o", "--out", default="-", metavar="FILE", type=click.File("w", encoding="utf-8"), help="JSONL file.  [default: -]"
)
def texts(paths: tuple[Path, ...], out: TextIO) -> None:
    """Write the texts without their labels as JSONL, for `pipeline extract` and for other tools."""
    from pipeline.gold.storage import read_corpus  # noqa: PLC0415

    for document in read_corpus(paths):
        record = {"id": document.id, "text": document.text, "date": document.date.isoformat(), "lang": document.lang}
        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _list(prefix: str, lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(f"{prefix}: {line}")
