"""Which characters are common in Chinese and Japanese text: what tells a right decoding from a wrong one.

The national character sets list their common ideographs first; these first levels are read off Python's own codecs,
so that no list has to be kept here.
"""

from functools import cache

# Codec, lead bytes and trail bytes of the common ideographs of each national standard.
_FIRST_LEVELS = (
    ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
    ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
    ("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF)),
)
# General punctuation, arrows and mathematics, enclosed and geometric signs, kana and CJK punctuation, full-width forms.
_OTHER_COMMON = (
    range(0x00B0, 0x00B8),
    range(0x2010, 0x2050),
    range(0x2100, 0x2300),
    range(0x2460, 0x2670),
    range(0x3000, 0x3040),
    range(0x3041, 0x3100),
    range(0xFF01, 0xFF61),
    range(0xFFE0, 0xFFE7),
)

_SAMPLE_CHARS = 2000


def plausibility(text: str) -> float:
    """Return the share of common Chinese and Japanese characters among those that are not ASCII, from 0 to 1."""
    foreign = [character for character in text[:_SAMPLE_CHARS] if not character.isascii()]
    if not foreign:
        return 1.0
    return sum(map(_common().__contains__, foreign)) / len(foreign)


@cache
def _common() -> frozenset[str]:
    ideographs = {
        character
        for codec, leads, trails in _FIRST_LEVELS
        for lead in leads
        for character in bytes(byte for trail in trails for byte in (lead, trail)).decode(codec, "ignore")
    }
    return frozenset(ideographs) | {chr(code) for codes in _OTHER_COMMON for code in codes}
