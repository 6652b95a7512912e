"""Classes of characters, and where a name in a script may begin and end."""

import re

HAN = "一-鿿㐀-䶿々〆"
KATAKANA = "ァ-ヺーヽヾ"
HIRAGANA = "ぁ-ゖ"
LATIN = "A-Za-z0-9À-ÖØ-öø-ÿ"

is_han = re.compile(f"[{HAN}]").match
is_katakana = re.compile(f"[{KATAKANA}]").match
is_hiragana = re.compile(f"[{HIRAGANA}]").match
is_latin = re.compile(f"[{LATIN}]").match

# A domain, an address or a path is no name: example.com, hr@example, /Google/.
_ADDRESS_BEFORE = re.compile(r"[@/_\\]|[A-Za-z0-9]\.")
_ADDRESS_AFTER = re.compile(r"@|_|\.(?:com|cn|jp|net|org|co|io|ai|tw|hk|example)\b|/[A-Za-z0-9]")


def begins(text: str, start: int) -> bool:
    """Whether the script of the character at `start` begins there, so that no Latin or katakana word is cut."""
    if start == 0:
        return True
    first, before = text[start], text[start - 1]
    if is_latin(first):
        return not is_latin(before) and not _ADDRESS_BEFORE.fullmatch(text, max(0, start - 1), start)
    return not (is_katakana(first) and is_katakana(before))


def ends(text: str, end: int) -> bool:
    """Whether the script of the character before `end` ends there."""
    if end >= len(text):
        return True
    last, after = text[end - 1], text[end]
    if is_latin(last):
        return not is_latin(after) and not _ADDRESS_AFTER.match(text, end)
    return not (is_katakana(last) and is_katakana(after))
