"""Finds people in Japanese text by what stands beside their names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lang.tables import read_table, term_set, values
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.kinds import latin_kinds
from pipeline.names.scripts import HAN, HIRAGANA, KATAKANA, is_han, is_katakana
from pipeline.names.surnames import surname_lengths
from pipeline.names.terms import Terms
from pipeline.names.titles import Title
from pipeline.vocabulary import MentionType, Source

# Most characters of a name in Chinese characters, and of one in Latin letters or katakana.
_LONGEST, _LONGEST_LATIN = 7, 40
_WORD = r"[A-Z][A-Za-zÀ-ÿ'’-]*\.?"
_LATIN_BEFORE = re.compile(rf"(?<![A-Za-z0-9&.])(?:{_WORD} ){{0,3}}{_WORD}$")
_LATIN_AFTER = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}(?![A-Za-z0-9])")
_KATAKANA_BEFORE = re.compile(rf"(?<![{KATAKANA}・])[{KATAKANA}]{{2,}}(?:[・=][{KATAKANA}]{{1,12}}){{0,4}}$")
_KATAKANA_AFTER = re.compile(rf"[{KATAKANA}]{{2,12}}(?:[・=][{KATAKANA}]{{1,12}}){{1,3}}(?![{KATAKANA}・])")
_KATAKANA_FULL = re.compile(
    rf"(?<![{KATAKANA}・A-Za-z0-9])[{KATAKANA}]{{2,12}}(?:・[{KATAKANA}]{{2,12}}){{1,3}}(?![{KATAKANA}・{HAN}A-Za-z0-9])"
)
_HAN_BEFORE = re.compile(rf"[{HAN}]{{1,{_LONGEST}}}$")
_HAN_AFTER = re.compile(rf"[{HAN}]{{2,5}}(?![{HAN}])")
_HAN_PLAYER = re.compile(rf"[{HAN}]{{1,5}}(?![{HAN}])")
_KANA_GIVEN = re.compile(rf"(?P<surname>[{HAN}]{{1,3}})(?P<given>[{HIRAGANA}]{{2,3}}|[{KATAKANA}]{{2,4}})$")
_AGE = re.compile(r"\((?:\d{2}|\d{2}歳)(?:[、)])")
# A player after the short form of his position: DF堤, MF早瀬蓮.
_POSITION = re.compile(r"(?<![A-Za-z])(?:GK|DF|MF|FW)")
_LEAD = re.compile(r" ?(?:の|・|:|である)? ?")
_CLANS = frozenset({"源氏", "平氏"})
# Between a name and a title: 山田太郎|前|副代表, 福島|新|監督.
_BETWEEN = frozenset("前元新現")
_SURNAME_TAG, _GIVEN_TAG = "人名-姓", "人名-名"


def find_people(ground: Ground, titles: Sequence[Title]) -> Iterator[Candidate]:
    """Yield people by honorific, title, age in brackets, byline and tags."""
    title_ends = {title.end for title in titles}
    yield from _by_honorific(ground, title_ends)
    for title in titles:
        yield from _before_title(ground, title, title_ends)
        yield from _after_title(ground, title.end)
    for match in _AGE.finditer(ground.text):
        if ground.text[match.start() - 1 : match.start()] not in {"氏", "様", "君"}:
            yield from _made(_kanji_before(ground, match.start(), title_ends, known_surname=True), "person.age")
    for _, end, _ in _cues().find(ground.text):
        yield from _after_cue(ground, end)
    for match in _POSITION.finditer(ground.text):
        yield from _player(ground, match.end())
    for match in _KATAKANA_FULL.finditer(ground.text):
        is_common = not term_set("ja/common_katakana").isdisjoint(match.group().split("・"))
        if not is_common and any("人名" in tag for _, _, tag in ground.tokens(*match.span())):
            yield from _made(match.span(), "person.katakana")
    yield from _by_tags(ground)


def _made(span: tuple[int, int] | None, rule: str) -> Iterator[Candidate]:
    if span is not None:
        start, end = span
        yield Candidate(start=start, end=end, type=MentionType.PERSON, source=Source.ANCHOR, rule=rule)


@cache
def _honorifics() -> Terms[str]:
    """Return honorifics by kind, and the words that end in one and name nobody, with an empty kind."""
    rows = read_table("ja/honorifics")
    terms = {term: row["kind"] for row in rows for term in values(row["terms"])}
    return Terms(terms | {term: "" for row in rows for term in values(row["except"])})


@cache
def _cues() -> Terms[str]:
    return Terms(dict.fromkeys(term_set("ja/name_cues", frame="person", side="before"), ""))


def _by_honorific(ground: Ground, title_ends: set[int]) -> Iterator[Candidate]:
    for start, end, kind in _honorifics().find(ground.text):
        if end < len(ground.text) and is_han(ground.text[end]) and not ground.is_bound(end):
            continue
        # A clan only when nothing stands before it, else a name: 王|源|氏.
        ends_name = ground.text[start:end] in _CLANS and start > 0 and is_han(ground.text[start - 1])
        if kind == "strong" or ends_name:
            span = _name_before(ground, end - 1 if ends_name else start, title_ends, strict=False)
            yield from _made(span, "person.honorific")
        elif kind == "weak":
            span = _name_before(ground, start, title_ends, strict=True)
            if span is not None and (not is_han(ground.text[span[0]]) or _tagged_as_name(ground, span, place_ok=False)):
                yield from _made(span, "person.honorific")


def _before_title(ground: Ground, title: Title, title_ends: set[int]) -> Iterator[Candidate]:
    """Yield the person before a title: 田中社長, 長谷部圭主任研究員."""
    end = title.start - (ground.text[title.start - 1 : title.start] in _BETWEEN)
    span = _kanji_before(ground, end, title_ends, known_surname=True)
    if span is not None and ground.text[end - 1] == "大":
        return  # a university: 福島大|准教授
    if span is not None and _tagged_as_name(ground, span, place_ok=title.part == "executive"):
        yield from _made(span, "person.title")
        return
    last = title.start - (ground.text[title.start - 1 : title.start] == " ")
    match = _LATIN_BEFORE.search(ground.text, max(0, last - _LONGEST_LATIN), last)
    if match and " " in match.group() and _is_person_latin(match.group()):
        yield from _made(match.span(), "person.title")


def _after_title(ground: Ground, offset: int) -> Iterator[Candidate]:
    """Yield the person after a title: CEOのLin Fan, 社長 山田太郎."""
    lead = _LEAD.match(ground.text, offset)
    start = lead.end() if lead else offset
    for pattern in (_LATIN_AFTER, _KATAKANA_AFTER):
        match = pattern.match(ground.text, start)
        if match and _is_person_latin(match.group()):
            yield from _made(match.span(), "person.after_title")


def _after_cue(ground: Ground, offset: int) -> Iterator[Candidate]:
    """Yield the person of a byline: 聞き手 秋庭瞬."""
    text = ground.text
    start = offset + (text[offset : offset + 1] in {" ", ":", "・"})
    match = _HAN_AFTER.match(text, start)
    if match and _reads_as_name(match.group()) and _full_name(ground, match.span()):
        yield from _made(match.span(), "person.byline")


def _player(ground: Ground, start: int) -> Iterator[Candidate]:
    """Yield the player after his position, by family name or in full."""
    match = _HAN_PLAYER.match(ground.text, start)
    if match is None or not (
        _reads_as_name(match.group()) or len(match.group()) in surname_lengths(match.group(), "ja")
    ):
        return
    token = ground.token_at(start)
    if token is not None and token[0] == start and "人名" in token[2]:
        yield from _made(match.span(), "person.position")


def _full_name(ground: Ground, span: tuple[int, int]) -> bool:
    """Whether the tokens of a span are a family and a given name."""
    tags = [tag for _, _, tag in ground.tokens(*span)]
    return len(tags) > 1 and _SURNAME_TAG in tags[0]


def _reads_as_name(name: str) -> bool:
    return any(1 <= len(name) - length <= 3 for length in surname_lengths(name, "ja"))


def _by_tags(ground: Ground) -> Iterator[Candidate]:
    """Yield a family name and a given name that the tokenizer knows, side by side."""
    starts, tags = ground.starts, ground.tags
    for index in range(len(tags) - 1):
        if tags[index].endswith(_SURNAME_TAG) and _may_be_given(tags[index + 1]):
            start = starts[index]
            end = starts[index + 2] if index + 2 < len(starts) else len(ground.text)
            end -= ground.text[end - 1] == "氏" and not ground.is_bound(end - 1)
            name = ground.text[start:end]
            alone = (start == 0 or not is_han(ground.text[start - 1])) and not (
                end < len(ground.text) and is_han(ground.text[end])
            )
            if alone and 3 <= len(name) <= 6 and surname_lengths(name, "ja"):
                yield from _made((start, end), "person.tags")


def _may_be_given(tag: str) -> bool:
    return _GIVEN_TAG in tag or tag.endswith(("人名-一般", "固有名詞-一般"))


def _name_before(ground: Ground, end: int, title_ends: set[int], *, strict: bool) -> tuple[int, int] | None:
    """Return the span of the name that ends at an honorific; strict: it must be known to be a name."""
    text = ground.text
    last = end - (text[end - 1 : end] == " ")
    if last == 0:
        return None
    match = _LATIN_BEFORE.search(text, max(0, last - _LONGEST_LATIN), last)
    if match:
        return _trimmed_latin(match) if not strict or " " in match.group() else None
    if is_katakana(text[last - 1]):
        match = _KATAKANA_BEFORE.search(text, max(0, last - _LONGEST_LATIN), last)
        return match.span() if match and _katakana_name(ground, match, strict=strict) else None
    return _kana_given(ground, last) or _kanji_before(ground, last, title_ends, known_surname=strict)


def _trimmed_latin(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the span without the titles a Latin name may begin with: CEO Lin Fan."""
    start, end = match.span()
    words = match.group().split(" ")
    while words and (words[0] in term_set("ja/titles", part="executive") or (words[0].isupper() and len(words[0]) > 1)):
        start += len(words.pop(0)) + 1
    return (start, end) if words else None


