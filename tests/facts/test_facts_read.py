"""What the reader sees of quantities becomes fields of facts: names, phrases, dates and codes of the text."""

from dataclasses import replace

import pytest
from inline_facts import Tagged, parse

from pipeline.facts.assemble import find_facts
from pipeline.facts.model import Fact
from pipeline.facts.reader import Span, View
from pipeline.facts.reader.fields import CODES, POINTED
from pipeline.vocabulary import Direction, Field, Lang, Modality

TEXT = "<c>栖木智能</c>（以下简称栖木）<d 2025>2025年</d>裁掉了<count people>4300人</count>。老员工走得更多。"


def view(tagged: Tagged, metric: str = "job_cuts", *, states: float = 0.9, **spans: str) -> View:
    """Return a view whose fields point at words of the text."""
    text = tagged.layout.text
    places = {field: (text.index(words), text.index(words) + len(words)) for field, words in spans.items()}
    return View(
        metric=metric,
        states=states,
        certainty=0.8,
        role=0.0,
        codes={field: (values[0], 0.9) for field, values in CODES.items()},
        spans={field: (Span(*places[field], 0.7),) if field in places else () for field in POINTED},
        nowhere=dict.fromkeys(POINTED, 0.2),
    )


def facts(tagged: Tagged, seen: View) -> list[Fact]:
    (quantity,) = tagged.quantities
    found = find_facts(
        tagged.layout,
        mentions=tagged.mentions,
        quantities=tagged.quantities,
        dates=tagged.dates,
        views={quantity.start: seen},
    )
    return [fact for fact in found if fact.quantity]


@pytest.fixture
def tagged() -> Tagged:
    return parse(TEXT, Lang.ZH_HANS)


def test_fields_are_what_the_reader_points_at(tagged: Tagged) -> None:
    (fact,) = facts(tagged, view(tagged, subject="栖木智能", time="2025年", qualifier="老员工"))
    assert (fact.metric, fact.subject and fact.subject.text, fact.time_text) == ("job_cuts", "栖木智能", "2025年")
    assert (fact.qualifier, fact.rule) == ("老员工", "read.metric")
    assert fact.subject is not None
    assert fact.subject.type == "COMPANY"


@pytest.mark.parametrize(
    ("words", "subject", "kind"),
    [
        ("栖木智", "栖木智能", "COMPANY"),  # a part of a name is the name
        ("栖木智能（", "栖木智能", "COMPANY"),  # marks at its ends are no part of it
        ("老员工", "老员工", ""),
        ("（", None, None),
    ],
)
def test_a_phrase_is_the_name_that_it_covers(tagged: Tagged, words: str, subject: str | None, kind: str | None) -> None:
    seen = view(tagged)
    start = tagged.layout.text.index(words)
    span = Span(start, start + len(words), 0.6)
    (fact,) = facts(tagged, replace(seen, spans={**seen.spans, "subject": (span,)}))
    assert (fact.subject and fact.subject.text, fact.subject and fact.subject.type) == (subject, kind)


def test_codes_are_taken_over(tagged: Tagged) -> None:
    seen = view(tagged, subject="栖木智能")
    codes = {**seen.codes, "direction": (Direction.DOWN, 0.9), "modality": (Modality.FORECAST, 0.9)}
    (fact,) = facts(tagged, replace(seen, codes=codes))
    assert (fact.direction, fact.modality, fact.base) == (Direction.DOWN, Modality.FORECAST, None)


def test_a_subject_of_another_sentence_is_inferred(tagged: Tagged) -> None:
    (fact,) = facts(tagged, view(tagged, subject="老员工"))
    assert fact.inferred == (Field.SUBJECT,)


def test_what_states_nothing_is_no_fact(tagged: Tagged) -> None:
    assert facts(tagged, view(tagged, states=0.3, subject="栖木智能")) == []


def test_a_measure_beyond_the_vocabulary_needs_words(tagged: Tagged) -> None:
    assert facts(tagged, view(tagged, "other", subject="栖木智能")) == []
    (fact,) = facts(tagged, view(tagged, "other", metric_text="老员工", subject="栖木智能"))
    assert (fact.metric, fact.metric_text, fact.rule) == ("other", "老员工", "read.noun")


def test_mentions_of_one_name_count_together(tagged: Tagged) -> None:
    text = "<c>栖木</c>与<c>栖木</c>裁掉<count people>9人</count>老员工。"
    tagged = parse(text, Lang.ZH_HANS)
    seen = view(tagged)
    spans = (Span(tagged.layout.text.index("老员工"), tagged.layout.text.index("老员工") + 3, 0.35),)
    spans += (Span(0, 2, 0.3), Span(3, 5, 0.3))
    (fact,) = facts(tagged, replace(seen, spans={**seen.spans, "subject": spans}))
    assert fact.subject is not None
    assert (fact.subject.text, fact.confidence) == ("栖木", pytest.approx(0.9 * 0.8 * 0.6))


def test_nowhere_wins_over_what_is_less_likely(tagged: Tagged) -> None:
    seen = view(tagged, subject="老员工")
    (fact,) = facts(tagged, replace(seen, nowhere={**seen.nowhere, "subject": 0.8}))
    assert fact.subject is None
