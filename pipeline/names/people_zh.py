"""Finds people in Chinese text by what stands beside their names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lang.tables import read_table, term_set, terms, values
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.kinds import latin_kinds
from pipeline.names.scripts import HAN, is_han
from pipeline.names.surnames import compound_surnames, guarded_surnames, surname_lengths
from pipeline.names.terms import Terms, starts_with
from pipeline.names.titles import Title
from pipeline.vocabulary import MentionType, Source

_WORD = r"[A-Z][A-Za-zÀ-ÿ'’-]*\.?"
_LATIN_AFTER = re.compile(rf" ?({_WORD}(?: {_WORD}){{1,3}})(?![A-Za-z0-9])")
_LATIN_BEFORE = re.compile(rf"(?<![A-Za-z0-9&.])({_WORD}(?: {_WORD}){{1,3}}) ?$")
_LEAD = re.compile(r"[ :]?")
_AGE = re.compile(r"(?:\(\d{2}岁?[),]|,?(?:今年)?\d{2}岁)")
_NUMERAL = re.compile("[一二三四五六七八九十百千万亿两几]")
_BREAK = re.compile(r"[,。;:、!?“”「」『』()\s/|—·]")
# Single characters that begin what follows a name rather than end it: 林凡|说, 苏木|则.
_NOT_GIVEN = frozenset(
    "说称道在对向和与则也是为曾于从将已出认表指的等及把被还又就都到自因此其介告坦直透强回分补并并亦且当时以担任兼任带了着率领带给会要能不没未有上下这那你我他她它们先女刚仍今昨某"
)
_AFTER_NAME = frozenset("在对向于和与的将曾也则")
_SPEECH_TAGS = frozenset("pucdryf")
# Last characters of places, offices and things that the tokenizer takes for names of people: 张家港, 司令官, 周先生.
_NOT_LAST = frozenset("县镇省市区州官队奖营楼港界口物站路桥寺庙生士姐系间石花草")
_CLAUSE = re.compile(r"[^,。;:!?“”\n]{1,10}")
_FAMILIAR = re.compile(r"[老小阿](?P<surname>[一-鿿])")
_NAME_TAGS = ("nr", "nz", "nt", "x", "ns", "nrt", "nrfg")


def find_people(ground: Ground, titles: Sequence[Title]) -> Iterator[Candidate]:
    """Yield people by honorific, title, verb of saying, age, byline and transliteration."""
    ends = {title.end for title in titles}
    yield from _by_honorific(ground, ends)
    for title in titles:
        yield from _after(ground, title.end, "person.after_title")
        yield from _before_title(ground, title)
    yield from _by_short_title(ground)
    for start, _, _ in _speech().find(ground.text):
        yield from _before(ground, start, "person.speech", ends)
    for match in _AGE.finditer(ground.text):
        yield from _before(ground, match.start(), "person.age", ends)
    for _, end, _ in _cues().find(ground.text):
        yield from _after(ground, end, "person.byline")
    for match in _transliterated().finditer(ground.text):
        yield _made(*match.span(), "person.transliterated")
    for match in _FAMILIAR.finditer(ground.text):
        yield from _familiar(ground, match, ends)
    yield from _by_tags(ground)


def _made(start: int, end: int, rule: str) -> Candidate:
    return Candidate(start=start, end=end, type=MentionType.PERSON, source=Source.ANCHOR, rule=rule)


@cache
def _honorifics() -> Terms[str]:
    rows = read_table("zh/honorifics")
    kinds = {term: row["kind"] for row in rows for term in values(row["terms"])}
    return Terms(kinds | {term: "" for row in rows for term in values(row["except"])})


@cache
def _speech() -> Terms[str]:
    """Return the verbs of saying."""
    return Terms(dict.fromkeys(terms("zh/reporting", key="verb"), ""))


@cache
def _speech_words() -> frozenset[str]:
    return frozenset(_speech().entries)


@cache
def _cues() -> Terms[str]:
    return Terms(dict.fromkeys(term_set("zh/name_cues", frame="person", side="before"), ""))


@cache
def _short_titles() -> Terms[str]:
    return Terms(dict.fromkeys(terms("zh/titles", part="short"), ""))


@cache
def _foreign() -> frozenset[str]:
    return frozenset("".join(terms("zh/transliteration", kind="common")))


@cache
def _transliterated() -> re.Pattern[str]:
    """Return the pattern of foreign names in characters that such names are written with: 蒂姆·库克."""
    characters = "".join(terms("zh/transliteration", kind="common"))
    return re.compile(
        rf"(?<![{HAN}·])[{characters}]{{1,6}}(?:·[{characters}A-Z]{{1,7}}){{1,3}}|(?<=[裁官者席人理])[{characters}]{{2,5}}(?:·[{characters}]{{2,6}}){{1,2}}"
    )


def _by_honorific(ground: Ground, ends: set[int]) -> Iterator[Candidate]:
    for start, end, kind in _honorifics().find(ground.text):
        if not kind:
            continue
        yield from _before(ground, start, "person.honorific", ends)
        surname = start - 1
        open_left = surname >= 0 and (surname == 0 or not is_han(ground.text[surname - 1]) or ground.is_bound(surname))
        if kind == "strong" and open_left and surname_lengths(ground.text[surname:start], "zh"):
            if ground.text[start:end] == "氏" and surname and is_han(ground.text[surname - 1]):
                continue
            yield _made(surname, start, "person.surname")


def _before_title(ground: Ground, title: Title) -> Iterator[Candidate]:
    """Yield the person before a title: 王总监, 沈若谷教授."""
    start = title.start - 1
    if (
        start >= 0
        and surname_lengths(ground.text[start], "zh")
        and _opens(ground, start)
        and title.part in {"executive", "staff"}
    ):
        is_word = ground.text[start] in guarded_surnames()
        token = ground.token_at(start)
        alone = token is not None and token[0] == start and (token[1] == title.start or token[1] == title.end)
        if alone and not is_word and ground.text[title.start : title.end].isascii() is False:
            yield _made(start, title.start, "person.surname")
    match = _LATIN_BEFORE.search(ground.text, max(0, title.start - 40), title.start)
    if match and not _is_firm_latin(match.group(1)):
        yield _made(*match.span(1), "person.title")
    yield from _before(ground, title.start, "person.title", set())


def _opens(ground: Ground, start: int) -> bool:
    """Whether a name may begin at an offset: after a sign, or where a token begins."""
    return start == 0 or not is_han(ground.text[start - 1]) or ground.is_bound(start)


def _familiar(ground: Ground, match: re.Match[str], title_ends: set[int]) -> Iterator[Candidate]:
    """Yield how friends call one who speaks: 老周说, 中介|小李掰着手指说."""
    start, end = match.span()
    opened = start == 0 or start in title_ends or _BREAK.match(ground.text[start - 1]) is not None
    is_surname = surname_lengths(match["surname"], "zh") and match["surname"] not in guarded_surnames()
    if not (opened and is_surname and ground.is_bound(start) and ground.is_bound(end)):
        return
    clause = _CLAUSE.match(ground.text, end)
    if clause is not None and any(True for _ in _speech().find(clause.group())):
        yield _made(start, end, "person.familiar")


def _by_short_title(ground: Ground) -> Iterator[Candidate]:
    """Yield a family name before a form of address, after a sign: 葉董苦笑, 王总说."""
    for start, end, _ in _short_titles().find(ground.text):
        surname = start - 1
        if surname < 0 or not (surname == 0 or _BREAK.match(ground.text[surname - 1])):
            continue
        name = ground.text[surname]
        follows = starts_with(ground.text, end, _after_address())
        if surname_lengths(name, "zh") and name not in guarded_surnames() and follows:
            yield _made(surname, start, "person.address")
            yield Candidate(start=start, end=end, type=MentionType.TITLE, source=Source.ANCHOR, rule="title.short")


@cache
def _after_address() -> frozenset[str]:
    return _speech_words() | {"苦笑", "笑", "直言", "告诉", "在", "的", "也", "还", "却", "则", ",", ":"}


def _before(ground: Ground, end: int, rule: str, title_ends: set[int]) -> Iterator[Candidate]:
    """Yield the name that ends at an offset, if the tokens and what stands before it allow one."""
    text = ground.text
    if end < 2 or not is_han(text[end - 1]) or not ground.is_bound(end):
        return
    for length in (4, 3, 2):
        start = end - length
        if start < 0 or not _is_name(ground, start, end):
            continue
        opened = start == 0 or start in title_ends or _BREAK.match(text[start - 1]) is not None
        if opened or _tag(ground, start, end).startswith("nr"):
            yield _made(start, end, rule)
            return


def _after(ground: Ground, offset: int, rule: str) -> Iterator[Candidate]:
    """Yield the name that begins at an offset, after a title."""
    text = ground.text
    match = _LATIN_AFTER.match(text, offset)
    if match and not _is_firm_latin(match.group(1)):
        yield _made(*match.span(1), rule)
        return
    lead = _LEAD.match(text, offset)
    start = lead.end() if lead else offset
    if start >= len(text) or not ground.is_bound(start):
        return
    for end in _ends_after(ground, start):
        yield _made(start, end, rule)
        return


def _ends_after(ground: Ground, start: int) -> Iterator[int]:
    """Yield where the name that begins at an offset may end, the likeliest first."""
    text = ground.text
    token = ground.token_at(start)
    if token is None or not surname_lengths(text[start : start + 2], "zh"):
        return
    end = token[1]
    if token[2].startswith("nr") and 2 <= end - start <= 4 and _is_name(ground, start, end):
        after = ground.token_at(end)
        if end - start == 2 and after and (after[1] == end + 1 or after[2] == "p") and _ends_name(ground, end):
            yield end + 1
        yield end
    if text[start + 2 : start + 3] == "之" and text[start + 3 : start + 4] in _AFTER_NAME:
        yield start + 3  # a given name that ends in a particle, after a title: 顾行之对记者表示
    for length in (4, 3, 2):
        last = start + length
        if last <= len(text) and ground.is_bound(last) and _is_name(ground, start, last):
            yield last


@cache
def _not_names() -> frozenset[str]:
    """Return words that begin with a family name and are titles or generic: 顾问, 高管."""
    return term_set("zh/titles") | term_set("zh/generic_names")


@cache
def _addresses() -> frozenset[str]:
    """Return what follows a family name and is no given name: 冯|小姐, 叶|董."""
    return term_set("zh/titles", part="short") | frozenset(_honorifics().entries)


def _ends_name(ground: Ground, offset: int) -> bool:
    """Whether the single character at an offset ends a name of three: 赵子|明), 顾行|之|对, 周志|明|在."""
    text = ground.text
    if not is_han(text[offset]) or (text[offset] in _NOT_GIVEN and text[offset] != "之"):
        return False
    after = text[offset + 1 : offset + 2]
    return (
        not after
        or _BREAK.match(after) is not None
        or after in _AFTER_NAME
        or bool(starts_with(text, offset + 1, _speech_words()))
    )


def _is_name(ground: Ground, start: int, end: int) -> bool:
    """Whether a stretch reads as a name: a family name, one or two more characters, and tokens that allow it."""
    text, length = ground.text, end - start
    name = text[start:end]
    lengths = surname_lengths(name, "zh")
    if not lengths or not all(map(is_han, name)) or name in _not_names() or name[lengths[0] :] in _addresses():
        return False
    if not 1 <= length - lengths[0] <= 2 or (length == 4 and name[:2] not in compound_surnames()):
        return False
    tokens = list(ground.tokens(start, end))
    if tokens[0][0] != start or tokens[-1][1] != end:
        return False
    if len(tokens) == 1:
        return tokens[0][2].startswith(_NAME_TAGS) and name[-1] not in "说称道"
    return _tokens_allow(name, lengths[0], [(last - first, tag) for first, last, tag in tokens])


def _tokens_allow(name: str, surname: int, tokens: Sequence[tuple[int, str]]) -> bool:
    """Whether a name may be cut into tokens of these lengths and tags.

    surname: length of the family name.
    """
    if any(each in _NOT_GIVEN for each in name[surname:]):
        return False
    if name[0] in guarded_surnames():
        return len(name) == 3 and all(length == 1 for length, _ in tokens) and not _NUMERAL.search(name)
    if surname == 2:
        return True
    return tokens[0][0] == surname and all(tag[:1] not in _SPEECH_TAGS for _, tag in tokens[1:])


def _tag(ground: Ground, start: int, end: int) -> str:
    token = ground.token_at(start)
    return token[2] if token is not None and token[:2] == (start, end) else ""


def _by_tags(ground: Ground) -> Iterator[Candidate]:
    """Yield words of three characters that the tokenizer takes for names and that begin with a family name."""
    starts, tags, text = ground.starts, ground.tags, ground.text
    for index, tag in enumerate(tags):
        if tag != "nr":
            continue
        start, end = starts[index], ground.end_of(index)
        if end - start != 3 or text[start] in guarded_surnames() or text[end - 1] in _NOT_LAST:
            continue
        if not _is_foreign(text, start, end) and _is_name(ground, start, end):
            yield _made(start, end, "person.tags")


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a part of a foreign name, or a foreign place: 慕尼黑."""
    points = "·" in (text[start - 1 : start], text[end : end + 1])
    return points or all(character in _foreign() for character in text[start:end])


def _is_firm_latin(name: str) -> bool:
    """Whether Latin words name a firm rather than a person."""
    return any(word in latin_kinds() or (len(word) > 2 and word.isupper()) for word in name.split(" "))
