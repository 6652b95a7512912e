"""Finds companies and organisations by the last or first part of their names: 澄远科技, 東和総研, 株式会社X."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lang.tables import term_set
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.kinds import Suffix, ends_word, generic, suffixes, title_heads
from pipeline.names.legal import first_of_legal_name, with_legal_form
from pipeline.names.scripts import HAN, HIRAGANA, KATAKANA, LATIN, begins, is_han, is_katakana, is_latin
from pipeline.names.surnames import simplified
from pipeline.names.terms import starts_with
from pipeline.names.titles import begins_title
from pipeline.vocabulary import MentionType, Source

# Brackets that only a name has: its spelling in Latin letters, or the place of its seat.
_NAMED_AFTER = re.compile(r" ?\((?:[A-Z][A-Za-z0-9]+[^()]{0,30}|[一-鿿]{2,6})\)")
_MOST_TOKENS = 9
_LONGEST = 30
_HIRAGANA_WORD = re.compile(f"[{HIRAGANA}]+")
_NAME_CHARACTERS = re.compile(rf"[{HAN}{KATAKANA}{LATIN}・&ー.'+-]+")
_PROPER_JA = ("名詞-固有名詞",)
_PROPER_ZH = ("nr", "nz", "nt", "ns", "x", "eng", "nrt")
_STOP_ZH = frozenset(("p", "c", "d", "r", "u", "uj", "ul", "ud", "uv", "uz", "y", "f", "t", "zg", "mq", "e", "o"))
_STOP_JA = ("助詞", "助動詞", "動詞", "補助記号", "代名詞", "副詞", "接続詞", "連体詞", "感動詞", "空白", "名詞-数詞")
_CONJUNCTIONS = frozenset("及与和")  # 周明远及|青禾投资
_BY = "由"  # cut together with a name that the dictionary does not know: 由岚|溪|资本
# 三河精工|社長, |内, |側, |製, |各社, |株, |子会社.
_MAY_FOLLOW = frozenset("社内側製各株子元前両等系傘親独広")


def find_organisations(ground: Ground) -> Iterator[Candidate]:
    """Yield names that end in a word for a kind of firm or organisation, or begin with a legal form."""
    for start, end, suffix in suffixes(ground.base).find(ground.text):
        if not ends_word(ground, end):
            continue
        if suffix.strength == "legal" and ground.base == "ja":
            yield from with_legal_form(ground, start, end, suffix)
            continue
        if suffix.type is MentionType.COMPANY and suffix.strength != "legal" and not _nothing_follows(ground, end):
            continue
        first = _first(ground, start, end, suffix)
        if first is not None and first < start:
            rule = f"{'company' if suffix.type is MentionType.COMPANY else 'org'}.suffix"
            yield Candidate(start=first, end=end, type=suffix.type, source=Source.ANCHOR, rule=rule)


def _nothing_follows(ground: Ground, end: int) -> bool:
    """Whether a Japanese name ends here rather than goes on to a longer compound: 青葉鉄道|管理局, 工業|パーク."""
    if ground.base != "ja" or end == len(ground.text):
        return True
    token = ground.token_at(end)
    word = ground.text[end : token[1]] if token else ""
    if not word or not (is_han(word) or is_katakana(word)) or word[0] in _MAY_FOLLOW:
        return True
    return bool(starts_with(ground.text, end, title_heads())) or "固有名詞" in (token[2] if token else "")


@dataclass(slots=True)
class _Core:
    """What stands before a suffix, gathered word by word from right to left.

    first: where it begins. has_name: it holds a proper or unknown word; has_content: one that is not generic.
    fragments: how many single kanji stand in a row; two of them are a name that the dictionary does not know.
    """

    base: str
    suffix: Suffix
    relaxed: bool
    first: int
    has_name: bool = False
    has_content: bool = False
    fragments: int = 0

    def take(self, start: int, word: str, tag: str) -> bool:
        """Take in the word before the core, which begins at `start`; False where the name begins after it."""
        if word in generic(self.base, "edge") or (len(word) > 2 and word[-1] in _CONJUNCTIONS):
            return False
        if not _may_belong(self.base, word, tag) and not (self.relaxed and _is_han_word(word)):
            return False
        is_fragment = self.base == "ja" and len(word) == 1 and is_han(word) is not None
        self.fragments = self.fragments + 1 if is_fragment else 0
        proper = self._is_proper(word, tag)
        common = word in generic(self.base, "core") or word in generic(self.base, "whole")
        is_part = is_fragment or self._may_lead(word, tag, common=common)
        if self._ends_before(proper=proper, common=common, is_part=is_part):
            return False
        self.first = start
        self.has_name = self.has_name or proper
        self.has_content = self.has_content or not common
        return True

    def _is_proper(self, word: str, tag: str) -> bool:
        """Whether a word is a name; before a weak suffix what may be a common word is none."""
        if self.suffix.strength == "weak" and ((is_katakana(word[0]) and "固有名詞" not in tag) or tag == "nz"):
            return False
        return self.fragments > 1 or _is_proper(self.base, word, tag)

    def _may_lead(self, word: str, tag: str, *, common: bool) -> bool:
        """Whether a common noun before a name may begin that of a Japanese organisation: 市民|自由党."""
        if self.base != "ja" or self.suffix.type is not MentionType.ORG or common or word in title_heads():
            return False
        return tag == "名詞-普通名詞-一般" and all(map(is_han, word))

    def _ends_before(self, *, proper: bool, common: bool, is_part: bool) -> bool:
        """Whether a name that holds what has been gathered begins after a word of this sort."""
        if self.has_name and not proper and not is_part:
            return True
        if self.has_content and (common or (self.relaxed and not proper)):
            return True
        return self.suffix.strength == "weak" and not self.has_content and not proper


def _first(ground: Ground, start: int, end: int, suffix: Suffix) -> int | None:
    """Return where the name that ends in a suffix begins; None where it names nobody."""
    if suffix.strength == "legal":
        return first_of_legal_name(ground, start)
    relaxed = ground.base == "zh" and _is_named_after(ground, end)
    core = _Core(ground.base, suffix, relaxed, first=start)
    for _ in range(_MOST_TOKENS):
        token = _token_before(ground, core.first)
        if token is None or start - token[0] > _LONGEST:
            break
        if not core.take(token[0], ground.text[token[0] : core.first].rstrip(" "), token[1]):
            break
    core.first += ground.base == "zh" and ground.text[core.first] == _BY and core.first < start
    return core.first if _counts(ground, core, start, end) else None


def _counts(ground: Ground, core: _Core, start: int, end: int) -> bool:
    """Whether what stands before the suffix [start, end) makes it a name."""
    words, whole = ground.text[core.first : start], ground.text[core.first : end]
    if len(words) < (2 if ground.base == "zh" else 1) or not begins(ground.text, core.first):
        return False
    if whole in generic(ground.base, "whole") or words in generic(ground.base, "core"):
        return False
    if ground.text[start:end] == "省" and _is_province(words):
        return False
    if words in generic(ground.base, "place"):
        return ground.text[start:end] in generic(ground.base, "placed")
    if core.suffix.type is MentionType.COMPANY or core.suffix.strength == "weak" or end - start == 1:
        is_named = core.has_content and _is_named_after(ground, end)
        return core.has_name or is_named or _is_brand(ground, core, start, end)
    return core.has_name or (core.has_content and len(words) >= 4)


def _is_brand(ground: Ground, core: _Core, start: int, end: int) -> bool:
    """Whether one word that is not generic stands before a suffix that only firms have: 岚桥集团."""
    is_word = core.has_content and 2 <= start - core.first <= 3
    return ground.base == "zh" and is_word and ground.text[start:end] in generic("zh", "firm")


def _is_province(words: str) -> bool:
    """Whether words before 省 end in a province of China, so that they are no ministry: 中国四川省."""
    provinces = term_set("zh/places", kind="province")
    return any(simplified(words[-length:]) in provinces for length in (2, 3))


def _is_named_after(ground: Ground, end: int) -> bool:
    """Whether what follows stands only after a name: its spelling or seat in brackets, or an executive's title."""
    return _NAMED_AFTER.match(ground.text, end) is not None or begins_title(ground, end)


