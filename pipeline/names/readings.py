"""Readings of people: what a full name sounds like, whether in Chinese characters, Latin letters or katakana.

A Chinese reading is pinyin without tones, the family name first: ``zhou zhi-feng``. A Japanese one is Hepburn
romanization without long vowels and in one piece, as katakana do not part the names: ``yamadataro``. Names that can
be read alike share a reading. A family name alone has none.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, lru_cache
from itertools import product

from pipeline.lang.tables import read_table, values
from pipeline.names.scripts import HAN, KATAKANA
from pipeline.names.surnames import chinese_surnames, japanese_surnames, simplified

# Most syllables of a Chinese family name, and of a given name.
_MOST = 2
# Most characters of a Japanese name in Chinese characters.
_LONGEST = 8
# Names and characters whose readings are kept for the next document.
_REMEMBERED = 10_000
_WORD = r"[A-Za-zÀ-ɏ'’-]+"
_POINT = re.compile(r"[ ・·=]")
_SMALL = str.maketrans("ァィゥェォャュョヮ", "アイウエオヤユヨワ", "ー")
# Spellings of a long vowel, of a doubled consonant, and of ん before a labial: Satoh, Ohno, Shimpei.
_LONG = re.compile(r"o[ou]|oh(?![aeiouy])|uu")
_DOUBLED = re.compile(r"([bcdfghjkmprstwz])\1|t(?=ch)")
_LABIAL = re.compile(r"m(?=[bmp])")

# Pieces of a written name, and the syllables each may stand for.
Pieces = Mapping[str, frozenset[str]]


class Script(Enum):
    """What a name is written in."""

    HAN = re.compile(f"[{HAN}]{{2,}}")
    LATIN = re.compile(rf"{_WORD}(?: {_WORD}){{1,2}}")
    KATAKANA = re.compile(f"[{KATAKANA}]+(?:{_POINT.pattern}[{KATAKANA}]+){{0,2}}")


def script_of(name: str) -> Script | None:
    """Return the script of a folded name; None where scripts mix, and for a single Latin word."""
    return next((script for script in Script if script.value.fullmatch(name)), None)


@lru_cache(maxsize=_REMEMBERED)
def readings(name: str) -> frozenset[str]:
    """Return the readings a folded full name can have, Chinese and Japanese ones."""
    script = script_of(name)
    if script is None:
        return frozenset()
    if script is Script.HAN:
        return frozenset((*_pinyin(name), *_sudachi(name)))
    words = _POINT.split(name)
    if script is Script.LATIN:
        return frozenset((*_cut([_letters(word) for word in words], _latin()), *_in_both_orders(map(_letters, words))))
    plain = [word.translate(_SMALL) for word in words]
    return frozenset((*_cut(plain, _katakana()), *_in_both_orders(map(_romaji, words), alone=True)))


@lru_cache(maxsize=_REMEMBERED)
def usual_pinyin(name: str) -> str:
    """Return the Chinese reading of a name in Chinese characters with the usual reading of each, or an empty text."""
    return next(_pinyin(name), "")


def _pinyin(name: str) -> Iterator[str]:
    """Yield the Chinese readings of a name in Chinese characters, the usual one first."""
    syllables = [_syllables_of(character) for character in simplified(name)]
    for surname in (1, 2):
        if surname < len(name) <= surname + _MOST:
            for read in product(*syllables):
                if "-".join(read[:surname]) in _surnames():
                    yield _joined(read[:surname], read[surname:])


def _joined(surname: tuple[str, ...], given: tuple[str, ...]) -> str:
    return f"{'-'.join(surname)} {'-'.join(given)}"


@lru_cache(maxsize=_REMEMBERED)
def _syllables_of(character: str) -> tuple[str, ...]:
    """Return the readings of a character, the usual one first; none where it is not known."""
    from pypinyin import Style, pinyin  # noqa: PLC0415  (a tenth of a second, which few documents need)

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=True)
    return tuple(dict.fromkeys(_letters(syllable) for syllables in found for syllable in syllables))


@cache
def _surnames() -> frozenset[str]:
    """Return the readings of the Chinese family names of the tables."""
    return frozenset("-".join(read) for name in chinese_surnames() for read in product(*map(_syllables_of, name)))


def _letters(word: str) -> str:
    """Return a Latin word in plain small letters: Lǚ is lu, Xi'an xian."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word).casefold() if letter.isalpha())


