"""The sentences that hold what a fact or a relation rests on."""

from collections.abc import Sequence
from itertools import product

from pipeline.errors import GoldError
from pipeline.gold.model import Name
from pipeline.text import Layout


def sentences_around(layout: Layout, start: int, end: int) -> tuple[int, int]:
    """Return the smallest span of whole sentences that holds [start, end), which begins and ends inside sentences."""
    first, last = layout.sentence_at(start), layout.sentence_at(end - 1)
    return first.start if first else start, last.end if last else end


def sentences_of_names(
    layout: Layout, names: Sequence[Name], subject: str, target: str, title: str = ""
) -> tuple[int, int]:
    """Return the sentences around the nearest mentions of two entities and, where given, of a title.

    Raises GoldError when the title is no mention.
    """
    groups = [[name for name in names if name.entity == entity] for entity in (subject, target)]
    if title:
        groups.append([name for name in names if not name.entity and name.surface == title])
        if not groups[-1]:
            message = f"the title {title!r} is not tagged in the text"
            raise GoldError(message)
    spans = [(min(n.start for n in group), max(n.end for n in group)) for group in product(*groups)]
    return sentences_around(layout, *min(spans, key=lambda span: (span[1] - span[0], span[0])))
