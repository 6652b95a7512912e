"""A voice: who speaks, and the stretch of text that is said."""

from dataclasses import dataclass

from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Argument
from pipeline.names.model import Mention
from pipeline.quantities.model import Cue
from pipeline.vocabulary import FIRMS, MentionType

_ANTECEDENT = 240  # characters between a pronoun and the name it stands for
_MEANT = {"person": frozenset({MentionType.PERSON}), "company": FIRMS}


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and the half-open stretch [start, end) said; without a speaker nobody in particular says it."""

    start: int
    end: int
    speaker: Argument | None
    rule: str
    cues: tuple[Cue, ...]


def antecedent(scene: Scene, start: int, end: int) -> tuple[Mention, Hit] | None:
    """Return the name that the last pronoun in [start, end) stands for, and the pronoun."""
    for hit in reversed(scene.find(Category.PRONOUN, start, end)):
        types = _MEANT.get(hit.key, frozenset())
        names = scene.names.within(max(0, hit.start - _ANTECEDENT), hit.start)
        name = next((name for name in reversed(names) if name.type in types), None)
        if name is not None:
            return name, hit
    return None
