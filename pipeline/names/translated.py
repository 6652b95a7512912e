"""Names of Chinese firms as Japanese text spells them, made from the tables: 理想汽车 -> 理想自動車, 理想汽車."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from opencc import OpenCC

from pipeline.names.scripts import HAN

# A shorter form could be a common noun of Japanese.
_SHORTEST = 4
_HAN_NAME = re.compile(f"[{HAN}]{{{_SHORTEST},}}")
# Last parts in Japanese characters, and what translators write for them.
_LAST_PARTS = (
    ("汽車", ("自動車",)),
    ("集団", ("グループ",)),
    ("科技", ("テクノロジー",)),
    ("控股", ("ホールディングス",)),
)


def japanese_forms(names: Iterable[str]) -> Iterator[str]:
    """Yield what Chinese names of one firm are called in Japanese text; those of other scripts have no such form."""
    for name in sorted(names):
        if _HAN_NAME.fullmatch(name):
            spelled = _in_japanese(name)
            yield spelled
            yield from _with_last_part(spelled)


def _with_last_part(name: str) -> Iterator[str]:
    for part, translations in _LAST_PARTS:
        core = name.removesuffix(part)
        if core != name and len(core) >= 2:
            yield from (core + translation for translation in translations)


def _in_japanese(name: str) -> str:
    """Return a name in Japanese characters, one for one; a phrase converter could change its length."""
    return "".join(_character(each) for each in name)


@cache
def _character(character: str) -> str:
    traditional: str = _converters()[0].convert(character)
    converted: str = _converters()[1].convert(traditional)
    return converted if len(converted) == 1 else character


@cache
def _converters() -> tuple[OpenCC, OpenCC]:
    return OpenCC("s2t"), OpenCC("t2jp")
