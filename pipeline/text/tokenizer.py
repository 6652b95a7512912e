"""The spaCy tokenizer of the package, and what it leaves on a `Doc`.

Extensions: ``doc._.layout`` (`Layout`, set here) and ``doc._.date`` (the document's date or None, set by the caller).
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline.text.folding import encodable
from pipeline.text.layout import analyse
from pipeline.text.model import Layout
from pipeline.text.tokens import cut
from pipeline.vocabulary import Lang

for _name in ("layout", "date"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)

# Where a text does not tell its language, the pipeline's own is assumed.
_HINTS = {"ja": Lang.JA, "zh": Lang.ZH_HANS}


class Tokenizer:
    """Cuts a text into a `Doc` with the text itself, sentence starts, tags and coarse parts of speech.

    Sets: tokens that hold every character (blanks and line breaks are tokens), `token.tag_` (jieba's or Sudachi's),
        `token.pos_`, `token.is_sent_start`, `doc._.layout`.
    Needs: nothing on disk; it has no state but the vocabulary, so that saving it saves nothing.
    Limits: a lone surrogate, which spaCy cannot hold, becomes U+FFFD in the doc and in its layout.
    """

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary that docs are made with; `vocab.lang` is used where a text does not tell."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the doc of a text in its detected language."""
        return self.make_doc(text)

    def make_doc(self, text: str, *, lang: Lang | None = None) -> Doc:
        """Return the doc of a text; `lang` is its language in place of what is detected."""
        layout = analyse(encodable(text), lang=lang, hint=_HINTS.get(self.vocab.lang))
        words: list[str] = []
        tags: list[str] = []
        pos: list[str] = []
        sent_starts: list[bool | int | None] = []
        distinct: dict[str, str] = {}  # one string per word keeps a 10-MB document below 900 MB
        for word, tag, coarse, is_start in _rows(layout):
            words.append(distinct.setdefault(word, word))
            tags.append(tag)
            pos.append(coarse)
            sent_starts.append(is_start)
        spaces = [False] * len(words)
        doc = Doc(self.vocab, words=words, spaces=spaces, tags=tags, pos=pos, sent_starts=sent_starts)
        doc._.layout = layout
        return doc

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the doc of each text."""
        yield from map(self, texts)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002  (spaCy's protocol)
        """Return nothing: there is no state to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Tokenizer":  # noqa: ARG002
        """Return the tokenizer as it is."""
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing: there is no state to save."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Tokenizer":  # noqa: ARG002
        """Return the tokenizer as it is."""
        return self


@registry.tokenizers("pipeline.Tokenizer.v1")  # type: ignore[untyped-decorator]  # spaCy's registries are untyped
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the factory that spaCy calls with the pipeline the tokenizer is for."""

    def create(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab)

    return create


def make_doc(nlp: Language, text: str, *, lang: Lang | None = None) -> Doc:
    """Return the doc of a text, tokenized by `nlp` and not yet analysed, with its layout.

    lang: the language of the document in place of what is detected.
    """
    if isinstance(nlp.tokenizer, Tokenizer):
        return nlp.tokenizer.make_doc(text, lang=lang)
    doc = nlp.make_doc(text)
    doc._.layout = analyse(doc.text, lang=lang, hint=_HINTS.get(nlp.vocab.lang))
    return doc


def layout_of(doc: Doc) -> Layout:
    """Return the layout of a doc; it is computed and kept when another tokenizer than ours made the doc."""
    if doc._.layout is None:
        doc._.layout = analyse(doc.text, hint=_HINTS.get(doc.vocab.lang))
    layout: Layout = doc._.layout
    return layout


def _rows(layout: Layout) -> Iterator[tuple[str, str, str, bool]]:
    """Yield word, tag, coarse part of speech and whether it begins a sentence, of each token in order.

    The blanks between two sentences are a token of the first; those before the first sentence begin it.
    """
    text = layout.text
    last = 0
    for sentence in layout.sentences:
        start = sentence.start
        if start > last:
            yield text[last:start], "", "SPACE", last == 0
        is_start = start == 0 or last > 0
        for first, end, tag, pos in cut(text[start : sentence.end], sentence.lang):
            yield text[start + first : start + end], tag, pos, is_start
            is_start = False
        last = sentence.end
    if last < len(text):
        yield text[last:], "", "SPACE", last == 0
