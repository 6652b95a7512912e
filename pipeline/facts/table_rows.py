"""Tables in the text: a row's first cell names subject and metric, the head of a column what its values are.

A table is a run of lines that begin and end with a vertical bar, as Markdown has it; its first line is the head.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from pipeline.facts.changes import Change
from pipeline.facts.ground.lexicon import Category, Hit
from pipeline.facts.ground.phrases import is_measure, noun_phrase_before, phrase_argument
from pipeline.facts.ground.scene import Pick, Place, Scene
from pipeline.facts.metric import Metric
from pipeline.facts.metrics import fitting, resolve
from pipeline.facts.model import Argument
from pipeline.quantities.model import DateSpan
from pipeline.text.model import Paragraph
from pipeline.vocabulary import OTHER, Base

_CELL = re.compile(r"[^|]+")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell without the blanks around it: half-open span."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that holds a value: the row's label and the head of the value's column, None without one.

    title: the line above the table.
    """

    label: Cell
    head: Cell | None
    title: Cell | None


class Tables:
    """The tables of a document."""

    def __init__(self, scene: Scene) -> None:
        """Split every row, and find the head and the title above it, once."""
        self._rows: dict[int, tuple[list[Cell], list[Cell], Cell | None]] = {}
        head: list[Cell] = []
        title: Cell | None = None
        for index, paragraph in enumerate(scene.layout.paragraphs):
            cells = _cells(scene, paragraph)
            if not cells:
                head, title = [], Cell(paragraph.start, paragraph.end)
            elif not head:
                head = cells
            else:
                self._rows[index] = (cells, head, title)

    def row(self, place: Place) -> Row | None:
        """Return the row that a quantity is a value of; None outside of tables and in their heads and labels."""
        found = self._rows.get(place.sentence.paragraph)
        if found is None:
            return None
        cells, head, title = found
        column = bisect_right(cells, place.first, key=lambda cell: cell.start) - 1
        if column < 1:
            return None
        return Row(cells[0], head[column] if column < len(head) else None, title)


def _cells(scene: Scene, paragraph: Paragraph) -> list[Cell]:
    """Return the cells of a row, the empty ones too; none when the paragraph is no row."""
    plain = scene.plain
    if plain[paragraph.start] != "|" or plain[paragraph.end - 1] != "|" or paragraph.end - paragraph.start < 3:
        return []
    cells = []
    for match in _CELL.finditer(plain, paragraph.start, paragraph.end):
        lead = len(match.group()) - len(match.group().lstrip())
        start = match.start() + lead
        cells.append(Cell(start, max(start, match.start() + len(match.group().rstrip()))))
    return cells


def row_metric(scene: Scene, place: Place, row: Row, change: Change) -> Pick[Metric] | None:
    """Return the metric that the label ends in, else that of the column's head, else the label itself."""
    direction = change.direction.value if change.direction else None
    for cell in (row.label, row.head):
        hits = scene.find(Category.METRIC, cell.start, cell.end) if cell else ()
        for hit in reversed(hits):
            if (entry := fitting(hit, place, direction)) is not None:
                cue = scene.cue(hit.start, hit.end, "metric")
                return Pick(Metric(resolve(entry.key, place, hit.term), cue.text, hit), "metric.table", (cue,))
    end = _label_end(scene, row.label)
    if not is_measure(scene.plain[row.label.start : end], place.base):
        return None
    cue = scene.cue(row.label.start, end, "metric")
    return Pick(Metric(OTHER, cue.text), "metric.table", (cue,))


def row_subject(scene: Scene, place: Place, row: Row, metric: Metric) -> Pick[Argument] | None:
    """Return the part of the label before the metric, or the whole label where the head names the metric."""
    label, term = row.label, metric.term
    names = scene.names.within(label.start, label.end)
    if names:
        return scene.pick(Argument.of(names[0]), "subject.table", "subject")
    end = term.start if term is not None and label.start <= term.start < label.end else _label_end(scene, label)
    if term is None or end <= label.start:
        return None
    found = noun_phrase_before(scene, end, label.start)
    if place.base == "zh":
        found = phrase_argument(scene, label.start, end)
    return scene.pick(found, "subject.table", "subject") if found else None


def row_change(scene: Scene, row: Row, change: Change) -> Change:
    """Return a change with the base that the column's head names: 前年同月比."""
    bases: tuple[Hit, ...] = scene.find(Category.BASE, row.head.start, row.head.end) if row.head else ()
    if change.direction is None or change.base is not None or not bases or bases[-1].key == "period":
        return change
    cue = scene.cue(bases[-1].start, bases[-1].end, "base")
    return replace(change, base=Pick(Base(bases[-1].key), "base.table", (cue,)))


def row_time(scene: Scene, row: Row) -> Pick[DateSpan] | None:
    """Return the date in the column's head, in the label, or in the line above the table."""
    for cell, inherited in ((row.head, False), (row.label, False), (row.title, True)):
        dates = scene.dates.within(cell.start, cell.end) if cell else ()
        if dates:
            return scene.pick(dates[-1], "time.table", "time", inherited=inherited)
    return None


def _label_end(scene: Scene, label: Cell) -> int:
    """Return where a label ends without the unit or note in brackets after it: 軽油店頭価格(1リットル)."""
    match = _BRACKET.search(scene.plain[label.start : label.end])
    return label.start + match.start() if match else label.end
