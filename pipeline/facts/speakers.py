"""Who says it: sources of data, reporting verbs and quotations, each with the stretch of text it speaks for."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.facts.lexicon import Category, Hit
from pipeline.facts.model import Argument
from pipeline.facts.phrases import noun_phrase_before, phrase_argument
from pipeline.facts.quotes import Quote, find_quotes
from pipeline.facts.scene import Pick, Place, Scene
from pipeline.facts.spans import Spans
from pipeline.names.model import Mention
from pipeline.quantities.model import Cue
from pipeline.text.model import Sentence
from pipeline.vocabulary import MentionType

_SPEAKERS = frozenset({MentionType.PERSON, MentionType.COMPANY, MentionType.ORG})

# A speaker stands at most so far from the verb of saying, or the source's name from によると.
_VERB_REACH = 60
_QUOTE_REACH = 90
_INHERIT_SENTENCES = 3

_HONORIFIC = r"(?:氏|さん|様|教授|博士|社長|会長|先生)?"
_TOPIC_JA = re.compile(rf"\s*{_HONORIFIC}\s*(?:は|が|も)")
_CITED_JA = re.compile(r"と、?\s*$")
# What an organisation that is no firm publishes is about somebody else.
_PUBLISHED = re.compile(r"\s*(?:が|は)?、?[^、。,はがを]{0,8}?((?:発表|公表)した|まとめた|发布的?|公布的?)")
_BARE_SOURCE = re.compile(
    r"(最新|公式|関連|この|その|同|有关|公开|不完全|相关|初步|最新的|一项)?(統計|推定|推計|試算|計算|予想|話|関係者|データ|調査|報道|報告|统计|数据|了解|悉|报道|介绍|调查|消息|公开资料|测算|公开报道|资料|估算)?"
)
_PEOPLE_ZH = re.compile(r"(人士|分析师|负责人|专家|猎头|HR|学者|机构|发言人|官员|业者|从业者)$")
_PEOPLE_JA = re.compile(r"(者|人|アナリスト|専門家|筋|ストラテジスト|エコノミスト|会社|担当|幹部|メディア)$")
_TAIL_ZH = re.compile(r"(发布|公布|最新|的|统计|数据|报告|显示|报道|《.*|近日|日前).*$")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and the stretch [start, end) said; a source of data may go on speaking in the next sentences."""

    start: int
    end: int
    speaker: Argument | None
    rule: str
    cues: tuple[Cue, ...]


class Voices:
    """All voices of a document."""

    def __init__(self, scene: Scene) -> None:
        """Find the voices of every sentence and quotation, once."""
        quotes = find_quotes(scene.layout, scene.plain)
        voices = [voice for sentence in scene.layout.sentences for voice in _sentence_voices(scene, sentence, quotes)]
        voices += [voice for quote in quotes if (voice := _quote_voice(scene, quote))]
        self._voices = sorted(voices, key=lambda voice: (voice.start, -voice.end))
        self._starts = [voice.start for voice in self._voices]
        self.speaking = {voice.speaker.start: voice.rule for voice in self._voices if voice.speaker}
        self.quotes = quotes

    def at(self, scene: Scene, place: Place) -> Pick[Argument] | None:
        """Return who says what stands at a place: the innermost voice, else a source that goes on speaking."""
        offset = place.quantity.start
        index = bisect_right(self._starts, offset)
        recent = self._voices[max(0, index - 4) : index]
        for voice in reversed(recent):
            if offset < voice.end:
                return Pick(voice.speaker, voice.rule, voice.cues) if voice.speaker else None
        if not recent or self.quotes.at(offset):
            return None
        return self._inherited(scene, place, recent[-1])

    def _inherited(self, scene: Scene, place: Place, voice: Voice) -> Pick[Argument] | None:
        """Let a source of data speak for the sentences that follow it in its paragraph."""
        if voice.speaker is None or voice.rule != "speaker.source" or voice.end > place.sentence.start:
            return None
        sentences = scene.layout.sentences
        here = bisect_right(sentences, place.sentence.start, key=lambda sentence: sentence.start) - 1
        first = sentences[max(0, here - _INHERIT_SENTENCES)]
        if voice.start < max(first.start, scene.paragraph(place).start):
            return None
        return Pick(voice.speaker, "speaker.inherited", voice.cues, inherited=True)