def _token_before(ground: Ground, offset: int) -> tuple[int, str] | None:
    """Return start and tag of the token before an offset, over a blank or point inside a name in katakana or Latin."""
    text = ground.text
    if offset > 1 and text[offset - 1] == " " and is_katakana(text[offset]) and is_katakana(text[offset - 2]):
        return ground.token_before(offset - 1)
    return ground.token_before(offset) if offset else None


def _may_belong(base: str, word: str, tag: str) -> bool:
    if base == "ja":
        kana_noun = len(word) > 2 and tag.startswith("名詞-普通名詞-一般") and _HIRAGANA_WORD.fullmatch(word)
        if not kana_noun and not _NAME_CHARACTERS.fullmatch(word):
            return False
        is_act = "可能" in tag and is_han(word[0]) is not None
        return not tag.startswith(_STOP_JA) and not is_act and not word[0].isdecimal()
    if not _NAME_CHARACTERS.fullmatch(word):
        return False
    return tag not in _STOP_ZH and not (tag.startswith("v") and tag != "vn") and not tag.startswith("m")


def _is_han_word(word: str) -> bool:
    """Whether a word is of two or three Chinese characters, as what the tokenizer takes for a verb may be a name."""
    return 2 <= len(word) <= 3 and all(map(is_han, word))


def _is_proper(base: str, word: str, tag: str) -> bool:
    """Whether a word is a name or unknown, as names are."""
    if word in generic(base, "core") or word in generic(base, "whole"):
        return False
    if base == "ja":
        foreign = len(word) > 1 and not is_han(word[0]) and not word[0].isdecimal()
        return tag.startswith(_PROPER_JA) or (foreign and word not in term_set("common_latin"))
    return not word[0].isdecimal() and (
        word in term_set("zh/places") or tag.startswith(_PROPER_ZH) or is_latin(word[0]) is not None
    )
