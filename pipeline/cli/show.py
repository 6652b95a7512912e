"""A readable table of the first facts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from pipeline.run.extract import Summary
from pipeline.schema import FACTS, Table
from pipeline.vocabulary import OTHER
from pipeline.write import Sink
from pipeline.write.cells import exact

_N_SHOWN = 20
_WIDTH_OFF_TERMINAL = 150
_SIGNS = {"=": "", "~": "~", ">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ "}


class Preview:
    """A sink that passes everything on and remembers the first facts."""

    def __init__(self, sink: Sink) -> None:
        """Stand before another sink."""
        self._sink = sink
        self.facts: list[dict[str, Any]] = []

    def write(self, table: Table, rows: pa.Table) -> None:
        """Remember facts until there are enough, and pass the rows on."""
        if table is FACTS and len(self.facts) < _N_SHOWN:
            self.facts += rows.slice(0, _N_SHOWN - len(self.facts)).to_pylist()
        self._sink.write(table, rows)

    def commit(self) -> None:
        """Commit the other sink."""
        self._sink.commit()

    def abort(self) -> None:
        """Abort the other sink."""
        self._sink.abort()


def show_result(preview: Preview, summary: Summary, *, out: str) -> None:
    """Print the first facts on standard output and the counts on standard error."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH_OFF_TERMINAL)
    for path, facts in groupby(preview.facts, key=itemgetter("doc_path")):
        console.print(Text(path, "dim"), no_wrap=True, overflow="ellipsis")
        console.print(_facts_table(list(facts), width=console.width))
    ending = f", {summary.n_failed} failed (see the documents table)" if summary.n_failed else ""
    shown = f"; the first {len(preview.facts)} are above" if summary.n_facts > len(preview.facts) else ""
    Console(stderr=True, soft_wrap=True, highlight=False).print(
        f"{summary.n_facts} facts from {summary.n_documents} documents{ending} -> {out}{shown}", markup=False
    )


def _facts_table(facts: list[dict[str, Any]], *, width: int) -> RichTable:
    """Return the facts of a document, with the columns that a terminal of this width has room for."""
    table = RichTable(box=None, header_style="bold", pad_edge=False)
    columns = [column for column in _COLUMNS if width >= column.from_width]
    for column in columns:
        table.add_column(column.name, overflow="ellipsis", no_wrap=True, width=column.width)
    for fact in facts:
        table.add_row(*(column.text(fact) for column in columns))
    return table


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the preview: its name, its width, and the terminal's width from which on it is shown."""

    name: str
    text: Callable[[dict[str, Any]], str]
    width: int
    from_width: int = 0


def value_text(fact: dict[str, Any]) -> str:
    """Write a fact's value for people: ``500,000–700,000 CNY / year``, ``≥ 100 people``, ``+12.5 percent``."""
    if fact["kind"] == "relation":
        return f"→ {fact['object']}" if fact["object"] else ""
    low, high = fact["low"], fact["high"]
    if fact["comparator"] == "range" or (low != high and None not in {low, high}):
        number = f"{_number(low)}–{_number(high)}"
    else:
        number = _SIGNS[fact["comparator"]] + _number(high if low is None else low)
    sign = {"up": "+", "down": "−"}.get(fact["direction"], "")
    period = f" / {fact['period']}" if fact["period"] else ""
    return f"{sign}{number} {fact['unit'] or ''}{period}"


def _number(value: Any) -> str:  # noqa: ANN401  (a decimal, or None where open)
    if value is None:
        return ""
    whole, point, decimals = exact(value).partition(".")
    return f"{int(whole):,}{point}{decimals}" if abs(value) >= 1 else exact(value)


def _metric(fact: dict[str, Any]) -> str:
    metric = fact["metric_text"] if fact["metric"] == OTHER and fact["metric_text"] else fact["metric"]
    extras = [fact["stat"], fact["base"], fact["role"]]
    return " ".join([metric, *(extra for extra in extras if extra)])


def _time(fact: dict[str, Any]) -> str:
    begin, end = fact["time_from"], fact["time_to"]
    if begin is None and end is None:
        return ""
    return "/".join(_day(day) for day in (begin, end)) if begin != end else _day(begin)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ".."


_COLUMNS = (
    _Column("subject", lambda fact: fact["subject"] or "", 20),
    _Column("metric", _metric, 23),
    _Column("value", value_text, 31),
    _Column("time", _time, 21, from_width=119),
    _Column("speaker", lambda fact: fact["speaker"] or "", 14, from_width=136),
    _Column("quantity", lambda fact: fact["quantity"] or "", 16, from_width=96),
)
