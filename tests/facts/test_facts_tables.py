"""The tables of the facts stage: every key is a value of its vocabulary, every term can be matched."""

import unicodedata

import pytest

from pipeline.facts.ground.lexicon import Category
from pipeline.lang.tables import read_table, values
from pipeline.vocabulary import CORE_METRICS, OTHER, Base, Direction, FactKind, Modality, RelationKind, Role, Stat

# Annotation rules, section 3.
CORE = set(
    """annual_salary monthly_salary daily_wage hourly_wage minimum_wage bonus signing_bonus bonus_months pay_raise
    pay_raise_rate pay_multiple headcount planned_hires job_cuts applicants job_openings supply_demand_ratio
    turnover_rate unemployment_rate hiring_index revenue operating_profit net_profit net_loss gross_margin
    operating_cost cost rd_spending capex investment funding_amount valuation market_cap stock_price dividend debt
    market_size market_share share unit_sales production shipments store_count user_count company_count event_count
    model_count price price_change interest_rate inflation_rate tariff_rate exchange_rate roe age duration
    index_value""".split()  # noqa: SIM905  (read beside the rules)
)
KEYS = {
    Category.METRIC: CORE | {"pay", "other"},
    Category.STAT: set(Stat),
    Category.DIRECTION: {*Direction, "better", "worse", "none"},
    Category.BASE: {*Base, "period"},
    Category.MODALITY: set(Modality),
    Category.NEGATION: {"negate", "none"},
    Category.REPORT: {"source", "data", "verb", "none"},
    Category.PRONOUN: {"company", "person", "topic", "none"},
    Category.POPULATION: {"noun"},
    Category.RELATION: {"joined", "left", "founded", "invested_in", "acquired", "subsidiary_of", "hired_from"},
}
TABLES = [(base, category) for base in ("zh", "ja") for category in Category]


def test_the_vocabularies_hold_what_the_tables_may() -> None:
    assert CORE | {"rank", OTHER} == CORE_METRICS
    assert KEYS[Category.RELATION] | {"holds_role"} == set(RelationKind)


@pytest.mark.parametrize(("base", "category"), TABLES)
def test_keys_are_of_the_vocabulary(base: str, category: Category) -> None:
    assert {next(iter(row.values())) for row in read_table(f"{base}/{category.value}")} <= KEYS[category]


@pytest.mark.parametrize(("base", "category"), TABLES)
def test_terms_are_folded_and_not_repeated_in_a_row(base: str, category: Category) -> None:
    for row in read_table(f"{base}/{category.value}"):
        terms = values(row["terms"])
        assert len(terms) == len(set(terms))
        assert all(term and term == unicodedata.normalize("NFKC", term) for term in terms)


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_every_core_metric_has_terms(base: str) -> None:
    assert {row["key"] for row in read_table(f"{base}/metrics")} - {"pay", "other"} == CORE


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_metrics_take_known_kinds_and_shapes(base: str) -> None:
    for row in read_table(f"{base}/metrics"):
        assert set(values(row["kinds"])) <= set(FactKind)
        assert row["shape"] in {"measure", "thing", "act"}
        assert row["holder"] in {"company", "any"}


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_metric_vocabulary_is_wide(base: str) -> None:
    assert len({term for row in read_table(f"{base}/metrics") for term in values(row["terms"])}) >= 250


@pytest.mark.parametrize("base", ["zh", "ja"])
def test_roles_are_of_the_vocabulary(base: str) -> None:
    assert {row["role"] for row in read_table(f"{base}/directions")} <= {"", *Role}
