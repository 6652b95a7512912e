"""Decides in which encoding bytes are text, and decodes them.

The evidence, in order: byte order mark; the escapes of ISO-2022-JP; strict UTF-8; UTF-16 without a mark; UTF-8 with a
few bad bytes (a file cut inside a character, a broken copy); then the encodings of Chinese and Japanese
compete with the text they give, with a bonus for chardetng's verdict and a small one for the one that is declared,
because pages declare what their template said. What is text in none of them is refused.
"""

import codecs
import re
from dataclasses import dataclass

from chardetng_py import EncodingDetector  # type: ignore[import-untyped]  # it ships stubs but no py.typed

from pipeline.errors import EncodingError
from pipeline.read.characters import plausibility

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
# Python's superset of each encoding that chardetng or a page may name.
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp950": "big5hkscs",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_ISO_2022_JP = "iso2022_jp_ext"
_LEGACY = ("cp932", "euc_jp", "gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")
# The successor is tried where a text uses characters that the encoding got later: ① in EUC, half-width kana in JIS.
_SUCCESSORS = {"euc_jp": "euc_jisx0213", _ISO_2022_JP: "iso2022_jp_3", "big5hkscs": "cp950"}

_JIS_ESCAPE = re.compile(rb"\x1b\$[@B]|\x1b\([IJ]")
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1b"))
_ASCII_BYTES, _HIGH_BYTES = bytes(range(0x80)), bytes(range(0x80, 0x100))
_TELLING_SIGN = re.compile("[\x00-\x7e\u3000-\u30ff\uff01-\uff5f]")
_LOSS = "\ufffd"

_DETECTED = 1 << 18  # bytes that chardetng is shown
_SCORED = 1 << 13  # bytes that the text is judged on
_MAX_CONTROLS = 0.01  # share of control characters in text
_MAX_LOSSES = 0.1  # bad bytes for each character decoded from several; other encodings read as UTF-8 have far more
_MIN_MARKS = 0.05  # share of ASCII, punctuation and kana in UTF-16; legacy bytes read in pairs give ideographs only
_PLAUSIBLE = 0.9
_DETECTOR_BONUS = 0.1  # by how much a text must look better to beat chardetng's verdict
_DECLARATION_BONUS = 0.05  # the same for a declaration; it beats chardetng only where there is little to go by
_SHORT_DECLARATION_BONUS = 0.15
_SHORT = 40  # bytes
_MIN_ASCII = 0.75  # share of ASCII in a Western text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, and the encoding it was read in.

    encoding: name of a Python codec, followed by ``(3 replaced)`` where bad bytes became U+FFFD.
    """

    text: str
    encoding: str


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """Return the text of `data`; raise EncodingError when it is text in no supported encoding.

    declared: what the source says its encoding is; evidence wins over it.
    """
    return decode_as(data, choose(data, declared=declared))


def decode_as(data: bytes, codec: str) -> Decoded:
    """Return the text of `data` in a known encoding; raise EncodingError when more than a few bytes are bad."""
    for mark, name in _MARKS:
        if codec == name and data.startswith(mark):
            data = data[len(mark) :]
    decoded = _strictly(data, codec) or _leniently(data, codec)
    if "\0" in decoded.text:
        message = "holds NUL characters, so it is no text: leave the file out, or convert it to text"
        raise EncodingError(message)
    return decoded


def choose(data: bytes, *, declared: str = "") -> str:
    """Return the name of the codec for `data`, which may be the beginning of a longer text."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if data.isascii() and _JIS_ESCAPE.search(data):
        return _ISO_2022_JP
    is_binary = _is_binary(data)
    if not is_binary and _strictly(data, "utf-8"):
        return "utf-8"
    if wide := _unmarked_wide(data[:_SCORED], min_marks=0 if is_binary else _MIN_MARKS):
        return wide
    if is_binary:
        message = "is binary data, not text: leave the file out, or convert it to text"
        raise EncodingError(message)
    return "utf-8" if _is_damaged_utf8(data) else _legacy(data, declared)


def _strictly(data: bytes, codec: str) -> Decoded | None:
    for name in (codec, _SUCCESSORS.get(codec, codec)):
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            continue
    return None


def _leniently(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    n_bad = text.count(_LOSS)
    if not _few(n_bad, text):
        message = f"is no {codec} text, {n_bad} places cannot be decoded: convert it to UTF-8"
        raise EncodingError(message)
    return Decoded(text, f"{codec} ({n_bad} replaced)")


def _few(n_bad: int, text: str) -> bool:
    """Whether losses are few beside the characters that were decoded from several bytes."""
    n_good = len(text) - len(text.encode("ascii", "ignore")) - n_bad
    is_cut = n_bad == 1 and text.endswith(_LOSS)
    return n_good > 0 if is_cut else n_bad <= _MAX_LOSSES * n_good


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.lstrip(_ASCII_BYTES)[:_DETECTED].decode("utf-8", "replace")
    return _few(text.count(_LOSS), text)


def _is_binary(data: bytes) -> bool:
    n_controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or n_controls > max(1, _MAX_CONTROLS * len(data))


def _unmarked_wide(sample: bytes, *, min_marks: float) -> str:
    """Name the UTF-16 without a byte order mark that the sample is; empty when it is none.

    min_marks: the share of ASCII, punctuation and kana that the text must have.
    """
    even = sample[: len(sample) // 2 * 2]
    for codec in _WIDE:
        text = even.decode(codec, "replace")
        n_marks = len(_TELLING_SIGN.findall(text))
        if text and n_marks >= min_marks * len(text) and plausibility(text) >= _PLAUSIBLE:
            return "" if _is_binary(text.encode()) else codec
    return ""


def _legacy(data: bytes, declared: str) -> str:
    """Choose among the encodings that only the frequency of characters tells apart."""
    # Every legacy encoding writes ASCII as ASCII: what stands before the first other byte tells nothing.
    telling = data.lstrip(_ASCII_BYTES)
    detector = EncodingDetector()
    detector.feed(telling[:_DETECTED], last=len(telling) <= _DETECTED)
    guess = _superset(detector.guess(tld=None, allow_utf8=False))
    scores = {codec: _score(telling[:_SCORED], codec) for codec in (guess, *_LEGACY)}
    for codec, bonus in ((guess, _DETECTOR_BONUS), (_superset(declared), _declaration_bonus(telling))):
        if codec in _LEGACY:
            scores[codec] += bonus
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] >= _PLAUSIBLE:
        return best
    if len(data.translate(None, _HIGH_BYTES)) >= _MIN_ASCII * len(data) and _strictly(data, guess):
        return guess
    message = "is text in no known encoding (UTF-8, UTF-16, GB18030, Big5, Shift_JIS, EUC-JP): convert it to UTF-8"
    raise EncodingError(message)


def _declaration_bonus(telling: bytes) -> float:
    return _SHORT_DECLARATION_BONUS if len(telling) < _SHORT else _DECLARATION_BONUS


def _superset(name: str) -> str:
    """Return the name of the codec that decodes an encoding and its extensions; ascii when there is none."""
    try:
        codec = codecs.lookup(name).name if name else "ascii"
    except LookupError:
        return "ascii"
    return _SUPERSETS.get(codec, codec)


def _score(sample: bytes, codec: str) -> float:
    """Return how much the sample looks like text in an encoding, from 0 to 1."""
    text = sample.decode(codec, "replace")
    return plausibility(text) if _few(text.count(_LOSS), text) else 0.0
