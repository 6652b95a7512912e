"""Finds the atoms of dates in one paragraph: numbers with their units, and words.

One regular expression per language finds every candidate in one pass; what stands around it is looked at only then.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.quantities.dates import written
from pipeline.quantities.dates.model import Atom, Kind
from pipeline.quantities.dates.numbers import HAN, NUMBER, TO, VAGUE, YEARS, is_coded, is_list_mark, read_number
from pipeline.quantities.dates.words import Word, alternatives, cues, eras, suffixes, units, words

_RECURRING = re.compile(r"(?:[每毎逢逐隔]|[每毎]到|[每毎]年の?|例年の?) ?\Z")
_WEEK_OF_MONTH = re.compile(r" ?の? ?第 ?[1-5一二三四五] ?[週周](?!末)")
_DIVISIBLE = YEARS | {
    Kind.MONTH, Kind.RELATIVE_MONTH, Kind.QUARTER, Kind.RELATIVE_QUARTER, Kind.HALF, Kind.FISCAL_HALF, Kind.DECADE,
    Kind.TERM,
}  # fmt: skip


def find_atoms(text: str, start: int, end: int, base: str, *, seasons: bool) -> Iterator[Atom]:
    """Yield the atoms of the paragraph [start, end) of a folded text, in order and disjoint.

    seasons: whether 第2季 is a quarter; see `written.read_quarters`.
    """
    pattern = _pattern(base)
    while match := pattern.search(text, start, end):
        atoms = _read(match, base, seasons=seasons)
        start = match.end() if atoms else _resumed(match)
        yield from atoms
        if atoms and (suffix := _suffix(text, atoms[-1], end, base)):
            start = suffix.end
            yield suffix


@cache
def _pattern(base: str) -> re.Pattern[str]:
    unit = "|".join(sorted(map(re.escape, units(base)), key=lambda term: (-len(term), term)))
    number = rf"(?P<first>{NUMBER})(?:{TO}(?P<last>{NUMBER}))? ?(?P<unit>{unit})"
    groups = {
        "first_of_year": written.FIRST_OF_YEAR,
        "bracketed": written.BRACKETED,
        "word": alternatives(words(base)),
        "dated": written.era_pattern(),
        "full": f"{written.SPLIT_YEAR}|{written.FULL}",
        "coded": written.CODED_QUARTER,
        "quarters": written.QUARTERS,
        "number": number,
    }
    first = "".join(sorted({term[0] for term in (*words(base), *eras())}))
    branches = "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups.items())
    return re.compile(f"(?=[{written.FIRST_CHARACTERS}{VAGUE}{HAN}{re.escape(first)}])(?:{branches})")


@cache
def _value_of_base(base: str) -> re.Pattern[str]:
    """Return the pattern of a value that a base of a comparison has of its own: は62億円, の96億円から."""
    return re.compile(rf" ?(?:は[^。\n]{{0,20}}?[0-9]|の ?[0-9.,]+ ?{cues(base, 'amounts')})")


@cache
def _suffix_pattern(base: str) -> re.Pattern[str]:
    return re.compile(f" ?(?P<term>{alternatives(suffixes(base))})")


def _read(match: re.Match[str], base: str, *, seasons: bool) -> list[Atom]:
    """Return the atoms of a candidate; none when what stands around it makes it something else."""
    if match["word"]:
        atom = _word_atom(match, words(base)[match["word"]], base)
    elif _RECURRING.search(match.string, max(match.start() - 4, 0), match.start()):
        atom = None
    elif match["quarters"]:
        atom = written.read_quarters(match, base, seasons=seasons)
    elif match["first_of_year"]:
        atom = written.read_first_of_year(match)
    elif match["number"]:
        atom = None if is_coded(match.string, match.start()) else read_number(match, base)
    else:
        return written.read_written(match)
    return [atom] if atom else []


def _resumed(match: re.Match[str]) -> int:
    """Return where a candidate that is none may hold another: 11月 of 码头11月, 十月 of 指数十月, 5年 of 一、5年."""
    if match["first_of_year"]:
        return match.start("n")
    if match["number"] and match["first"][0] in VAGUE:
        return match.start() + 1
    return match.start("last") if match["number"] and is_list_mark(match) else match.end()


def _word_atom(match: re.Match[str], word: Word, base: str) -> Atom | None:
    start, end = match.span()
    if word.kind is None or not word.context.fits(match.string, start, end):
        return None
    if word.is_base and not _value_of_base(base).match(match.string, end):
        return None
    return Atom(word.kind, start, end, word.number, word.last, word.key)


def _suffix(text: str, atom: Atom, end: int, base: str) -> Atom | None:
    """Return the part of a period that follows it at once: 末, 上旬, 春, 第1週."""
    if atom.kind not in _DIVISIBLE and not (atom.kind is Kind.DURATION and _is_short_year(text, atom)):
        return None
    match = _suffix_pattern(base).match(text, atom.end, end)
    if match:
        word = suffixes(base)[match["term"]]
        allowed = word.kind is Kind.PART or atom.kind in YEARS or atom.kind is Kind.DURATION
        if word.kind and allowed and word.context.fits(text, match.start("term"), match.end()):
            return Atom(word.kind, match.start("term"), match.end(), word.number, None, word.key)
    week = _WEEK_OF_MONTH.match(text, atom.end, end) if atom.kind is Kind.MONTH else None
    return Atom(Kind.PART, week.start(), week.end(), key="week") if week else None


def _is_short_year(text: str, atom: Atom) -> bool:
    """Whether a number of years may be the last two digits of a year."""
    return atom.key == "years" and atom.last is None and text[atom.start : atom.start + 2].isdecimal()
