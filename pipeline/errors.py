"""Errors of the package, all under one root.

::

    PipelineError
    ├── UsageError          the call is wrong: an unknown path, format or option value
    ├── ReadError           one file or record cannot be read: becomes a row of `documents`
    │   ├── LimitError      it is larger than a limit allows
    │   ├── EncodingError   its bytes are text in no supported encoding
    │   └── FormatError     its structure is broken: JSON, CSV, Parquet, HTML
    ├── WriteError          the result cannot be written
    ├── ResultError         a finished result cannot be read back: missing, half written, or foreign
    ├── GoldError           a document of the gold corpus is wrong
    └── DataError           a file of language knowledge shipped with the package is wrong

A message says what happened, where, and the next step.
"""


class PipelineError(Exception):
    """Root of every error this package raises on purpose."""


class UsageError(PipelineError):
    """The caller asked for something that cannot be done as asked."""


class ReadError(PipelineError):
    """One document cannot be read; the others can."""


class LimitError(ReadError):
    """A file, a line or a decompressed part is larger than its limit."""


class EncodingError(ReadError):
    """The bytes are not text in any supported encoding."""


class FormatError(ReadError):
    """The structure of a file is broken."""


class WriteError(PipelineError):
    """The result cannot be written."""


class ResultError(PipelineError):
    """There is no finished result of this version to read."""


class GoldError(PipelineError):
    """A document of the gold corpus is not well formed, or says what the text does not bear."""


class DataError(PipelineError):
    """A table of language knowledge has a wrong header, row or value."""


class ModelError(PipelineError):
    """A trained model is missing, or of a form this version does not read."""


class TrainingError(PipelineError):
    """Training cannot begin or go on: data, the encoder or a library is missing."""
