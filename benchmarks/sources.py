"""Scores of names on gold documents, of each source alone and of all: the table "Names by source" of quality.md.

    python benchmarks/sources.py corpus/gold/dev

A source is left out by putting one that finds nothing in its place; none of this is an option of the pipeline.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import click
from spacy.language import Language

from pipeline.gold.model import GoldDocument
from pipeline.gold.storage import read_corpus
from pipeline.names import find
from pipeline.run.analysis import load
from pipeline.text import make_doc
from pipeline.vocabulary import NAME_TYPES

GAZETTEER = ("find_known",)
CONTEXT = (
    *("extended", "find_organisations", "find_latin", "find_in_context", "find_in_brackets", "list_members"),
    *("branches", "before_titles", "accept_titles"),
)
SPREADING = ("propagate",)
# What each row leaves out, and its model.
ROWS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "gazetteer alone": ((*CONTEXT, *SPREADING), "none"),
    "context alone": ((*GAZETTEER, *SPREADING), "none"),
    "gazetteer, context, spreading (`none`)": ((), "none"),
    "`fast` alone": ((*GAZETTEER, *CONTEXT, *SPREADING), "fast"),
    "`accurate` alone": ((*GAZETTEER, *CONTEXT, *SPREADING), "accurate"),
    "`accurate` without the gazetteer": (GAZETTEER, "accurate"),
    "`accurate` without context": (CONTEXT, "accurate"),
    "`accurate` without spreading": (SPREADING, "accurate"),
    "all, with `fast`": ((), "fast"),
    "all, with `accurate`": ((), "accurate"),
}


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def main(gold: tuple[Path, ...]) -> None:
    """Print the table, F1 for Chinese / Japanese."""
    documents = list(read_corpus(gold))
    print("| | " + " | ".join(kind.lower() for kind in NAME_TYPES) + " |\n|---|" + "---|" * len(NAME_TYPES))
    for name, (left_out, model) in ROWS.items():
        with without(left_out):
            scores = {base: score(load(base, model), base, documents) for base in ("zh", "ja")}
        cells = (f"{scores['zh'][kind]:.2f} / {scores['ja'][kind]:.2f}".replace("0.", ".") for kind in NAME_TYPES)
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


@contextmanager
def without(sources: Sequence[str]) -> Iterator[None]:
    """Find nothing by these functions of `pipeline.names.find`; who leaves out context leaves out people in it too."""
    with ExitStack() as stack:
        for source in sources:
            stack.enter_context(patch.object(find, source, lambda *_: []))
        if "find_in_context" in sources:
            stack.enter_context(patch.dict(find._PEOPLE, {base: lambda *_: [] for base in ("zh", "ja")}))  # noqa: SLF001
        yield


def score(nlp: Language, base: str, documents: Sequence[GoldDocument]) -> dict[str, float]:
    """Return F1 by type, exact span and type."""
    counts: Counter[tuple[str, str]] = Counter()
    names = nlp.get_pipe("names")
    for document in documents:
        if document.lang.base != base:
            continue
        right = {(each.start, each.end, each.type) for each in document.annotation.names}
        doc = names(make_doc(nlp, document.text, lang=document.lang))
        found = {(each.start, each.end, each.type) for each in doc._.mentions}
        for label, spans in (("right", right), ("found", found), ("both", right & found)):
            counts.update((label, kind) for *_, kind in spans)
    return {
        kind: 2 * counts["both", kind] / max(1, counts["right", kind] + counts["found", kind]) for kind in NAME_TYPES
    }


if __name__ == "__main__":
    main()
