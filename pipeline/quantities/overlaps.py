"""Keeps dates and quantities apart."""

from collections.abc import Iterable, Sequence

from pipeline.quantities.model import DateSpan, Quantity


def free_dates(dates: Iterable[DateSpan], quantities: Sequence[Quantity]) -> tuple[DateSpan, ...]:
    """Return the dates that no quantity has taken: 5カ月 as a part of 5カ月分, 一年 as the period of 一年付95万元.

    Both in text order; so is the result.
    """
    periods = {cue.end for quantity in quantities for cue in quantity.cues if cue.field == "period"}
    kept, index = [], 0
    for date in dates:
        while index < len(quantities) and quantities[index].end <= date.start:
            index += 1
        is_free = index == len(quantities) or quantities[index].start >= date.end
        if is_free and not (date.rule == "date.duration" and date.end in periods):
            kept.append(date)
    return tuple(kept)
