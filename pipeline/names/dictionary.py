"""Whether a word is in the tokenizers' dictionaries: an unknown word in the place of a name is likely to be one."""

from functools import cache

from rjieba import Jieba
from sudachipy import Dictionary

from pipeline.text.folding import encodable

# No dictionary word is longer, and the engines take no text without an end.
_LONGEST = 40


@cache
def _japanese() -> Dictionary:
    return Dictionary()


@cache
def _chinese() -> Jieba:
    return Jieba()


def is_listed(word: str, base: str) -> bool:
    """Return whether the dictionary of a language, ``zh`` or ``ja``, has a word."""
    if not word or len(word) > _LONGEST:
        return False
    if base == "zh":
        return bool(_chinese().has_word(word))
    return len(_japanese().lookup(encodable(word))) > 0


def pieces(word: str) -> list[str]:
    """Cut a Chinese word on its own, without regard to the text around it."""
    cut: list[str] = _chinese().cut(encodable(word))
    return cut
