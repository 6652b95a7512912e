"""Quantities that Recognizers-Text finds in Chinese: JSONL of id and text in, JSONL of id and quantities out.

Runs in an environment of its own; see ../score.py. Amounts of money, ages and percentages come first, then numbers and
ordinals that stand outside them. Offsets of the library are inclusive, and its values are of one number each.
"""

import json
import sys

from recognizers_number import Culture, NumberRecognizer
from recognizers_number_with_unit import NumberWithUnitRecognizer


def main() -> None:
    """Read documents, write quantities."""
    units, numbers = NumberWithUnitRecognizer(Culture.Chinese), NumberRecognizer(Culture.Chinese)
    models = [
        ("MONEY", units.get_currency_model()),
        ("COUNT", units.get_age_model()),
        ("PERCENT", numbers.get_percentage_model()),
        ("RANK", numbers.get_ordinal_model()),
        ("COUNT", numbers.get_number_model()),
    ]
    for line in sys.stdin:
        record = json.loads(line)
        sys.stdout.write(json.dumps({"id": record["id"], "quantities": quantities(models, record["text"])}) + "\n")


def quantities(models: list, text: str) -> list[dict]:
    """Return the quantities of a text; of two that overlap, the one of the earlier model."""
    found: list[dict] = []
    for kind, model in models:
        for result in model.parse(text):
            value = str((result.resolution or {}).get("value") or "").rstrip("%")
            start, end = result.start, result.end + 1
            if value and all(end <= other["start"] or other["end"] <= start for other in found):
                found.append({"start": start, "end": end, "kind": kind, "low": value, "high": value})
    return found


if __name__ == "__main__":
    main()
