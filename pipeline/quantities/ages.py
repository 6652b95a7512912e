"""Recognises an age in brackets behind a person: 榎本泉さん(62), 鶴見朋子常務執行役員(56)."""

import re

from pipeline.quantities.numbers import At, Reading, draft_of, is_exact
from pipeline.quantities.numerals import ONE
from pipeline.vocabulary import MentionType

_PERSON = re.compile(
    r"(?:さん|氏|ちゃん|くん|君|[社会校院所署局部課室店団学議市町村区総頭]長|社主|頭取|専務|常務|取締役|役員|監査役|選手|監督|投手|捕手"
    r"|議員|知事|大臣|教授|弁護士|医師|記者|代表|理事|男性|女性|会員|社員|職員|容疑者|被告)\(\Z"
)
_PERSON_REACH = 5
_CLOSING = re.compile(r"\)")
_YOUNGEST, _OLDEST = 5 * ONE, 110 * ONE


def age(at: At) -> Reading | None:
    """Read a bare number in brackets as an age, where the words before it end in what a person is called by."""
    passage, numeral = at.passage, at.numeral
    if passage.lexicon.base != "ja" or not is_exact(numeral) or not _YOUNGEST <= numeral.value.low <= _OLDEST:
        return None
    if not passage.find(_CLOSING, numeral.end) or not _PERSON.search(passage.lead(numeral.start, _PERSON_REACH)):
        return None
    return Reading(draft_of(numeral, numeral.end, type=MentionType.COUNT, unit="years_old", rule="count.age"))