@cache
def _latin() -> Pieces:
    """Return the syllables of pinyin; one that lost the g at its end, and is none without it, stands for the whole."""
    rows = [values(row["pinyin"]) for row in read_table("zh/syllables")]
    whole = {_letters(spelling): frozenset({_letters(row[0])}) for row in rows for spelling in row}
    cut = {spelling[:-1]: syllables for spelling, syllables in whole.items() if spelling.endswith("ng")}
    return cut | whole


@cache
def _katakana() -> Pieces:
    """Return the syllables of pinyin by their katakana, without long marks and small vowels."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table("zh/syllables"):
        syllable = _letters(values(row["pinyin"])[0])
        for written in values(row["katakana"]):
            plain = written.translate(_SMALL)
            found[plain] = found.get(plain, frozenset()) | {syllable}
    return found


def _cut(words: list[str], pieces: Pieces) -> Iterator[str]:
    """Yield the Chinese readings of a name in words, of which the first or the last is the family name."""
    if len(words) < 2:
        return
    for surname, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        families = [read for read in _syllables(surname, pieces, _MOST) if "-".join(read) in _surnames()]
        if families:
            yield from (_joined(*read) for read in product(families, _syllables("".join(given), pieces, _MOST)))


def _syllables(word: str, pieces: Pieces, most: int) -> list[tuple[str, ...]]:
    """Return the ways to cut a word into at most so many syllables."""
    found: list[tuple[str, ...]] = [(syllable,) for syllable in pieces.get(word, ())]
    if most > 1:
        for end in range(1, len(word)):
            rest = _syllables(word[end:], pieces, most - 1) if word[:end] in pieces else []
            found += [(syllable, *others) for syllable in pieces.get(word[:end], ()) for others in rest]
    return found


def _sudachi(name: str) -> Iterator[str]:
    """Yield the Japanese reading of a name in Chinese characters that begins with a Japanese family name."""
    surnames = (name[:length] in japanese_surnames() for length in range(1, min(4, len(name))))
    if len(name) <= _LONGEST and any(surnames):
        from pipeline.text.tokens import japanese_reading  # noqa: PLC0415  (loads the tokenizers)

        yield from filter(None, [_short(_romaji(japanese_reading(name)))])


def _in_both_orders(words: Iterator[str], *, alone: bool = False) -> Iterator[str]:
    """Yield the Japanese readings of a romanized name in two words; alone: one word may hold both names."""
    read = list(words)
    if all(read) and (len(read) == 2 or (alone and len(read) == 1)):
        yield from {_short("".join(read)), _short("".join(reversed(read)))}


def _short(romaji: str) -> str:
    """Return a romanization without long vowels, doubled consonants and the m before labials."""
    return _LABIAL.sub("n", _DOUBLED.sub(r"\1", _LONG.sub(lambda match: match.group()[0], romaji)))


def _romaji(katakana: str) -> str:
    """Return katakana in Hepburn romanization; an empty text where a character has none."""
    kana = katakana.replace("ー", "")
    parts: list[str] = []
    while kana:
        length = 2 if kana[:2] in _hepburn() else 1
        if kana[0] == "ッ":
            length, part = 1, _hepburn().get(kana[1:3], _hepburn().get(kana[1:2], ""))[:1]
        else:
            part = _hepburn().get(kana[:length], "")
        if not part:
            return ""
        parts.append(part)
        kana = kana[length:]
    return "".join(parts)


@cache
def _hepburn() -> dict[str, str]:
    rows = read_table("ja/romaji")
    return {
        kana: romaji for row in rows for kana, romaji in zip(values(row["kana"]), values(row["romaji"]), strict=True)
    }
