"""Parent companies that stand behind the word: A社の親会社のP社, その親会社のP社, 其母公司P."""

import re

from pipeline.facts.ground.lexicon import Entry, Hit
from pipeline.facts.ground.scene import Scene, Spot
from pipeline.facts.subjects.topics import Topics
from pipeline.names.model import Mention
from pipeline.vocabulary import FIRMS

_NEAR = 40
_CHILD_GAP = re.compile(r"(?:の|的)?")
_PARENT_GAP = re.compile(r"(?:の|である|、|,|为|是)?")
_MEANT = re.compile(r"(?:その|同社の|其|该公司的?|公司)$")
_OPENING = 16  # characters of a list mark and a label before the first word of a paragraph


def parent_pair(scene: Scene, hit: Hit, entry: Entry, topics: Topics) -> tuple[Mention, Mention] | None:
    """Return subsidiary and parent; the subsidiary of その親会社 is the firm the text has just been about."""
    after = scene.names.within(hit.end, min(hit.end + _NEAR, len(scene.plain)))
    spot = scene.spot(hit.start, hit.end)
    if not after or spot is None or after[0].type.value not in entry.fields["objects"]:
        return None
    parent = after[0]
    if not _PARENT_GAP.fullmatch(scene.gap(hit.end, parent.start)):
        return None
    child = _named(scene, hit) or _meant(scene, spot, topics)
    if child is None or child.type not in FIRMS or child.entity_id == parent.entity_id:
        return None
    return child, parent


def _named(scene: Scene, hit: Hit) -> Mention | None:
    before = scene.names.until(hit.start, 1)
    if before and before[0].type in FIRMS and _CHILD_GAP.fullmatch(scene.gap(before[0].end, hit.start)):
        return before[0]
    return None


def _meant(scene: Scene, spot: Spot, topics: Topics) -> Mention | None:
    if not _MEANT.search(scene.plain[max(spot.sentence.start, spot.first - 5) : spot.first]):
        return None
    if found := topics.before(spot):
        return found
    return _paragraph_before(scene, spot, topics)


def _paragraph_before(scene: Scene, spot: Spot, topics: Topics) -> Mention | None:
    """Return the first topic of the paragraph before, for a word that opens its own paragraph."""
    index = spot.sentence.paragraph
    paragraph = scene.layout.paragraphs[index]
    if index == 0 or spot.first - paragraph.start > _OPENING:
        return None
    start, end = scene.layout.paragraphs[index - 1].start, scene.layout.paragraphs[index - 1].end
    named = [name for name in scene.names.within(start, end) if name.type in FIRMS]
    if len({name.entity_id for name in named}) == 1:
        return named[0]
    first = scene.layout.sentence_at(start)
    return topics.of_sentence(first) if first else None
