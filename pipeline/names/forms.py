"""Normal and short forms of names: what two spellings of one name have in common."""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lang.tables import term_set
from pipeline.names.surnames import simplified
from pipeline.names.terms import ends_with, starts_with

_MARKS = re.compile(r"[\s・·.,，、'’“”\"「」&=-]")
_LATIN_LEGAL = re.compile(
    r"[ ,]+(?:inc|corp|corporation|co|ltd|limited|llc|plc|company|holdings|group)\.?$", re.IGNORECASE
)
_HOLDING = re.compile(r"(?<=.)(?:ホールディング[スズ]|HLDGS?)$")
_PLACE = re.compile(r"^[^省市区县州]{2,3}[省市区县州]")
_LONGEST_FORM = 20


def normal_form(name: str) -> str:
    """Return the key under which spellings of one name meet: without legal form, marks, case and script variants."""
    stripped = _HOLDING.sub("HD", without_legal_form(name))
    return simplified(_MARKS.sub("", stripped)).casefold() or simplified(name).casefold()


def without_legal_form(name: str) -> str:
    """Return a name without the legal forms at its ends; the name itself where nothing else is left."""
    rest = name.strip()
    if length := starts_with(rest, 0, _legal_forms(), longest=_LONGEST_FORM):
        rest = rest[length:]
    while length := ends_with(rest, len(rest), _legal_forms(), longest=_LONGEST_FORM):
        rest = rest[:-length]
    return _LATIN_LEGAL.sub("", rest.strip()).strip() or name


@cache
def _legal_forms() -> frozenset[str]:
    return term_set("ja/legal_forms") | term_set("zh/legal_forms")


def _without_place(name: str) -> str:
    rest = _PLACE.sub("", name)
    return rest[starts_with(rest, 0, term_set("zh/places"), longest=4) :]


def _latin_short_forms(name: str) -> Iterator[str]:
    """Yield a Latin name without the words for its business: Xishan Interactive -> Xishan."""
    words = name.split(" ")
    while len(words) > 1 and words[-1] in term_set("latin_suffixes", kind="word"):
        words.pop()
        if len("".join(words)) >= 4:
            yield " ".join(words)


@cache
def _industries() -> frozenset[str]:
    rows = {"type": "COMPANY", "strength": "strong"}
    return term_set("zh/org_suffixes", **rows) | term_set("ja/org_suffixes", **rows)


def short_forms(name: str, base: str) -> Iterator[str]:
    """Yield what a firm may be called for short: without legal form, Chinese place and words for its business.

    澄远新能源科技股份有限公司 -> 澄远新能源科技, 澄远新能源, 澄远. base: ``zh`` or ``ja``.
    """
    rest = without_legal_form(name)
    yield from {rest} - {name}
    if rest.isascii():
        yield from _latin_short_forms(rest)
        return
    core = _without_place(rest) if base == "zh" else rest
    if core != rest and len(core) >= 2:
        yield core
    while length := ends_with(core, len(core), _industries(), longest=_LONGEST_FORM):
        core = core[:-length].strip()
        if len(core) < 2:
            return
        yield core
