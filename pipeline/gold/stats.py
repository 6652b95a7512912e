"""Counts of a gold corpus: documents, labels, vocabularies, and sentences whose numbers state nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.gold.model import GoldDocument, Layer
from pipeline.text import Sentence, analyse, tokenize

# 一 alone is mostly part of a word: 一直, 統一.
_DIGITS = re.compile(r"[0-9０-９二三四五六七八九十百千万亿億兆两兩〇]")


def count_labels(documents: Sequence[GoldDocument]) -> dict[str, int]:
    """Return the number of documents, characters, sentences and of the labels of each kind."""
    sides = [document.annotation for document in documents]
    counts = {
        "documents": len(documents),
        "documents with facts": sum(Layer.FACTS in document.layers for document in documents),
        "characters": sum(len(document.text) for document in documents),
        "sentences": sum(len(_sentences(document)) for document in documents),
    }
    counts |= _sorted(Counter(f"names {name.type}" for side in sides for name in side.names))
    counts["dates"] = sum(len(side.dates) for side in sides)
    counts |= _sorted(Counter(f"quantities {quantity.type}" for side in sides for quantity in side.quantities))
    counts["facts"] = sum(len(side.facts) for side in sides)
    return counts | _sorted(Counter(f"relations {relation.kind}" for side in sides for relation in side.relations))


def spread(documents: Iterable[GoldDocument], field: str) -> dict[str, int]:
    """Return the number of documents of each genre, industry, lang or style, the most frequent first."""
    return dict(Counter(str(getattr(document, field)) for document in documents).most_common())


def metrics(documents: Iterable[GoldDocument]) -> dict[str, int]:
    """Return how often each metric occurs; the words of `other` count each as one."""
    facts = (fact for document in documents for fact in document.annotation.facts)
    return dict(Counter(fact.metric_text or fact.metric for fact in facts).most_common())


def verbs(documents: Iterable[GoldDocument]) -> dict[str, int]:
    """Return how often each verb occurs, as written and as the tokenizers tag it; Sino-Japanese nouns are none."""
    counts: Counter[str] = Counter()
    for document in documents:
        for span in _sentences(document):
            sentence = document.text[span.start : span.end]
            tokens = tokenize(sentence, document.lang)
            counts.update(sentence[token.start : token.end] for token in tokens if token.pos == "VERB")
    return dict(counts.most_common())


def idle_numbers(documents: Iterable[GoldDocument]) -> tuple[int, int]:
    """Return how many sentences hold a number that states nothing, and how many sentences there are.

    Documents without facts are left out. Such a number is a digit or numeral outside names, dates and the quantities
    of facts.
    """
    n_idle = n_sentences = 0
    for document in documents:
        if Layer.FACTS not in document.layers:
            continue
        side = document.annotation
        stating = {fact.quantity_start for fact in side.facts}
        idle = {(quantity.start, quantity.end) for quantity in side.quantities if quantity.start not in stating}
        taken = (span for span in side.spans() if span not in idle)
        masked = list(document.text)
        for start, end in taken:
            masked[start:end] = " " * (end - start)
        plain = "".join(masked)
        sentences = _sentences(document)
        n_sentences += len(sentences)
        n_idle += sum(_DIGITS.search(plain, span.start, span.end) is not None for span in sentences)
    return n_idle, n_sentences


def _sentences(document: GoldDocument) -> Sequence[Sentence]:
    return analyse(document.text, lang=document.lang).sentences


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))
