"""What the reader sees of quantities becomes fields of facts, where rules do not know better."""

from dataclasses import replace

import pytest
from inline_facts import Tagged, parse

from pipeline.facts.assemble import find_facts
from pipeline.facts.ground.scene import Pick
from pipeline.facts.metric import Metric
from pipeline.facts.model import Argument, Fact
from pipeline.facts.policy import choose_metric, choose_subject, confidence, is_statement
from pipeline.facts.reader import Span, View
from pipeline.facts.reader.fields import ASKED
from pipeline.vocabulary import Field, Lang

# No rule knows a measure here: 裁掉 is none of the vocabulary.
TEXT = "<c>栖木智能</c>（以下简称栖木）<d 2025>2025年</d>送走了<count people>4300人</count>。老员工走得更多。"


def view(tagged: Tagged, metric: str = "job_cuts", *, states: float = 0.9, **spans: str) -> View:
    """Return a view whose fields point at words of the text."""
    text = tagged.layout.text
    places = {field: (text.index(words), text.index(words) + len(words)) for field, words in spans.items()}
    return View(
        metrics=((metric, 0.8), ("headcount", 0.1)),
        states=states,
        spans={field: (Span(*places[field], 0.7),) if field in places else () for field in ASKED},
        nowhere=dict.fromkeys(ASKED, 0.2),
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


def test_the_reader_finds_what_no_rule_does(tagged: Tagged) -> None:
    assert [fact for fact in tagged.facts() if fact.quantity] == []
    (fact,) = facts(tagged, view(tagged, subject="栖木智能"))
    assert (fact.metric, fact.rule, fact.time_text) == ("job_cuts", "read.metric", "2025年")
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.type) == ("栖木智能", "COMPANY")
    assert fact.confidence == pytest.approx(0.94 * 0.8 * 0.9, abs=0.001)


@pytest.mark.parametrize(
    ("words", "subject", "kind"),
    [
        ("栖木智", "栖木智能", "COMPANY"),  # a part of a name is the name
        ("栖木智能（", "栖木智能", "COMPANY"),  # marks at its ends are no part of it
        ("老员工", "老员工", ""),
    ],
)
def test_a_phrase_is_the_name_that_it_covers(tagged: Tagged, words: str, subject: str, kind: str) -> None:
    start = tagged.layout.text.index(words)
    seen = view(tagged)
    spans = {**seen.spans, "subject": (Span(start, start + len(words), 0.95),)}
    (fact,) = facts(tagged, replace(seen, spans=spans))
    assert fact.subject is not None
    assert (fact.subject.text, fact.subject.type) == (subject, kind)


def test_marks_alone_are_no_subject(tagged: Tagged) -> None:
    start = tagged.layout.text.index("（")
    seen = view(tagged)
    (fact,) = facts(tagged, replace(seen, spans={**seen.spans, "subject": (Span(start, start + 1, 0.9),)}))
    assert fact.subject is None or fact.subject.text == "栖木智能"


def test_a_subject_of_another_sentence_is_inferred(tagged: Tagged) -> None:
    seen = view(tagged, subject="老员工")
    (sure,) = seen.spans["subject"]
    (fact,) = facts(tagged, replace(seen, spans={**seen.spans, "subject": (sure._replace(probability=0.95),)}))
    assert fact.inferred == (Field.SUBJECT,)


def test_what_states_nothing_is_no_fact(tagged: Tagged) -> None:
    assert facts(tagged, view(tagged, states=0.2, subject="栖木智能")) == []


def test_a_measure_beyond_the_vocabulary_needs_words(tagged: Tagged) -> None:
    assert facts(tagged, view(tagged, "other", subject="栖木智能")) == []
    (fact,) = facts(tagged, view(tagged, "other", metric_text="老员工", subject="栖木智能"))
    assert (fact.metric, fact.metric_text, fact.rule) == ("other", "老员工", "read.noun")


def test_a_fact_of_little_confidence_is_left_out(tagged: Tagged) -> None:
    assert facts(tagged, replace(view(tagged, subject="栖木智能"), metrics=(("job_cuts", 0.2),))) == []


