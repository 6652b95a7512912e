"""When a value holds: the nearest date of the clause, of the sentence before it, or one inherited in the paragraph."""

import re

from pipeline.facts.ground.lexicon import Category
from pipeline.facts.ground.scene import Pick, Scene, Spot
from pipeline.quantities.model import DateSpan

# A date that is only the base of a comparison: 去年同期, 2019年比, 前年に比べ, 較2019年.
_BASE_AFTER = re.compile(r"\s*(同期|同月|同时期|同時期|比|に比べ|と比べ|より|末比|相比|对比|実績比|の同じ時期|以来)")
_BASE_BEFORE = re.compile(r"(?:比|较|相较于|相比|对比|自|创|推迟[到至]|延期?[到至]|提前[到至])$")
# A date on which something was said, founded or born, not the time of a value.
_EVENT_AFTER = re.compile(
    r"\s*[に、,]?(发布|公布|宣布|表示|报道|報道|讯|电|发表|召开|披露|举行|"
    r"発表|公表|述べ|明らかに|報じ|開催|付|生まれ|出生|成立|创立|創立|設立|創業|卒業|入社)"
)
# The value of an earlier period that is named by its relation to the present one.
_ANOTHER = re.compile(
    r"(?:上年|去年|前年|昨年|前年度)?(?:同期|同月|同时期)(?:为|仅|亏|则|は|が|、|の)|上年为|前の期は|前期は|前年は|前年度は"
)
_NOW = re.compile(r"(目前|现在|現在|如今|当前|足元|今日)")
_WINDOW_BEFORE = 4
# How a quantity carries a date as its attribute: 24年度の1055円, 一季度的17.2%.
_ATTRIBUTE = frozenset({"の", "的", "の約", "的约"})
_NEXT = 24  # characters
_PERIOD = 27  # days
_FRAME = 8  # characters
_SENTENCES_BACK = 3


def find_time(scene: Scene, spot: Spot) -> Pick[DateSpan] | None:
    """Return the date of a quantity from its own sentence, or None.

    The nearest date before the quantity in its clause, else before it in its sentence, else after it in the clause.
    A date that another quantity carries (24年度の1055円から) is that one's alone.
    """
    clause = spot.clause
    own = scene.before(spot)
    if _is_of_another_period(scene, spot, own):
        return None
    for rule, start, end, last in (
        ("time.clause", own, spot.first, True),
        ("time.clause", clause.start, spot.first, True),
        ("time.sentence", spot.start, clause.start, True),
        ("time.after", spot.last, scene.after(spot), False),
    ):
        dates = [span for span in scene.dates.within(start, end) if _dates_a_value(scene, span, spot)]
        if dates:
            return scene.pick(dates[-1] if last else dates[0], rule, "time")
    return None


def inherit_time(scene: Scene, spot: Spot, earlier: Pick[DateSpan] | None) -> Pick[DateSpan] | None:
    """Return the time of the facts before in the paragraph, or that which an earlier sentence begins with.

    Only a period holds for what follows, a day does not; and a sentence with a time of its own takes none.
    """
    if _is_of_another_period(scene, spot, scene.before(spot)) or scene.dates.overlaps(spot.start, spot.end):
        return None
    if _NOW.search(scene.plain, spot.start, spot.first):
        return None
    found = _framing_date(scene, spot) or (earlier.value if earlier else None)
    if found is None or not _is_period(found):
        return None
    return scene.pick(found, "time.inherited", "time", inherited=True)


def is_of_one_value(scene: Scene, spot: Spot, time: DateSpan) -> bool:
    """Whether a date holds for this quantity alone, which carries it as its attribute: 24年度の1055円から."""
    return time.end <= spot.first and scene.gap(time.end, spot.first) in _ATTRIBUTE


def _framing_date(scene: Scene, spot: Spot) -> DateSpan | None:
    """Return the period that the nearest earlier sentence of the paragraph with a date begins with."""
    for sentence in reversed(scene.sentences_before(spot.sentence, _SENTENCES_BACK)):
        dates = scene.dates.within(sentence.start, sentence.end)
        if not dates:
            continue
        first = dates[0]
        at_start = len(scene.gap(sentence.start, first.start)) <= _FRAME
        return first if at_start and not scene.quantities.overlaps(sentence.start, sentence.end) else None
    return None


def _is_period(span: DateSpan) -> bool:
    if span.time_from is None or span.time_to is None:
        return span.time_from is not None
    return (span.time_to - span.time_from).days >= _PERIOD


def _is_of_another_period(scene: Scene, spot: Spot, own: int) -> bool:
    """Whether the value is that of the period compared with: 上年同期为38.9亿元, 前の期は3772億円の赤字."""
    return _ANOTHER.search(scene.plain, own, spot.first) is not None


def _dates_a_value(scene: Scene, span: DateSpan, spot: Spot) -> bool:
    if span.time_from is None and span.time_to is None:
        return False
    if is_of_one_value(scene, spot, span) and scene.quantities.at(spot.first) is not None:
        return not _is_of_another_value(scene, span, spot)
    base = scene.hits[Category.BASE].at(span.start)
    if base is not None and span.end <= base.end:
        return False
    if _BASE_AFTER.match(scene.plain, span.end) or _EVENT_AFTER.match(scene.plain, span.end):
        return False
    if _BASE_BEFORE.search(scene.plain[max(0, span.start - _WINDOW_BEFORE) : span.start]):
        return False
    return not _is_of_another_value(scene, span, spot)


def _is_of_another_value(scene: Scene, span: DateSpan, spot: Spot) -> bool:
    """Whether a date is the attribute of another quantity, or of a multiple, which is of that date's value."""
    quantities = scene.quantities.within(span.end, span.end + _NEXT)
    if not quantities or scene.gap(span.end, quantities[0].start) not in _ATTRIBUTE:
        return False
    carrier = quantities[0]
    return carrier.start != spot.first or carrier.unit == "multiple"
