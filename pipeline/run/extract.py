"""The main job: paths to tables."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from os import PathLike, fspath

import pandas as pd
import pyarrow as pa

from pipeline.config import DEFAULT_MODEL, DEFAULT_NAMES, NameOptions, ReadOptions
from pipeline.errors import UsageError
from pipeline.read import read
from pipeline.read.document import Document
from pipeline.run.analysis import Analyser
from pipeline.run.entities import EntityTable
from pipeline.run.fingerprint import Fingerprint
from pipeline.run.progress import NullProgress, Progress
from pipeline.run.rows import DocumentRows, Row
from pipeline.schema import DOCUMENTS, ENTITIES, FACTS, MENTIONS, TABLES, Table, arrow_schema
from pipeline.vocabulary import Lang
from pipeline.write import MemorySink, Sink

# A batch ends at so many characters or documents: enough to keep engines busy, few enough to keep memory flat.
_BATCH_CHARS = 200_000
_BATCH_DOCUMENTS = 64


@dataclass(slots=True, kw_only=True)
class Summary:
    """Counts of a run."""

    n_documents: int = 0
    n_failed: int = 0
    n_facts: int = 0
    n_chars: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """The four tables of a run, as Arrow tables with the columns of `pipeline.schema`."""

    facts: pa.Table
    mentions: pa.Table
    entities: pa.Table
    documents: pa.Table

    def to_pandas(self, table: str = "facts") -> pd.DataFrame:
        """Return one table as a data frame: amounts are exact `Decimal`, offsets nullable integers."""
        if table not in TABLES:
            message = f"no table {table!r}: use one of {', '.join(TABLES)}"
            raise UsageError(message)
        arrow: pa.Table = getattr(self, table)
        frame: pd.DataFrame = arrow.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)
        return frame


def extract(  # noqa: PLR0913  (all but the first by keyword)
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    lang: Lang | str | None = None,
    date: dt.date | None = None,
    limit: int | None = None,
    options: ReadOptions | None = None,
    model: str = DEFAULT_MODEL,
    dictionary: str | PathLike[str] | None = None,
) -> Result:
    """Read files and folders and return their facts, mentions, entities and documents.

    lang, date: used for every document in place of what is detected. limit: at most so many documents.
    options: everything else that reading can be told; `lang` and `date` above win over it. model, dictionary: of the
    names, see `load`.
    A document that fails is a row of `documents` with its error. Raises UsageError when a path does not exist.
    """
    base = options or ReadOptions()
    chosen = ReadOptions(
        lang=Lang(lang) if lang else base.lang,
        date=date or base.date,
        limits=base.limits,
        columns=base.columns,
    )
    names = NameOptions(model=model, dictionary=None if dictionary is None else fspath(dictionary))
    sink = MemorySink()
    several = [paths] if isinstance(paths, str | PathLike) else paths
    run(several, sink=sink, options=chosen, limit=limit, names=names)
    return Result(**sink.tables())


def run(  # noqa: PLR0913  (all but the first by keyword)
    paths: Iterable[str | PathLike[str]],
    *,
    sink: Sink,
    options: ReadOptions,
    limit: int | None = None,
    progress: Progress | None = None,
    names: NameOptions = DEFAULT_NAMES,
) -> Summary:
    """Extract from `paths` into `sink`, in document order, and commit; on any exception the sink is left as it was."""
    documents = islice(read(paths, options=options), limit)
    entities = EntityTable()
    summary = Summary()
    try:
        analyser = Analyser(Fingerprint.of(options, names), names)
        for batch in _batches(documents):
            rows = list(analyser.analyse(batch))
            _write(sink, rows)
            for document_rows in rows:
                entities.add(document_rows)
                _count(summary, document_rows, progress or NullProgress())
        sink.write(ENTITIES, _arrow(ENTITIES, entities.rows()))
    except BaseException:
        sink.abort()
        raise
    sink.commit()
    return summary


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    n_chars = 0
    for document in documents:
        batch.append(document)
        n_chars += len(document.text)
        if n_chars >= _BATCH_CHARS or len(batch) >= _BATCH_DOCUMENTS:
            yield batch
            batch, n_chars = [], 0
    if batch:
        yield batch


def _write(sink: Sink, rows: list[DocumentRows]) -> None:
    sink.write(DOCUMENTS, _arrow(DOCUMENTS, [each.document for each in rows]))
    sink.write(FACTS, _arrow(FACTS, [row for each in rows for row in each.facts]))
    sink.write(MENTIONS, _arrow(MENTIONS, [row for each in rows for row in each.mentions]))


def _arrow(table: Table, rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=arrow_schema(table))


def _count(summary: Summary, rows: DocumentRows, progress: Progress) -> None:
    document = rows.document
    n_chars, n_facts = rows.n_chars, len(rows.facts)
    summary.n_documents += 1
    summary.n_failed += rows.failed
    summary.n_facts += n_facts
    summary.n_chars += n_chars
    progress.advance(path=str(document["path"]), n_chars=n_chars, n_facts=n_facts, error=str(document["error"] or ""))
