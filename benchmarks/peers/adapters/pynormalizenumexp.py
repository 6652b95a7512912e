"""Quantities that pynormalizenumexp finds in Japanese: JSONL of id and text in, JSONL of id and quantities out.

Runs in an environment of its own; see ../score.py. Of what the library finds, numbers with a counter are quantities;
dates, durations and times are not. It reads line by line, because its time grows with the square of the numbers in a
text. Where its conventions differ from docs/annotation.md, they are turned into those: the words that bound a number
(約, 以上) are cut off the span, a spread that it gives to such a word (約: 30 % on either side) is taken back, and so
is the change of a unit to that of the SI (トン to g).
"""

import json
import math
import re
import sys
from collections.abc import Iterator

from pynormalizenumexp.normalize_numexp import NormalizeNumexp

MONEY = re.compile("円|ドル|ユーロ|ポンド|元|ウォン|フラン|ルピー")
BEFORE = re.compile("(?:約|だいたい|ほぼ|およそ|ほとんど|全|ちょうど|最大|最高|最長|[年月週](?=[0-9０-９一-九]))+")
AFTER = re.compile(
    "(?:以下|以前|以内|まで|迄|未満|以上|以降|超|越え|超え|から|くらい|ばかり|前後|程度|ほど|近く|頃|ごろ|余り|強|弱|台|毎)+$"
)
ABOUT = re.compile("約|だいたい|ほぼ|およそ|ほとんど|くらい|ばかり|前後|程度|ほど|近く|頃|ごろ")

SCALES = {
    "平方キロメートル": 1e6,
    "トン": 1e6,
    "キロ": 1e3,
    "キロメートル": 1e3,
    "キログラム": 1e3,
    "km": 1e3,
    "kg": 1e3,
}


def main() -> None:
    """Read documents, write quantities."""
    normalizer = NormalizeNumexp("ja")
    for line in sys.stdin:
        record = json.loads(line)
        found = list(quantities(normalizer, record["text"]))
        sys.stdout.write(json.dumps({"id": record["id"], "quantities": found}) + "\n")


def quantities(normalizer: NormalizeNumexp, text: str) -> Iterator[dict]:
    """Yield the quantities of a text; offsets are half-open."""
    first = 0
    for line in text.splitlines(keepends=True):
        for result in normalizer.normalize(line):
            if result.type == "numerical":
                yield quantity(result, first)
        first += len(line)


def quantity(result, first: int) -> dict:  # noqa: ANN001  (the library's own, which it does not export)
    """Return a quantity of a line that begins at `first`."""
    surface = result.original_expr
    before, after = BEFORE.match(surface), AFTER.search(surface)
    if after and after.group() == result.counter:  # 台 of 300台 is the unit
        after = None
    start = before.end() if before else 0
    end = after.start() if after else len(surface)
    low, high = plain_ends(result, words=surface[:start] + surface[end:], core=surface[start:end])
    offset = first + result.position_start
    return {"start": offset + start, "end": offset + end, "kind": kind(result), "low": exact(low), "high": exact(high)}


def plain_ends(result, *, words: str, core: str) -> tuple[float, float]:  # noqa: ANN001  (as quantity)
    """Return both ends as the number says them, in its own unit; `words` are those that bound it."""
    low, high = result.value_lower_bound, result.value_upper_bound
    for _ in ABOUT.findall(words):
        low, high = low / 0.7, high / 1.3
    if "弱" in words:
        low = -math.inf
    if "強" in words or "余り" in words:
        high = math.inf
    scale = next((scale for unit, scale in SCALES.items() if core.endswith(unit)), 1)
    return low / scale, high / scale


def kind(result) -> str:  # noqa: ANN001  (as quantity)
    """Return the type of a quantity, by its counter."""
    if "ordinary" in result.options or result.counter == "位":
        return "RANK"
    if MONEY.match(result.counter):
        return "MONEY"
    return "PERCENT" if result.counter == "%" else "COUNT"


def exact(end: float) -> str | None:
    """Return an end as the decimal that its float was written as; None where it is open."""
    if math.isinf(end):
        return None
    return f"{end:.14g}"


if __name__ == "__main__":
    main()
