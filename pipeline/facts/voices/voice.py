"""A voice: who speaks, and the stretch of text that is said."""

from dataclasses import dataclass

from pipeline.facts.ground.lexicon import Category
from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Argument
from pipeline.names.model import Mention
from pipeline.quantities.model import Cue
from pipeline.vocabulary import MentionType

SPEAKERS = frozenset({MentionType.PERSON, MentionType.COMPANY, MentionType.ORG})
FIRMS = frozenset({MentionType.COMPANY, MentionType.ORG})

_ANTECEDENT = 240  # characters between a pronoun and the name it stands for


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and the half-open stretch [start, end) said; without a speaker nobody in particular says it."""

    start: int
    end: int
    speaker: Argument | None
    rule: str
    cues: tuple[Cue, ...]


def last_name(scene: Scene, offset: int, types: frozenset[MentionType]) -> Mention | None:
    """Return the last name of some types before an offset, near enough for a pronoun there to stand for it."""
    names = scene.names.within(max(0, offset - _ANTECEDENT), offset)
    return next((name for name in reversed(names) if name.type in types), None)


def antecedent(scene: Scene, start: int, end: int) -> tuple[Argument, int, int] | None:
    """Return what the last pronoun in [start, end) stands for, and the pronoun's own span."""
    for hit in reversed(scene.find(Category.PRONOUN, start, end)):
        types = {"person": frozenset({MentionType.PERSON}), "company": FIRMS}.get(hit.key)
        name = last_name(scene, hit.start, types) if types else None
        if name is not None:
            return Argument.of(name), hit.start, hit.end
    return None
