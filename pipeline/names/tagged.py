"""What the trained tagger makes of a ground: names it finds, and doubts about what other sources find."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.kinds import common_words, generic
from pipeline.names.scripts import is_latin
from pipeline.names.surnames import chinese_surnames
from pipeline.names.tagger import Tagger
from pipeline.names.tagger.tagger import Told, windows
from pipeline.names.tagger.tags import KINDS, Kind, Tagged
from pipeline.names.terms import starts_with
from pipeline.names.titles import Title
from pipeline.vocabulary import FIRMS, MentionType, Source

# The least probability that makes a name. Set on dev: a wrong firm costs more than a missing one, and one that is found
# for sure anywhere in a document is found wherever the document spells it.
_LEAST: Mapping[str, float] = {Kind.COMPANY: 0.85, Kind.ORG: 0.5, Kind.PERSON: 0.75, Kind.TITLE: 0.5}

# What a common word needs to be a firm's name without anything else that supports it.
_SURE = 0.95

# Below this share of the kinds it may be of, what a weak source found is none. Set on dev.
_DOUBT = 0.1

# Above this share, a name that is known from elsewhere in the document stands here too, whatever the tokens say.
_LIKELY = 0.4

# What may cling to a name.
_MARKS = " \n「」『』“”\"'、,，。:：;；"

_COLUMNS = {
    kind: [KINDS.index(Kind(each)) for each in (FIRMS if kind in FIRMS else (kind,))]
    for kind in (MentionType.COMPANY, MentionType.ORG, MentionType.PERSON, MentionType.TITLE)
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """The names the tagger finds on a ground, in order and disjoint, and the shares of all kinds, by character.

    told: what it tells of each window, by the window's offset in the ground.
    """

    names: list[Candidate]
    shares: NDArray[np.float32]
    told: dict[int, Told]

    def allows(self, candidate: Candidate) -> bool:
        """Whether the tagger thinks it possible that a candidate is a name of its kind, or of a firm of any kind."""
        return self._share(candidate.start, candidate.end, candidate.type) >= _DOUBT

    def supports(self, start: int, end: int, kind: MentionType) -> bool:
        """Whether the tagger thinks it likely that a spelling of a known name is that name here."""
        return self._share(start, end, kind) >= _LIKELY

    def _share(self, start: int, end: int, kind: MentionType) -> float:
        """Return how probable the kinds a name may be of are, in the mean of its characters."""
        return float(self.shares[start:end, _COLUMNS[kind]].sum(axis=1).mean())


def opinion_on(ground: Ground, tagger: Tagger) -> Opinion:
    """Return what the tagger makes of a ground, window by window."""
    words, least = common_words(ground.base), {**_LEAST, **tagger.least}
    names: list[Candidate] = []
    shares = np.zeros((len(ground.text), len(KINDS)), dtype=np.float32)
    told: dict[int, Told] = {}
    for first, last in windows(ground.sentences, len(ground.text)):
        reading = tagger.read(ground.text[first:last])
        shares[first:last] = reading.shares
        if reading.told is not None:
            told[first] = reading.told
        for name in reading.names:
            surface = ground.text[first + name.start : first + name.end]
            own = _without_marks(surface)
            is_word = not own or (own in words and name.kind is not Kind.TITLE)
            if name.probability >= least.get(name.kind, 2) and not is_word:
                names.append(_candidate(own, first + name.start + surface.index(own), name))
    return Opinion(names, shares, told)


def without_neighbours(
    ground: Ground, names: Iterable[Candidate], known: Iterable[Candidate], titles: Iterable[Title]
) -> list[Candidate]:
    """Return the names of a tagger without what stands beside them.

    Firms lose a word that begins no name (的|中衡公估) and one that a blank parts from them (Maimai| CEO, ユニコーン
    |MiniMax), Chinese surnames that stand alone the first half of the word that follows (贺|苦笑).

    Text in a translator's style puts blanks around Latin names, so that a blank says little of where a name ends.
    """
    text = ground.text
    begins = {each.end: each.start for each in titles if text[each.start - 1 : each.start] == " "}
    own = {each.end: each.start for each in known if not each.guarded and not is_latin(text[max(0, each.start - 2)])}
    trimmed = []
    for each in names:
        start, end = each.start, each.end
        if each.type in FIRMS:
            start += starts_with(text[:end], start, _first_words(ground.base), longest=6)
            if start < begins.get(end, 0):
                end = begins[end] - 1
            if text[start:end].endswith(" 社"):
                end -= 2
            if start < own.get(end, 0) and text[own[end] - 1] == " ":
                start = own[end]
        elif each.type is MentionType.PERSON and _is_surname_and_half_a_word(ground, start, end):
            end -= 1
        trimmed.append(replace(each, start=start, end=end))
    return trimmed


def _is_surname_and_half_a_word(ground: Ground, start: int, end: int) -> bool:
    if ground.base != "zh" or end - start != 2 or ground.text[start] not in chinese_surnames():
        return False
    return ground.is_bound(start) and ground.is_bound(end - 1) and not ground.is_bound(end)


def unguarded(names: Iterable[Candidate], known: Iterable[Candidate]) -> list[Candidate]:
    """Return the names of a tagger without those that are common words too, unless it is very sure of them.

    known: what the gazetteer finds on the ground, guarded or not: 苹果 and バイト are guarded.
    """
    guarded = {(each.start, each.end) for each in known if each.guarded}
    return [each for each in names if (each.start, each.end) not in guarded or each.probability >= _SURE]


@cache
def _first_words(base: str) -> frozenset[str]:
    """Return the words that begin no name; single characters do (有赞, 新日鉄), but for 的."""
    if base != "zh":
        return frozenset()
    return frozenset(word for word in generic(base, "edge") if len(word) > 1) | {"的"}


def _without_marks(surface: str) -> str:
    """Return a name without marks around it, and without one half of brackets: Innovent); 山吹(HD) stays."""
    own = surface.strip(_MARKS)
    if own.endswith(")") and "(" not in own:
        own = own[:-1].rstrip(_MARKS)
    return own[1:].lstrip(_MARKS) if own.startswith("(") and ")" not in own else own


def possible(candidates: Iterable[Candidate], opinion: Opinion | None) -> list[Candidate]:
    """Return the candidates a tagger has no doubt about; what is in the gazetteer needs no leave of it."""
    return [
        each
        for each in candidates
        if opinion is None or (each.source is Source.GAZETTEER and not each.guarded) or opinion.allows(each)
    ]


def _candidate(surface: str, start: int, name: Tagged) -> Candidate:
    return Candidate(
        start=start,
        end=start + len(surface),
        type=MentionType(name.kind),
        source=Source.MODEL,
        rule=f"model.{name.kind.lower()}",
        probability=name.probability,
    )
