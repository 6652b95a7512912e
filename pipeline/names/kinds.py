"""Last parts and legal forms of names, and the words that make no name: the tables behind `organisations`."""

from dataclasses import dataclass
from functools import cache

from pipeline.lang.tables import read_table, term_set, values
from pipeline.names.ground import Ground
from pipeline.names.scripts import ends, is_han
from pipeline.names.terms import Terms
from pipeline.vocabulary import MentionType


@dataclass(frozen=True, slots=True)
class Suffix:
    """The last part of a name. strength: ``strong``, ``weak`` or ``legal``."""

    type: MentionType
    strength: str


@cache
def suffixes(base: str) -> Terms[Suffix]:
    """Return the last parts and legal forms of a language."""
    entries = {
        term: Suffix(MentionType(row["type"]), row["strength"])
        for row in read_table(f"{base}/org_suffixes")
        for term in values(row["terms"])
    }
    for row in read_table(f"{base}/legal_forms"):
        entries |= {term: Suffix(MentionType(row["type"]), "legal") for term in values(row["terms"])}
    return Terms(entries)


def generic(base: str, kind: str) -> frozenset[str]:
    """Return the words of a kind that make no name."""
    return term_set(f"{base}/generic_names", kind=kind)


@cache
def common_words(base: str) -> frozenset[str]:
    """Return the words of a language that are no names, whatever a tagger thinks of their capitals or katakana."""
    vocabulary = (f"{base}/metrics", f"{base}/pay_words", f"{base}/bare_nouns", f"{base}/measure_nouns")
    currencies = (term for row in read_table("currencies") for column in ("zh", "ja") for term in values(row[column]))
    return frozenset(("", *currencies)).union(
        term_set("common_latin"),
        term_set("ja/common_katakana"),
        *(generic(base, kind) for kind in ("core", "edge", "whole")),
        *map(term_set, vocabulary),
    )


@cache
def title_heads() -> frozenset[str]:
    """Return the heads of Japanese titles."""
    heads = term_set("ja/titles", part="executive") | term_set("ja/titles", part="staff")
    return heads | term_set("ja/titles", part="founder") | term_set("ja/titles", part="rank")


@cache
def latin_kinds() -> frozenset[str]:
    """Return the last words of firms and organisations in Latin letters."""
    return term_set("latin_suffixes")


def ends_word(ground: Ground, end: int) -> bool:
    """Whether a name may end here: no Latin or katakana word goes on, and a token ends."""
    text = ground.text
    if not ends(text, end):
        return False
    return end == len(text) or not is_han(text[end]) or not is_han(text[end - 1]) or ground.is_bound(end)
