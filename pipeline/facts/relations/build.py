"""Builds the fact of a relation from the word that states it and the two names."""

from pipeline.facts.ground.lexicon import Hit
from pipeline.facts.ground.scene import Scene
from pipeline.facts.modality import find_modality
from pipeline.facts.model import Argument, Fact
from pipeline.facts.times import find_time
from pipeline.names.model import Mention
from pipeline.text.model import Sentence
from pipeline.vocabulary import FactKind, Field, Modality


def relation_fact(scene: Scene, sentence: Sentence, *, hit: Hit, pair: tuple[Mention, Mention], rule: str) -> Fact:
    """Return the relation of `pair`, subject and object, that the word `hit` states in a sentence.

    A subject named before the sentence is marked as inferred.
    """
    subject, target = pair
    spot = scene.spot(hit.start, hit.end)
    dated = find_time(scene, spot) if spot else None
    modality = find_modality(scene, spot, dated) if spot else None
    time = dated.value if dated else None
    cues = [scene.cue(hit.start, hit.end, "relation")]
    cues += [scene.cue(name.start, name.end, "relation") for name in pair]
    return Fact(
        kind=FactKind.RELATION,
        subject=Argument.of(subject),
        object=Argument.of(target),
        metric=hit.key,
        metric_text=scene.text[hit.start : hit.end],
        inferred=(Field.SUBJECT,) if subject.end <= sentence.start else (),
        time_text=time.surface if time else "",
        time_from=time.time_from if time else None,
        time_to=time.time_to if time else None,
        modality=modality.value if modality else Modality.REPORTED,
        evidence_start=sentence.start,
        evidence_end=sentence.end,
        rule=rule,
        cues=tuple(sorted(cues, key=lambda cue: cue.start)),
    )
