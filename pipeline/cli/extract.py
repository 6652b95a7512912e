"""``pipeline extract``."""

import logging
import sys
from typing import Any

import click

from pipeline.config import DEFAULT_MODEL, DICTIONARY_HELP, MEBIBYTE, MODEL_HELP, Limits, NameOptions, ReadOptions
from pipeline.errors import ModelError, PipelineError, UsageError
from pipeline.vocabulary import Lang

_DEFAULTS = Limits()
_FIELDS = ("text", "id", "title", "date", "url", "lang")


def _columns(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    parts = [pair.partition("=") for pair in pairs]
    for field, _, column in parts:
        if field not in _FIELDS or not column:
            message = f"write FIELD=COLUMN, with FIELD one of {', '.join(_FIELDS)}: for example text=body"
            raise click.BadParameter(message)
    return tuple((field, column) for field, _, column in parts)


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--out",
    default="facts",
    show_default=True,
    metavar="OUT",
    help="A folder for the four tables; or a .parquet .csv .jsonl file for the facts alone, a .sqlite file for all, "
    "- for JSONL on standard output.",
)
@click.option(
    "--format",
    "extension",
    type=click.Choice(["parquet", "jsonl", "csv"]),
    help="Format of a folder's files.  [default: parquet]",
)
@click.option("--lang", type=click.Choice([lang.value for lang in Lang]), help="Language of every document.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Date of every document, against which 今年 or 昨日 are resolved.",
)
@click.option("--model", default=DEFAULT_MODEL, show_default=True, metavar="NAME|DIR", help=MODEL_HELP)
@click.option("--dict", "dictionary", type=click.Path(exists=True), metavar="FILE", help=DICTIONARY_HELP)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N documents.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    callback=_columns,
    help="Where a table keeps a document's text, id, title, date, url or lang: --column text=body.",
)
@click.option("--csv-bom", is_flag=True, help="Begin CSV files with a byte order mark, as Excel wants it.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option(
    "--max-file-size",
    type=click.IntRange(min=1),
    default=_DEFAULTS.file_bytes // MEBIBYTE,
    show_default=True,
    metavar="MIB",
    help="Largest text or HTML file, in MiB; larger ones become error rows.",
)
@click.option(
    "--max-line-chars",
    type=click.IntRange(min=1),
    default=_DEFAULTS.line_chars,
    show_default=True,
    metavar="N",
    help="Longest line or record, in characters.",
)
@click.option(
    "--max-expanded-size",
    type=click.IntRange(min=1),
    default=_DEFAULTS.expanded_bytes // MEBIBYTE,
    show_default=True,
    metavar="MIB",
    help="Most that a compressed file may expand to, in MiB.",
)
def command(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401  (click passes each option's own type)
    """Extract the facts of articles in files and folders.

    PATH is a file or folder of .txt .md .html .jsonl .csv .parquet articles, or - for standard input.
    Exit status: 0 all went well, 1 some documents failed (their rows in `documents` say why), 2 wrong usage.
    """
    try:
        n_failed = _run(paths, options)
    except (UsageError, ModelError) as error:
        raise click.UsageError(str(error)) from error
    except PipelineError as error:
        raise click.ClickException(str(error)) from error
    sys.exit(1 if n_failed else 0)


def _run(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    # Imported here: `pipeline extract --help` must not wait for spaCy.
    from pipeline.cli.progress import progress_for  # noqa: PLC0415
    from pipeline.cli.show import Preview, show_result  # noqa: PLC0415
    from pipeline.run.extract import run  # noqa: PLC0415
    from pipeline.write import open_sink  # noqa: PLC0415

    logging.basicConfig(format="%(message)s", level=logging.ERROR if options["quiet"] else logging.INFO)
    sink = open_sink(options["out"], extension=options["extension"], csv_bom=options["csv_bom"])
    preview = Preview(sink)
    with progress_for(quiet=options["quiet"]) as progress:
        summary = run(
            paths,
            sink=preview,
            options=_read_options(options),
            limit=options["limit"],
            progress=progress,
            names=NameOptions(model=options["model"], dictionary=options["dictionary"]),
        )
    if not options["quiet"] and options["out"] != "-":
        show_result(preview, summary, out=options["out"])
    return summary.n_failed


def _read_options(options: dict[str, Any]) -> ReadOptions:
    return ReadOptions(
        lang=Lang(options["lang"]) if options["lang"] else None,
        date=options["date"].date() if options["date"] else None,
        limits=Limits(
            file_bytes=options["max_file_size"] * MEBIBYTE,
            line_chars=options["max_line_chars"],
            expanded_bytes=options["max_expanded_size"] * MEBIBYTE,
        ),
        columns=options["columns"],
    )
