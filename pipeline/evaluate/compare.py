"""What changed between two reports."""

from collections.abc import Iterable, Iterator

from pipeline.errors import UsageError
from pipeline.evaluate.report import error_page
from pipeline.gold.storage import Json

_LEAST = 0.0005


def comparison(old: Json, new: Json, *, most: int | None) -> Iterator[str]:
    """Yield the lines that say which measures moved, and which errors are gone and new.

    Raises UsageError when the reports are of different corpora.
    """
    if old["corpus"]["digest"] != new["corpus"]["digest"]:
        message = "the two reports are of different gold documents; evaluate both versions on the same ones"
        raise UsageError(message)
    yield "| measure | old F1 | new F1 | change |"
    yield "|---|--:|--:|--:|"
    for name in sorted({*old["overall"], *new["overall"]}):
        before, after = (report["overall"].get(name, {}).get("f1", 0.0) for report in (old, new))
        if abs(after - before) >= _LEAST:
            yield f"| {name} | {before:.3f} | {after:.3f} | {after - before:+.3f} |"
    for title, errors in (("Gone", _only(old, new)), ("New", _only(new, old))):
        listed = list(errors)
        yield ""
        yield f"# {title}: {len(listed)} errors"
        yield ""
        yield from error_page(listed, most=most)


def _only(one: Json, other: Json) -> Iterable[Json]:
    known = {_identity(error) for error in other["errors"]}
    return (error for error in one["errors"] if _identity(error) not in known)


def _identity(error: Json) -> tuple[object, ...]:
    return error["document"], error["kind"], error["start"], error["end"], error["gold"]
