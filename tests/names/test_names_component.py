"""The spaCy components: what they declare, what they set, and that they work with anybody's tokenizer."""

import pytest
import spacy
from inline_names import analyse, pipeline_of

from pipeline.vocabulary import Lang, Source

TEXT = "元マイクロソフトグローバル副社長の江大新氏が語った。江大新氏は去った。"


def test_components_declare_what_they_set_and_need() -> None:
    nlp = pipeline_of("ja")
    names, resolver = nlp.get_pipe_meta("names"), nlp.get_pipe_meta("resolver")
    assert (names.assigns, names.requires) == (["doc._.mentions", "doc.ents"], [])
    assert resolver.assigns == ["doc._.mentions", "doc._.entities"]
    assert resolver.requires == ["doc._.mentions"]


def test_mentions_say_what_found_them() -> None:
    found = analyse(TEXT, Lang.JA)._.mentions
    assert [each.source for each in found][:2] == [Source.GAZETTEER, Source.ANCHOR]
    assert all(each.rule for each in found)


def test_entities_of_the_doc_are_whole_tokens_around_the_mentions() -> None:
    doc = analyse("楊紅夏氏と、トヨタ自動車の榊原社長。", Lang.JA)
    spans = [(span.start_char, span.end_char, span.label_) for span in doc.ents]
    for mention in doc._.mentions:
        assert any(start <= mention.start and mention.end <= end for start, end, _ in spans)
    assert [label for _, _, label in spans] == ["PERSON", "COMPANY", "PERSON", "TITLE"]


@pytest.mark.parametrize("base", ["zh", "en", "xx"])
def test_any_tokenizer_gives_the_same_mentions(base: str) -> None:
    nlp = spacy.blank(base)
    nlp.add_pipe("names", config={"model": "none"})
    doc = nlp(TEXT)
    expected = analyse(TEXT, Lang.JA)._.mentions
    assert [(each.start, each.end, each.type) for each in doc._.mentions] == [
        (each.start, each.end, each.type) for each in expected
    ]


@pytest.mark.parametrize("text", ["", " \n", "。", "\u200b"])
def test_text_without_words_has_no_mention(text: str) -> None:
    doc = analyse(text, Lang.JA)
    assert (doc._.mentions, doc._.entities) == ((), ())


def test_offsets_are_those_of_the_original_text() -> None:
    text = "㈱と①、ﾄﾖﾀ自動車の﨑田氏。"
    for each in analyse(text, Lang.JA)._.mentions:
        assert text[each.start : each.end] == each.surface
    assert "ﾄﾖﾀ自動車" in [each.surface for each in analyse(text, Lang.JA)._.mentions]


def test_a_document_in_two_languages_is_read_in_both() -> None:
    text = "同社のテンセントは増収だった。\n我们认为，腾讯和阿里巴巴的薪酬还会继续上涨。\n"
    assert [each.surface for each in analyse(text, Lang.JA)._.mentions] == ["テンセント", "腾讯", "阿里巴巴"]
