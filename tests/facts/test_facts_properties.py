"""What holds for the facts of any text: offsets, evidence, determinism, no error, linear time."""

import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from inline_facts import Tagged, layout_of, parse
from test_facts_ja import CHANGES as CHANGES_JA
from test_facts_ja import SPEAKERS as SPEAKERS_JA
from test_facts_ja import SUBJECTS as SUBJECTS_JA
from test_facts_zh import CHANGES as CHANGES_ZH
from test_facts_zh import SPEAKERS as SPEAKERS_ZH
from test_facts_zh import SUBJECTS as SUBJECTS_ZH
from test_facts_zh import TRADITIONAL

from pipeline.facts.assemble import find_facts
from pipeline.facts.model import Fact
from pipeline.vocabulary import FactKind, Lang

_PIECES = {
    Lang.JA: [*CHANGES_JA, *SUBJECTS_JA, *SPEAKERS_JA],
    Lang.ZH_HANS: [*CHANGES_ZH, *SUBJECTS_ZH, *SPEAKERS_ZH],
    Lang.ZH_HANT: TRADITIONAL,
}
_TAGS = [
    "<c>",
    "</c>",
    "<money>",
    "</money>",
    "売上高",
    "营收",
    "増",
    "同比",
    "、",
    "，",
    "は",
    "「",
    "」",
    "“",
    "”",
    "（",
]
_MARKS = st.sampled_from(
    ["は", "の", "、", "，", "「", "」", "“", "”", "（", "）", "\n", "。", "同社", "据", "表示", "と述べた"]
)


@st.composite
def documents(draw: st.DrawFn) -> Tagged:
    """A text of gold sentences and stray marks in any order."""
    lang = draw(st.sampled_from(list(_PIECES)))
    piece = st.one_of(st.sampled_from(_PIECES[lang]), _MARKS)
    return parse("".join(draw(st.lists(piece, min_size=1, max_size=12))), lang)


def _spans(fact: Fact) -> list[tuple[int, int, str]]:
    arguments = [argument for argument in (fact.subject, fact.object, fact.speaker) if argument]
    return [(each.start, each.end, each.text) for each in (*arguments, *fact.cues)]


@given(documents())
@settings(max_examples=60, deadline=None)
def test_spans_are_text_and_evidence_holds_the_quantity(tagged: Tagged) -> None:
    text = tagged.layout.text
    for fact in tagged.facts():
        assert all(text[start:end] == surface for start, end, surface in _spans(fact))
        assert fact.rule
        assert (fact.quantity is None) == (fact.kind is FactKind.RELATION)
        assert (fact.object is not None) == (fact.kind is FactKind.RELATION)
        if fact.quantity:
            assert fact.evidence_start <= fact.quantity.start < fact.quantity.end <= fact.evidence_end


@given(documents())
@settings(max_examples=40, deadline=None)
def test_same_input_in_any_order_gives_the_same_facts(tagged: Tagged) -> None:
    shuffled = replace(
        tagged,
        mentions=tagged.mentions[::-1],
        quantities=tagged.quantities[::-1],
        dates=tagged.dates[::-1],
    )
    assert tagged.facts() == shuffled.facts()


@given(documents())
@settings(max_examples=40, deadline=None)
def test_each_quantity_has_at_most_one_fact(tagged: Tagged) -> None:
    starts = [fact.quantity.start for fact in tagged.facts() if fact.quantity]
    assert len(starts) == len(set(starts))


@given(st.text(st.characters(), max_size=80), st.sampled_from(list(Lang)))
@settings(max_examples=80, deadline=None)
def test_any_text_is_read_without_error(text: str, lang: Lang) -> None:
    assert find_facts(layout_of(text, lang), mentions=(), quantities=(), dates=()) == ()


@given(
    st.lists(st.one_of(st.sampled_from(_TAGS[4:]), st.just("<money>1億円</money>"), st.just("<c>甲</c>")), max_size=40)
)
@settings(max_examples=60, deadline=None)
def test_any_order_of_names_and_amounts_is_read_without_error(pieces: list[str]) -> None:
    for lang in Lang:
        parse("".join(pieces), lang).facts()


def test_quantity_in_a_name_states_nothing() -> None:
    tagged = parse("<c>三一重工</c>の売上高は<money>1億円</money>だ。", Lang.JA)
    inside = replace(tagged.quantities[0], start=0, end=1, surface="三")
    facts = find_facts(tagged.layout, mentions=tagged.mentions, quantities=(inside,), dates=())
    assert facts == ()


def test_lone_surrogates_are_read() -> None:
    tagged = parse("<c>A社</c>\ud800の売上高は<money>1億円</money>だ。", Lang.JA)
    (fact,) = tagged.facts()
    assert fact.metric == "revenue"


def _seconds(tagged: Tagged) -> float:
    begun = time.perf_counter()
    tagged.facts()
    return time.perf_counter() - begun


def test_time_grows_with_the_length_of_one_sentence_not_with_its_square() -> None:
    piece = "<c>甲社</c>の売上高は<money>1億円</money>、「利益」は<money>2億円</money>で"
    short, long = parse(piece * 100, Lang.JA), parse(piece * 800, Lang.JA)
    _seconds(short)
    assert _seconds(long) < 8 * 4 * max(_seconds(short), 0.005)
