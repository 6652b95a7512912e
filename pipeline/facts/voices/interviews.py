"""Interviews and dialogues: whose answer or turn a paragraph is."""

import re
from collections.abc import Iterator, Sequence

from pipeline.facts.ground.scene import Scene
from pipeline.facts.model import Argument
from pipeline.facts.voices.voice import Voice
from pipeline.names.model import Mention
from pipeline.text.model import Paragraph
from pipeline.vocabulary import MentionType

_QUESTION = re.compile(r"\s*(?:[―—─]{1,3}|Q\d*\s*[:.]|问\s*:|質問\s*:|(?:记者|記者|聞き手)\s*:)\s*\S")
_ANSWER = re.compile(r"\s*(?:A\d*\s*[:.]|答\s*:)")
_TURN = re.compile(r"\s*(?:氏|さん)?\s*:")
# Who is asked: 田中社長に聞いた, 专访张三.
_ASKED_AFTER = re.compile(r"\s*(?:氏|さん)?\s*(?:に(?:話を)?(?:聞|きい|訊|尋ね|インタビュー|取材)|へのインタビュー)")
_ASKED_BEFORE = re.compile(r"(?:专访|对话|采访|采访了|独家专访|对谈)$")
_FEWEST = 2  # questions that make a text an interview


def interview_voices(scene: Scene) -> Iterator[Voice]:
    """Yield a voice for each paragraph that answers a question, and for each that a name and a colon open."""
    paragraphs = scene.layout.paragraphs
    questions = [index for index, each in enumerate(paragraphs) if _is_question(scene, each)]
    person = _asked(scene, paragraphs[questions[0]].start) if len(questions) >= _FEWEST else None
    if person is not None:
        yield from _answers(scene, questions, person)
    for paragraph in paragraphs:
        if turn := _turn(scene, paragraph):
            yield turn


def _is_question(scene: Scene, paragraph: Paragraph) -> bool:
    return _QUESTION.match(scene.plain, paragraph.start, paragraph.end) is not None


def _asked(scene: Scene, end: int) -> Mention | None:
    """Return the person that the text before the first question says is interviewed, else the only one it names."""
    people = [name for name in scene.names.within(0, end) if name.type is MentionType.PERSON]
    asked = [name for name in people if _is_asked(scene, name)]
    candidates = asked or people
    if not candidates or len({name.entity_id or name.surface for name in candidates}) > 1:
        return None
    return max(candidates, key=lambda name: name.end - name.start)


def _is_asked(scene: Scene, name: Mention) -> bool:
    end = name.end
    for title in scene.names.within(end, end + 20):
        if title.type is not MentionType.TITLE or scene.gap(end, title.start):
            break
        end = title.end
    if _ASKED_AFTER.match(scene.plain, end):
        return True
    return _ASKED_BEFORE.search(scene.plain[max(0, name.start - 20) : name.start]) is not None


def _answers(scene: Scene, questions: Sequence[int], person: Mention) -> Iterator[Voice]:
    """Yield the first paragraph after each question, and those that follow without a blank line or up to the next."""
    paragraphs = scene.layout.paragraphs
    argument = Argument.of(person)
    for question, following in zip(questions, [*questions[1:], None], strict=True):
        index = question + 1
        stop = len(paragraphs) if following is None else following
        while index < stop:
            answer = paragraphs[index]
            yield Voice(answer.start, answer.end, argument, "speaker.interview", ())
            index += 1
            if following is None and index < stop and _is_apart(scene, answer, paragraphs[index]):
                break


def _is_apart(scene: Scene, before: Paragraph, after: Paragraph) -> bool:
    return scene.plain.count("\n", before.end, after.start) > 1


def _turn(scene: Scene, paragraph: Paragraph) -> Voice | None:
    """Return the voice of a paragraph that begins with a person and a colon."""
    name = scene.names.at(paragraph.start)
    if name is None or name.type is not MentionType.PERSON or name.start != paragraph.start:
        return None
    match = _TURN.match(scene.plain, name.end, paragraph.end)
    if match is None:
        return None
    cue = scene.cue(name.start, match.end(), "speaker")
    return Voice(match.end(), paragraph.end, Argument.of(name), "speaker.interview", (cue,))
