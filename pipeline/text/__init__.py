"""What is known about a text before anything is recognised in it: languages, sentences, folded form, tokens."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.text.folding import fold
from pipeline.text.language import detect
from pipeline.text.layout import analyse, plain_text
from pipeline.text.model import Folded, Layout, Paragraph, Sentence, Token

if TYPE_CHECKING:
    from pipeline.text.tokenizer import create_tokenizer, layout_of, make_doc
    from pipeline.text.tokens import tokenize

__all__ = [
    "Folded",
    "Layout",
    "Paragraph",
    "Sentence",
    "Token",
    "analyse",
    "create_tokenizer",
    "detect",
    "fold",
    "layout_of",
    "make_doc",
    "plain_text",
    "tokenize",
]

# Resolved on first use: a layout needs neither spaCy nor the tokenizers.
_HOMES = {
    "create_tokenizer": "pipeline.text.tokenizer",
    "layout_of": "pipeline.text.tokenizer",
    "make_doc": "pipeline.text.tokenizer",
    "tokenize": "pipeline.text.tokens",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  (a module attribute can be anything)
    """Import a name of the tokenizers from its home."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'pipeline.text' has no attribute {name!r}"
    raise AttributeError(message)
