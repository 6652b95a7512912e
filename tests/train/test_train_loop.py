"""A tiny network is trained, stopped, gone on with, exported and read back."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("onnx", reason="needs the extra `train`")

from tiny import encoder  # noqa: E402

from pipeline.names.tagger import Tagger  # noqa: E402
from pipeline.names.tagger.features import features  # noqa: E402
from pipeline.names.tagger.pieces import Pieces  # noqa: E402
from pipeline.names.tagger.tags import BEGIN, OUTSIDE, Kind, tag  # noqa: E402
from pipeline.train.examples import Example, Label, Scheme, kinds  # noqa: E402
from pipeline.train.export import export  # noqa: E402
from pipeline.train.loop import Run, batches, collate, schedule  # noqa: E402
from pipeline.train.network import Network  # noqa: E402
from pipeline.train.recipes import Recipe, Shape  # noqa: E402
from pipeline.train.teaching import lessons, taught  # noqa: E402

SCHEME = Scheme({}, frozenset())
RECIPE = Recipe(shares={"gold": 12}, shape=Shape(1), batch=200, checkpoint=5, head_rate=5e-3, swap=0.0)


def examples() -> list[Example]:
    firm = kinds(Kind.COMPANY)
    return [
        Example("腾讯说好", (Label(0, 2, firm),), SCHEME),
        Example("百度的人很多", (Label(0, 2, firm),), SCHEME),
        Example("人在百度", (Label(2, 4, firm),), SCHEME),
        Example("好的人很多", (), SCHEME),
    ] * 4


def run(folder: Path, name: str, *, stop: int | None = None) -> tuple[Network, list[float]]:
    given = encoder()
    made = batches(schedule({"gold": examples()}, [], RECIPE), Pieces(given.pieces), RECIPE)
    torch.manual_seed(1)
    network = Network(given, RECIPE.shape)
    losses = []
    for done, loss in Run(network, made, RECIPE, folder / name, "key").steps():
        losses.append(loss)
        if done == stop:
            break
    return network, losses


def test_training_learns_and_what_is_exported_finds_the_names(tmp_path: Path) -> None:
    network, losses = run(tmp_path, "whole")
    assert losses[-1] < losses[0] / 3
    export(network, encoder(), {"seed": 1}, tmp_path / "model")
    tagger = Tagger(tmp_path / "model")
    assert tagger.settings["seed"] == 1
    names = tagger.read("百度的人很多").names
    assert [(each.start, each.end, each.kind) for each in names] == [(0, 2, Kind.COMPANY)]


def test_a_run_that_was_stopped_goes_on_to_the_same_end(tmp_path: Path) -> None:
    _, whole = run(tmp_path, "whole")
    run(tmp_path, "parts", stop=10)
    _, rest = run(tmp_path, "parts")
    assert rest == pytest.approx(whole[10:], rel=1e-3)


def test_padding_does_not_reach_a_text() -> None:
    given = encoder()
    network = Network(given, Shape(1)).eval()
    pieces = Pieces(given.pieces)
    short, long = features(pieces, "腾讯说"), features(pieces, "百度的人很多在腾讯")
    with torch.no_grad():
        alone = network(collate([short]))[0]
        beside = network(collate([short, long]))[0, :3]
    assert torch.allclose(alone, beside, atol=1e-5)


def test_a_smaller_network_learns_from_a_teacher_what_no_label_says(tmp_path: Path) -> None:
    network, _ = run(tmp_path, "teacher")
    export(network, encoder(), {}, tmp_path / "model")
    teacher = Tagger(tmp_path / "model")
    bare = [Example(each.text, (), Scheme({}, frozenset(Kind))) for each in examples()]
    scheduled = schedule({"gold": bare}, [], RECIPE)
    texts = [each.text for each in scheduled]
    given = lessons(teacher, texts, tmp_path / "lessons", lambda *_: None)
    made = batches(scheduled, Pieces(encoder().pieces), RECIPE)
    torch.manual_seed(1)
    student = Network(encoder(), Shape(1, inner=16, table=8, head=32))
    losses = [loss for _, loss in Run(student, made, RECIPE, tmp_path / "pupil", "key", lessons=given).steps()]
    assert losses[-1] < losses[0] / 3
    export(student, encoder(), {}, tmp_path / "small")
    names = Tagger(tmp_path / "small").read("百度的人很多").names
    assert [(each.start, each.end, each.kind) for each in names] == [(0, 2, Kind.COMPANY)]


def test_lessons_are_gone_on_with_and_labels_overrule_them(tmp_path: Path) -> None:
    network, _ = run(tmp_path, "teacher")
    export(network, encoder(), {}, tmp_path / "model")
    teacher = Tagger(tmp_path / "model")
    texts = ["腾讯说好", "人在百度", "好的人很多"]
    whole = np.array(lessons(teacher, texts, tmp_path / "whole", lambda *_: None))
    half = tmp_path / "half"
    half.write_bytes((tmp_path / "whole").read_bytes()[:301])  # within a row
    asked: list[int] = []
    assert np.array_equal(lessons(teacher, texts, half, lambda done, _: asked.append(done)), whole)
    assert asked == [2, 3]
    person = Example("腾讯说好", (Label(0, 2, kinds(Kind.PERSON)),), SCHEME)
    corrected = taught(person, whole[:4])
    assert corrected[0].argmax() == tag(Kind.PERSON, BEGIN)
    assert corrected[0].sum() == pytest.approx(1)
    assert corrected[2].argmax() == OUTSIDE
