"""Who says it: sources of data, reporting verbs, quotations and answers, each with the stretch it speaks for."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.ground.spans import Spans
from pipeline.facts.model import Argument
from pipeline.facts.voices.interviews import interview_voices
from pipeline.facts.voices.quotes import Quote, find_quotes
from pipeline.facts.voices.reporting import is_said
from pipeline.facts.voices.sources import published, sentence_sources, table_sources
from pipeline.facts.voices.speech import quote_voices, verb_voice
from pipeline.facts.voices.voice import Voice
from pipeline.text.model import Sentence
from pipeline.vocabulary import AGENTS, MentionType

# How many sentences a voice goes on speaking for.
_SOURCE_GOES_ON = 3
_PERSON_GOES_ON = 2
_HEARSAY_REACH = 3

_NESTED = 8  # voices that may begin between the one that holds a place and the place
_HEARSAY_JA = re.compile(
    r"(?:という|といい|とのこと(?:だ|です)?|としている|としてい(?:た|ます)|そうだ|のだという)[。」]?$"
)
_POLITE_JA = re.compile(r"(?:です|ます|ません|ました|でした|でしょう|ください)(?:よ|ね|か|が)?[。」]?$")

_CONTRAST_JA = re.compile("(?:しかし|だが|ところが|一方|ただし?|それでも)")


class Voices:
    """All voices of a document.

    speaking: rule of the voice by the offset of its speaker, where that is named in the reporting clause.
    quotes: the quotations long enough to be speech.
    """

    def __init__(self, scene: Scene) -> None:
        """Find the voices of every sentence, quotation, table and answer, once."""
        self.quotes = find_quotes(scene.layout, scene.plain)
        voices = [voice for each in scene.layout.sentences for voice in _sentence_voices(scene, each, self.quotes)]
        voices += [*quote_voices(scene, self.quotes), *table_sources(scene)]
        self._voices = sorted(voices, key=lambda voice: (voice.start, -voice.end))
        self._starts = [voice.start for voice in self._voices]
        self._answers = Spans(interview_voices(scene))
        named = (voice for voice in self._voices if voice.speaker and _is_named(scene, voice.speaker, voice))
        self.speaking = {voice.speaker.start: voice.rule for voice in named if voice.speaker}

    def at(self, scene: Scene, place: Place) -> Pick[Argument] | None:
        """Return who says what stands at a place: the innermost voice, else one that goes on speaking."""
        offset = place.quantity.start
        if _is_age(scene, offset):
            return None
        begun = bisect_right(self._starts, offset)
        recent = self._voices[max(0, begun - _NESTED) : begun]
        around = [voice for voice in recent if offset < voice.end]
        if around:
            return _pick(around[-1])
        if answer := self._answers.at(offset):
            return _pick(answer)
        spoken = [voice for voice in recent if voice.end <= place.sentence.start]
        if not spoken or spoken[-1] is not recent[-1]:
            return None
        return self._carried(scene, place, spoken[-1])

    def _carried(self, scene: Scene, place: Place, voice: Voice) -> Pick[Argument] | None:
        """Let a voice speak for the sentences that follow it in its paragraph."""
        if voice.speaker is None or voice.start < scene.paragraph(place).start:
            return None
        quoted = self.quotes.at(place.quantity.start) is not None
        between = _between(scene, place, voice)
        if voice.rule == "speaker.source":
            goes_on = not quoted and len(between) < _SOURCE_GOES_ON
        elif place.base == "zh":
            goes_on = voice.rule == "speaker.verb" and not quoted and _has_floor(scene, between, place, voice)
        else:
            goes_on = self._is_hearsay(scene, place) or (not quoted and _keeps_register(scene, between, place, voice))
        return Pick(voice.speaker, "speaker.inherited", voice.cues, inherited=True) if goes_on else None

    def _is_hearsay(self, scene: Scene, place: Place) -> bool:
        """Whether a Japanese sentence, or one soon after it and before anybody else speaks, ends in という."""
        for sentence in _from(scene, place, _HEARSAY_REACH):
            spoken = bisect_right(self._starts, sentence.end) > bisect_right(self._starts, place.sentence.start)
            if spoken:
                return False
            if _HEARSAY_JA.search(scene.plain[max(sentence.start, sentence.end - 12) : sentence.end]):
                return True
        return False


def _is_named(scene: Scene, speaker: Argument, voice: Voice) -> bool:
    """Whether a speaker stands in the sentence of the verb or source phrase: a pronoun's antecedent does not."""
    sentence = scene.layout.sentence_at(speaker.start)
    return sentence is not None and any(sentence.start <= cue.start < sentence.end for cue in voice.cues)


def _pick(voice: Voice) -> Pick[Argument] | None:
    return Pick(voice.speaker, voice.rule, voice.cues) if voice.speaker else None


def _is_age(scene: Scene, offset: int) -> bool:
    """Whether a number in brackets directly follows a person, which is the writer's own note: 早瀬蓮(21)."""
    name = scene.names.at(offset - 2) if offset >= 2 and scene.plain[offset - 1] == "(" else None
    return name is not None and name.type is MentionType.PERSON


def _between(scene: Scene, place: Place, voice: Voice) -> tuple[Sentence, ...]:
    """Return the sentence a voice ends in, and those after it before that of a place."""
    last = max(voice.end - 1, voice.start)
    return tuple(each for each in scene.sentences.until(place.sentence.start, 2 * _SOURCE_GOES_ON) if each.end > last)


def _from(scene: Scene, place: Place, count: int) -> Iterator[Sentence]:
    """Yield the sentence of a place and up to `count` - 1 after it in its paragraph."""
    for sentence in scene.sentences.since(place.sentence.start, count):
        if sentence.paragraph == place.sentence.paragraph:
            yield sentence


def _has_floor(scene: Scene, between: tuple[Sentence, ...], place: Place, voice: Voice) -> bool:
    """Whether a person's indirect speech goes on in Chinese: few sentences on, and nobody else begins one."""
    if len(between) > _PERSON_GOES_ON or voice.speaker is None or not voice.speaker.type:
        return False
    for sentence in (*between[1:], place.sentence):
        name = scene.names.at(sentence.start)
        if name and name.type in AGENTS and name.entity_id != voice.speaker.entity_id:
            return False
    return True


def _keeps_register(scene: Scene, between: tuple[Sentence, ...], place: Place, voice: Voice) -> bool:
    """Whether a text that reports in plain style goes on in polite style, and so in the speaker's own words."""
    if not between or len(between) > _PERSON_GOES_ON or voice.rule == "speaker.source":
        return False
    reported = scene.plain[between[0].start : between[0].end]
    followed = [scene.plain[each.start : each.end] for each in (*between[1:], place.sentence)]
    if _POLITE_JA.search(reported) or any(_CONTRAST_JA.match(each) for each in followed):
        return False
    return all(_POLITE_JA.search(each) for each in followed)


def _sentence_voices(scene: Scene, sentence: Sentence, quotes: Spans[Quote]) -> Iterator[Voice]:
    for hit in scene.find(Category.REPORT, sentence.start, sentence.end):
        if not quotes.overlaps(hit.start, hit.end) and (voice := _voice(scene, sentence, hit)):
            yield voice
    yield from published(scene, sentence)


def _voice(scene: Scene, sentence: Sentence, hit: Hit) -> Voice | None:
    if hit.key == "source":
        return sentence_sources(scene, sentence, hit)
    return verb_voice(scene, sentence, hit) if is_said(scene, hit) else None