def test_mentions_of_one_name_count_together() -> None:
    tagged = parse("<c>栖木</c>与<c>栖木</c>送走<count people>9人</count>老员工。", Lang.ZH_HANS)
    start = tagged.layout.text.index("老员工")
    spans = (Span(start, start + 3, 0.35), Span(0, 2, 0.3), Span(3, 5, 0.3))
    seen = view(tagged)
    (fact,) = facts(tagged, replace(seen, spans={**seen.spans, "subject": spans}))
    assert fact.subject is not None
    assert fact.subject.text == "栖木"


def metric(key: str, rule: str) -> Pick[Metric]:
    return Pick(Metric(key), rule)


def party(text: str, kind: str = "") -> Pick[Argument]:
    return Pick(Argument(text=text, start=0, end=len(text), type=kind), "subject")


@pytest.mark.parametrize(
    ("rule", "certainty", "chosen"),
    [
        ("metric.clause_before", 0.5, "revenue"),  # a word of the vocabulary beside the quantity is right
        ("metric.clause_before", 0.8, "price"),
        ("metric.noun_before", 0.1, "price"),  # the nearest noun is a guess
        ("metric.sentence", 0.5, "revenue"),
        ("metric.sentence", 0.7, "price"),
    ],
)
def test_the_surer_one_has_the_metric(rule: str, certainty: float, chosen: str) -> None:
    choice = choose_metric(metric("revenue", rule), (metric("price", "read.metric"), certainty))
    assert choice is not None
    assert choice.pick.value.key == chosen


def test_agreement_makes_sure() -> None:
    alone = choose_metric(metric("revenue", "metric.clause_before"), None)
    agreed = choose_metric(metric("revenue", "metric.clause_before"), (metric("revenue", "read.metric"), 0.4))
    assert alone is not None
    assert agreed is not None
    assert agreed.pick.rule == "metric.clause_before"
    assert agreed.probability > alone.probability
    assert choose_metric(None, None) is None


@pytest.mark.parametrize(
    ("ruled", "seen", "probability", "chosen"),
    [
        (party("A", "COMPANY"), party("B", "COMPANY"), 0.8, "A"),
        (party("A", "COMPANY"), party("B", "COMPANY"), 0.9, "B"),
        (party("员工"), party("B", "COMPANY"), 0.3, "B"),
        (None, party("员工"), 0.3, "员工"),
    ],
)
def test_a_name_of_the_rules_gives_way_only_to_what_is_sure(
    ruled: Pick[Argument] | None, seen: Pick[Argument], probability: float, chosen: str
) -> None:
    pick, sure = choose_subject(ruled, (seen, probability), 0.1)
    assert pick is not None
    assert pick.value.text == chosen
    assert 0 < sure < 1


def test_a_population_needs_a_reader_that_is_sure(tagged: Tagged) -> None:
    seen = view(tagged, states=0.5)
    assert is_statement(seen, is_population=False)
    assert not is_statement(seen, is_population=True)


def test_confidence_is_empty_where_it_is_too_little_for_a_row() -> None:
    sure, unsure = (choose_subject(None, (party("A", "COMPANY"), chance), 0.1) for chance in (0.9, 0.0))
    choice = choose_metric(metric("revenue", "metric.clause_before"), None)
    assert choice is not None
    assert confidence(choice, sure) is not None
    assert confidence(choice, unsure) is None


def test_a_metric_that_does_not_take_the_quantity_gives_way(tagged: Tagged) -> None:
    assert facts(tagged, view(tagged, "revenue", subject="栖木智能")) == []  # 4300 people; of headcount it is not sure
    seen = replace(view(tagged, subject="栖木智能"), metrics=(("revenue", 0.5), ("headcount", 0.45)))
    (fact,) = facts(tagged, seen)
    assert fact.metric == "headcount"


def test_pay_of_a_year_is_no_monthly_pay() -> None:
    tagged = parse("<c>栖木</c>给了<salary year>80万元</salary>。", Lang.ZH_HANS)
    seen = replace(view(tagged, subject="栖木"), metrics=(("monthly_salary", 0.6), ("annual_salary", 0.4)))
    (fact,) = facts(tagged, seen)
    assert fact.metric == "annual_salary"
