"""Reads numerals: digits with grouping, Chinese characters, and any mixture of the two, exactly.

A value is a whole number of billionths, the finest step of the value column, so that arithmetic is that of Python's
integers. `1.1万亿`, `5万5000`, `1兆8040億`, `三十几万` and `七八千` are one numeral each; a stretch that the grammar
does not explain is none at all.
"""

import re
from decimal import Context, Decimal
from enum import StrEnum
from typing import NamedTuple

ONE = 10**9  # billionths in one

_LIMIT = 10**28 * ONE  # beyond any amount; decimal128(38, 9) holds ten times as much
_MOST_CHARACTERS = 64
_MYRIAD = 10**4
_EXACT = Context(prec=60)

_DIGITS = {char: value for value, chars in enumerate(
    ("〇零○", "一壱壹", "二两兩弐贰貳", "三参叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"万": _MYRIAD, "萬": _MYRIAD, "亿": 10**8, "億": 10**8, "兆": 10**12, "京": 10**16}
VAGUE = "数几幾"

_HAN = "".join(_DIGITS)
_TOKEN = re.compile(
    rf"(?P<arabic>[0-9][0-9,]*(?:\.[0-9]+)?)|(?P<han>[{_HAN}]+(?:[点・][{_HAN}]+)?)|(?P<vague>[{VAGUE}])"
    rf"|(?P<ten>[{''.join(_TENS)}])|(?P<small>[{''.join(_SMALL)}])|(?P<big>[{''.join(BIG)}])"
    rf"|(?P<point>点[{_HAN}]+)|(?P<blank> )|(?P<other>.)"
)


class Shape(StrEnum):
    """What a numeral says about its value."""

    EXACT = "exact"
    RANGE = "range"  # 七八千: from the low to the high value
    VAGUE = "vague"  # 十几, 数百: about, somewhere between the two
    MORE = "more"  # 二十多万: more than the value
    ABOUT = "about"  # 十来个: about the value


class Value(NamedTuple):
    """A value in billionths; both ends are equal unless the shape is a range or vague.

    scale: the scale the numeral ends with (万: 10**4), else 1.
    """

    low: int
    high: int
    shape: Shape = Shape.EXACT
    scale: int = 1


def decimal(billionths: int) -> Decimal:
    """Return the exact decimal of a number of billionths, without trailing zeros behind the point."""
    if billionths % ONE == 0:
        return Decimal(billionths // ONE)
    return _EXACT.normalize(_EXACT.scaleb(Decimal(billionths), -9))


def parse_integer(text: str) -> int | None:
    """Return the integer that the whole of `text` writes, else None.

    Digits of any script; Chinese characters, with scales (二十三, 廿, 壱百) or in a row (二〇二四); 元 for the first
    year of an era. A vague numeral (十几), a decimal and a negative number are none.
    """
    if text == "元":
        return 1
    if not 0 < len(text) <= _MOST_CHARACTERS:
        return None
    if text.isdecimal():
        return int(text)
    if all(char in _DIGITS for char in text):
        return _in_a_row(text)
    value = read_value(text)
    if value is None or value.shape is not Shape.EXACT or value.low % ONE or any(sign in text for sign in ".,点・ "):
        return None
    return value.low // ONE


def read_value(text: str, *, colloquial: bool = False) -> Value | None:
    """Return the value of a numeral, None where the grammar does not explain all of it.

    colloquial: a last digit right after a scale counts tenths of it, as in Chinese: 三万八 is 38000.
    """
    if len(text) > _MOST_CHARACTERS:
        return None
    reader = _Reader(colloquial=colloquial)
    tokens = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(text)]
    for index, (kind, word) in enumerate(tokens):
        if not reader.take(kind, word, is_last=index == len(tokens) - 1):
            return None
    return reader.result()


def _in_a_row(digits: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in digits))


class _Reader:
    """Adds up a numeral token by token, for the low and the high end at once.

    `_section` is what has been read since the last of 万, 亿, 兆; `_pending` is a number that a scale may multiply.
    `_below` and `_under` bound what the section and the numeral may still take: scales must fall.
    """

    def __init__(self, *, colloquial: bool) -> None:
        self._colloquial = colloquial
        self._total = self._section = (0, 0)
        self._part = (0, 0)  # what the last big scale added to the total
        self._pending: tuple[int, int] | None = None
        self._under: int | None = None
        self._below = _MYRIAD
        self._last = 1  # the scale right before
        self._scale = 1
        self._shape = Shape.EXACT
        self._is_row = False  # whether the pending number is digits in a row, which only 万 and more may multiply

    def take(self, kind: str, word: str, *, is_last: bool) -> bool:
        """Take a token; False where it cannot stand here."""
        match kind:
            case "arabic" | "han" | "vague":
                return self._pending is None and self._number(kind, word, is_last=is_last)
            case "point":
                return self._point(word)
            case "ten":
                return self._tens(_TENS[word])
            case "small":
                return self._small(_SMALL[word])
            case "big":
                return self._big(BIG[word])
            case _:
                return kind == "blank"

    def result(self) -> Value | None:
        """Return the value of all that was taken."""
        section = _add(self._section, self._pending or (0, 0))
        low, high = _add(self._total, section)
        if (self._under is not None and section[1] >= self._under * ONE) or high >= _LIMIT:
            return None
        scale = 1 if self._pending or any(self._section) else self._scale
        return Value(low, high, self._shape, scale)

    def _number(self, kind: str, word: str, *, is_last: bool) -> bool:
        ends = self._ends(kind, word)
        if ends is None:
            return False
        if is_last and self._is_tenths(word):
            ends = (ends[0] * self._last // 10, ends[1] * self._last // 10)
        self._pending = ends
        return True

    def _is_tenths(self, word: str) -> bool:
        """Whether a last digit counts tenths of the scale right before it: 三万八, 两百五."""
        is_digit = len(word) == 1 if word.isascii() else "零" not in word and "〇" not in word
        return self._colloquial and self._last >= 100 and is_digit

    def _ends(self, kind: str, word: str) -> tuple[int, int] | None:
        if kind == "vague":
            self._shape = Shape.VAGUE
            return (ONE if self._last == 10 else 2 * ONE, 9 * ONE)
        if kind == "arabic":
            value = _arabic(word)
            return None if value is None else (value, value)
        whole, _, fraction = word.replace("・", "点").partition("点")
        if fraction:
            value = _arabic(f"{_in_a_row(whole)}.{''.join(str(_DIGITS[char]) for char in fraction)}")
            return None if value is None else (value, value)
        return self._han(whole)

    def _han(self, word: str) -> tuple[int, int] | None:
        """Return the ends of Chinese digits: 七八 and, in Chinese, 三五 are ranges; others in a row are places."""
        digits = [_DIGITS[char] for char in word]
        if len(digits) == 2 and 0 not in digits:
            low, high = digits
            if high == low + 1 or (self._colloquial and digits == [3, 5]):
                self._shape = Shape.RANGE
                return low * ONE, high * ONE
        is_first = not any(self._section) and not any(self._total)
        if not is_first and len(word.lstrip("零〇")) > 1:
            return None
        value = _in_a_row(word)
        self._is_row = value > 9
        return (value * ONE, value * ONE) if value else None

    def _point(self, word: str) -> bool:
        """Take a fraction right after 十: 十点五, 二十点五."""
        if self._pending is not None or self._last != 10 or not any(self._section):
            return False
        fraction = _arabic(f"0.{''.join(str(_DIGITS[char]) for char in word[1:])}")
        self._pending = None if fraction is None else (fraction, fraction)
        return fraction is not None

    def _tens(self, value: int) -> bool:
        if self._pending is not None or self._below <= 10:
            return False
        self._section = _add(self._section, (value * ONE, value * ONE))
        self._below = self._last = 10
        return True

    def _small(self, scale: int) -> bool:
        if scale >= self._below or (self._is_row and self._pending is not None):
            return False
        low, high = self._pending or (ONE, ONE)
        self._section = _add(self._section, (low * scale, high * scale))
        self._pending = None
        self._below = self._last = scale
        return True

    def _big(self, scale: int) -> bool:
        if self._pending is None and not any(self._section):
            return self._multiply(scale)
        section = _add(self._section, self._pending or (0, 0))
        self._part = (section[0] * scale, section[1] * scale)
        if self._under is not None and self._part[1] >= self._under * ONE:
            return False
        self._total = _add(self._total, self._part)
        self._section, self._pending, self._below = (0, 0), None, _MYRIAD
        self._under = self._last = self._scale = scale
        return True

    def _multiply(self, scale: int) -> bool:
        """Take a scale right after a scale (1.1万亿) or at the beginning (过亿)."""
        if self._total == (0, 0):
            self._part = self._total = (scale * ONE, scale * ONE)
            self._under = self._last = self._scale = scale
            return True
        if self._total != self._part or self._last not in BIG.values() or scale <= self._last:
            return False
        self._part = self._total = (self._total[0] * scale, self._total[1] * scale)
        self._under, self._scale = self._last, self._scale * scale
        return True


def _add(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _arabic(word: str) -> int | None:
    """Return billionths; None where the digits go finer."""
    whole, _, fraction = word.replace(",", "").partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) > 9:
        return None
    return int(whole) * ONE + int(fraction.ljust(9, "0"))
