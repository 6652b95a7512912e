"""Turns Chinese and Japanese articles into an auditable table of facts.

>>> import pipeline
>>> result = pipeline.extract("corpus/")
>>> frame = result.to_pandas()
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.errors import PipelineError as PipelineError
    from pipeline.facts.model import Fact as Fact
    from pipeline.names.model import Entity as Entity
    from pipeline.names.model import Mention as Mention
    from pipeline.quantities.model import DateSpan as DateSpan
    from pipeline.quantities.model import Quantity as Quantity
    from pipeline.read.document import Document as Document
    from pipeline.run.analysis import load as load
    from pipeline.run.extract import Result as Result
    from pipeline.run.extract import extract as extract

__version__ = version("cjk-fact-pipeline")

# Resolved on first use: `pipeline --help` must not wait for spaCy.
_HOMES = {
    "DateSpan": "pipeline.quantities.model",
    "Document": "pipeline.read.document",
    "Entity": "pipeline.names.model",
    "Fact": "pipeline.facts.model",
    "Mention": "pipeline.names.model",
    "PipelineError": "pipeline.errors",
    "Quantity": "pipeline.quantities.model",
    "Result": "pipeline.run.extract",
    "extract": "pipeline.run.extract",
    "load": "pipeline.run.analysis",
}

__all__ = [*sorted(_HOMES), "__version__"]  # noqa: PLE0604  (a list of names, built)


def __getattr__(name: str) -> Any:  # noqa: ANN401  (a module attribute can be anything)
    """Import a public name from its home."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'pipeline' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Names of the public face."""
    return list(__all__)
