"""Finds the numerals of a folded text, and tells those that are part of a code, a name or an idiom."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.quantities.draft import Passage
from pipeline.quantities.numerals import BIG, ONE, VAGUE, Shape, Value, read_value
from pipeline.text.model import Layout

_FORMAL = "壱壹弐贰貳参叁參肆伍陆陸柒捌玖"
_CONTINUED = f"〇零○一二两兩三四五六七八九十百千拾佰仟廿卅{''.join(BIG)}{_FORMAL}{VAGUE}"
_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)(?:\.[0-9]+)?"
_BIG = r"(?:[万萬亿億]|兆(?![瓦赫字比欧帕位候し])|(?<=[0-9一二三四五六七八九十百千])京(?=[円0-9]))"
_THOUSAND = "千(?!瓦|克(?!拉)|卡(?!车)|帕|赫)"  # 千瓦, 千克: part of the unit
# 参 and 陸 are everyday characters: formal digits count only before a scale or a currency (参拾万円). 数 after 人 or
# 件 ends a noun (人数).
_HAN = (
    rf"(?:[〇零一二两兩三四五六七八九十百拾佰仟廿卅]|{_THOUSAND}|(?<=[一二三四五六七八九十〇])○|"
    rf"{_BIG}|[{_FORMAL}](?=[{_FORMAL}零拾佰仟百千万萬亿億円圓圆元角])|"
    rf"(?<![人件台個个社回点总総指系基整分多少])[{VAGUE}](?=[十百千万萬亿億倍%割成])|(?<=十)[{VAGUE}])+"
)
# Chinese characters have decimals too: 三点五, and ・ in Japanese print (二・五倍).
_FRACTION = r"(?:(?<=[〇零一二两三四五六七八九十])[点・][〇零一二三四五六七八九]+[百千万亿億]*)?"
_PIECE = rf"(?:{_ARABIC}(?: ?(?:十|百(?!分点)|{_THOUSAND}|{_BIG})+)?|{_HAN}{_FRACTION})"
_HALF = "半(?=个?小时|个?钟头|个月(?:工资|薪|底薪|奖金)|成(?![品年立员])|厘(?!米)|个百分点|公里|公斤|个基点)"
_RUN = re.compile(rf"{_HALF}|{_PIECE}(?:(?<=[百千万萬亿億兆京]) ?{_PIECE})*")
_FIRST = re.compile(f"[半0-9〇零一二两兩三四五六七八九十百千廿卅万萬亿億{_FORMAL}{VAGUE}]")
# 二十多万, 100余人, 十来个.
_TAIL = re.compile(r"( ?[余餘]|[多来])([百千]?[万亿億])?")
_TAIL_SIGNS = frozenset(" 余餘多来")
_PARTS = re.compile("分之|分の[0-9一二三四五六七八九]|分钟")  # 十分之一 and 十分钟 are no 十分
_ROUND = frozenset("十百千万萬亿億兆0")
_SCALES = frozenset("百千万萬亿億")
# What makes digits part of a code, a name, a version or a time: GPT-4, 1.2.3, 7×24, 10:30.
_CODE_BEFORE = re.compile(r"(?:\^|[0-9][.:/×*_]|(?<![0-9])[A-Za-z][-.'_]|[A-Za-z][.'_]|[A-Za-z0-9_])\Z")
_CODE_AFTER = re.compile(r"[.:/×*_][0-9]")
# ×10^6: what makes a number scientific. A sign of a smaller number (10^-6) is none that news are written with.
_POWER_SIGNS = frozenset(" ×x*")
_POWER = re.compile(r" ?[×x*] ?10(?:\^)?((?<=\^)[0-9]{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![0-9.,⁰-⁹])")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HIGHEST_POWER = 15
_INDICATOR = re.compile(r"(?<![A-Za-z])(?:PER|PBR|PSR|PMI|DI)\Z")  # PER15倍
_CODE_SIGNS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.:/×*_,-'^")
_COMMA_BEFORE = re.compile(r"[0-9],\Z")
_COMMA_AFTER = re.compile(",[0-9]")
_DIGIT = re.compile("[0-9]")
# The most frequent numerals, which nothing continues: what the grammar would make of them, sooner.
_PLAIN = re.compile(rf"([0-9]{{1,15}})(?:\.([0-9]{{1,9}}))?([万亿億]?)(?![0-9,. {_CONTINUED}])")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜|初)\Z")


class Numeral(NamedTuple):
    """A numeral: its half-open span in the folded text and its value.

    is_han: written without Arabic digits. is_round: begins with a scale (百万, 上千). is_ordinal: 第 stands before it.
    is_coded: the signs around it make it part of a code or a Latin name, unless a currency stands there.
    tail: the same numeral with a 多, 余 or 来 behind it, which belongs to it only before a unit.
    """

    start: int
    end: int
    value: Value
    text: str
    is_han: bool = False
    is_round: bool = False
    is_ordinal: bool = False
    is_coded: bool = False
    tail: "Numeral | None" = None

    @property
    def has_trillion(self) -> bool:
        """Whether it holds 兆, whose value depends on the region."""
        return "兆" in self.text


def find_numerals(passage: Passage) -> Iterator[Numeral]:
    """Yield the numerals of a passage in text order; idioms and unreadable stretches are left out."""
    layout, lexicon, text = passage.layout, passage.lexicon, passage.text
    position, end = passage.start, passage.end
    dates = iter(passage.dates)
    date = next(dates, None)
    while first := _FIRST.search(text, position, end):
        while date is not None and date[1] <= first.start():
            date = next(dates, None)
        if date is not None and date[0] < first.start():
            position = date[1]  # a later number of a date
            continue
        run = _PLAIN.match(text, first.start(), end) or _RUN.match(text, first.start(), end)
        position = first.end()
        if run is None:
            continue
        if "," in run.group():
            run = _grouped(layout, run)
        position = run.end()
        power = _POWER.match(text, position, end) if text[position : position + 1] in _POWER_SIGNS else None
        if power is not None and (numeral := _scientific(passage, run, power)):
            position = numeral.end
            yield numeral
            continue
        if date is not None and date[0] == run.start() and text.startswith("年", position):
            position = max(position, date[1])
            continue
        idiom = lexicon.idiom(text, run.start())
        if idiom is not None and idiom >= run.end() and (idiom > run.end() + 1 or not _PARTS.match(text, run.end())):
            position = idiom
        elif numeral := _numeral(passage, run):
            position = max(position, numeral.end)
            yield numeral


def _scientific(passage: Passage, run: re.Match[str], power: re.Match[str]) -> Numeral | None:
    """Return 1.5×10^6 and 1.5×10⁶; None where the digits go finer than a billionth or too high."""
    numeral = _numeral(passage, run)
    exponent = int(power.group(1).translate(_RAISED))
    if numeral is None or numeral.is_han or exponent > _HIGHEST_POWER:
        return None
    value = numeral.value.low * 10**exponent
    text = passage.text[run.start() : power.end()]
    return numeral._replace(end=power.end(), value=Value(value, value), text=text, tail=None, is_coded=False)


def _grouped(layout: Layout, run: re.Match[str]) -> re.Match[str]:
    """Return the run, cut at a comma that separates clauses: a full-width one between half-width digits."""
    text = layout.folded.text
    at = text.index(",", run.start())
    if _groups(layout, at):
        return run
    return _RUN.match(text, run.start(), at) or run


def _groups(layout: Layout, at: int) -> bool:
    """Whether the comma at the folded offset `at` is as wide as the digit before it."""
    comma, digit = (layout.text[layout.folded.span(offset, offset + 1)[0]] for offset in (at, at - 1))
    return comma.isascii() or not digit.isascii()


def _numeral(passage: Passage, run: re.Match[str]) -> Numeral | None:
    text, start, end, word = passage.text, run.start(), run.end(), run.group()
    value = _plain(run) if run.re is _PLAIN else _value(word, colloquial=passage.lexicon.base == "zh")
    before = text[start - 2 if start > 2 else 0 : start]
    if value is None or (len(word) == 1 and _WEEKDAY.search(before)) or before.endswith("何"):
        return None
    is_han = run.re is not _PLAIN and not _DIGIT.search(word)
    is_ordinal = "第" in before and before[-1] in "第 "
    is_coded = _is_coded(passage.layout, start, end)
    numeral = Numeral(start, end, value, word, is_han, word[0] in _SCALES, is_ordinal, is_coded)
    return _with_tail(text, numeral)


def _plain(run: re.Match[str]) -> Value:
    whole, fraction, sign = run.groups()
    value = int(whole) * ONE
    if fraction:
        value += int(fraction.ljust(9, "0"))
    scale = BIG.get(sign, 1)
    return Value(value * scale, value * scale, Shape.EXACT, scale)


def _value(word: str, *, colloquial: bool) -> Value | None:
    if word == "半":
        return Value(ONE // 2, ONE // 2) if colloquial else None
    return read_value(word, colloquial=colloquial)


def _is_coded(layout: Layout, start: int, end: int) -> bool:
    text = layout.folded.text
    if text[start] == "0" and text[start + 1 : start + 2].isdecimal():
        return True
    if not (text[start - 1 : start] in _CODE_SIGNS or text[end : end + 1] in _CODE_SIGNS):
        return False
    before, after = text[max(start - 4, 0) : start], text[end : end + 2]
    if _INDICATOR.search(before):
        return False
    if _CODE_BEFORE.search(before) or _CODE_AFTER.match(after):
        return True
    misplaced = _COMMA_BEFORE.search(before) and _groups(layout, start - 1)
    return bool(misplaced or (_COMMA_AFTER.match(after) and _groups(layout, end)))


def _with_tail(text: str, numeral: Numeral) -> Numeral:
    match = _TAIL.match(text, numeral.end) if text[numeral.end : numeral.end + 1] in _TAIL_SIGNS else None
    value = numeral.value
    if match is None or numeral.text[-1] not in _ROUND or value.shape is not Shape.EXACT or value.low < 10 * ONE:
        return numeral
    shape = Shape.ABOUT if match.group(1) == "来" else Shape.MORE
    factor = 1
    for sign in match.group(2) or "":
        factor *= BIG.get(sign, 1000 if sign == "千" else 100)
    value = Value(value.low * factor, value.high * factor, shape, value.scale * factor)
    longer = numeral._replace(end=match.end(), value=value, text=text[numeral.start : match.end()])
    return longer if match.group(2) else numeral._replace(tail=longer)
