"""Decides what bare currency words mean: by language, and in traditional Chinese by the region of the document."""

from dataclasses import dataclass
from functools import cache

from pipeline.lang.tables import read_table, values
from pipeline.text.model import Layout
from pipeline.vocabulary import Lang


@dataclass(frozen=True, slots=True)
class Region:
    """Where a text is from, as far as money goes.

    currency: what an amount without any currency is in. local: words that mean it (元 in Taiwan); signs: $ and ¥.
    """

    currency: str
    local: frozenset[str]
    dollar: str = "USD"
    yen: str = "CNY"

    def code(self, term: str, code: str) -> str:
        """Return the currency of a word or sign that the tables give a code for."""
        if term == "$":
            return self.dollar
        if term == "¥":
            return self.yen
        return self.currency if term in self.local else code


_MAINLAND = Region("CNY", frozenset())
_JAPAN = Region("JPY", frozenset(), yen="JPY")


def region_of(layout: Layout, lang: Lang) -> Region:
    """Return the region of a paragraph in `lang`.

    Simplified Chinese counts as the mainland's. Traditional Chinese is of the region more of whose words (places,
    institutions, idiom) the document holds; Taiwan where they do not tell.
    """
    if lang is Lang.JA:
        return _JAPAN
    if lang is Lang.ZH_HANS:
        return _MAINLAND
    text = layout.folded.text
    return max(_traditional(), key=lambda item: sum(term in text for term in item[1]))[0]


@cache
def _traditional() -> tuple[tuple[Region, tuple[str, ...]], ...]:
    rows = read_table("zh/regions")
    return tuple(
        (Region(row["code"], frozenset(values(row["local"])), dollar=row["code"], yen="JPY"), values(row["terms"]))
        for row in rows
    )
