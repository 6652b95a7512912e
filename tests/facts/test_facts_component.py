"""The spaCy component, fed by a component that plants names and quantities."""

from datetime import date

import pytest
import spacy
from inline_facts import parse
from spacy.language import Language
from spacy.tokens import Doc

# Their extensions of Doc are what is planted.
import pipeline
import pipeline.names.component
import pipeline.quantities.component
from pipeline.vocabulary import Lang

TAGGED = "<c>テンセント</c>の<d 2030>2030年</d>の売上高は<money>6602億円</money>だ。"


@pytest.fixture
def nlp() -> Language:
    planted = parse(TAGGED, Lang.JA)

    @Language.component("plant", assigns=["doc._.mentions", "doc._.entities", "doc._.quantities", "doc._.dates"])
    def plant(doc: Doc) -> Doc:
        doc._.mentions, doc._.quantities, doc._.dates = planted.mentions, planted.quantities, planted.dates
        doc._.entities, doc._.date = (), date(2024, 1, 1)
        return doc

    language = spacy.blank("ja", config={"nlp": {"tokenizer": {"@tokenizers": "pipeline.Tokenizer.v1"}}})
    language.add_pipe("plant")
    language.add_pipe("facts")
    return language


def test_component_sets_the_facts_of_the_document(nlp: Language) -> None:
    (fact,) = nlp(parse(TAGGED, Lang.JA).layout.text)._.facts
    assert (fact.subject.text, fact.metric, fact.time_text) == ("テンセント", "revenue", "2030年")


def test_time_after_the_document_is_a_forecast(nlp: Language) -> None:
    (fact,) = nlp(parse(TAGGED, Lang.JA).layout.text)._.facts
    assert fact.modality == "forecast"


def test_component_declares_what_it_needs(nlp: Language) -> None:
    meta = nlp.get_pipe_meta("facts")
    assert meta.assigns == ["doc._.facts"]
    assert set(meta.requires) == {"doc._.mentions", "doc._.entities", "doc._.quantities", "doc._.dates"}


def test_an_implied_rank_is_of_whom_the_text_names_next() -> None:
    doc = pipeline.load("ja")("販売台数の首位はトヨタ自動車、続いてホンダが入った。")
    ranks = [(fact.quantity.surface, int(fact.quantity.low), fact.subject.text) for fact in doc._.facts]
    assert ranks == [("首位", 1, "トヨタ自動車"), ("続いて", 2, "ホンダ")]
