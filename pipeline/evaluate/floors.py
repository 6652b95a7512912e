"""Quality floors: scores that a change may not fall below, pinned to the gold documents they were measured on.

A file of floors holds the digest of the documents and, for each measure, the F1 reached: overall and by script. A
floor rises by pinning again; it falls only when that is asked for in so many words.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.evaluate.report import HEADLINES
from pipeline.gold.storage import Json

_OVERALL = "all"

# Measures of the grammar are the same everywhere. A trained model rounds otherwise on another kind of CPU, so that a
# name or fact on the edge is found on one and not on another: what hangs on it may lack so many labels or such a share,
# and no more where labels are few.
_EXACT = ("quantities", "dates")
_SLACK, _LEAST_SLACK, _MOST_SLACK = 2, 0.01, 0.05


def measured(report: Json) -> dict[str, dict[str, float]]:
    """Return the F1 of each headline measure: of all documents, and of those of each script."""
    groups = {_OVERALL: report["overall"], **report["by"]["script"]}
    return {
        group: {name: measures[name]["f1"] for name in HEADLINES if name in measures}
        for group, measures in groups.items()
    }


def read_floors(file: Path) -> Json:
    """Return the floors in a file. Raises UsageError when it holds none."""
    try:
        floors: Json = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        message = f"{file}: {error}; write it anew with `pipeline evaluate GOLD --pin {file}`"
        raise UsageError(message) from error
    return floors


def below(report: Json, floors: Json) -> Iterator[str]:
    """Yield what a report lacks to reach the floors, a line for each measure.

    Raises UsageError when it was measured on other gold documents than the floors.
    """
    if report["corpus"]["digest"] != floors["digest"]:
        message = "the gold documents changed since the floors were pinned; read what changed, then pin them again"
        raise UsageError(message)
    scores = measured(report)
    for group, measures in floors["f1"].items():
        for name, floor in measures.items():
            score = scores.get(group, {}).get(name, 0.0)
            if score < floor - _slack(report, group, name):
                yield f"{name} ({group}): F1 {score:.4f} is below the floor {floor:.4f}"


def _slack(report: Json, group: str, name: str) -> float:
    """Return how far below its floor a measure may be on another machine."""
    if name.startswith(_EXACT):
        return 0.0
    measures = report["overall"] if group == _OVERALL else report["by"]["script"].get(group, {})
    labels: int = measures.get(name, {}).get("gold", 0)
    return min(max(_SLACK / max(1, labels), _LEAST_SLACK), _MOST_SLACK)


def pinned(report: Json, old: Json | None, *, may_fall: bool) -> Json:
    """Return the floors that a report sets.

    Raises UsageError when one would fall and `may_fall` is not given.
    """
    scores = measured(report)
    fallen = [] if old is None or may_fall else list(_fallen(scores, old["f1"]))
    if fallen:
        message = f"{'; '.join(fallen)}: find out why, or say --may-fall to lower the floor"
        raise UsageError(message)
    return {"digest": report["corpus"]["digest"], "documents": report["corpus"]["documents"], "f1": scores}


def _fallen(scores: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    for group, measures in floors.items():
        for name, floor in measures.items():
            if scores.get(group, {}).get(name, 0.0) < floor:
                yield f"{name} ({group}) fell from {floor:.4f} to {scores.get(group, {}).get(name, 0.0):.4f}"
