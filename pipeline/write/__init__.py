"""Writes tables to folders, files and databases."""

from pipeline.write.open import FORMATS, open_sink
from pipeline.write.sink import MemorySink, Sink

__all__ = ["FORMATS", "MemorySink", "Sink", "open_sink"]
