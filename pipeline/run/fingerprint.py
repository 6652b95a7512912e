"""Identity of code, knowledge, tokenizers and options: what decides a document's rows besides its bytes."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.config import DEFAULT_NAMES, NO_MODEL, NameOptions, ReadOptions
from pipeline.names.shipped import folder_of
from pipeline.names.user_dictionary import user_dictionary
from pipeline.read.document import Document

# Packages whose version can change a row.
_ENGINES = (
    *("chardetng-py", "htmldate", "lxml", "trafilatura"),
    *(
        "ahocorasick-rs",
        "cjclassifier",
        "onnxruntime",
        "opencc",
        "pypinyin",
        "rjieba",
        "spacy",
        "sudachidict-core",
        "sudachipy",
    ),
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A digest that changes when code, data, engines or options that matter change."""

    value: str

    @classmethod
    def of(cls, options: ReadOptions, names: NameOptions = DEFAULT_NAMES) -> "Fingerprint":
        """Return the fingerprint of this installation with these options.

        Raises ModelError or UsageError where there is no such model or dictionary.
        """
        knowledge = f"{_installation()}|{_weights(names.model)}|{_contents(names.dictionary)}"
        return cls(short_hash(f"{knowledge}|{options.lang}|{options.date}|{options.columns}"))

    def run_id(self, document: Document) -> str:
        """Return the id of what a document's rows were made from: no clock and no other document enters it."""
        return short_hash(f"{self.value}|{document.doc_id}|{document.sha256}")


def short_hash(text: str) -> str:
    """Return the first 16 hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _weights(model: str) -> str:
    if model == NO_MODEL:
        return ""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder_of(model).iterdir() if path.suffix in {".onnx", ".tsv", ".json"}):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _contents(path: str | None) -> str:
    """Return the digest of a dictionary; raises UsageError where it is wrong."""
    user_dictionary(path)
    return hashlib.sha256(Path(path).read_bytes()).hexdigest() if path else ""


@cache
def _installation() -> str:
    digest = hashlib.sha256()
    for engine in _ENGINES:
        digest.update(f"{engine}={version(engine)}\n".encode())
    package = Path(__file__).parent.parent
    for path in sorted(path for path in package.rglob("*") if path.suffix in {".py", ".tsv"}):
        if path.is_relative_to(package / "models"):
            continue  # installed there, but not in a working tree; models are hashed by themselves
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
