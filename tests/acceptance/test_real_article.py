"""A real article, Japanese translated from Chinese, which lies beside the checkout and may not be copied into it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.config import ReadOptions
from pipeline.read import read

ARTICLES = Path(__file__).parents[3] / "shared" / "sample"

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the article is not part of the project")

Value = tuple[Decimal | None, Decimal | None, str | None, str | None, str | None]


@pytest.fixture(scope="module")
def result() -> pipeline.Result:
    return pipeline.extract(ARTICLES)


def values(result: pipeline.Result, kind: str) -> list[Value]:
    keys = ("low", "high", "comparator", "unit", "period")
    rows: list[dict[str, Any]] = result.mentions.to_pylist()
    return [tuple(row[key] for key in keys) for row in rows if row["type"] == kind]  # type: ignore[misc]


def test_at_least_fourteen_salaries_among_them_a_range_a_mixed_numeral_and_an_open_one(result: pipeline.Result) -> None:
    salaries = values(result, "SALARY")
    assert len(salaries) >= 14
    assert (Decimal(500_000), Decimal(700_000), "range", "CNY", "year") in salaries
    assert (Decimal(55_000), Decimal(55_000), "=", "CNY", "month") in salaries
    assert (Decimal(1_000_000), None, ">=", "CNY", "year") in salaries


def test_the_four_percentages(result: pipeline.Result) -> None:
    found = {(low, comparator) for low, _, comparator, _, _ in values(result, "PERCENT")}
    assert found == {(Decimal("321.7"), "="), (Decimal("946.84"), "="), (Decimal(50), ">="), (Decimal(90), "=")}


def test_money_with_its_comparators(result: pipeline.Result) -> None:
    found = {(low, comparator, unit) for low, _, comparator, unit, _ in values(result, "MONEY")}
    billion = Decimal(10) ** 9
    assert {
        (billion * Decimal("8.5"), "=", "USD"),
        (billion * Decimal("3.5"), "~", "USD"),
        (billion * 4, "~", "USD"),
    } <= found


@pytest.mark.parametrize(
    "name",
    [
        *("ファーウェイ", "アリババ", "テンセント", "OpenAI", "Google", "Amazon", "MiniMax"),
        *("趙紅", "Lin Fan", "王恵文"),
    ],
)
def test_names_are_found_at_each_place(result: pipeline.Result, name: str) -> None:
    (document,) = read([ARTICLES], options=ReadOptions())
    spans = {(row["start"], row["end"]) for row in result.mentions.to_pylist() if row["surface"] == name}
    starts = [start for start in range(len(document.text)) if document.text.startswith(name, start)]
    assert spans == {(start, start + len(name)) for start in starts}


@pytest.mark.parametrize(
    "names",
    [
        {"趙紅", "趙宏", "Zhao Hon"},
        {"倪岳", "Ni Yue", "ニー・ユエ"},
        {"周志峰", "Zhou Zhifeng"},
        {"Lin Fan", "リン・ファン"},
        {"劉成輝", "Liu Chenghui"},
    ],
)
def test_the_spellings_of_a_person_are_one_entity(result: pipeline.Result, names: set[str]) -> None:
    aliases = [set(row["aliases"]) for row in result.entities.to_pylist()]
    assert [each for each in aliases if each & names] == [names]


def test_every_row_is_grounded(result: pipeline.Result) -> None:
    (document,) = read([ARTICLES], options=ReadOptions())
    for row in result.mentions.to_pylist():
        assert document.text[row["start"] : row["end"]] == row["surface"]
    for row in result.facts.to_pylist():
        assert document.text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]
