"""The spaCy tokenizer: a doc holds exactly its text, its sentences and its layout, in anybody's pipeline."""

import datetime as dt
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.text import analyse, layout_of, make_doc
from pipeline.vocabulary import Lang

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "pipeline.Tokenizer.v1"}}}
MIXED = "　同社の売上高は3億円。利益は1億円。\n\n我们认为，人工智能人才的薪酬还会继续上涨。\n"


def blank(lang: str) -> Language:
    return spacy.blank(lang, config=CONFIG)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank("ja")


@pytest.mark.parametrize("lang", ["ja", "zh"])
def test_a_doc_holds_its_text_and_its_layout(lang: str) -> None:
    doc = blank(lang)(MIXED)
    assert doc.text == MIXED
    assert doc._.layout == analyse(MIXED)
    assert [token.idx for token in doc] == [len(doc[:i].text) for i in range(len(doc))]


def test_sentences_are_those_of_the_layout_with_the_blanks_after_them(nlp: Language) -> None:
    doc = nlp(MIXED)
    assert [sentence.text for sentence in doc.sents] == [
        "　同社の売上高は3億円。",
        "利益は1億円。\n\n",
        "我们认为，人工智能人才的薪酬还会继续上涨。\n",
    ]


def test_tags_and_parts_of_speech(nlp: Language) -> None:
    doc = nlp("売上は増えた。\n我们认为他们说这是营收。")
    rows = [(token.text, token.tag_, token.pos_) for token in doc]
    assert rows[0] == ("売上", "名詞-普通名詞-一般", "NOUN")
    assert rows[4:7] == [("。", "補助記号-句点", "PUNCT"), ("\n", "", "SPACE"), ("我们", "r", "PRON")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "\u200b"])
def test_text_without_a_sentence(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert len(list(doc.sents)) == bool(text)


def test_a_lone_surrogate_keeps_every_offset(nlp: Language) -> None:
    doc = nlp("売\ud800上3億円")
    assert doc.text == doc._.layout.text == "売\ufffd上3億円"


def test_the_pipelines_language_is_used_where_the_text_does_not_tell() -> None:
    assert blank("ja")("Revenue: 5%")._.layout.lang is Lang.JA
    assert blank("zh")("Revenue: 5%")._.layout.lang is Lang.ZH_HANS
    assert blank("zh")("売上高です")._.layout.lang is Lang.JA


@pytest.mark.parametrize("config", [CONFIG, {}], ids=["our tokenizer", "spaCy's"])
def test_make_doc_takes_the_documents_language(config: dict[str, object]) -> None:
    nlp = spacy.blank("zh", config=config)
    assert make_doc(nlp, "東京", lang=Lang.JA)._.layout.lang is Lang.JA
    assert make_doc(nlp, "Tokyo").text == "Tokyo"


def test_layout_of_a_doc_from_another_tokenizer() -> None:
    doc = spacy.blank("en")("The company's 売上高は3億円。")
    layout = layout_of(doc)
    assert layout == analyse(doc.text)
    assert layout_of(doc) is layout


def test_the_date_is_for_the_caller_to_set(nlp: Language) -> None:
    doc = nlp("売上")
    assert doc._.date is None
    doc._.date = dt.date(2024, 8, 13)
    assert doc._.date == dt.date(2024, 8, 13)


def test_a_pipeline_can_be_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert [token.text for token in loaded(MIXED)] == [token.text for token in nlp(MIXED)]
    assert blank("ja").from_bytes(nlp.to_bytes())(MIXED)._.layout == analyse(MIXED)


def test_docs_in_a_memory_zone_leave_nothing_behind(nlp: Language) -> None:
    nlp(MIXED)
    before = len(nlp.vocab.strings)
    for number in range(3):
        with nlp.memory_zone():
            assert nlp(f"{MIXED}未見の語彙{number}番").text.endswith("番")
    assert len(nlp.vocab.strings) == before


@settings(deadline=None, max_examples=50)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("売上。\n 　「」這说\u200b㍿\t"), st.characters(exclude_categories=["Cs"]))
    )
)
def test_any_text_is_held_exactly(text: str) -> None:
    doc = blank_ja()(text)
    assert doc.text == text
    starts = {token.idx for token in doc if token.is_sent_start}
    assert all(sentence.start in starts for sentence in doc._.layout.sentences[1:])


def blank_ja(cache: list[Language] = []) -> Language:  # noqa: B006  (one pipeline for all examples)
    if not cache:
        cache.append(blank("ja"))
    return cache[0]