def _katakana_name(ground: Ground, match: re.Match[str], *, strict: bool) -> bool:
    if "・" in match.group() or "=" in match.group():
        return True
    token = ground.token_before(match.end())
    known = token is not None and "人名" in token[1]
    return known or (not strict and match.group() not in term_set("ja/common_katakana"))


def _kana_given(ground: Ground, end: int) -> tuple[int, int] | None:
    """Return a family name with a given name in kana: 長谷部さくら氏."""
    match = _KANA_GIVEN.search(ground.text, max(0, end - 7), end)
    if match is None or len(match["surname"]) not in surname_lengths(match["surname"], "ja"):
        return None
    token = ground.token_at(match.start("given"))
    return match.span() if token is not None and token[0] == match.start("given") and "人名" in token[2] else None


def _kanji_before(ground: Ground, end: int, title_ends: set[int], *, known_surname: bool) -> tuple[int, int] | None:
    """Return the span of the name in Chinese characters that ends at `end`.

    A name begins where the run of characters does, after a title, or where a token does. One with a family name of
    the tables is best; without one, the whole run counts where `known_surname` does not ask for more.
    """
    match = _HAN_BEFORE.search(ground.text, max(0, end - _LONGEST), end)
    if match is None:
        return None
    first = match.start()
    run_begins = first == 0 or not is_han(ground.text[first - 1])
    for start in range(first, end):
        name = ground.text[start:end]
        begins = (start == first and run_begins) or start in title_ends or ground.is_bound(start)
        if begins and _fits(ground, start, name):
            return start, end
    whole = run_begins and 2 <= end - first <= 4
    return (first, end) if whole and not known_surname and not _is_common(ground, first, end) else None


