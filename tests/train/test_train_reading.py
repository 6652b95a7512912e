"""A tiny reader of facts is trained with its network, stopped, gone on with, exported and read back."""

import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("onnx", reason="needs the extra `train`")

from tiny import encoder  # noqa: E402

from pipeline.facts.reader import Reader  # noqa: E402
from pipeline.facts.reader.fields import CODES, METRICS, NOTHING, POINTED, ROLE  # noqa: E402
from pipeline.facts.reader.passages import Passage, passages  # noqa: E402
from pipeline.gold.storage import read_corpus  # noqa: E402
from pipeline.names.tagger import Tagger  # noqa: E402
from pipeline.names.tagger.features import Features  # noqa: E402
from pipeline.names.tagger.tagger import Told  # noqa: E402
from pipeline.train.corpora import gold_names  # noqa: E402
from pipeline.train.export import export, export_reader  # noqa: E402
from pipeline.train.heads import ReadingNetwork  # noqa: E402
from pipeline.train.network import Network  # noqa: E402
from pipeline.train.reading import ReadingRun  # noqa: E402
from pipeline.train.recipes import Reading, Shape  # noqa: E402
from pipeline.train.statements import Lesson, Taught, renamed, sources, taught  # noqa: E402
from pipeline.train.variation import pools_of  # noqa: E402
from pipeline.vocabulary import Direction  # noqa: E402

GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "train"
RECIPE = Reading(limits=(200,), passes=60, batch=2, width=16, rate=5e-3, checkpoint=5)
SHAPE = Shape(1, told=0)


TEXTS = (
    ("腾讯的人很多好", "headcount", {"subject": "腾讯"}),
    ("百度说好", "revenue", {"subject": "百度", "speaker": "百度"}),
    ("在百度的人很多好", "headcount", {"subject": "百度"}),
    ("腾讯说好", "revenue", {"subject": "腾讯", "speaker": "腾讯"}),
)


