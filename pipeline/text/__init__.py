"""What is known about a text before anything is recognised in it: languages, sentences, folded form, tokens."""

from pipeline.text.folding import fold
from pipeline.text.language import detect
from pipeline.text.layout import analyse, plain_text
from pipeline.text.model import Folded, Layout, Paragraph, Sentence, Token
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
