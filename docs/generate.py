"""Generates the pages that are made from code and corpus: ``python -m docs.generate``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pipeline.cli import main
from pipeline.evaluate.agreement import agreement_page, paired
from pipeline.gold.model import GoldDocument
from pipeline.gold.stats import count_labels, idle_numbers, metrics, spread, verbs
from pipeline.gold.storage import read_corpus
from pipeline.schema import data_dictionary

DOCS = Path(__file__).parent
GOLD = DOCS.parent / "corpus" / "gold"
SPLITS = ("train", "dev", "test")
_N_VERBS = 40

_CLI_PREFACE = """\
# Command line

Generated from the commands' own help by `make docs`; do not edit.
"""

_COUNTS_PREFACE = """\
# Counts of the gold corpus

Generated from the documents by `make docs`; do not edit. What they are is in [corpus-card.md](corpus-card.md).
"""


def pages() -> dict[Path, str]:
    """Return the text of each generated page by its path."""
    return {
        DOCS / "schema.md": data_dictionary(),
        DOCS / "cli.md": command_line(),
        DOCS / "corpus-counts.md": gold_counts(),
    }


def command_line() -> str:
    """Return the help texts of all commands as one page."""
    return "\n".join([_CLI_PREFACE, *_sections("pipeline", main)])


def _sections(title: str, command: click.Command) -> Iterator[str]:
    """Yield the help of a command and of its subcommands."""
    help_names = main.context_settings["help_option_names"]  # a command keeps those of the first context it meets
    context = click.Context(
        command, info_name=title, max_content_width=100, terminal_width=100, help_option_names=help_names
    )
    yield f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for verb in command.list_commands(context):
            subcommand = command.get_command(context, verb)
            if subcommand is not None:
                yield from _sections(f"{title} {verb}", subcommand)


def gold_counts() -> str:
    """Return what is in the gold corpus, and how far its annotators agreed, as one page."""
    splits = {split: list(read_corpus([GOLD / split])) for split in SPLITS}
    whole = [document for documents in splits.values() for document in documents]
    lines = [_COUNTS_PREFACE, "## Labels", "", *_by_split("label", {s: count_labels(d) for s, d in splits.items()})]
    lines += ["", "Sentences that hold a number which states nothing, of those in documents with facts:", ""]
    lines += [_idle(split, documents) for split, documents in splits.items()]
    for field in ("lang", "style", "genre", "industry"):
        lines += ["", f"## {field.capitalize()}", ""]
        lines += _by_split(field, {split: spread(documents, field) for split, documents in splits.items()})
    lines += ["", "## Metrics", "", _vocabulary(whole), "", "## Verbs", "", *_verbs(whole), "", "## Agreement", ""]
    lines += ["Of the two annotators of dev and test, before adjudication.", "", *_agreement()]
    return "\n".join(lines) + "\n"


def _by_split(title: str, counts: dict[str, dict[str, int]]) -> Iterator[str]:
    names = sorted(
        {name for table in counts.values() for name in table},
        key=lambda name: (-sum(table.get(name, 0) for table in counts.values()), name),
    )
    yield f"| {title} | " + " | ".join(counts) + " |"
    yield "|---|" + "--:|" * len(counts)
    for name in names:
        yield f"| {name} | " + " | ".join(f"{table.get(name, 0):,}" for table in counts.values()) + " |"


def _idle(split: str, documents: Sequence[GoldDocument]) -> str:
    n_idle, n_sentences = idle_numbers(documents)
    return f"- {split}: {n_idle} of {n_sentences} ({n_idle / max(n_sentences, 1):.0%})"


def _vocabulary(documents: Sequence[GoldDocument]) -> str:
    counts = metrics(documents)
    listed = ", ".join(f"{name} {count}" for name, count in counts.items() if count > 1)
    once = sum(count == 1 for count in counts.values())
    return f"{len(counts)} metrics, the words of `other` counted apart: {listed}, and {once} that occur once."


def _verbs(documents: Sequence[GoldDocument]) -> Iterator[str]:
    for base in ("zh", "ja"):
        counts = verbs(document for document in documents if document.lang.base == base)
        once = sum(count == 1 for count in counts.values())
        frequent = ", ".join(f"{verb} {count}" for verb, count in list(counts.items())[:_N_VERBS])
        yield f"- {base}: {len(counts):,} different, {once:,} of them once; the most frequent are {frequent}."


def _agreement() -> Iterator[str]:
    annotators = (read_corpus(GOLD / "annotators" / who / split for split in ("dev", "test")) for who in ("1", "2"))
    return agreement_page(paired(*annotators))


def generate() -> None:
    """Write every generated page."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    generate()
