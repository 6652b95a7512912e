"""Whether two answers name the same: spellings of one entity, or the same words."""

import unicodedata
from collections.abc import Iterable, Mapping

from pipeline.gold.model import Annotation, Party


def plain(text: str) -> str:
    """Return the text after NFKC and without blanks, as the rules compare it."""
    return "".join(unicodedata.normalize("NFKC", text).split())


class Spellings:
    """The spellings of each entity of a gold document."""

    def __init__(self, gold: Annotation) -> None:
        """Collect them."""
        self._of: Mapping[str, frozenset[str]] = {
            entity: frozenset(map(plain, surfaces)) for entity, surfaces in gold.surfaces().items()
        }

    def same(self, gold: Party | None, predicted: Party | None) -> bool:
        """Whether a predicted participant is that of the gold, in any spelling of it; both may be none."""
        if gold is None or predicted is None:
            return gold is predicted
        text = plain(predicted.text)
        return text == plain(gold.text) or text in self._of.get(gold.entity, ())

    def any(self, answers: Iterable[Party | None], predicted: Party | None) -> bool:
        """Whether a predicted participant is one of the answers."""
        return any(self.same(answer, predicted) for answer in answers)
