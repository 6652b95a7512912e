"""A readable table of the first facts."""

import datetime as dt
from typing import Any

import pyarrow as pa
from rich.console import Console
from rich.table import Table as RichTable

from pipeline.run.extract import Summary
from pipeline.schema import FACTS, Table
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
    if preview.facts:
        console.print(_facts_table(preview.facts))
    ending = f", {summary.n_failed} failed (see the documents table)" if summary.n_failed else ""
    shown = f"; the first {len(preview.facts)} are above" if summary.n_facts > len(preview.facts) else ""
    Console(stderr=True, soft_wrap=True, highlight=False).print(
        f"{summary.n_facts} facts from {summary.n_documents} documents{ending} -> {out}{shown}", markup=False
    )


def _facts_table(facts: list[dict[str, Any]]) -> RichTable:
    table = RichTable(box=None, header_style="bold", pad_edge=False)
    for name in ("document", "subject", "metric", "value", "time", "speaker", "quantity"):
        table.add_column(name, overflow="ellipsis", no_wrap=True, max_width=34, justify="left")
    for fact in facts:
        table.add_row(
            f"{fact['doc_path']}",
            fact["subject"] or "",
            _metric(fact),
            value_text(fact),
            _time(fact),
            fact["speaker"] or "",
            fact["quantity"] or "",
        )
    return table


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
    metric = fact["metric_text"] if fact["metric"] == "other" and fact["metric_text"] else fact["metric"]
    extras = [fact["stat"], fact["base"], fact["role"]]
    return " ".join([metric, *(extra for extra in extras if extra)])


def _time(fact: dict[str, Any]) -> str:
    begin, end = fact["time_from"], fact["time_to"]
    if begin is None and end is None:
        return ""
    return "/".join(_day(day) for day in (begin, end)) if begin != end else _day(begin)


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ".."
