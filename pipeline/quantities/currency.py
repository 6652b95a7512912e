"""Decides what bare currency words mean: by language, in traditional Chinese and in Japanese by what is spoken of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.lang.tables import Row, read_table, values
from pipeline.text.model import Layout
from pipeline.vocabulary import Lang


@dataclass(frozen=True, slots=True)
class Region:
    """Where a text is from, as far as money goes.

    currency: what an amount without any currency is in. words: what words and signs mean that several currencies
    share: 元, $, ¥.
    """

    currency: str
    words: Mapping[str, str]

    def code(self, term: str, code: str) -> str:
        """Return the currency of a word or sign that the tables give a code for."""
        return self.words.get(term, code)


_MAINLAND = Region("CNY", {"$": "USD", "¥": "CNY"})


def region_of(layout: Layout, lang: Lang) -> Region:
    """Return the region of a paragraph in `lang`.

    Simplified Chinese counts as the mainland's. Otherwise it is the region more of whose words (places, institutions,
    idiom) the document holds, and the first of the table where they do not tell.
    """
    if lang is Lang.ZH_HANS:
        return _MAINLAND
    text = layout.folded.text
    return max(_regions(lang.base), key=lambda item: sum(term in text for term in item[1]))[0]


@cache
def _regions(base: str) -> tuple[tuple[Region, tuple[str, ...]], ...]:
    rows = read_table(f"{base}/regions")
    return tuple((_region(base, row), values(row["terms"])) for row in rows)


def _region(base: str, row: Row) -> Region:
    """Return the region of a row; an amount of a Japanese text that states no currency at all is in yen."""
    words = {"$": "USD", "¥": "JPY"} | dict.fromkeys(values(row["local"]), row["code"])
    return Region("JPY" if base == "ja" else row["code"], words)
