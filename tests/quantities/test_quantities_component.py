"""The spaCy component `quantities`: what it sets, with any tokenizer."""

import datetime as dt

import pytest
import spacy
from spacy.language import Language

from pipeline.quantities.component import QuantitiesComponent
from pipeline.vocabulary import Field, MentionType

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "pipeline.Tokenizer.v1"}}}
TEXT = "2024年の売上高は1兆8040億円。賞与は5カ月分で、年収100万以上だ。"


@pytest.fixture(params=[CONFIG, {}], ids=["our tokenizer", "spaCy's"])
def nlp(request: pytest.FixtureRequest) -> Language:
    language = spacy.blank("zh", config=request.param)
    language.add_pipe("quantities")
    return language


def test_sets_quantities_and_dates_in_text_order(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(each.type, each.surface) for each in doc._.quantities] == [
        (MentionType.MONEY, "1兆8040億円"),
        (MentionType.COUNT, "5カ月分"),
        (MentionType.SALARY, "100万"),
    ]
    assert [each.surface for each in doc._.dates] == ["2024年"]


def test_spans_are_whole_tokens_with_the_type_as_label(nlp: Language) -> None:
    doc = nlp(TEXT)
    spans = doc.spans["quantities"]
    assert [span.label_ for span in spans] == ["MONEY", "COUNT", "SALARY"]
    for span, quantity in zip(spans, doc._.quantities, strict=True):
        assert span.start_char <= quantity.start < quantity.end <= span.end_char


def test_relative_dates_are_resolved_against_the_documents_date(nlp: Language) -> None:
    doc = nlp.make_doc("今年の売上高は3億円。")
    doc._.date = dt.date(2024, 8, 13)
    (date,) = nlp(doc)._.dates
    assert (date.time_from, date.time_to) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))


def test_what_is_inherited_is_flagged(nlp: Language) -> None:
    *_, salary = nlp(TEXT)._.quantities
    assert salary.inferred == (Field.CURRENCY,)
    assert {(cue.text, cue.field) for cue in salary.cues} == {
        ("年収", "kind"),
        ("年収", "period"),
        ("以上", "comparator"),
    }


@pytest.mark.parametrize("text", ["", " ", "\n\n", "なし", "\ud800"])
def test_a_text_without_quantities(nlp: Language, text: str) -> None:
    if nlp.config["nlp"]["tokenizer"] != CONFIG["nlp"]["tokenizer"] and "\ud800" in text:
        pytest.skip("spaCy's own tokenizer takes no lone surrogate")
    doc = nlp(text)
    assert (doc._.quantities, doc._.dates, list(doc.spans["quantities"])) == ((), (), [])


def test_component_declares_what_it_sets_and_needs() -> None:
    meta = Language.get_factory_meta("quantities")
    assert list(meta.assigns) == ["doc._.quantities", "doc._.dates"]
    assert list(meta.requires) == []
    assert "Known limits" in (QuantitiesComponent.__doc__ or "")
