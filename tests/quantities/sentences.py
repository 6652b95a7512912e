"""The sentences that test the grammar of quantities: one a line, one file for each recogniser and language.

A file is named after what its sentences are about (``money``, ``pay``, ``ranks`` ...); those of ``nothing.txt`` state
no amount, and those of ``unread.txt`` are not read rightly yet.
"""

from collections.abc import Iterator
from pathlib import Path

from pipeline.vocabulary import Lang

FOLDER = Path(__file__).parent / "sentences"
UNREAD = "unread"


def sentences(lang: Lang, name: str) -> list[str]:
    """Return the tagged sentences of a file, none where there is no such file."""
    path = FOLDER / lang.value / f"{name}.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def everything() -> Iterator[tuple[Lang, str, str]]:
    """Yield every sentence with its language and the name of its file."""
    for lang in Lang:
        for path in sorted((FOLDER / lang.value).glob("*.txt")):
            yield from ((lang, path.stem, sentence) for sentence in sentences(lang, path.stem))
