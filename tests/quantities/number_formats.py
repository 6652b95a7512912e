"""Writes numbers in the ways that Chinese and Japanese texts do; knows nothing of how the project reads them."""

from collections.abc import Callable

DIGITS = "零一二三四五六七八九"
FORMAL_ZH = "零壹贰叁肆伍陆柒捌玖"
FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def plain(number: int) -> str:
    """Write 1234567."""
    return str(number)


def grouped(number: int) -> str:
    """Write 1,234,567."""
    return f"{number:,}"


def full_width(number: int) -> str:
    """Write １２３４５６７."""
    return str(number).translate(FULL_WIDTH)


def full_width_grouped(number: int) -> str:
    """Write １，２３４，５６７."""
    return f"{number:,}".translate(FULL_WIDTH)


def scaled(*scales: tuple[int, str]) -> Callable[[int], str]:
    """Return a writer of 1億2345万6789 with the scales given, the largest first."""

    def write(number: int) -> str:
        parts = []
        for scale, sign in scales:
            part, number = divmod(number, scale)
            parts.append(f"{part}{sign}" if part else "")
        return "".join(parts) + (str(number) if number else "")

    return write


def chinese(number: int, digits: str = DIGITS, small: str = "十百千", big: str = "万亿") -> str:
    """Write 一亿二千三百四十五万六千七百八十九 with 零 for what is left out, up to 10**12."""
    sections, rest = [], number
    while rest:
        rest, section = divmod(rest, 10_000)
        sections.append(section)
    text, gap = "", False
    for index in reversed(range(len(sections))):
        section = sections[index]
        if section == 0:
            gap = bool(text)
            continue
        if text and (gap or section < 1000):
            text += digits[0]
        text += _section(section, digits, small) + ("" if index == 0 else big[index - 1])
        gap = False
    return text


def _section(section: int, digits: str, small: str) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = section // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + ("" if place == 0 else small[place - 1])
        gap = False
    return text


def formal(number: int) -> str:
    """Write 壹亿贰仟叁佰肆拾伍万."""
    return chinese(number, FORMAL_ZH, "拾佰仟")


def traditional(number: int) -> str:
    """Write 一億二千三百萬."""
    return chinese(number, big="萬億")


def japanese(number: int) -> str:
    """Write 一億二千三百四十五万六千七百八十九, where one ten is 十 and nothing stands for what is left out."""
    text, rest = "", number
    for scale, sign in ((10**8, "億"), (10**4, "万"), (1, "")):
        section, rest = divmod(rest, scale)
        written = _section(section, DIGITS, "十百千").replace("零", "")
        for name in "十百千":
            written = written.replace(f"一{name}", name) if sign == "" or name != "千" else written
        text += f"{written}{sign}" if section else ""
    return text


def decimal_point(number: str) -> str:
    """Write 12.5 as 十二点五."""
    whole, _, fraction = number.partition(".")
    written = (chinese(int(whole)) or "零").replace("一十", "十", int(whole) < 20)
    return written + ("点" + "".join(DIGITS[int(digit)] for digit in fraction) if fraction else "")
