"""Which language and script a text is written in, from the characters that tell the writings apart.

The evidence of a text is the number of characters of each class of `pipeline.text.variants` and of its runs of kana.
Runs, not characters: a Japanese product name quoted in a Chinese text is one run however long it is, while Japanese
sentences have a run after every other word. Where the evidence is silent and the text is long enough to be worth a
model that takes seconds to load, cjclassifier decides. Measured: docs/decisions/0001-language-id.md.
"""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.text.variants import Writing, writings
from pipeline.vocabulary import Lang

# Evidence by which a paragraph may differ from its document.
_OWN_LANGUAGE_MARGIN = 3

# One character proves simplified writing and kana prove Japanese; an old form such as 讀 or 齋 proves nothing yet.
_SURE_MARGIN = 2

# Fewer ideographs than this do not justify loading the model; no more than these are shown to it.
_MODEL_MIN_HAN = 4
_MODEL_MAX_CHARS = 2000

_KANA, _PROLONGED, _HAN, _OTHER = "K", "~", "H", " "
_KANA_RUN = re.compile(f"{_KANA}[{_KANA}{_PROLONGED}]*")
# Hiragana, its iteration marks, katakana, small katakana, half-width katakana; ・ and ー alone are no evidence.
_KANA_CODES = ((0x3041, 0x3096), (0x309D, 0x309F), (0x30A1, 0x30FA), (0x31F0, 0x31FF), (0xFF66, 0xFF9D))
_HAN_RANGES = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Counts of what tells the writings apart; see `Writing` for the classes of characters."""

    kana_runs: int = 0
    hans: int = 0
    hans_or_ja: int = 0
    hant: int = 0
    hant_or_ja: int = 0
    zh: int = 0
    ja: int = 0
    han: int = 0

    @property
    def japanese(self) -> int:
        """Evidence for Japanese: also that simplified and traditional forms stand together, as in 国会議員."""
        return self.kana_runs + self.ja + min(self.hans_or_ja, self.hant_or_ja)

    @property
    def chinese(self) -> int:
        """Evidence for Chinese in either script."""
        return self.hans + self.hant + self.zh

    @property
    def simplified(self) -> int:
        """Evidence for the simplified script, given that the text is Chinese."""
        return self.hans + self.hans_or_ja

    @property
    def traditional(self) -> int:
        """Evidence for the traditional script, given that the text is Chinese."""
        return self.hant + self.hant_or_ja


def detect(text: str) -> Lang | None:
    """Return the language and script of a text; None when it holds neither kana nor enough Chinese characters."""
    found = evidence(text)
    lang, margin = _verdict(found)
    if lang and (margin >= _SURE_MARGIN or found.kana_runs or found.hans):
        return lang
    if found.han >= _MODEL_MIN_HAN:
        return _classified(text[:_MODEL_MAX_CHARS]) or lang
    return lang


def own_language(part: str, document: Lang) -> Lang:
    """Return the language of a part of a document: its own where the evidence is strong, else the document's."""
    lang, margin = _verdict(evidence(part))
    return lang if lang and margin >= _OWN_LANGUAGE_MARGIN else document


def evidence(text: str) -> Evidence:
    """Count the characters of a text that tell the writings apart."""
    classes = text.translate(_classes())
    if classes.isspace():
        return Evidence()
    counts = {writing.name.lower(): classes.count(writing.value) for writing in Writing}
    han = sum(counts.values()) + classes.count(_HAN)
    return Evidence(kana_runs=len(_KANA_RUN.findall(classes)), han=han, **counts)


def _verdict(found: Evidence) -> tuple[Lang | None, int]:
    """Return the better supported language and how much better it is supported than the next."""
    margin = found.japanese - found.chinese
    if margin > 0 or (margin == 0 and found.kana_runs):
        return Lang.JA, margin
    script_margin = found.simplified - found.traditional
    if margin == 0 or script_margin == 0:
        return None, 0
    lang = Lang.ZH_HANS if script_margin > 0 else Lang.ZH_HANT
    return lang, min(-margin, abs(script_margin))


class _ClassTable(dict[int, str]):
    """A translation table that adds a character that is not listed when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _HAN if any(code in codes for codes in _HAN_RANGES) else _OTHER
        return self[code]


@cache
def _classes() -> dict[int, str]:
    """Return the table that replaces each character by the letter of its class."""
    table = _ClassTable()
    for first, last in _KANA_CODES:
        table.update(dict.fromkeys(range(first, last + 1), _KANA))
    table.update(dict.fromkeys(map(ord, "ーｰ"), _PROLONGED))
    table.update({ord(character): writing.value for character, writing in writings().items()})
    return table


def _classified(text: str) -> Lang | None:
    """Ask cjclassifier, which is imported and loaded here because it takes seconds and is rarely needed."""
    from cjclassifier import CJClassifier, CJLanguage  # noqa: PLC0415  (see above)

    languages = {
        CJLanguage.CHINESE_SIMPLIFIED: Lang.ZH_HANS,
        CJLanguage.CHINESE_TRADITIONAL: Lang.ZH_HANT,
        CJLanguage.JAPANESE: Lang.JA,
    }
    return languages.get(CJClassifier.load().detect(text))
