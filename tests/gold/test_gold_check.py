"""What the checker finds wrong, what it only points at, and what it lets pass."""

from dataclasses import replace

import pytest

from gold_examples import JA, ZH
from pipeline.gold.check import errors, hints
from pipeline.gold.markup import parse
from pipeline.gold.model import GoldDocument
from pipeline.gold.stats import count_labels, idle_numbers, metrics, spread, verbs
from pipeline.gold.variety import MOST_REPEATED, problems


def long_enough(source: str) -> GoldDocument:
    return parse(source.replace("---\n#1", "这一行只为凑足字数，" * 12 + "\n---\n#1"))


def test_the_examples_are_right() -> None:
    assert list(errors(long_enough(ZH))) == []
    assert list(errors(long_enough(JA))) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: zh-example", "id: ZH_1", "lower-case words"),
        ("company maimai]（", "org maimai]（", "entity maimai is"),
        ("percent ~10", "percent ~10 people", "unit 'people' does not go with PERCENT"),
        ("count 5 people", "count 5 persons", "unit 'persons'"),
        ("count 5 people", "count 5 kilos", "unit 'kilos'"),
        ("58.4万元|salary 584000 CNY year", "58.4万元|salary 584000 RMB year", "unit 'RMB'"),
        ("CNY? month", "CNY?", "a SALARY has a period"),
        ("count 31..39 people", "count 39..31 people", "low 39 is above high 31"),
        ("2025-01-01..2025-12-31]设计", "2025-12-31..2025-01-01]设计", "ends before it begins"),
        ("metric=rank", "metric=ranking", "metric ranking"),
        ("metric=rank", "metric=other", "metric_text goes with"),
        ("qualifier=28纳米岗位", "qualifier=7纳米岗位", "does not occur"),
        ("direction=up; base=yoy", "base=yoy", "a base without a direction"),
        ("style: native", "style: native\nlayers: names quantities", "layers do not include"),
    ],
)
def test_errors(old: str, new: str, message: str) -> None:
    assert old in ZH
    assert any(message in problem for problem in errors(long_enough(ZH.replace(old, new))))


def test_a_text_has_a_length() -> None:
    assert any("characters, not 200 to 1500" in problem for problem in errors(parse(JA)))


def test_overlapping_and_misplaced_spans_are_errors() -> None:
    document = long_enough(ZH)
    first = document.annotation.names[0]
    for moved, message in [
        (replace(first, start=first.start + 1), "is not the text"),
        (replace(first, end=first.end + 2, surface=document.text[first.start : first.end + 2]), "overlap"),
    ]:
        names = (moved, *document.annotation.names[1:])
        broken = replace(document, annotation=replace(document.annotation, names=names))
        assert any(message in problem for problem in errors(broken))


def test_hints_point_at_names_and_numbers_without_a_tag() -> None:
    found = list(hints(parse(ZH.replace("[澄远科技|company chengyuan]与", "澄远科技与"))))
    assert any(hint.startswith("澄远科技 at") for hint in found)
    assert any("【28】" in hint for hint in found)
    assert any(hint.startswith("quantity without a fact") and "【5人】" in hint for hint in found)
    assert not any("58.4" in hint for hint in found)


def test_hints_know_the_language() -> None:
    assert any("language" in hint for hint in hints(parse(ZH.replace("lang: zh-Hans", "lang: ja"))))
    assert not any("language" in hint for hint in hints(parse(JA)))


def test_documents_written_apart_have_no_problem() -> None:
    assert list(problems([parse(ZH), parse(JA)])) == []


def test_template_prose_is_found() -> None:
    one = parse(ZH)
    copies = [replace(one, id=f"copy-{number}") for number in range(MOST_REPEATED + 1)]
    found = list(problems(copies))
    assert any("share 100.0% of their wording" in problem for problem in found)
    assert any("opening" in problem for problem in found)
    assert any("ending" in problem for problem in found)


def test_other_figures_do_not_make_another_sentence() -> None:
    one, other = parse(ZH), parse(ZH.replace("58.4万元", "61.9万元").replace("zh-example", "zh-other"))
    assert any("share 100.0%" in problem for problem in problems([one, other]))


def test_counts() -> None:
    documents = [parse(ZH), parse(JA)]
    counts = count_labels(documents)
    assert (counts["documents"], counts["facts"], counts["relations holds_role"]) == (2, 10, 3)
    assert (counts["names COMPANY"], counts["quantities MONEY"]) == (6, 2)
    assert spread(documents, "lang") == {"zh-Hans": 1, "ja": 1}
    assert metrics(documents)["revenue"] == 2
    assert metrics(documents)["競合"] == 1


def test_verbs_of_both_languages() -> None:
    assert verbs([parse(ZH)])["上涨"] == 1
    assert "発表" not in verbs([parse(JA)])
    assert any(verb.startswith("話") for verb in verbs([parse(JA)]))


def test_sentences_with_idle_numbers() -> None:
    # 28纳米, C5会议室 with 5人, and 三顾茅庐 stand in three sentences; the Japanese text has none.
    assert idle_numbers([parse(ZH)]) == (3, 6)
    assert idle_numbers([parse(JA)])[0] == 0
