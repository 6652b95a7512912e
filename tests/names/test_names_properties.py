"""What holds for the names of any text: offsets, order, determinism, and no error."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_names import analyse, parse
from test_names_ja import SENTENCES
from test_names_zh import SIMPLIFIED, TRADITIONAL

from pipeline.vocabulary import Lang, MentionType

_PIECES = {Lang.JA: SENTENCES, Lang.ZH_HANS: SIMPLIFIED, Lang.ZH_HANT: TRADITIONAL}
_WORDS = """
    は の 、 ， 「 」 “ （ ） ( ) 。 氏 さん 社 社長 兼 株式会社 有限公司 下称“ 以下「 科技 銀行 大学 王 田中
    表示 31岁 (21) · ・ A Fan CEO ｶﾞ ㈱ P7 元 前 公司 (600000)
"""
_MARKS = [*_WORDS.split(), "Lin Fan", "\n", " ", "\ud800", "\u200b", "😀"]


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, Lang]:
    """A text of gold sentences, stray marks and any characters in any order."""
    lang = draw(st.sampled_from(list(Lang)))
    sentence = st.sampled_from(_PIECES[lang]).map(lambda tagged: parse(tagged).text)
    piece = st.one_of(sentence, st.sampled_from(_MARKS), st.sampled_from(_MARKS), st.text(max_size=4))
    return "".join(draw(st.lists(piece, max_size=14))), lang


@given(texts())
@settings(max_examples=150, deadline=None)
def test_mentions_are_exact_in_order_and_disjoint(drawn: tuple[str, Lang]) -> None:
    text, lang = drawn
    doc = analyse(text, lang)
    text = doc.text  # a lone surrogate is U+FFFD in a doc
    for each in doc._.mentions:
        assert text[each.start : each.end] == each.surface == each.surface.strip() != ""
    assert all(first.end <= second.start for first, second in pairwise(doc._.mentions))


@given(texts())
@settings(max_examples=100, deadline=None)
def test_every_name_has_an_entity_and_every_entity_its_mentions(drawn: tuple[str, Lang]) -> None:
    doc = analyse(*drawn)
    named = [each for each in doc._.mentions if each.type is not MentionType.TITLE]
    assert all(each.entity_id for each in named)
    assert {each.entity_id for each in named} == {entity.entity_id for entity in doc._.entities}
    for entity in doc._.entities:
        members = [each for each in named if each.entity_id == entity.entity_id]
        assert entity.n_mentions == len(members)
        assert set(entity.aliases) == {each.surface for each in members}
        assert len({each.type is MentionType.PERSON for each in members}) == 1


@given(texts())
@settings(max_examples=40, deadline=None)
def test_the_same_text_gives_the_same_names(drawn: tuple[str, Lang]) -> None:
    first, second = analyse(*drawn), analyse(*drawn)
    assert (first._.mentions, first._.entities) == (second._.mentions, second._.entities)


@pytest.mark.parametrize(
    "piece", ["王", "氏", "、A", "(A", "科技", "・ア", "社長兼", "株式会社", "A社", "下称“", "有限公司", "田中氏、"]
)
def test_a_long_row_of_pieces_is_read_to_its_end(piece: str) -> None:
    for lang in (Lang.JA, Lang.ZH_HANS):
        analyse(piece * 4000, lang)
