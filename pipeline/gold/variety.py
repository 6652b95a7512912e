"""Whether the documents of a corpus are written apart: shared wording, and repeated openings and endings.

Shared wording is the share of a document's character 10-grams that another document has too, of the
smaller set; blanks, punctuation and digits are left out, so that the same sentence with other figures is the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pipeline.gold.model import GoldDocument

MOST_SHARED = 0.04
MOST_REPEATED = 5

_GRAM = 10
_FORMULA = 6  # characters of an opening or an ending
_LEFT_OUT = re.compile(r"[\W\d_]+")


def problems(documents: Sequence[GoldDocument]) -> Iterator[str]:
    """Yield the pairs that share too much wording and the openings and endings that occur too often."""
    for one, other, share in shared_wording(documents):
        if share > MOST_SHARED:
            yield f"{one} and {other} share {share:.1%} of their wording, more than {MOST_SHARED:.0%}"
    for place, formulas in (("opening", openings(documents)), ("ending", endings(documents))):
        for formula, count in formulas.items():
            if count > MOST_REPEATED:
                yield f"the {place} {formula} occurs in {count} documents, more than {MOST_REPEATED}"


def shared_wording(documents: Iterable[GoldDocument]) -> Iterator[tuple[str, str, float]]:
    """Yield the ids of each two documents that share a 10-gram, and the share; linear in the corpus but for them."""
    grams = {document.id: _grams(document.text) for document in documents}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for document_id, found in grams.items():
        for gram in found:
            holders[gram].append(document_id)
    common = Counter(pair for ids in holders.values() for pair in combinations(sorted(ids), 2))
    for (one, other), count in sorted(common.items()):
        yield one, other, count / min(len(grams[one]), len(grams[other]))


def openings(documents: Iterable[GoldDocument]) -> Counter[str]:
    """Count the first characters of the first paragraph below the title."""
    return Counter(_plain(document.text.partition("\n")[2])[:_FORMULA] for document in documents)


def endings(documents: Iterable[GoldDocument]) -> Counter[str]:
    """Count the last characters of the text."""
    return Counter(_plain(document.text)[-_FORMULA:] for document in documents)


def _grams(text: str) -> frozenset[str]:
    plain = _plain(text)
    return frozenset(plain[start : start + _GRAM] for start in range(len(plain) - _GRAM + 1))


def _plain(text: str) -> str:
    return _LEFT_OUT.sub("", text)
