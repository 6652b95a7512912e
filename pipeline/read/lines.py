"""The lines of a table's file, each decoded for itself, so that a bad one costs no other."""

import codecs
import io
from collections.abc import Iterator
from typing import Self

from pipeline.config import Limits
from pipeline.errors import EncodingError, ReadError
from pipeline.read.encoding import Decoded, choose, decode, decode_as
from pipeline.read.streams import BUFFER_BYTES, line_error

_MOST_BYTES = 4  # of a character, in every encoding that is read line by line
_HEAD_BYTES = 1 << 16  # that the encoding is chosen on


class Lines(Iterator[Decoded]):
    """The lines of a stream with their line breaks, decoded; memory holds one at a time.

    The encoding is chosen on the beginning of the stream; a line that is no text in it is judged alone. Taking a line
    raises LimitError when it is too long and EncodingError when it is no text; the next can be taken all the same.
    When the stream itself breaks, its error is raised once and no line follows.

    encoding: of the stream. number: 1-based number of the line that was taken last.
    """

    def __init__(self, stream: io.BufferedReader, limits: Limits) -> None:
        """Look at the beginning of `stream`; raise EncodingError when it is no text."""
        self.encoding = _encoding_of(stream.peek(_HEAD_BYTES)[:_HEAD_BYTES])
        self.number = 0
        self._stream, self._codec = _split_at_line_feeds(stream, self.encoding)
        self._limits = limits
        self._has_ended = False

    def __iter__(self) -> Self:
        """Return the lines themselves, which can be gone through once."""
        return self

    def __next__(self) -> Decoded:
        """Return the next line."""
        line = self._take()
        self.number += 1
        where = f"line {self.number}"
        most_bytes = self._limits.line_chars * _MOST_BYTES + 2
        if len(line) >= most_bytes and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = self._take_more()
            raise line_error(self._limits, where)
        decoded = self._decoded(line, where)
        if len(decoded.text.rstrip("\r\n")) > self._limits.line_chars:
            raise line_error(self._limits, where)
        return decoded

    def _take(self) -> bytes:
        line = b"" if self._has_ended else self._take_more()
        if not line:
            raise StopIteration
        return line

    def _take_more(self) -> bytes:
        try:
            return self._stream.readline(self._limits.line_chars * _MOST_BYTES + 2)
        except (ReadError, OSError):
            self._has_ended = True
            raise

    def _decoded(self, line: bytes, where: str) -> Decoded:
        try:
            decoded = decode_as(line, self._codec)
        except EncodingError:
            try:
                return decode(line)
            except EncodingError as error:
                message = f"{where} {error}"
                raise EncodingError(message) from error
        return Decoded(decoded.text, decoded.encoding.replace(self._codec, self.encoding, 1))


def _encoding_of(head: bytes) -> str:
    """Choose on the whole lines of the beginning; without those that are no text, as long as most of it is."""
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        return choose(whole)
    except EncodingError:
        text = b"".join(line for line in whole.splitlines(keepends=True) if _is_text(line))
        if len(text) < len(whole) / 2:
            raise
        return choose(text)


def _is_text(line: bytes) -> bool:
    try:
        decode(line)
    except EncodingError:
        return False
    return True


class _Recoded(io.RawIOBase):
    """A raw stream of UTF-8 over one of UTF-16 or UTF-32, in whose bytes a line feed is not to be found."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed knows no name for it
        encoded = b""
        while not encoded:
            # Two bytes become three at most.
            data = self._stream.read(len(buffer) // 2)
            encoded = self._decoder.decode(data, final=not data).encode()
            if not data:
                break
        buffer[: len(encoded)] = encoded
        return len(encoded)


def _split_at_line_feeds(stream: io.BufferedReader, encoding: str) -> tuple[io.BufferedReader, str]:
    """Return a stream in whose bytes lines can be told apart, and its encoding."""
    if encoding.startswith(("utf-16", "utf-32")):
        return io.BufferedReader(_Recoded(stream, encoding), BUFFER_BYTES), "utf-8"
    return stream, encoding
