"""The trained reader of facts: what the network that reads the text makes of each quantity."""

from pipeline.facts.reader.reader import Reader, Span, View

__all__ = ["Reader", "Span", "View"]
