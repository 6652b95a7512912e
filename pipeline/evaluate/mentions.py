"""Scores names, dates and entities."""

from collections.abc import Iterable, Mapping

from pipeline.evaluate.score import Score
from pipeline.evaluate.spans import Pair, pairs
from pipeline.gold.model import Annotation, Name
from pipeline.quantities.model import DateSpan
from pipeline.vocabulary import NAME_TYPES

_Stretch = tuple[int, int]


def score_names(document: str, gold: Annotation, predicted: Annotation, score: Score) -> None:
    """Add the measures ``names.TYPE`` (exact span and type) and ``names.TYPE.overlap`` (type, any overlap)."""
    for type_ in NAME_TYPES:
        of_type = [[name for name in side.names if name.type is type_] for side in (gold, predicted)]
        for pair in pairs(*of_type):
            pair.count(score.tallies[f"names.{type_}"], hit=pair.exact)
            pair.count(score.tallies[f"names.{type_}.overlap"], hit=True)
            if pair.predicted:
                score.rules[f"names {pair.predicted.rule}"].add(predicted=1, hits=pair.exact)
    for pair in pairs(gold.names, predicted.names):
        kind = _name_error(pair)
        if kind:
            rule = pair.predicted.rule if pair.predicted else ""
            score.errors.append(pair.error(document, f"names: {kind}", lambda name: name.surface, rule=rule))


def _name_error(pair: Pair[Name]) -> str:
    if pair.gold is None:
        return f"{pair.predicted.type} that is none" if pair.predicted else ""
    if pair.predicted is None:
        return f"{pair.gold.type} missed"
    if pair.gold.type is not pair.predicted.type:
        return f"{pair.gold.type} taken for {pair.predicted.type}"
    return "" if pair.exact else f"{pair.gold.type} with another span"


def score_dates(document: str, gold: Annotation, predicted: Annotation, score: Score) -> None:
    """Add the measures ``dates`` (exact span and both ends) and ``dates.span``."""
    for pair in pairs(gold.dates, predicted.dates):
        same = pair.both is not None and _ends(pair.both[0]) == _ends(pair.both[1])
        pair.count(score.tallies["dates.span"], hit=pair.exact)
        pair.count(score.tallies["dates"], hit=pair.exact and same)
        kind = _date_error(pair, same=same)
        if kind:
            score.errors.append(pair.error(document, f"dates: {kind}", _describe_date))


def _ends(span: DateSpan) -> str:
    return f"{span.time_from or ''}..{span.time_to or ''}"


def _describe_date(span: DateSpan) -> str:
    return f"{span.surface} {_ends(span)}"


def _date_error(pair: Pair[DateSpan], *, same: bool) -> str:
    if pair.gold is None:
        return "a date that is none"
    if pair.predicted is None:
        return "missed"
    if not pair.exact:
        return "another span"
    return "" if same else "another time"


def score_entities(gold: Annotation, predicted: Annotation, score: Score) -> None:
    """Add the measure ``entities``: B-cubed over the mentions that both sides have (Bagga & Baldwin 1998).

    ``entities.end_to_end`` counts mentions of one side alone as wrong.
    """
    sides = [_clusters(side.names) for side in (gold, predicted)]
    shared = set(sides[0]) & set(sides[1])
    aligned = [{span: cluster & shared for span, cluster in side.items() if span in shared} for side in sides]
    _add_bcubed("entities", aligned[0], aligned[1], score)
    _add_bcubed("entities.end_to_end", sides[0], sides[1], score)


def _clusters(names: Iterable[Name]) -> dict[_Stretch, frozenset[_Stretch]]:
    members: dict[str, set[_Stretch]] = {}
    for name in names:
        if name.entity:
            members.setdefault(name.entity, set()).add((name.start, name.end))
    return {span: frozenset(spans) for spans in members.values() for span in spans}


def _add_bcubed(
    measure: str,
    gold: Mapping[_Stretch, frozenset[_Stretch]],
    predicted: Mapping[_Stretch, frozenset[_Stretch]],
    score: Score,
) -> None:
    tally = score.tallies[measure]
    tally.gold += len(gold)
    tally.predicted += len(predicted)
    for span in set(gold) & set(predicted):
        common = len(gold[span] & predicted[span])
        tally.recalled += common / len(gold[span])
        tally.precise += common / len(predicted[span])
