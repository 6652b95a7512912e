"""Intervals of time as marked text writes them."""

from datetime import date

from pipeline.gold.model import NO_TIME, Interval

_NONE = "none"
_DOTS = ".."


def parse_interval(word: str) -> Interval:
    """Return both ends of ``2025-01-01..2025-03-31``, ``2025-01-01`` (one day), ``2025-01-01..`` or ``none``.

    Raises ValueError where an end is no date.
    """
    if word == _NONE:
        return NO_TIME
    begin, dots, end = word.partition(_DOTS)
    first = date.fromisoformat(begin) if begin else None
    return first, (date.fromisoformat(end) if end else None) if dots else first


def render_interval(interval: Interval) -> str:
    """Return the word that `parse_interval` reads."""
    begin, end = interval
    if interval == NO_TIME:
        return _NONE
    return str(begin) if begin == end else f"{begin or ''}{_DOTS}{end or ''}"
