"""What a run is asked to do, limits on reading, and the names that reading and writing agree on."""

import datetime as dt
from dataclasses import dataclass, field

from pipeline.vocabulary import Lang

MEBIBYTE = 1024 * 1024

# The model of names that is used unless another is named, the one for large corpora, and what none is called.
DEFAULT_MODEL = "accurate"
FAST_MODEL = "fast"
NO_MODEL = "none"
MODEL_HELP = (
    "Model of names: accurate; fast, which finds a little less at a few times the speed; none, which finds much less; "
    "or a folder of your own."
)
DICTIONARY_HELP = "Names of your own: tab-separated surface, type, canonical name, id. They win over all others."

# Name of the file that lists the files of a result folder: readers follow it, and reading passes them over.
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that keep one bad input from stopping a run; each breach becomes an error row.

    file_bytes: largest file read, in bytes. Tabular files (jsonl, csv, parquet) are streamed and only
        bounded per record.
    line_chars: longest line of a text file, record of a JSONL or CSV file, in code points.
    expanded_bytes: most bytes a compressed file (``.gz``, ``.bz2``, ``.xz``, Parquet pages) may expand to.
    """

    file_bytes: int = 50 * MEBIBYTE
    line_chars: int = 1_000_000
    expanded_bytes: int = 2_000 * MEBIBYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How files become documents.

    lang, date: used for every document in place of what is detected; None detects.
    columns: names of the columns of a table that hold a document's text, id, title, date, url, lang;
        a name that is missing here is looked up among the usual spellings.
    """

    lang: Lang | None = None
    date: dt.date | None = None
    limits: Limits = field(default_factory=Limits)
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOptions:
    """What names are found with.

    model: ``accurate``, ``fast``, ``none``, or a folder that `pipeline train` wrote. dictionary: a file of the user's
    own names.
    """

    model: str = DEFAULT_MODEL
    dictionary: str | None = None


DEFAULT_NAMES = NameOptions()