def _fits(ground: Ground, start: int, name: str) -> bool:
    """Whether a name is a family name of the tables with at most three more characters."""
    for length in surname_lengths(name, "ja"):
        given = len(name) - length
        if given == 0:
            return length > 1 or (ground.is_bound(start) and _left_is_open(ground.text, start))
        if given <= (3 if length > 1 else 2):
            return True
    return False


def _left_is_open(text: str, start: int) -> bool:
    return start == 0 or not is_han(text[start - 1])


def _is_common(ground: Ground, start: int, end: int) -> bool:
    """Whether the tokenizer knows a run as one common noun: 創業者氏."""
    tags = [tag for _, _, tag in ground.tokens(start, end)]
    return len(tags) == 1 and "固有名詞" not in tags[0]


def _tagged_as_name(ground: Ground, span: tuple[int, int], *, place_ok: bool) -> bool:
    """Whether the tokens allow a name before a title: 田中社長, not 東芝社長 or 営業部長."""
    tokens = list(ground.tokens(*span))
    start, end, tag = tokens[0]
    if start != span[0] or (len(tokens) > 1 and _is_noun(tokens[1])):
        return False
    if _SURNAME_TAG in tag or _GIVEN_TAG in tag or "人名-一般" in tag:
        return True
    length = surname_lengths(ground.text[span[0] : span[1]], "ja")
    if end - start not in length or not _left_is_open(ground.text, span[0]):
        return False
    return len(tokens) > 1 or (place_ok and "普通名詞" not in tag) or (end - start == 1 and place_ok)


def _is_noun(token: tuple[int, int, str]) -> bool:
    """Whether a token is a common noun, too long to be a given name nobody lists: 森川|大会|会長."""
    return token[1] - token[0] > 1 and "普通名詞" in token[2]


def _is_person_latin(name: str) -> bool:
    """Whether Latin words can be a person's name: none of them is written in capitals or names a kind of firm."""
    words = re.split(r"[ ・=]", name)
    return not any(word in latin_kinds() or (len(word) > 2 and word.isascii() and word.isupper()) for word in words)
