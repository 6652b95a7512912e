"""The reader that belongs to a model of names."""

from functools import cache
from pathlib import Path

from pipeline.config import NO_MODEL
from pipeline.facts.reader.reader import READER, Reader
from pipeline.names.shipped import folder_of


def reader_of(model: str) -> Reader | None:
    """Return the reader in the folder of a model; nothing where it has none, and for ``none``.

    A process loads each once. Raises ModelError where there is no such model.
    """
    if model == NO_MODEL:
        return None
    folder = folder_of(model)
    return _load(folder) if (folder / READER).is_file() else None


@cache
def _load(folder: Path) -> Reader:
    return Reader(folder)
