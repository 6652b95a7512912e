"""What verbs of saying and quotations make somebody say."""

import re
from collections.abc import Iterator

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Scene
from pipeline.facts.ground.spans import Spans
from pipeline.facts.voices.quotes import Quote, find_open_quotes
from pipeline.facts.voices.reporting import REACH_ZH, Subject, is_cited_before, is_said, subject_before, subject_ja
from pipeline.facts.voices.voice import Voice
from pipeline.text.model import Sentence

_QUOTE_REACH = 90
_TOUCHES = 3  # characters between a reporting clause and its quotation
_CONDITION = re.compile(r"(?:^|[,;。])(如果|假如|倘若|若)[^;。]{1,60}[,]$")


def verb_voice(scene: Scene, sentence: Sentence, hit: Hit) -> Voice | None:
    """Return what the subject of a verb of saying says in its sentence, outside of quotations."""
    subject = subject_before(scene, hit, sentence.start, sentence)
    if subject is None:
        return None
    cue = (scene.cue(hit.start, hit.end, "speaker"),)
    if sentence.lang.base == "zh":
        condition = _CONDITION.search(scene.plain[max(sentence.start, subject.start - REACH_ZH) : subject.start])
        start = subject.start - len(condition.group()) if condition else hit.end
        return Voice(start, sentence.end, subject.speaker, "speaker.verb", cue)
    cited = is_cited_before(scene, subject, sentence.start)
    start, end = (sentence.start, subject.start) if cited else (subject.end, hit.start)
    return Voice(start, end, subject.speaker, "speaker.verb", cue)


def quote_voices(scene: Scene, quotes: Spans[Quote]) -> Iterator[Voice]:
    """Yield the voices of the quotations whose speaker is named, open ones too."""
    for quote in quotes:
        found = _closed(scene, quote) or _next_sentence(scene, quote, quotes)
        if found is not None:
            subject, hit = found
            yield _spoken(scene, quote, subject, hit)
    for quote in find_open_quotes(scene.layout, scene.plain):
        if voice := _open(scene, quote):
            yield voice


def _spoken(scene: Scene, quote: Quote, subject: Subject, hit: Hit) -> Voice:
    cue = scene.cue(hit.start, hit.end, "speaker")
    return Voice(quote.start, quote.end, subject.speaker, "speaker.quote", (cue,))


def _closed(scene: Scene, quote: Quote) -> tuple[Subject, Hit] | None:
    """Return who speaks a quotation: the subject of the reporting clause after it, else of that before it."""
    sentence = scene.layout.sentence_at(quote.end) or scene.layout.sentence_at(quote.end - 1)
    if sentence is None:
        return None
    stop = min(sentence.end, quote.end + _QUOTE_REACH)
    hit = next((hit for hit in scene.find(Category.REPORT, quote.end, stop) if hit.key == "verb"), None)
    if hit is not None and (subject := _after(scene, quote, hit, sentence)):
        return subject, hit
    return _before(scene, quote.start, sentence)


def _after(scene: Scene, quote: Quote, hit: Hit, sentence: Sentence) -> Subject | None:
    subject = subject_before(scene, hit, quote.end, sentence)
    if subject is None and sentence.lang.base == "ja":
        return subject_ja(scene, max(0, quote.start - REACH_ZH), quote.start)
    return subject


def _before(scene: Scene, start: int, sentence: Sentence) -> tuple[Subject, Hit] | None:
    """Return the subject and the verb of a reporting clause that ends where a quotation begins."""
    floor = max(0, start - _QUOTE_REACH)
    hits = [hit for hit in scene.find(Category.REPORT, floor, start) if hit.key == "verb"]
    if not hits or len(scene.gap(hits[-1].end, start)) > _TOUCHES:
        return None
    hit = hits[-1]
    own = scene.layout.sentence_at(hit.start) or sentence
    if own.paragraph != sentence.paragraph:
        return None
    subject = subject_before(scene, hit, max(floor, own.start), own)
    return (subject, hit) if subject else None


def _next_sentence(scene: Scene, quote: Quote, quotes: Spans[Quote]) -> tuple[Subject, Hit] | None:
    """Return who speaks a quotation that is a sentence of its own: 「……」。社長はこう話した。."""
    sentence = scene.layout.sentence_at(quote.end - 1)
    if sentence is None or len(scene.gap(quote.end, sentence.end)) > 1:
        return None
    for after in scene.sentences.since(sentence.end, 1):
        if after.paragraph == sentence.paragraph and not quotes.overlaps(after.start, after.end):
            return _reporting(scene, after)
    return None


def _reporting(scene: Scene, sentence: Sentence) -> tuple[Subject, Hit] | None:
    """Return the subject and the verb of the last reporting clause of a sentence."""
    for hit in reversed(scene.find(Category.REPORT, sentence.start, sentence.end)):
        if is_said(scene, hit) and (subject := subject_before(scene, hit, sentence.start, sentence)):
            return subject, hit
    return None


def _open(scene: Scene, quote: Quote) -> Voice | None:
    """Return who speaks a quotation left open: whoever has just been quoted, else the next one who reports."""
    first = scene.layout.sentence_at(quote.start)
    if first is None:
        return None
    if found := _before(scene, quote.start, first):
        return _spoken(scene, quote, *found)
    for sentence in scene.sentences.within(first.start, quote.end):
        if found := _reporting(scene, sentence):
            if sentence == first:
                return None
            return _spoken(scene, Quote(quote.start, sentence.start), *found)
    return None
