"""The policy between a tagger and the other sources, with what the tagger says given."""

import re

import numpy as np
import pytest

from pipeline.names.find import find_mentions
from pipeline.names.ground import grounds_of, hints_of_layout
from pipeline.names.tagged import opinion_on
from pipeline.names.tagger.tagger import Reading, Tagger
from pipeline.names.tagger.tags import KINDS, Kind, Tagged
from pipeline.text import analyse
from pipeline.vocabulary import Lang

JA, HANS = Lang.JA, Lang.ZH_HANS
COMPANY, PERSON, TITLE = Kind.COMPANY, Kind.PERSON, Kind.TITLE


class Given(Tagger):
    """Finds each surface it was given once in a window, and thinks it as likely wherever else it stands."""

    def __init__(self, *names: tuple[str, Kind, float]) -> None:
        self.names = names
        self.least = {}

    def read(self, text: str) -> Reading:
        shares = np.zeros((len(text), len(KINDS)), dtype=np.float32)
        found = []
        for surface, kind, probability in self.names:
            starts = [match.start() for match in re.finditer(re.escape(surface), text)]
            for start in starts:
                shares[start : start + len(surface), KINDS.index(kind)] = probability
            found += [Tagged(start, start + len(surface), kind, probability) for start in starts[:1]]
        return Reading(sorted(found), shares)


def found(text: str, lang: Lang, *names: tuple[str, Kind, float]) -> list[str]:
    layout = analyse(text, lang=lang)
    grounds = grounds_of(layout, hints_of_layout(layout))
    mentions = find_mentions(layout, grounds, [opinion_on(ground, Given(*names)) for ground in grounds])
    return [f"{each.type.value} {each.surface}{' former' if each.former else ''}" for each in mentions]


@pytest.mark.parametrize(
    ("probability", "expected"),
    [(0.9, ["COMPANY 云岫"]), (0.5, [])],
)
def test_a_name_needs_its_least_probability(probability: float, expected: list[str]) -> None:
    assert found("云岫招人。", HANS, ("云岫", COMPANY, probability)) == expected


def test_a_common_word_needs_more() -> None:
    assert found("苹果很甜。", HANS, ("苹果", COMPANY, 0.9)) == []
    assert found("苹果很甜。", HANS, ("苹果", COMPANY, 0.97)) == ["COMPANY 苹果"]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        (JA, "春闘でベースアップを求める。", ("ベースアップ", COMPANY, 0.9)),
        (JA, "AIGCの波だ。", ("AIGC", COMPANY, 0.99)),
        (JA, "人民元が上がる。", ("人民元", COMPANY, 0.9)),
        (HANS, "年薪五十万。", ("年薪", COMPANY, 0.9)),
        (HANS, "子公司亏损。", ("子公司", COMPANY, 0.9)),
        (JA, "「 」だ。", (" ", COMPANY, 0.99)),
    ],
)
def test_words_of_the_vocabulary_are_no_names(lang: Lang, text: str, name: tuple[str, Kind, float]) -> None:
    assert found(text, lang, name) == []


@pytest.mark.parametrize(
    ("lang", "text", "name", "expected"),
    [
        (JA, "Maimai CEO が語る。", ("Maimai CEO", COMPANY, 0.9), "COMPANY Maimai"),
        (JA, "ユニコーン MiniMax だ。", ("ユニコーン MiniMax", COMPANY, 0.9), "COMPANY MiniMax"),
        (JA, "Zentara 社は増えた。", ("Zentara 社", COMPANY, 0.9), "COMPANY Zentara"),
        (JA, "信達生物(Innovent)だ。", ("Innovent)", COMPANY, 0.9), "COMPANY Innovent"),
        (JA, "山吹(HD)だ。", ("山吹(HD)", COMPANY, 0.9), "COMPANY 山吹(HD)"),
        (JA, "会長の Lin Fan 氏だ。", (" Lin Fan", PERSON, 0.9), "PERSON Lin Fan"),
        (HANS, "海岳委托的中衡公估报告。", ("的中衡公估", COMPANY, 0.9), "COMPANY 中衡公估"),
        (HANS, "有赞涨了。", ("有赞", COMPANY, 0.9), "COMPANY 有赞"),
        (HANS, "贺苦笑着说。", ("贺苦", PERSON, 0.9), "PERSON 贺"),
    ],
)
def test_what_clings_to_a_name_is_cut_off(lang: Lang, text: str, name: tuple[str, Kind, float], expected: str) -> None:
    assert expected in found(text, lang, name)


def test_a_title_of_the_model_is_marked_former_where_the_text_says_so() -> None:
    names = (("技術責任者", TITLE, 0.9), ("高瀬恵介", PERSON, 0.9))
    assert "TITLE 技術責任者 former" in found("元技術責任者の高瀬恵介氏だ。", JA, *names)
    assert "TITLE 技術責任者" in found("技術責任者の高瀬恵介氏だ。", JA, *names)


def test_a_rule_s_find_that_the_tagger_rules_out_is_none() -> None:
    text = "出货量约3.2吉瓦时,明年把产能由6吉瓦时提到20吉瓦时。"
    assert found(text, HANS) == []


def test_a_known_name_needs_no_leave() -> None:
    assert found("字节跳动招人。", HANS) == ["COMPANY 字节跳动"]


def test_a_spelling_of_a_found_name_stands_where_the_tagger_thinks_it_likely() -> None:
    text = "栖木裁员,落到栖木账上的收入不多。"
    assert found(text, HANS, ("栖木", COMPANY, 0.9)) == ["COMPANY 栖木", "COMPANY 栖木"]
