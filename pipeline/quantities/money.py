"""Recognises amounts with a currency: US$4.5亿, 人民币5亿元, 3元5角, 一块五, and the K and W of vacancies."""

import re
from dataclasses import dataclass

from pipeline.quantities.draft import Draft, Passage
from pipeline.quantities.lexicon import Unit
from pipeline.quantities.numbers import NOTHING, At, Reading, draft_of
from pipeline.quantities.numerals import ONE, Shape
from pipeline.quantities.scan import Numeral
from pipeline.vocabulary import MentionType

VACANCY = "money.vacancy"  # rule of 30K and 30w, which are pay or nothing

_SCALES = {
    "K": 10**3, "k": 10**3, "M": 10**6, "m": 10**6, "mn": 10**6, "million": 10**6,
    "B": 10**9, "b": 10**9, "bn": 10**9, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_SCALE = re.compile(rf" ?({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![A-Za-z])")
_THOUSANDS = {"K": 10**3, "k": 10**3, "W": 10**4, "w": 10**4}
_THOUSAND = re.compile(r"([KkWw])(?![A-Za-z0-9])")
# A currency that another is quoted in is no prefix of the number behind it: 美元兑人民币7.1.
_QUOTED = re.compile(r"[兑对対/]\Z")
# 块 is money where nothing follows that could be pieces of: 两块屏幕, 3块314Ah电芯.
_MONEY_KUAI = re.compile(
    r"\Z|[^㐀-鿿A-Za-z0-9]|[0-9一二三四五六七八九](?![0-9A-Za-z㐀-鿿])|[就比左上以不的一多也都还和到至钱]|人民币"
)
_MINOR_ENDS = re.compile(r"\Z|[^㐀-鿿A-Za-z0-9]|[多的就还都也和与到至起左以一]")
_TENTH_OF = {"块": 10, "毛": 100}  # 一块五, 三毛五
_MINOR_ALONE = re.compile(f"{_MINOR_ENDS.pattern}|[一二三四五六七八九]")
# 那一块 is a part of something.
_A_PART = re.compile(r"[这那哪另每]\Z")
_TRILLION_CURRENCIES = frozenset({"TWD", "JPY", "KRW", "IDR", "VND"})


@dataclass(frozen=True, slots=True)
class _Prefix:
    start: int
    code: str
    is_sign: bool


def money(at: At) -> Reading | None:
    """Read a numeral with a currency before or after it, and what continues it: 3元5角."""
    passage, numeral = at.passage, at.numeral
    prefix = _prefix(at)
    if prefix is None:
        return None if numeral.is_coded else _suffixed(at)
    scaled = _scaled(passage, numeral)
    end, code = _suffix(at, scaled) or (scaled.end, "")
    if not code and not prefix.is_sign and _is_counted(passage, scaled.end):
        return None if numeral.is_coded else _suffixed(at)
    draft = _draft(passage, scaled, end, prefix.code, "money.prefix")
    return Reading(draft._replace(start=prefix.start)) if draft else NOTHING


def vacancy(at: At) -> Reading | None:
    """Read 30K and 30w; that they are pay is for the context to say."""
    passage, numeral = at.passage, at.numeral
    match = passage.find(_THOUSAND, numeral.end)
    if match is None or numeral.is_coded or numeral.is_han or numeral.value.scale > 1:
        return None
    scale = _THOUSANDS[match.group(1)]
    draft = draft_of(numeral, match.end(), type=None, unit="", rule=VACANCY)
    return Reading(draft._replace(low=numeral.value.low * scale, high=numeral.value.high * scale, scale=scale))


def _prefix(at: At) -> _Prefix | None:
    """Return the currency sign or word right before a numeral; a blank may stand between."""
    passage, text, end = at.passage, at.passage.text, at.numeral.start
    if text[end - 1 : end] == " ":
        end -= 1
    found = passage.lexicon.prefixes.before(text, at.free, end)
    if found is None:
        return None
    start, code = found
    term = text[start:end]
    before = passage.lead(start, 1)
    if (term[0].isascii() and before.isascii() and before.isalnum()) or _QUOTED.search(before):
        return None
    return _Prefix(start, passage.region.code(term, code), not term.isalpha())


def _scaled(passage: Passage, numeral: Numeral) -> Numeral:
    """Return the numeral with an English scale behind it: US$4.5bn."""
    match = passage.find(_SCALE, numeral.end)
    if match is None or numeral.is_han or numeral.value.scale > 1:
        return numeral
    scale = _SCALES[match.group(1)]
    value = numeral.value._replace(low=numeral.value.low * scale, high=numeral.value.high * scale, scale=scale)
    return numeral._replace(end=match.end(), value=value)


def _is_counted(passage: Passage, start: int) -> bool:
    return bool(passage.lexicon.units(passage.text, passage.after_blank(start)))


def _suffix(at: At, numeral: Numeral) -> tuple[int, str] | None:
    """Return the end and the code of the currency word after a numeral, when the longest unit there is one."""
    passage, text = at.passage, at.passage.text
    start, units = at.units(numeral)
    for end, unit in units:
        if unit.kind == "money" and _is_currency(passage, numeral, text[start:end], end):
            return min(end, passage.end), passage.region.code(text[start:end], unit.key)
        if unit.kind != "minor":
            return None
    return None


def _is_currency(passage: Passage, numeral: Numeral, term: str, end: int) -> bool:
    if term != "块":
        return True
    return passage.find(_MONEY_KUAI, end) is not None and not _A_PART.search(passage.lead(numeral.start, 1))


def _suffixed(at: At) -> Reading | None:
    for numeral in at.spellings:
        if found := _suffix(at, numeral):
            draft = _draft(at.passage, numeral, *found, "money.suffix")
            return _continued(at, draft) if draft else NOTHING
    return _minor(at)


def _draft(passage: Passage, numeral: Numeral, end: int, code: str, rule: str) -> Draft | None:
    """Return an amount; None where 兆 has no one meaning: in simplified text, of money of no 兆 region."""
    if numeral.has_trillion and passage.region.currency == "CNY" and code not in _TRILLION_CURRENCIES:
        return None
    return draft_of(numeral, end, type=MentionType.MONEY, unit=code, rule=rule)


def _minor(at: At) -> Reading | None:
    """Read a fraction of a currency by itself: 5毛钱, 50銭, 20セント."""
    passage, numeral = at.passage, at.numeral
    start, units = at.units(numeral)
    for end, unit in units:
        if unit.kind == "minor" and (unit.alone == "yes" or (unit.alone and passage.find(_MINOR_ALONE, end))):
            code = passage.region.code(passage.text[start:end], unit.key)
            draft = _draft(passage, numeral, end, code, "money.minor")
            return _continued(at, _times(draft, unit)) if draft else NOTHING
        return None
    return None


def _times(draft: Draft, unit: Unit) -> Draft:
    low, high = ((end or 0) * unit.factor // ONE for end in (draft.low, draft.high))
    return draft._replace(low=low, high=high, factor=unit.factor)


def _continued(at: At, draft: Draft) -> Reading:
    """Add the fractions of the currency that follow: 3元5角8分, 1ドル50セント; and 一块五."""
    taken = 1
    for numeral in at.numerals[at.index + 1 : at.index + 4]:
        if numeral.start != draft.end or draft.shape is not Shape.EXACT or numeral.value.shape is not Shape.EXACT:
            break
        added = _fraction_of(at.passage, draft, numeral)
        if added is None:
            break
        end, amount = added
        draft = draft._replace(end=end, low=(draft.low or 0) + amount, high=(draft.high or 0) + amount, scale=1)
        taken += 1
    return Reading(draft, taken)


def _fraction_of(passage: Passage, draft: Draft, numeral: Numeral) -> tuple[int, int] | None:
    """Return the end and the amount, in the main unit, of a fraction right after an amount."""
    text, value = passage.text, numeral.value.low
    if text[draft.end - 1] == "分" and text.startswith("厘", numeral.end):
        return numeral.end + 1, value // 1000
    for end, unit in passage.lexicon.units(text, numeral.end):
        if unit.kind == "minor" and value < 100 * ONE:
            return end, value * unit.factor // ONE
        return None
    tenth = _TENTH_OF.get(text[draft.end - 1])
    is_tenth = tenth is not None and value < 10 * ONE and value % ONE == 0 and passage.find(_MINOR_ENDS, numeral.end)
    return (numeral.end, value // tenth) if tenth and is_tenth else None