def lesson(text: str, metric: str, places: dict[str, str]) -> Lesson:
    codes = dict.fromkeys(CODES, 0)
    if "多" in text:
        codes["direction"] = CODES["direction"].index(Direction.UP)
    spans = {
        field: ((text.index(places[field]), text.index(places[field]) + 2),) if field in places else ()
        for field in POINTED
    }
    return Lesson((text.index("好"), text.index("好") + 1), METRICS.index(metric), codes, spans)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that tells what it knows after no layer; its reader has the one layer there is."""
    folder = tmp_path_factory.mktemp("model")
    torch.manual_seed(1)
    export(Network(encoder(), SHAPE), encoder(), {}, folder)
    return folder


def made(model: Path) -> list[Taught]:
    tagger = Tagger(model)

    def passage(text: str) -> Passage:
        told = tagger.read(text).told
        assert told is not None
        (found,) = passages([(0, told)])
        return found

    lessons = [Taught(passage(text), (lesson(text, metric, places),)) for text, metric, places in TEXTS]
    return [*lessons, Taught(passage("人说很很很"), (Lesson((2, 3), NOTHING, {}, {}),))]


def run(model: Path, checkpoint: Path, *, stop: int | None = None) -> tuple[ReadingNetwork, list[float]]:
    torch.manual_seed(1)
    reader = ReadingNetwork(encoder().hidden, RECIPE.width)
    losses = []
    for done, _, loss in ReadingRun(reader, [made(model)], RECIPE, checkpoint).steps():
        losses.append(loss)
        if done == stop:
            break
    return reader, losses


def test_what_was_learnt_is_read_back_from_the_files(model: Path, tmp_path: Path) -> None:
    network, losses = run(model, tmp_path / "whole")
    assert losses[-1] < losses[0] / 3
    export_reader(network, encoder().hidden, tmp_path)
    first = made(model)[0]
    (view,) = Reader(tmp_path).read(first.passage, [(6, 7)])
    assert view.metrics[0][0] == "headcount"
    subject = view.spans["subject"][0]
    assert subject.probability > view.nowhere["subject"]
    assert TEXTS[0][0][subject.start : subject.end] == "腾讯"
    assert view.states > 0.5
    assert Reader(tmp_path).read(first.passage, []) == []


def test_a_quantity_is_read_alike_alone_and_beside_others(model: Path, tmp_path: Path) -> None:
    network, _ = run(model, tmp_path / "whole", stop=5)
    export_reader(network, encoder().hidden, tmp_path)
    reader, passage = Reader(tmp_path), made(model)[2].passage
    spans = [(0, 2), (3, 4), (5, 8)]
    for span, view in zip(spans, reader.read(passage, spans), strict=True):
        (alone,) = reader.read(passage, [span])
        assert [key for key, _ in alone.metrics] == [key for key, _ in view.metrics]
        assert alone.metrics[0][1] == pytest.approx(view.metrics[0][1], abs=1e-5)


def test_a_run_that_was_stopped_goes_on_to_the_same_end(model: Path, tmp_path: Path) -> None:
    _, whole = run(model, tmp_path / "whole")
    run(model, tmp_path / "parts", stop=10)
    _, rest = run(model, tmp_path / "parts")
    assert rest == pytest.approx(whole[10:], rel=1e-2)


def test_the_gold_corpus_teaches_where_fields_stand(model: Path) -> None:
    documents = list(read_corpus([GOLD]))[:40]
    tagger, own = Tagger(model), list(sources(documents))
    whole, short = taught(own, tagger, 620), taught(own, tagger, 120)
    assert all(len(each.passage.piece) <= 620 for each in whole)
    lessons = [(len(each.passage.piece), lesson) for each in whole for lesson in each.lessons]
    stated = [(length, each) for length, each in lessons if each.metric != NOTHING]
    assert len(stated) > 0.7 * len(lessons)
    assert sum(bool(each.spans["subject"]) for _, each in stated) > 0.95 * len(stated)
    for length, each in stated:
        for spans in each.spans.values():
            assert all(0 <= start < end <= length for start, end in spans)
    assert sum(len(each.lessons) for each in short) == len(lessons)
    roles = [each for _, each in stated if each.metric == ROLE]
    assert sum(bool(each.spans["object"]) for each in roles) > 0.8 * len(roles) > 8


def test_a_document_with_other_names_and_amounts_states_the_same() -> None:
    documents = list(read_corpus([GOLD]))[:60]
    pools = [pools_of(map(gold_names, documents))]
    for own in sources(documents):
        other = renamed(own, pools, random.Random(3), 1.0)
        assert other.text != own.text
        names = {own.text[start:end] for start, end, _ in own.names}
        for before, after in zip(own.lessons, other.lessons, strict=True):
            assert (before.metric, before.codes) == (after.metric, after.codes)
            is_title = any(start == before.quantity[0] for start, *_ in own.names)
            assert is_title or np.ptp(before.quantity) == np.ptp(after.quantity)
            for field, spans in before.spans.items():
                for (start, end), (first, last) in zip(spans, after.spans[field], strict=True):
                    words = own.text[start:end]
                    has_name = any(name in words or words in name for name in names)
                    assert has_name or len(words) == last - first
        for (start, end, kind), (first, last, same) in zip(own.names, other.names, strict=True):
            assert kind == same
            assert own.text[end : end + 1] in {other.text[last : last + 1], own.text[end : end + 1]}
            assert other.text[first:last] in {name for pool in pools[0].values() for name in pool} | names
            assert start <= end


def test_passages_join_windows_that_touch() -> None:
    def told(length: int) -> Told:
        seen = Features(*(np.zeros(count, dtype=np.int64) for count in (length + 2, length, length, length)))
        return Told(np.zeros((length + 2, 4), dtype=np.float16), seen)

    windows = [(0, told(5)), (5, told(4)), (9, told(3)), (20, told(2))]
    assert [(each.start, len(each.piece), len(each.states)) for each in passages(windows, 9)] == [
        (0, 9, 13),
        (9, 3, 5),
        (20, 2, 4),
    ]
    first = next(passages(windows, 9))
    assert first.piece.tolist() == [0] * 5 + [7] * 4
