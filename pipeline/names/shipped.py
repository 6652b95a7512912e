"""The trained models that come with the package, and how a user names one."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.config import DEFAULT_MODEL, FAST_MODEL, NO_MODEL
from pipeline.errors import ModelError
from pipeline.names.tagger import Tagger

SHIPPED = (DEFAULT_MODEL, FAST_MODEL)


def tagger_of(model: str) -> Tagger | None:
    """Return a tagger: of a model that is shipped, by its name, or of a folder; nothing for ``none``.

    A process loads each model once. Raises ModelError, with the next step, when there is no such model.
    """
    return None if model == NO_MODEL else _load(folder_of(model))


def folder_of(model: str) -> Path:
    """Return the folder of a model; raises ModelError where there is none."""
    folder = Path(str(files("pipeline.models"))) / model if model in SHIPPED else Path(model)
    if not folder.is_dir():
        message = (
            f"no model {model}: name a folder that `pipeline train` wrote, or one of {', '.join(SHIPPED)}, {NO_MODEL}"
        )
        raise ModelError(message)
    return folder.resolve()


@cache
def _load(folder: Path) -> Tagger:
    return Tagger(folder)
