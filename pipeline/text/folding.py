"""Folds text to one normal form for matching: half-width ASCII, full-width kana, simplified characters in Chinese.

The base is Unicode's compatibility decomposition (NFKC, UAX #15), taken one character at a time so that every folded
character knows the span it stands for. It departs from NFKC where the result could be read as another number or
another structure:

- no character but a decimal digit folds to a digit beside its neighbours: ①100 is (1)100, never 1100; ² ½ ㋀ stay,
  and ㎡ is m²;
- … ‥ stay, for a row of full stops is no decimal point; so do characters that would begin with a blank (´ ¨);
- every wave dash is ~ and every hyphen or minus sign -; dashes (– — ―) stay;
- digits of all scripts are ASCII; invisible characters fold to nothing;
- a lone surrogate, which no engine takes, is U+FFFD.

Kanji stay as they are in Japanese, except that a compatibility ideograph is folded to its unified one.
"""

import re
import unicodedata
from array import array
from functools import cache

from pipeline.text.model import Folded
from pipeline.text.variants import Writing, to_simplified, writings
from pipeline.vocabulary import Lang

# Every decimal digit and everything worth folding is here; the last range holds compatibility ideographs.
_FOLDABLE = (*range(0x20000), *range(0x2F800, 0x2FA20))

# Alphabets in which only digits matter here (Greek to Georgian, Hangul letters, Arabic forms, musical signs).
_UNTOUCHED = (
    range(0x0250, 0x2000),
    range(0x3130, 0x31A0),
    range(0xA640, 0xF900),
    range(0xFB13, 0xFE00),
    range(0xFE70, 0xFEFF),
    range(0xFFA0, 0xFFDD),
    range(0x10000, 0x1D400),
)

_SPECIAL = dict.fromkeys("〜∼〰", "~") | dict.fromkeys("‐‑−", "-") | dict.fromkeys("⁄∕", "/")
_SPECIAL |= {"ﾞ": "゛", "ﾟ": "゜", "٪": "%"}
_UNFOLDED = frozenset("…‥︙︰™℠゛゜")

# They belong to the character before them; the invisible others belong to nothing.
_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_INVISIBLE_BMP = "\u00ad\u034f\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_INVISIBLE = re.compile(f"[{_INVISIBLE_BMP}\U000e0000-\U000e0fff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Sound marks that compose with the kana before them: combining, and half-width.
_SOUND_MARKS = {"\u3099": "\u3099", "\u309a": "\u309a", "ﾞ": "\u3099", "ﾟ": "\u309a"}

_ENCLOSED_NUMBER = re.compile(r"\(?([0-9]+|[一二三四五六七八九十])[.,)]?")
_RAISED = {"2": "²", "3": "³"}


def fold(text: str, lang: Lang) -> Folded:
    """Fold a text by the rules of its language; see `Folded` for the way back.

    Linear; the two texts share their offsets unless a character folds to more or fewer than one.
    """
    if not _suspects().search(text):
        return Folded(fold_in_place(text, lang))
    return _fold_with_map(text, lang)


def fold_in_place(text: str, lang: Lang) -> str:
    """Fold only the characters that fold to exactly one: the result has the length of `text`."""
    return text.translate(_one_to_one(lang))


def encodable(text: str) -> str:
    """Replace each lone surrogate, which UTF-8 cannot carry, by U+FFFD; the length stays."""
    return _SURROGATE.sub("\ufffd", text)


def _fold_with_map(text: str, lang: Lang) -> Folded:
    offsets = array("I", range(len(text) + 1))
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    last = 0
    for match in _suspects().finditer(text):
        start, end = match.span()
        replacement = _reshaped(text, start, last)
        if replacement is None:
            continue
        start -= match.group() in _SOUND_MARKS
        parts += (fold_in_place(text[last:start], lang), replacement)
        starts += offsets[last:start]
        ends += offsets[last + 1 : start + 1]
        starts.extend([start] * len(replacement))
        ends.extend([end] * len(replacement))
        if ends and match.group() in _VARIATION_SELECTORS:
            ends[-1] = end
        last = end
    parts.append(fold_in_place(text[last:], lang))
    starts += offsets[last:-1]
    ends += offsets[last + 1 :]
    return Folded("".join(parts), starts, ends)


def _reshaped(text: str, start: int, last: int) -> str | None:
    """Return what the character at `start` folds to, None if to one; a sound mark together with the kana before it.

    last: end of what has been folded already.
    """
    character = text[start]
    if character in _SOUND_MARKS:
        if start == last:
            return None
        composed = unicodedata.normalize("NFKC", text[start - 1] + _SOUND_MARKS[character])
        return composed if len(composed) == 1 else None
    if _INVISIBLE.match(character):
        return ""
    return _one_to_many().get(character)


@cache
def _suspects() -> re.Pattern[str]:
    """Return the pattern of the characters that may not fold one to one.

    Among them are all of the supplementary planes: a class that mixes the planes is searched 20 times slower.
    """
    many = "".join(re.escape(character) for character in _one_to_many() if ord(character) < 0x10000)
    return re.compile(f"[{many}{_INVISIBLE_BMP}{''.join(_SOUND_MARKS)}]|[\U00010000-\U0010ffff]")


class _Table(dict[int, str | int]):
    """A translation table that lists a character that stays as it is when it is first met."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


@cache
def _one_to_one(lang: Lang) -> _Table:
    """Return the translation table of a language."""
    table = {old: new for old, new in _foldings().items() if len(new) == 1}
    if lang is not Lang.JA:
        simplified = _simplified(lang)
        table = simplified | {old: simplified.get(new, new) for old, new in table.items()}
    return _Table({ord(old): new for old, new in table.items()} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))


def _simplified(lang: Lang) -> dict[str, str]:
    """Return what to simplify: in simplified text not the few forms that belong to it as well (乾隆, 角徵)."""
    if lang is Lang.ZH_HANT:
        return to_simplified()
    traditional = {Writing.HANT, Writing.HANT_OR_JA}
    return {old: new for old, new in to_simplified().items() if writings().get(old) in traditional}


@cache
def _one_to_many() -> dict[str, str]:
    return {old: new for old, new in _foldings().items() if len(new) > 1}


@cache
def _foldings() -> dict[str, str]:
    """Return what every character that folds folds to, in either language, and not yet simplified."""
    pairs = ((chr(code), _folding(chr(code))) for code in _FOLDABLE)
    return {old: new for old, new in pairs if old != new} | _SPECIAL


def _folding(character: str) -> str:
    """Return the folded form of one character."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    new = unicodedata.normalize("NFKC", character)
    if new == character or character in _UNFOLDED or any(ord(character) in codes for codes in _UNTOUCHED):
        return character
    kind = unicodedata.decomposition(character).partition(" ")[0]
    if new[0] == " " != new or kind in {"<super>", "<sub>"}:
        return character
    number = _ENCLOSED_NUMBER.fullmatch(new)
    if number and (len(new) > 1 or kind in {"<circle>", "<square>"}):
        return f"({number.group(1)})"
    return _symbol(character, new)


def _symbol(character: str, new: str) -> str:
    """Return the folded form of a symbol: an exponent stays raised, and one with other digits is left alone."""
    if new[0].isalpha() and new[-1] in _RAISED:
        new = new[:-1] + _RAISED[new[-1]]
    if any(sign.isdecimal() for sign in new):
        return character
    return "".join(_SPECIAL.get(sign, sign) for sign in new)