def _sentence_voices(scene: Scene, sentence: Sentence, quotes: Spans[Quote]) -> Iterator[Voice]:
    for hit in scene.find(Category.REPORT, sentence.start, sentence.end):
        if hit.key == "none" or quotes.overlaps(hit.start, hit.end):
            continue
        voice = _source(scene, sentence, hit) if hit.key == "source" else None
        if hit.key == "verb":
            voice = _verb(scene, sentence, hit)
        if voice is not None:
            yield voice
    for name in scene.names.within(sentence.start, sentence.end):
        match = _PUBLISHED.match(scene.plain, name.end, sentence.end) if name.type in _SPEAKERS else None
        if match and (name.type is MentionType.ORG or not _is_own_figure(scene, match.end(), sentence.end)):
            cues = (scene.cue(match.start(1), match.end(1), "speaker"),)
            yield Voice(match.end(), sentence.end, Argument.of(name), "speaker.source", cues)


def _is_own_figure(scene: Scene, start: int, end: int) -> bool:
    """Whether what a firm publishes are figures of a firm, its own, and not those of a market."""
    hits = scene.find(Category.METRIC, start, min(end, start + _QUOTE_REACH))
    return not hits or "company" in hits[0].get("holder")


def _source(scene: Scene, sentence: Sentence, hit: Hit) -> Voice | None:
    """Return the voice of a source phrase: 据X统计, X数据显示, Xのデータによると."""
    clause = scene.clauses.at(hit.start)
    if clause is None:
        return None
    if hit.get("form")[0] == "open":
        if scene.gap(clause.start, hit.start):
            return None
        start, end, rest = hit.end, clause.end, clause.end
    elif any(opener.get("form") == ("open",) for opener in scene.find(Category.REPORT, clause.start, clause.start + 2)):
        return None
    else:
        start, end, rest = max(clause.start, hit.start - _VERB_REACH), hit.start, hit.end
    speaker = _source_name(scene, start, end, sentence.lang.base)
    return Voice(rest, sentence.end, speaker, "speaker.source", (scene.cue(hit.start, hit.end, "speaker"),))


def _source_name(scene: Scene, start: int, end: int, base: str) -> Argument | None:
    """Return the name in a source phrase, else the noun phrase before the word for data; None for bare 统计."""
    names = [name for name in scene.names.within(start, end) if name.type in _SPEAKERS]
    if names:
        return Argument.of(names[0] if base == "zh" else _owner(names))
    data = [hit for hit in scene.find(Category.REPORT, start, min(end + 4, len(scene.plain))) if hit.key == "data"]
    stop = data[0].start if data and data[0].start > start else end
    if base == "zh":
        match = _TAIL_ZH.search(scene.plain, start, end)
        stop = match.start() if match else end
    if _BARE_SOURCE.fullmatch(scene.gap(start, stop)):
        return None
    if base == "zh":
        return phrase_argument(scene, start, stop)
    return noun_phrase_before(scene, stop, start)


def _owner(names: list[Mention]) -> Mention:
    """Return the organisation of a list of names, a person if there is none."""
    return next((name for name in names if name.type is not MentionType.PERSON), names[0])


def _verb(scene: Scene, sentence: Sentence, hit: Hit) -> Voice | None:
    cue = (scene.cue(hit.start, hit.end, "speaker"),)
    if sentence.lang.base == "zh":
        speaker = speaker_before(scene, hit, sentence.start)
        return Voice(hit.end, sentence.end, speaker, "speaker.verb", cue) if speaker else None
    found = _topic_ja(scene, max(sentence.start, hit.start - 4 * _VERB_REACH), hit.start)
    if found is None:
        return None
    speaker, after = found
    cited = _CITED_JA.search(
        scene.plain[max(sentence.start, speaker.start - _VERB_REACH) : _phrase_start(scene, speaker)]
    )
    start, end = (sentence.start, speaker.start) if cited else (after, hit.start)
    return Voice(start, end, speaker, "speaker.verb", cue)


def _phrase_start(scene: Scene, speaker: Argument) -> int:
    """Return where the names that lead up to a speaker begin: MaimaiのCEOのLin Fan氏."""
    start = speaker.start
    for name in reversed(scene.names.within(max(0, start - _VERB_REACH), start)):
        if scene.gap(name.end, start) not in {"", "の", "・", "、", "である"}:
            break
        start = name.start
    return start


