"""Keeps dates and quantities apart."""

from collections.abc import Iterable, Sequence

from pipeline.quantities.model import DateSpan, Quantity


def free_dates(dates: Iterable[DateSpan], quantities: Sequence[Quantity]) -> tuple[DateSpan, ...]:
    """Return the dates that no quantity has taken as a part: 5カ月 goes where 5カ月分 is a count.

    Both in text order; so is the result.
    """
    kept, index = [], 0
    for date in dates:
        while index < len(quantities) and quantities[index].end <= date.start:
            index += 1
        if index == len(quantities) or quantities[index].start >= date.end:
            kept.append(date)
    return tuple(kept)
