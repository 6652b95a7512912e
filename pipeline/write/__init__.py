"""Writes tables to folders, files and databases."""

from pipeline.write.open import FORMATS, SQLITE_SUFFIXES, open_sink
from pipeline.write.sink import MemorySink, Sink

__all__ = ["FORMATS", "SQLITE_SUFFIXES", "MemorySink", "Sink", "open_sink"]
