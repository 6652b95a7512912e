"""The sentences that hold what a fact or a relation rests on."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import product

from pipeline.errors import GoldError
from pipeline.gold.model import Name
from pipeline.text.sentences import split_paragraphs, split_sentences
from pipeline.vocabulary import Lang


class Evidence:
    """Finds sentences of a text; all spans, also those of `sentences`, are half-open code points."""

    def __init__(self, text: str, lang: Lang) -> None:
        """Split the text."""
        self.sentences = [
            (paragraph + start, paragraph + end)
            for paragraph, stop in split_paragraphs(text)
            for start, end in split_sentences(text[paragraph:stop], lang)
        ]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest span of whole sentences that holds [start, end)."""
        first = self.sentences[max(bisect_right(self.sentences, start, key=lambda span: span[0]) - 1, 0)]
        last = self.sentences[max(bisect_right(self.sentences, end - 1, key=lambda span: span[0]) - 1, 0)]
        return first[0], last[1]

    def of_names(self, names: Sequence[Name], subject: str, target: str, title: str = "") -> tuple[int, int]:
        """Return the sentences around the nearest mentions of two entities and, where given, of a title.

        Raises GoldError when the title is no mention.
        """
        groups = [[name for name in names if name.entity == entity] for entity in (subject, target)]
        if title:
            groups.append([name for name in names if not name.entity and name.surface == title])
            if not groups[-1]:
                message = f"the title {title!r} is not tagged in the text"
                raise GoldError(message)
        spans = [(min(n.start for n in group), max(n.end for n in group)) for group in product(*groups)]
        return self.around(*min(spans, key=lambda span: (span[1] - span[0], span[0])))
