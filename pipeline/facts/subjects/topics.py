"""What a text is about: the names its sentences, headings and title put forward, for values whose subject is elided."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.facts.ground.scene import Pick, Scene, Spot
from pipeline.facts.model import Argument
from pipeline.facts.subjects.holders import belongs_to_role, is_object, is_one_of_many
from pipeline.facts.voices.speakers import Voices
from pipeline.names.model import Mention
from pipeline.quantities.model import DateSpan
from pipeline.text.model import Paragraph, Sentence
from pipeline.vocabulary import AGENTS, FIRMS, MentionType

_TOPIC_JA = re.compile(r"(?:\s*\([^()]{1,30}\))?(?:氏|さん|社|グループ)?\s*(?:は|も|が|では|、|で、)")
_ENDS = re.compile(r"[。!?」』]$")
_LIST_MARK = re.compile(r"\s*(?:#|[-*・■●◆▼]|[一二三四五六七八九十0-9]{1,2}[、.．)]|【)")
_HEADING = 40  # characters
_LEAD = 3  # paragraphs in which the firm that a document is about is named first
_SENTENCES_BACK = 6
_MENTIONS_BACK = 400


@dataclass(slots=True)
class Memory:
    """What the facts so far hand on to the next.

    sentence: subject of the last fact of the sentence that begins at `sentence_start`, a name or a phrase.
    has_company: whether that fact's metric is a firm's measure.
    last: last subject in the paragraph, a name or a phrase. subject: the last that was a name.
    time: last time in the paragraph. person: last person in the document.
    """

    sentence_start: int = -1
    sentence: Argument | None = None
    has_company: bool = False
    paragraph: int = -1
    last: Argument | None = None
    subject: Argument | None = None
    time: Pick[DateSpan] | None = None
    person: Argument | None = None

    def enter(self, sentence: Sentence) -> None:
        """Forget what does not reach into a sentence."""
        if self.sentence_start != sentence.start:
            self.sentence_start, self.sentence = sentence.start, None
        if self.paragraph != sentence.paragraph:
            self.paragraph, self.last, self.subject, self.time = sentence.paragraph, None, None, None

    def note(self, subject: Argument | None, *, has_company: bool) -> None:
        """Remember the subject of a fact of the present sentence."""
        if subject is None:
            return
        self.sentence = self.last = subject
        self.has_company = has_company
        if subject.type:
            self.subject = subject
        if subject.type == MentionType.PERSON:
            self.person = subject


@dataclass(slots=True)
class Topics:
    """Who stands before the reader at each place of a document; found once, asked for each fact.

    headings: by paragraph, the firm of the heading above it. items: paragraphs of a list whose items are headings.
    focus: entity id of the firm that the document is about, else empty.
    """

    scene: Scene
    voices: Voices
    headings: dict[int, Mention]
    items: frozenset[int]
    focus: str
    memory: Memory = field(default_factory=Memory)
    _found: dict[int, Mention | None] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene, voices: Voices) -> "Topics":
        """Read the headings of a document and find the firm it is about."""
        headings: dict[int, Mention] = {}
        items: set[int] = set()
        for index, firm, is_item in _under_headings(scene):
            if firm is not None:
                headings[index] = firm
            if is_item:
                items.add(index)
        return cls(scene, voices, headings, frozenset(items), _focus(scene))

    def of_sentence(self, sentence: Sentence) -> Mention | None:
        """Return the name that a sentence puts forward: ja the last with は or が, zh the first that is no object."""
        if sentence.start not in self._found:
            self._found[sentence.start] = self._find(sentence)
        return self._found[sentence.start]

    def before(self, spot: Spot) -> Mention | None:
        """Return the topic of the nearest earlier sentence of the paragraph that has one."""
        earlier = reversed(self.scene.sentences_before(spot.sentence, _SENTENCES_BACK))
        return next((name for sentence in earlier if (name := self.of_sentence(sentence))), None)

    def above(self, spot: Spot, *, items_only: bool) -> Mention | None:
        """Return the firm of the heading above a place; items_only: where the heading is an item of a list."""
        paragraph = spot.sentence.paragraph
        return None if items_only and paragraph not in self.items else self.headings.get(paragraph)

    def of_document(self, spot: Spot) -> Mention | None:
        """Return the last mention of the firm the document is about, unless the paragraph has named another so far."""
        start = self.scene.paragraph(spot).start
        named = [name for name in self.scene.names.within(start, spot.first) if name.type is MentionType.COMPANY]
        if not self.focus or any(name.entity_id != self.focus for name in named):
            return None
        earlier = self.scene.names.until(spot.first, _MENTIONS_BACK)
        return next((name for name in reversed(earlier) if name.entity_id == self.focus), None)

    def firm(self, spot: Spot) -> Mention | None:
        """Return the firm that a role or an investment at a place is of, where its clause does not say.

        That is the document's firm where the paragraph has named it, else what sentence, paragraph, heading and
        document are about.
        """
        near = (self.focus_in_paragraph(spot, spot.first), self.of_sentence(spot.sentence), self.before(spot))
        far = (self.above(spot, items_only=False), self.of_document(spot))
        return next((name for name in (*near, *far) if name is not None and name.type in FIRMS), None)

    def focus_in_paragraph(self, spot: Spot, offset: int) -> Mention | None:
        """Return the last mention in the paragraph, up to `offset`, of the firm the document is about."""
        names = self.scene.names.within(self.scene.paragraph(spot).start, offset)
        return next((name for name in reversed(names) if self.focus and name.entity_id == self.focus), None)

    def only_speaks(self, name: Mention) -> bool:
        """Whether a name is only heard: whoever speaks or is a source, but a firm that announces speaks of itself."""
        rule = self.voices.speaking.get(name.start)
        return rule == "speaker.source" or (rule is not None and self.scene.type_of(name) is not MentionType.COMPANY)

    def speaks(self, name: Mention) -> bool:
        """Whether a name is that of a speaker or of a source."""
        return name.start in self.voices.speaking

    def _find(self, sentence: Sentence) -> Mention | None:
        scene = self.scene
        names = [
            name
            for name in scene.names.within(sentence.start, sentence.end)
            if name.type in AGENTS and not self.only_speaks(name) and not belongs_to_role(scene, name)
        ]
        if sentence.lang.base == "zh":
            topic = next((name for name in names if not is_object(scene, name, "zh")), None)
        else:
            topic = next(
                (name for name in reversed(names) if _TOPIC_JA.match(scene.plain, name.end, sentence.end)), None
            )
        return None if topic is None or is_one_of_many(scene, topic, sentence.end) else topic


def _under_headings(scene: Scene) -> Iterator[tuple[int, Mention | None, bool]]:
    """Yield each paragraph below a heading, the heading's firm, and whether that heading is an item of a list."""
    firm: Mention | None = None
    is_item = False
    for index, paragraph in enumerate(scene.layout.paragraphs):
        if not _is_heading(scene, paragraph):
            yield index, firm, is_item
            continue
        named = [name for name in scene.names.within(paragraph.start, paragraph.end) if name.type in FIRMS]
        marked = _LIST_MARK.match(scene.plain, paragraph.start, paragraph.end) is not None
        if marked or named:
            firm = named[0] if len({name.entity_id for name in named}) == 1 else None
            is_item = marked


def _is_heading(scene: Scene, paragraph: Paragraph) -> bool:
    short = paragraph.end - paragraph.start <= _HEADING
    return short and _ENDS.search(scene.plain[paragraph.start : paragraph.end]) is None


def _focus(scene: Scene) -> str:
    """Return the entity id of the firm that is named early and twice as often as any other; empty without one."""
    counts = Counter(name.entity_id for name in scene.names if name.type is MentionType.COMPANY and name.entity_id)
    if not counts:
        return ""
    (best, most), *others = counts.most_common(2)
    lead = scene.layout.paragraphs[: _LEAD + 1][-1].end
    is_early = any(name.entity_id == best for name in scene.names.within(0, lead))
    return best if is_early and most >= 2 * max([n for _, n in others], default=1) else ""
