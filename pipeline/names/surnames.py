"""Family names of the tables, and readings of a stretch of characters as family name and given name."""

from functools import cache

from pipeline.lang.tables import term_set, terms
from pipeline.text.variants import to_simplified


@cache
def japanese_surnames() -> frozenset[str]:
    """Return Japanese family names."""
    return frozenset(terms("ja/surnames"))


@cache
def chinese_surnames() -> frozenset[str]:
    """Return Chinese family names of one and two characters, simplified."""
    return frozenset((*terms("zh/surnames", kind="plain"), *guarded_surnames(), *compound_surnames()))


@cache
def guarded_surnames() -> frozenset[str]:
    """Return the Chinese family names that are common words too."""
    return term_set("zh/surnames", kind="word")


@cache
def compound_surnames() -> frozenset[str]:
    """Return the Chinese family names of two characters."""
    return term_set("zh/surnames", kind="compound")


def simplified(text: str) -> str:
    """Return a name in simplified characters."""
    table = to_simplified()
    return "".join(table.get(character, character) for character in text)


def surname_lengths(name: str, base: str) -> list[int]:
    """Return the lengths of the family names a name may begin with, the likeliest first.

    In Japanese text Chinese names are written in Japanese characters, and both kinds of people occur.
    """
    if base == "zh":
        return [length for length in (2, 1) if name[:length] in chinese_surnames() and len(name) >= length]
    found = [length for length in (3, 2) if name[:length] in japanese_surnames()]
    if name[:1] in japanese_surnames() or simplified(name[:1]) in chinese_surnames():
        found.append(1)
    if simplified(name[:2]) in compound_surnames() and 2 not in found:
        found.insert(0, 2)
    return [length for length in found if length <= len(name)]
