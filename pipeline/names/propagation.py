"""Finds the names of a document again wherever else it spells them, in full or for short."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.lang.tables import term_set
from pipeline.names.candidate import Candidate
from pipeline.names.forms import short_forms
from pipeline.names.ground import Ground
from pipeline.names.scripts import KATAKANA, begins, ends, is_han, is_hiragana, is_katakana
from pipeline.names.surnames import japanese_surnames, surname_lengths
from pipeline.names.tagged import Opinion, possible
from pipeline.names.terms import Terms
from pipeline.vocabulary import FIRMS, MentionType, Source

# コルヴィナ|・ノルテ.
_JOINED = re.compile(f"・[{KATAKANA}]")
_AFTER_SURNAME = "はがもをに、のと"


@dataclass(frozen=True, slots=True)
class Spelling:
    """What to look for. sure: found in full; a short form needs the tokens' consent."""

    type: MentionType
    rule: str
    sure: bool


def spellings(ground: Ground, found: Iterable[Candidate]) -> dict[str, Spelling]:
    """Return what the names found on a ground may be spelled like elsewhere."""
    names = [(ground.text[each.start : each.end], each) for each in found if each.type is not MentionType.TITLE]
    known: dict[str, Spelling] = {}
    for name, each in names:
        if len(name) > 1 and not each.guarded and each.rule != "person.surname":
            known.setdefault(name, Spelling(each.type, "propagation.full", sure=True))
    for name, each in names:
        for short in _short(name, each, ground.base):
            known.setdefault(short, Spelling(each.type, "propagation.short", sure=False))
    return known


def _short(name: str, found: Candidate, base: str) -> Iterator[str]:
    if found.type in FIRMS and not found.known:
        generic = term_set(f"{base}/generic_names")
        yield from (short for short in short_forms(name, base) if len(short) > 1 and short not in generic)
    elif found.type is MentionType.PERSON and base == "ja" and is_han(name[0]):
        yield from (name[:length] for length in surname_lengths(name, "ja") if 1 < length < len(name))


def propagate(ground: Ground, known: dict[str, Spelling], opinion: Opinion | None = None) -> list[Candidate]:
    """Return every place where a known spelling stands as a word of its own.

    opinion: of a trained tagger, that may vouch for a spelling where tokens do not, and forbid one.
    """
    if not known:
        return []
    found = []
    for start, end, spelling in Terms(known).find(ground.text):
        vouched = opinion is not None and opinion.supports(start, end, spelling.type)
        if vouched or _stands_alone(ground, start, end, spelling):
            found.append(
                Candidate(start=start, end=end, type=spelling.type, source=Source.PROPAGATION, rule=spelling.rule)
            )
    return possible(found, opinion)


def _stands_alone(ground: Ground, start: int, end: int, spelling: Spelling) -> bool:
    """Whether a spelling is a word of its own where it stands."""
    text = ground.text
    if not (begins(text, start) and ends(text, end)) or (is_katakana(text[start]) and _JOINED.match(text, end)):
        return False
    is_surname = not spelling.sure or text[start:end] in japanese_surnames()
    if spelling.type is MentionType.PERSON and ground.base == "ja" and is_surname:
        return _is_surname(ground, start, end)
    if not spelling.sure and _is_place_or_part(ground, start, end):
        return False
    is_foreign = not is_han(text[start]) and not is_han(text[end - 1]) and not is_hiragana(text[start])
    return is_foreign or _tokens_agree(ground, start, end, sure=spelling.sure)


def _tokens_agree(ground: Ground, start: int, end: int, *, sure: bool) -> bool:
    """Whether enough ends of a name in Chinese characters are ends of tokens; the longer it is the fewer must be."""
    if sure and end - start > 3:
        return ground.is_bound(end) or not is_han(ground.text[end])
    needed = 2 if end - start == 2 or not sure else 1
    return ground.is_bound(start) + ground.is_bound(end) >= needed or _between_marks(ground.text, start, end)


def _is_place_or_part(ground: Ground, start: int, end: int) -> bool:
    """Whether a short form is a place here, or the beginning of another name: 澜石|明远."""
    token, after = ground.token_at(start), ground.token_at(end)
    if ground.text[start:end] in term_set("zh/places") or (
        token is not None and token[1] >= end and "地名" in token[2]
    ):
        return True
    joined = (
        end < len(ground.text) and is_han(ground.text[end]) is not None and is_han(ground.text[end - 1]) is not None
    )
    return joined and after is not None and after[2].startswith(("nr", "nz", "nt", "x", "名詞-固有名詞"))


def _is_surname(ground: Ground, start: int, end: int) -> bool:
    """Whether a family name stands alone before a particle: 早瀬は."""
    text = ground.text
    before = start == 0 or (not is_han(text[start - 1]) and not is_katakana(text[start - 1]))
    return before and text[end : end + 1] in set(_AFTER_SURNAME) and ground.is_bound(start) and ground.is_bound(end)


def _between_marks(text: str, start: int, end: int) -> bool:
    return not (start and is_han(text[start - 1])) and not (end < len(text) and is_han(text[end]))
