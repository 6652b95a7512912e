"""What the network reads of a text."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.names.tagger.pieces import Pieces

N_CHARACTERS = 8191  # rows of the table of characters; a prime, so that blocks of Unicode do not fall together
N_PLACES = 4

Ints = NDArray[np.int64]


class Features(NamedTuple):
    """pieces: [pieces]. piece: index of the piece of each character; character, place: each [characters].

    place: 0 for a piece of its own, 1 at the beginning of one, 2 inside, 3 at the end.
    """

    pieces: Ints
    piece: Ints
    character: Ints
    place: Ints


def features(pieces: Pieces, text: str) -> Features:
    """Return the features of a non-empty text."""
    numbers, owners = pieces.cut(text)
    owner = np.array(owners, dtype=np.int64)
    begins = np.ones(len(owner), dtype=bool)
    begins[1:] = owner[1:] != owner[:-1]
    ends = np.append(begins[1:], True)
    place = np.where(begins & ends, 0, np.where(begins, 1, np.where(ends, 3, 2)))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return Features(np.array(numbers, dtype=np.int64), owner, codes.astype(np.int64) % N_CHARACTERS, place)
