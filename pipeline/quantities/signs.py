"""Reads the minus sign before a number: ▲ and △ of Japanese accounts, and a hyphen that joins nothing."""

import re

from pipeline.quantities.draft import Passage

_SIGNS = frozenset("▲△-")
_ALONE = frozenset("▲△")
_MINUS = re.compile(r"(?:\A|[^0-9A-Za-z%)\]円元人-])-\Z")


def is_negative(passage: Passage, start: int) -> bool:
    """Whether the number at a folded offset has a minus sign right before it."""
    if passage.text[start - 1 : start] not in _SIGNS:
        return False
    lead = passage.lead(start, 2)
    return lead[-1:] in _ALONE or _MINUS.search(lead) is not None