def speaker_before(scene: Scene, hit: Hit, floor: int) -> Argument | None:
    """Return the speaker of a Chinese verb of saying: the last name before it in its clause, else a kind of people."""
    clause = scene.clauses.at(hit.start)
    if clause is None:
        return None
    start = max(clause.start, floor, hit.start - _VERB_REACH)
    names = [name for name in scene.names.within(start, hit.start) if name.type in _SPEAKERS]
    names = [name for name in names if not re.search(r"[对向给就在从]$", scene.plain[start : name.start])]
    names = [name for name in names if not scene.find(Category.METRIC, name.end, hit.start)]
    if names:
        people = [name for name in names if name.type is MentionType.PERSON]
        return Argument.of((people or names)[-1])
    if _PEOPLE_ZH.search(scene.gap(start, hit.start)):
        return phrase_argument(scene, start, hit.start)
    pronouns = scene.find(Category.PRONOUN, start, hit.start)
    if pronouns and pronouns[-1].key == "person":
        return _last_person(scene, pronouns[-1].start)
    return None


def _last_person(scene: Scene, offset: int) -> Argument | None:
    names = scene.names.within(max(0, offset - 4 * _VERB_REACH), offset)
    people = [name for name in names if name.type is MentionType.PERSON]
    return Argument.of(people[-1]) if people else None


def _topic_ja(scene: Scene, start: int, end: int) -> tuple[Argument, int] | None:
    """Return the last name with は or が before a Japanese verb of saying, and the offset after its particle."""
    for name in reversed(scene.names.within(start, end)):
        match = _TOPIC_JA.match(scene.plain, _after_titles(scene, name), end)
        if name.type in _SPEAKERS and match:
            return Argument.of(name), match.end()
    match = None
    for match in re.finditer(r"(?:は|が)(?=、|[一-鿿「])", scene.plain[start:end]):
        phrase = noun_phrase_before(scene, start + match.start(), start)
        if phrase is not None and _PEOPLE_JA.search(phrase.text):
            return phrase, start + match.end()
    for hit in reversed(scene.find(Category.PRONOUN, start, end)):
        if hit.key == "person" and (person := _last_person(scene, hit.start)):
            return person, hit.end
    return None


def _after_titles(scene: Scene, name: Mention) -> int:
    """Return the offset after the titles that directly follow a name: 倪岳社長は."""
    end = name.end
    for title in scene.names.within(end, end + 30):
        if title.type is not MentionType.TITLE or scene.gap(end, title.start) not in {"", "・", "兼"}:
            break
        end = title.end
    return end


def _quote_voice(scene: Scene, quote: Quote) -> Voice | None:
    """Return who speaks a quotation: the reporting clause after it, else before it."""
    sentence = scene.layout.sentence_at(quote.end) or scene.layout.sentence_at(quote.end - 1)
    if sentence is None:
        return None
    stop = min(sentence.end, quote.end + _QUOTE_REACH)
    after = [hit for hit in scene.find(Category.REPORT, quote.end, stop) if hit.key == "verb"]
    speaker, hit = None, None
    if after:
        hit = after[0]
        speaker = _after_quote(scene, quote, hit, sentence)
    if speaker is None:
        before = scene.find(Category.REPORT, max(0, quote.start - _QUOTE_REACH), quote.start)
        before = tuple(hit for hit in before if hit.key == "verb" and _touches(scene, hit, quote))
        if before:
            hit = before[-1]
            speaker = speaker_before(scene, hit, max(0, quote.start - _QUOTE_REACH))
    if speaker is None or hit is None:
        return None
    return Voice(quote.start, quote.end, speaker, "speaker.quote", (scene.cue(hit.start, hit.end, "speaker"),))


def _touches(scene: Scene, hit: Hit, quote: Quote) -> bool:
    return len(scene.gap(hit.end, quote.start)) <= 3


def _after_quote(scene: Scene, quote: Quote, hit: Hit, sentence: Sentence) -> Argument | None:
    if sentence.lang.base == "zh":
        return speaker_before(scene, hit, quote.end)
    found = _topic_ja(scene, quote.end, hit.start)
    if found is None:
        found = _topic_ja(scene, max(0, quote.start - _VERB_REACH), quote.start)
    return found[0] if found else None
