"""Finds companies and organisations written in Latin letters, and firms that their context gives away."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lang.tables import read_table, term_set, values
from pipeline.names.candidate import Candidate
from pipeline.names.ground import Ground
from pipeline.names.scripts import KATAKANA, begins, ends
from pipeline.names.terms import ends_with, starts_with
from pipeline.names.titles import Title
from pipeline.vocabulary import MentionType, Source

_WORD = r"[A-Z][A-Za-z0-9À-ÿ'’&+-]*"
_NAME = re.compile(
    rf"(?<![A-Za-z0-9À-ÿ@/_.-]){_WORD}(?:(?: (?:of|the|and|for|&)){{0,2}} {_WORD}){{0,6}}"
    r"(?:(?:(?<= Inc)|(?<= Pte)|(?<= Co)|(?<= Ltd)|(?<= Corp)|(?<= PTE)|(?<= LTD))\.(?: (?:Ltd|LTD)\.?(?![A-Za-z]))?)?"
)
_ORG_INFIX = re.compile(r"^(?:University|Bank|Ministry|Institute|Department|Bureau|Academy) (?:of|for) ")
_KATAKANA_FIRM = re.compile(rf"(?<![{KATAKANA}・A-Za-z])[{KATAKANA}]{{3,14}}(?=社(?![長員内会団債屋外宅是]))")
# A title, then の or a blank, then a name: the words before the title are the firm.
_PERSON_FOLLOWS = re.compile(r" ?(?:の|、|,|である)? ?[A-Zァ-ヺ一-鿿]")
_BESIDE = re.compile(r" ?(?:社(?![長員内会団債])|公司)")
_ORG_BEFORE = re.compile(r"(?:研究機関|研究所|大学|団体|国際機関|研究机构|智库|高校)(?:の)?[「“ ]?$")


def find_latin(ground: Ground, titles: Sequence[Title]) -> Iterator[Candidate]:
    """Yield names in Latin letters that their last word, a title or a cue beside them makes firms or organisations."""
    title_ends = {title.start: title.end for title in titles if title.part in {"executive", "founder"}}
    for match in _NAME.finditer(ground.text):
        found = _by_last_word(ground, match.start(), match.end()) or _by_context(ground, match, title_ends)
        if found is not None:
            yield found
    if ground.base == "ja":
        for match in _KATAKANA_FIRM.finditer(ground.text):
            if match.group() not in _common():
                yield _made(*match.span(), MentionType.COMPANY, "company.sha")


def _made(start: int, end: int, kind: MentionType, rule: str) -> Candidate:
    return Candidate(start=start, end=end, type=kind, source=Source.ANCHOR, rule=rule)


@cache
def _last_words() -> dict[str, tuple[MentionType, str]]:
    rows = read_table("latin_suffixes")
    return {term: (MentionType(row["type"]), row["kind"]) for row in rows for term in values(row["terms"])}


@cache
def _common() -> frozenset[str]:
    """Return words in Latin letters or katakana that are no names of firms."""
    return term_set("common_latin") | term_set("ja/common_katakana")


def _by_last_word(ground: Ground, start: int, end: int) -> Candidate | None:
    name = ground.text[start:end]
    if _ORG_INFIX.match(name):
        return _made(start, end, MentionType.ORG, "org.latin")
    words = name.split(" ")
    if len(words) < 2 or words[0] in _common():
        return None
    kind, form = _last_words().get(words[-1], (None, ""))
    if kind is None or (form == "word" and words[-2] in {"of", "the", "and", "for", "&"}):
        return None
    return _made(start, end, kind, "company.latin" if kind is MentionType.COMPANY else "org.latin")


def _by_context(ground: Ground, match: re.Match[str], title_ends: dict[int, int]) -> Candidate | None:
    text, (start, end) = ground.text, match.span()
    words = match.group().split(" ")
    if words[-1] in _titles():  # Maimai CEO の Lin Fan 氏
        end -= len(words.pop()) + 1
    if not words or end <= start or any(word in _common() for word in words) or (len(words) == 1 and len(words[0]) < 2):
        return None
    if not begins(text, start) or not ends(text, end):
        return None
    rule = _context_rule(ground, (start, end), title_ends)
    if not rule:
        return None
    kind = MentionType.ORG if _ORG_BEFORE.search(text[max(0, start - 8) : start]) else MentionType.COMPANY
    return _made(start, end, kind, rule)


@cache
def _titles() -> frozenset[str]:
    return term_set("ja/titles", part="executive") | term_set("zh/titles", part="executive")


def _context_rule(ground: Ground, span: tuple[int, int], title_ends: dict[int, int]) -> str:
    """Return the rule by which a Latin name is a firm here; empty where nothing says so."""
    text, (start, end) = ground.text, span
    after = end + (text[end : end + 1] == " ")
    before = start - (text[start - 1 : start] in {" ", "“", "「"} and start > 0)
    if _BESIDE.match(text, end):
        return "company.sha"
    if (after in title_ends and not _is_holder(ground, span, title_ends[after])) or (
        text[after : after + 1] in {"の", "的"} and after + 1 + (text[after + 1 : after + 2] == " ") in title_ends
    ):
        return "company.title"
    if starts_with(text, after, _cues(ground.base, "after"), longest=12):
        return "company.cue"
    if ends_with(text, before, _cues(ground.base, "before"), longest=12):
        return "company.cue"
    return ""


def _is_holder(ground: Ground, span: tuple[int, int], end: int) -> bool:
    """Whether words before a title are the person who holds it: Lu Mingyuan 会長は; not Maimai CEO の Lin Fan."""
    words = ground.text[span[0] : span[1]].split(" ")
    named_after = _PERSON_FOLLOWS.match(ground.text, end)
    return len(words) in {2, 3} and all(word.isalpha() for word in words) and named_after is None


def _cues(base: str, side: str) -> frozenset[str]:
    return term_set(f"{base}/name_cues", frame="company", side=side)
