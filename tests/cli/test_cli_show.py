"""The readable table of the first facts."""

from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from pipeline.cli.show import _facts_table, value_text
from pipeline.schema import FACTS


def fact(**cells: Any) -> dict[str, Any]:
    return dict.fromkeys(FACTS.column_names) | {"kind": "money", "metric": "revenue", "comparator": "="} | cells


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"low": Decimal("5E+5"), "high": Decimal("5E+5"), "unit": "CNY"}, "500,000 CNY"),
        (
            {"low": Decimal(5), "high": Decimal(7), "comparator": "range", "unit": "CNY", "period": "year"},
            "5–7 CNY / year",
        ),
        ({"low": Decimal(100), "comparator": ">=", "unit": "people"}, "≥ 100 people"),
        ({"high": Decimal(200), "comparator": "<", "unit": "people"}, "< 200 people"),
        ({"low": Decimal(200), "high": Decimal(900), "comparator": "~", "unit": "people"}, "200–900 people"),
        ({"low": Decimal("0.17"), "high": Decimal("0.17"), "unit": "ratio"}, "0.17 ratio"),
        ({"low": Decimal("3.9"), "high": Decimal("3.9"), "unit": "pp", "direction": "down"}, "−3.9 pp"),
        ({"kind": "relation", "object": "百度"}, "→ 百度"),
    ],
)
def test_a_value_reads_as_people_write_it(cells: dict[str, Any], text: str) -> None:
    assert value_text(fact(**cells)) == text


@pytest.mark.parametrize(("width", "columns"), [(80, 3), (96, 4), (119, 5), (136, 6), (200, 6)])
def test_the_table_has_the_columns_that_fit_the_terminal(width: int, columns: int) -> None:
    long = fact(subject="営" * 40, metric="other", metric_text="率" * 40, low=Decimal(10), high=Decimal(10), unit="JPY")
    table = _facts_table([long], width=width)
    assert len(table.columns) == columns
    assert Console(width=1000).measure(table).maximum <= width
