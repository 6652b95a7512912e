"""The gate: what the pipeline finds in the development split does not fall below the pinned scores."""

import json
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main

CORPUS = Path(__file__).parents[2] / "corpus"
FLOORS = CORPUS / "floors.json"


def test_no_score_of_dev_is_below_its_floor() -> None:
    """When it fails: `pipeline evaluate corpus/gold/dev --errors`; when scores rose, pin them."""
    result = CliRunner().invoke(main, ["evaluate", str(CORPUS / "gold" / "dev"), "--floors", str(FLOORS)])
    assert result.exit_code == 0, result.stderr


def test_the_floors_cover_every_layer_and_script() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["f1"]
    assert set(floors) == {"all", "ja", "zh-Hans", "zh-Hant"}
    assert {name.partition(".")[0] for name in floors["all"]} == {
        "names",
        "dates",
        "entities",
        "quantities",
        "facts",
        "relations",
    }
