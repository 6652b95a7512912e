"""Sentences whose tags carry the names expected in them, found by tables and context alone unless a model is named.

``<c>腾讯</c>`` company, ``<o>`` organisation, ``<p>`` person, ``<t>`` title, ``<t former>`` a former title. A number
after the tag, as in ``<c 1>``, names the entity: mentions with the same number must share one id, others must not.
"""

import re
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.config import NO_MODEL
from pipeline.names.model import Mention
from pipeline.text import make_doc
from pipeline.vocabulary import Lang, MentionType

_TAG = re.compile(r"<(/?)([copt])((?: \w+)?)>")
_TYPES = {"c": MentionType.COMPANY, "o": MentionType.ORG, "p": MentionType.PERSON, "t": MentionType.TITLE}
_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "pipeline.Tokenizer.v1"}}}

# Start, end, type, and `former` or the number of the entity.
Gold = tuple[int, int, MentionType, str]


@dataclass(frozen=True)
class Tagged:
    """A text and the names its tags say it holds."""

    text: str
    gold: tuple[Gold, ...]

    @property
    def expected(self) -> list[str]:
        return [shown(self.text[start:end], kind, former=word == "former") for start, end, kind, word in self.gold]


def parse(tagged: str) -> Tagged:
    text, gold, last, start, word = "", [], 0, 0, ""
    for match in _TAG.finditer(tagged):
        text += tagged[last : match.start()]
        last = match.end()
        if match.group(1):
            gold.append((start, len(text), _TYPES[match.group(2)], word))
        else:
            start, word = len(text), match.group(3).strip()
    return Tagged(text + tagged[last:], tuple(gold))


def shown(surface: str, kind: MentionType, *, former: bool) -> str:
    return f"{kind.value} {surface}{' former' if former else ''}"


@cache
def pipeline_of(base: str, model: str = NO_MODEL) -> Language:
    nlp = spacy.blank(base, config=_CONFIG)
    nlp.add_pipe("names", config={"model": model})
    nlp.add_pipe("resolver")
    return nlp


def analyse(text: str, lang: Lang, model: str = NO_MODEL) -> Doc:
    """Return the doc of a text after the components names and resolver."""
    nlp = pipeline_of(lang.base, model)
    doc = make_doc(nlp, text, lang=lang)
    doc.user_data["doc_id"] = "doc"
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def mentions(text: str, lang: Lang, model: str = NO_MODEL) -> tuple[Mention, ...]:
    found: tuple[Mention, ...] = analyse(text, lang, model)._.mentions
    return found


def found(text: str, lang: Lang, model: str = NO_MODEL) -> list[str]:
    """Return the names found in a text as `Tagged.expected` writes them."""
    return [shown(each.surface, each.type, former=each.former) for each in mentions(text, lang, model)]
