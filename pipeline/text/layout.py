"""Analyses a text: languages, paragraphs, sentences and the folded form."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby

from pipeline.text.folding import fold, fold_in_place
from pipeline.text.language import detect, own_language
from pipeline.text.model import Folded, Layout, Paragraph, Sentence
from pipeline.text.sentences import split_paragraphs, split_sentences
from pipeline.vocabulary import Lang

# Of a text without kana or Chinese characters, when nobody knows better; nothing in it depends on the choice.
_DEFAULT_LANG = Lang.ZH_HANS


def analyse(text: str, *, lang: Lang | None = None, hint: Lang | None = None) -> Layout:
    """Return the layout of a text.

    lang: the language of the document, in place of what is detected. A paragraph whose own evidence for another
        language or script is strong keeps its own: a Chinese quotation in a Japanese article.
    hint: used where the text does not tell, as in an English one; without it such a text counts as zh-Hans.
    """
    document = lang or detect(text) or hint or _DEFAULT_LANG
    paragraphs = tuple(
        Paragraph(start, end, own_language(text[start:end], document)) for start, end in split_paragraphs(text)
    )
    return Layout(
        text=text,
        lang=document,
        paragraphs=paragraphs,
        sentences=tuple(_sentences(text, paragraphs)),
        folded=_folded(text, paragraphs, document),
    )


def plain_text(layout: Layout) -> str:
    """Return the text folded in place: matching on it needs no map, for its offsets are those of the text.

    It differs from the folded text only where folding changes lengths (half-width kana with sound marks, ㈱).
    """
    if layout.folded.starts is None:
        return layout.folded.text
    text, last = layout.text, 0
    parts: list[str] = []
    for paragraph in layout.paragraphs:
        parts += (text[last : paragraph.start], fold_in_place(text[paragraph.start : paragraph.end], paragraph.lang))
        last = paragraph.end
    return "".join([*parts, text[last:]])


def _sentences(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Sentence]:
    for index, paragraph in enumerate(paragraphs):
        first = paragraph.start
        for start, end in split_sentences(text[first : paragraph.end], paragraph.lang):
            yield Sentence(first + start, first + end, paragraph.lang, index)


def _folded(text: str, paragraphs: Iterable[Paragraph], document: Lang) -> Folded:
    """Fold each run of paragraphs in one language; blanks go with the run before them."""
    runs = [next(run) for _, run in groupby(paragraphs, key=lambda paragraph: paragraph.lang)]
    if len(runs) < 2:
        return fold(text, runs[0].lang if runs else document)
    bounds = [0, *(run.start for run in runs[1:]), len(text)]
    pieces = [fold(text[bounds[i] : bounds[i + 1]], run.lang) for i, run in enumerate(runs)]
    return _joined(pieces, bounds)


def _joined(pieces: list[Folded], bounds: list[int]) -> Folded:
    """Join folded pieces, of which piece i stands for the text from bounds[i] to bounds[i + 1]."""
    text = "".join(piece.text for piece in pieces)
    if all(piece.starts is None for piece in pieces):
        return Folded(text)
    starts, ends = array("I"), array("I")
    for piece, first, last in zip(pieces, bounds, bounds[1:], strict=False):
        starts.extend(range(first, last) if piece.starts is None else (first + offset for offset in piece.starts))
        ends.extend(range(first + 1, last + 1) if piece.ends is None else (first + offset for offset in piece.ends))
    return Folded(text, starts, ends)
