"""``pipeline evaluate``."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.config import DEFAULT_MODEL, DICTIONARY_HELP, MODEL_HELP, NameOptions
from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.gold.model import Annotation, GoldDocument

_path = click.Path(path_type=Path)
_existing = click.Path(exists=True, path_type=Path)


@click.command("evaluate")
@click.argument("gold", nargs=-1, metavar="GOLD...", type=_existing)
@click.option("--pred", "out", metavar="OUT", type=_existing, help="Score a result that `pipeline extract` wrote.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, metavar="NAME|DIR", help=MODEL_HELP)
@click.option("--dict", "dictionary", type=click.Path(exists=True), metavar="FILE", help=DICTIONARY_HELP)
@click.option("--errors", is_flag=True, help="List each miss, false alarm and wrong field in its context, by class.")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="At most N errors of each class.  [default: all]")
@click.option("--json", "report_file", metavar="FILE", type=_path, help="Also write all scores and errors as JSON.")
@click.option(
    "--compare", nargs=2, metavar="OLD NEW", type=_existing, help="Compare two reports written by --json; no GOLD."
)
@click.option("--floors", metavar="FILE", type=_existing, help="Fail where a score is below its floor in FILE.")
@click.option("--pin", metavar="FILE", type=_path, help="Write the scores as floors to FILE; refuses to lower one.")
@click.option("--may-fall", is_flag=True, help="Let --pin lower floors.")
def command(gold: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401  (click passes each option's own type)
    """Score what the pipeline finds against gold documents.

    GOLD is a folder or file of the gold corpus, such as corpus/gold/dev. Measures are those of docs/annotation.md,
    section 4. Exit status: 0 scored, 1 below a floor, 2 wrong usage.
    """
    if bool(gold) == bool(options["compare"]):
        message = "name gold documents, such as corpus/gold/dev, or two reports after --compare"
        raise click.UsageError(message)
    try:
        sys.exit(_compare(options) if options["compare"] else _evaluate(gold, options))
    except PipelineError as error:
        raise click.UsageError(str(error)) from error


def _evaluate(gold: tuple[Path, ...], options: dict[str, Any]) -> int:
    # Imported here: `pipeline evaluate --help` must not wait for spaCy.
    from pipeline.evaluate.judge import judge  # noqa: PLC0415
    from pipeline.evaluate.report import error_page, page, to_json  # noqa: PLC0415
    from pipeline.gold.storage import read_corpus  # noqa: PLC0415

    documents = list(read_corpus(gold))
    predicted = _predictions(
        documents, options["out"], NameOptions(model=options["model"], dictionary=options["dictionary"])
    )
    judged = [judge(document, predicted[document.id]) for document in documents]
    report = to_json(judged, {document.id: document.text for document in documents})
    if options["report_file"]:
        text = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
        options["report_file"].write_text(text, encoding="utf-8")
    lines = error_page(report["errors"], most=options["most"]) if options["errors"] else page(report)
    _print(lines)
    if options["pin"]:
        _pin(report, options["pin"], may_fall=options["may_fall"])
    return _check_floors(report, options["floors"]) if options["floors"] else 0


def _predictions(documents: "list[GoldDocument]", out: Path | None, names: NameOptions) -> "dict[str, Annotation]":
    """Return what was found in each document: by a finished run, else by the pipeline now."""
    from pipeline.errors import UsageError  # noqa: PLC0415
    from pipeline.evaluate.predictions import read_predictions  # noqa: PLC0415
    from pipeline.run.texts import annotate  # noqa: PLC0415

    if out is None:
        return annotate(documents, names)
    predicted = read_predictions(out)
    missing = [document.id for document in documents if document.id not in predicted]
    if missing:
        message = f"{out} has no document {missing[0]}; extract the texts that `pipeline corpus texts GOLD` writes"
        raise UsageError(message)
    return predicted


def _compare(options: dict[str, Any]) -> int:
    from pipeline.evaluate.compare import comparison  # noqa: PLC0415

    old, new = (json.loads(path.read_text(encoding="utf-8")) for path in options["compare"])
    _print(comparison(old, new, most=options["most"]))
    return 0


def _check_floors(report: dict[str, Any], file: Path) -> int:
    from pipeline.evaluate.floors import below, read_floors  # noqa: PLC0415

    fallen = list(below(report, read_floors(file)))
    for line in fallen:
        click.echo(line, err=True)
    return 1 if fallen else 0


def _pin(report: dict[str, Any], file: Path, *, may_fall: bool) -> None:
    from pipeline.evaluate.floors import pinned, read_floors  # noqa: PLC0415

    floors = pinned(report, read_floors(file) if file.exists() else None, may_fall=may_fall)
    file.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)
