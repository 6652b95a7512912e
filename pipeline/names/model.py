"""Value objects of the names stage."""

from dataclasses import dataclass

from pipeline.vocabulary import MentionType, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text: COMPANY, ORG, PERSON or TITLE (annotation rules, section 1).

    entity_id: set by the resolver; the same for all spellings of one entity; a known entity's stable id, else
        an id local to the document. TITLE mentions have none.
    former: a TITLE marked 元, 前, 前任, 原.
    confidence: a calibrated probability, or None where nothing has been calibrated.
    """

    start: int
    end: int
    surface: str
    type: MentionType
    source: Source
    rule: str = ""
    entity_id: str | None = None
    former: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What the mentions of one document resolve to.

    name: the known entity's name in the document's language, else its longest mention; of people one in Chinese
        characters, if there is one.
    aliases: the distinct surfaces in the document, in order of first mention.
    external_id: ``EXCHANGE:CODE`` where listed and known.
    """

    entity_id: str
    type: MentionType
    name: str
    aliases: tuple[str, ...]
    n_mentions: int
    external_id: str = ""
