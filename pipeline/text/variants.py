"""Chinese characters by the writing they belong to, and per-character conversion between writings.

Nothing here is a list of ours: the classes follow from the character sets that the three writings were encoded in
(GB 2312, Big5, JIS X 0208, whose first levels are the characters in common use) and from OpenCC's conversion tables.
OpenCC is asked about one character at a time, never about phrases: a phrase may change its length.
"""

from collections.abc import Iterable
from enum import Enum
from functools import cache

from opencc import OpenCC

# Unified ideographs: extension A, the basic block, extensions B to F.
_HAN_RANGES = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x2EBE1))


class Writing(Enum):
    """What a character says about the writing it stands in; characters that say nothing have no class."""

    HANS = "S"  # simplified, not in common use in Japan: 们 说 营
    HANS_OR_JA = "s"  # simplified and the same in Japan: 国 学 会
    HANT = "T"  # traditional, not in common use in Japan: 這 灣 說
    HANT_OR_JA = "t"  # traditional and the same in Japan: 業 電 億
    ZH = "Z"  # in common use in both Chinese writings, not in Japan: 她 很 找
    JA = "J"  # Japanese only: 働 気 売 円


@cache
def to_simplified() -> dict[str, str]:
    """Return the simplified form of each character that is not simplified."""
    return _conversion("t2s", (chr(code) for codes in _HAN_RANGES for code in codes))


@cache
def writings() -> dict[str, Writing]:
    """Return the class of each character that tells the writings apart."""
    gb2312, gb2312_common = _two_byte("gb2312", 0xB0, 0xF7), _two_byte("gb2312", 0xB0, 0xD7)
    big5, big5_common = _two_byte("big5", 0xA4, 0xF9), _two_byte("big5", 0xA4, 0xC6)
    jis, jis_common = _two_byte("euc_jp", 0xB0, 0xF4), _two_byte("euc_jp", 0xB0, 0xCF)
    # A character that Taiwan uses as well (后 里 台), or the mainland (乾 於), is no evidence.
    hans = set(_conversion("s2t", gb2312)) - big5_common
    traditional = set(to_simplified())
    hant = traditional - gb2312
    return (
        dict.fromkeys(gb2312_common & big5_common - jis_common, Writing.ZH)
        | dict.fromkeys(jis - gb2312 - big5 - traditional, Writing.JA)
        | dict.fromkeys(hans - jis_common, Writing.HANS)
        | dict.fromkeys(hans & jis_common, Writing.HANS_OR_JA)
        | dict.fromkeys(hant - jis_common, Writing.HANT)
        | dict.fromkeys(hant & jis_common, Writing.HANT_OR_JA)
        | {"々": Writing.JA}
    )


def _conversion(config: str, characters: Iterable[str]) -> dict[str, str]:
    """Return the characters, in order, that an OpenCC configuration changes one for one."""
    ordered = sorted(characters)
    converted: str = OpenCC(config).convert("\n".join(ordered))
    pairs = zip(ordered, converted.split("\n"), strict=True)
    return {old: new for old, new in pairs if old != new and len(new) == 1}


def _two_byte(codec: str, first: int, last: int) -> set[str]:
    """Return the characters of a two-byte encoding whose lead byte is in [first, last]."""
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF)) if codec == "big5" else range(0xA1, 0xFF)
    # The line break keeps an unassigned pair from swallowing the first byte of the next.
    codes = bytes(byte for lead in range(first, last + 1) for trail in trails for byte in (lead, trail, 0x0A))
    return {character for character in codes.decode(codec, "ignore") if not character.isascii()}
