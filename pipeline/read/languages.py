"""The language that a source declares: what a column or a page's ``lang`` attribute says."""

import re
import unicodedata
from functools import cache

from pipeline.lang.tables import read_table, values
from pipeline.vocabulary import Lang

_CHINESE = frozenset({"zh", "zho", "chi", "cmn", "yue"})
_SCRIPTS = {"hans": Lang.ZH_HANS, "hant": Lang.ZH_HANT}
_REGIONS = {
    "cn": Lang.ZH_HANS,
    "sg": Lang.ZH_HANS,
    "my": Lang.ZH_HANS,
    "tw": Lang.ZH_HANT,
    "hk": Lang.ZH_HANT,
    "mo": Lang.ZH_HANT,
}

_HIRAGANA = re.compile("[\u3041-\u3096]")
_SAMPLE_CHARS = 3000
_ENOUGH_HIRAGANA = 0.05  # share of characters above which a text is not Chinese
_SCRIPT_MARGIN = 3  # ideographs that one script's character set has and the other's has not


def declared_language(value: object, text: str) -> Lang | None:
    """Return the language that a source declares for `text`; None when it is unknown, or not sure.

    A declaration must also tell the script (plain ``zh`` does not), and the text must not contradict it: pages declare
    what their template said.
    """
    if not isinstance(value, str):
        return None
    lang = language_of(value)
    return None if lang is None or _contradicts(text[:_SAMPLE_CHARS], lang) else lang


def language_of(name: str) -> Lang | None:
    """Return the language and script of a BCP 47 tag, a locale or a name; None when it does not tell both."""
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    if plain in _names():
        return _names()[plain]
    primary, *rest = re.split(r"[-_.@]", plain)
    if primary in {"ja", "jp", "jpn"}:
        return Lang.JA
    if primary not in _CHINESE:
        return None
    told = [known[part] for known in (_SCRIPTS, _REGIONS) for part in rest if part in known]
    return told[0] if told else None


def _contradicts(text: str, lang: Lang) -> bool:
    n_hiragana = len(_HIRAGANA.findall(text))
    if lang is Lang.JA:
        return not n_hiragana and len(text) >= _SAMPLE_CHARS / 10
    if n_hiragana > _ENOUGH_HIRAGANA * len(text):
        return True
    # GB 2312 has no traditional and Big5 no simplified characters, so that their codecs tell the scripts apart.
    simplified, traditional = (len(text.encode(codec, "ignore").decode(codec)) for codec in ("gb2312", "big5"))
    margin = simplified - traditional if lang is Lang.ZH_HANT else traditional - simplified
    return margin >= _SCRIPT_MARGIN


@cache
def _names() -> dict[str, Lang]:
    return {name: Lang(row["lang"]) for row in read_table("language_names") for name in values(row["names"])}
