"""Opens files as streams of bytes that never deliver more than a limit allows, decompressing on the way."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from pipeline.config import MEBIBYTE, Limits
from pipeline.errors import FormatError, LimitError, ReadError

BUFFER_BYTES = 1 << 18


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _gzip(file: BinaryIO) -> _Readable:
    return gzip.GzipFile(fileobj=file, mode="rb")


_OPENERS: dict[str, Callable[[BinaryIO], _Readable]] = {".gz": _gzip, ".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)

COMPRESSIONS = frozenset(_OPENERS)


class Bounded(io.RawIOBase):
    """A raw stream over another that raises `error` once more than `limit` bytes have come."""

    def __init__(self, stream: _Readable, limit: int, error: ReadError) -> None:
        """Read from `stream`, which stays the caller's to close."""
        self._stream = stream
        self._left = limit
        self._error = error

    def readable(self) -> bool:
        """Say that this stream can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed has no writable buffer to name
        """Fill the buffer as far as the stream goes; raise the error of the limit, or FormatError when it is broken."""
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as error:
            message = f"its compressed data are broken ({error}): compress it again"
            raise FormatError(message) from error
        self._left -= len(data)
        if self._left < 0:
            raise self._error
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_stream(file: Path, compression: str, limits: Limits) -> Iterator[io.BufferedReader]:
    """Open a file for reading; `compression` is a suffix of `COMPRESSIONS`, or empty.

    Decompression stops with LimitError at ``limits.expanded_bytes``. Raises OSError when the file cannot be opened.
    """
    with _buffered(file.open("rb", buffering=0)) as raw:
        if not compression:
            yield raw
            return
        expanded = Bounded(_OPENERS[compression](raw), limits.expanded_bytes, expansion_error(limits))
        with _buffered(expanded) as stream:
            yield stream


def _buffered(stream: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(stream, BUFFER_BYTES)


def refuse_large(file: Path, limits: Limits) -> None:
    """Raise LimitError when the file system says that a file is larger than ``limits.file_bytes``."""
    if file.stat().st_size > limits.file_bytes:
        raise size_error(limits)


def read_all(stream: BinaryIO, limits: Limits) -> bytes:
    """Return all bytes of a stream; raise LimitError when there are more than ``limits.file_bytes``.

    No more than one byte beyond the limit is read.
    """
    data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise size_error(limits)
    return data


def size_error(limits: Limits) -> LimitError:
    """Return the error of a file that is too large."""
    size = limits.file_bytes / MEBIBYTE
    return LimitError(f"is larger than {size:g} MiB: split it, or raise --max-file-size")


def expansion_error(limits: Limits) -> LimitError:
    """Return the error of a file that expands to too much."""
    size = limits.expanded_bytes / MEBIBYTE
    return LimitError(f"expands to more than {size:g} MiB: split it, or raise --max-expanded-size")


def line_error(limits: Limits, where: str = "") -> LimitError:
    """Return the error of a line or record that is too long; `where` says which."""
    subject = where or "a line"
    return LimitError(f"{subject} is longer than {limits.line_chars} characters: split it, or raise --max-line-chars")
