"""Roles as the trained reader sees them: who holds a title, and where."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Argument, Fact
from pipeline.facts.reader import View
from pipeline.names.model import Mention
from pipeline.quantities.model import Cue
from pipeline.vocabulary import FIRMS, FactKind, Field, MentionType, RelationKind

_LEAST = 0.5  # probability that somebody holds a title somewhere
_PERSONS = frozenset({MentionType.PERSON})


def read_roles(scene: Scene, views: Mapping[int, View], told: Collection[int]) -> Iterator[Fact]:
    """Yield the roles of titles for which the reader finds a person and a firm or organisation.

    told: starts of the titles whose roles are known already.
    """
    for title in scene.names:
        view = views.get(title.start) if title.type is MentionType.TITLE and title.start not in told else None
        if view is None or view.role < _LEAST:
            continue
        person = _name(scene, view, "subject", _PERSONS)
        firm = _name(scene, view, "object", FIRMS)
        sentence = scene.layout.sentence_at(title.start)
        if person is None or firm is None or sentence is None:
            continue
        inferred = not sentence.start <= person.start < sentence.end
        spans = sorted((person, title, firm), key=lambda each: each.start)
        yield Fact(
            kind=FactKind.RELATION,
            subject=Argument.of(person),
            object=Argument.of(firm),
            metric=RelationKind.HOLDS_ROLE,
            metric_text=title.surface,
            qualifier="former" if title.former else "",
            inferred=(Field.SUBJECT,) if inferred else (),
            evidence_start=sentence.start,
            evidence_end=sentence.end,
            rule="read.role",
            cues=tuple(Cue(each.start, each.end, each.surface, "relation") for each in spans),
        )


def _name(scene: Scene, view: View, field: str, types: frozenset[MentionType]) -> Mention | None:
    """Return the name of one of the types that a field points at; of one entity's mentions the likeliest."""
    totals: defaultdict[str, float] = defaultdict(float)
    best: dict[str, Mention] = {}
    for span in view.spans[field]:
        for name in scene.names.touching(span.start, span.end):
            if scene.type_of(name) in types:
                key = name.entity_id or name.surface
                totals[key] += span.probability
                best.setdefault(key, name)
    key = max(totals, key=lambda each: totals[each], default="")
    return best[key] if key and totals[key] > view.nowhere[field] else None
