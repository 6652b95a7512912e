"""Finds single rows of a finished result."""

from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from pipeline.errors import UsageError
from pipeline.run.stored import has_table, read_batches
from pipeline.schema import FACTS, MENTIONS

Row = dict[str, Any]

_N_NAMED = 5


def fact_by_id(out: Path, prefix: str) -> Row:
    """Return the one fact whose id begins with a prefix.

    Raises UsageError, with the ids that were found, where it is none or several, and ResultError where there is no
    result.
    """
    wanted = prefix.strip().lower()
    found: list[Row] = []
    examples: list[str] = []
    n_facts = 0
    for batch in read_batches(out, FACTS):
        n_facts += batch.num_rows
        examples += batch["fact_id"].to_pylist()[: _N_NAMED - len(examples)]
        found += batch.filter(pc.starts_with(batch["fact_id"], wanted)).to_pylist() if wanted else []
    if len(found) == 1:
        return found[0]
    raise UsageError(_several(prefix, found) if found else _none(out, prefix, n_facts, examples))


def mentions_of(out: Path, doc_id: str) -> list[Row]:
    """Return the mentions of a document, none where the result is a file of facts alone."""
    if not has_table(out, MENTIONS):
        return []
    return [
        row
        for batch in read_batches(out, MENTIONS)
        for row in batch.filter(pc.equal(batch["doc_id"], doc_id)).to_pylist()
    ]


def _none(out: Path, prefix: str, n_facts: int, examples: list[str]) -> str:
    if not n_facts:
        return f"{out}: holds no facts, so none that begins with {prefix!r}; extract from articles that state some"
    return (
        f"{out}: none of its {n_facts:,} facts begins with {prefix!r}; take an id from the column fact_id, "
        f"such as {', '.join(examples)}"
    )


def _several(prefix: str, found: list[Row]) -> str:
    lines = [f"  {row['fact_id']}  {row['doc_path']}  {_gist(row)}" for row in islice(found, _N_NAMED)]
    more = [f"  and {len(found) - _N_NAMED:,} more"] if len(found) > _N_NAMED else []
    return "\n".join([f"{len(found):,} facts begin with {prefix!r}; write more of the one you mean:", *lines, *more])


def _gist(row: Row) -> str:
    return " ".join(filter(None, (row["subject"], row["metric"], row["quantity"] or row["object"])))
