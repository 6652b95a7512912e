"""What corpora teach: labels, windows, names put in the place of others. None of it needs torch."""

import json
import random
from pathlib import Path

import pytest

from pipeline.errors import TrainingError
from pipeline.names.tagger.tags import N_TAGS, OUTSIDE, Kind, tag
from pipeline.train.corpora import gold, public, stockmark
from pipeline.train.encoder import read_encoder
from pipeline.train.examples import FIRM, Example, Label, Scheme, disjoint, kinds, targets
from pipeline.train.variation import base_of, pools_of, varied

GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "train"
ALL = Scheme({"C": kinds(Kind.COMPANY)}, frozenset())


def test_a_label_allows_its_tags_alone_and_the_rest_is_outside() -> None:
    allowed, weights = targets(Example("字节跳动好", (Label(0, 4, kinds(Kind.COMPANY)),), ALL))
    single = [set(row.nonzero()[0].tolist()) for row in allowed]
    inside = {tag(Kind.COMPANY, 1)}
    assert single == [{tag(Kind.COMPANY, 0)}, inside, inside, {tag(Kind.COMPANY, 2)}, {OUTSIDE}]
    assert weights.tolist() == [1.0] * 5


def test_a_corpus_that_merges_two_kinds_allows_both() -> None:
    allowed, _ = targets(Example("京", (Label(0, 1, FIRM),), ALL))
    assert set(allowed[0].nonzero()[0].tolist()) == {tag(Kind.COMPANY, 3), tag(Kind.ORG, 3)}


def test_a_kind_a_corpus_is_silent_about_may_hide_in_its_other_text() -> None:
    scheme = Scheme({}, kinds(Kind.TITLE), trust=0.5)
    allowed, weights = targets(Example("社長", (), scheme))
    assert allowed[0, OUTSIDE]
    assert allowed[0, tag(Kind.TITLE, 0)]
    assert not allowed[0, tag(Kind.PERSON, 0)]
    assert weights.tolist() == [0.5, 0.5]


def test_a_label_of_unknown_kind_counts_for_nothing() -> None:
    allowed, weights = targets(Example("氏", (Label(0, 1, frozenset()),), ALL))
    assert weights.tolist() == [0.0]
    assert allowed.shape == (1, N_TAGS)


def test_of_labels_that_overlap_the_longer_stays() -> None:
    firm = kinds(Kind.COMPANY)
    assert disjoint([Label(0, 2, firm), Label(1, 5, firm), Label(6, 7, firm)]) == (Label(1, 5, firm), Label(6, 7, firm))


def test_windows_of_the_gold_keep_every_name() -> None:
    examples = list(gold(GOLD))
    assert sum(len(example.labels) for example in examples) > 3_000
    for example in examples:
        assert all(example.text[start:end].strip() for start, end, _ in example.labels)


def test_names_are_swapped_with_their_labels() -> None:
    example = Example("腾讯和腾讯云的人", (Label(0, 2, kinds(Kind.COMPANY)), Label(3, 5, kinds(Kind.COMPANY))), ALL)
    other = varied(example, [{("zh", Kind.COMPANY): ["澜石科技"]}], random.Random(1), 1.0)
    assert other.text == "澜石科技和澜石科技云的人"
    assert [other.text[start:end] for start, end, _ in other.labels] == ["澜石科技", "澜石科技"]
    assert varied(example, [{}], random.Random(1), 1.0) == example


def test_a_text_with_kana_is_japanese() -> None:
    assert base_of("社長は") == "ja"
    assert base_of("社长说") == "zh"


def test_pools_hold_the_names_of_examples_by_language_and_kind() -> None:
    pools = pools_of([Example("腾讯说", (Label(0, 2, kinds(Kind.COMPANY)),), ALL)])
    assert pools == {("zh", Kind.COMPANY): ["腾讯"]}


def stockmark_folder(folder: Path) -> Path:
    records = [
        {
            "curid": "11",
            "text": "慶応大学とソニーだ。",
            "entities": [
                {"name": "慶応大学", "span": [0, 4], "type": "法人名"},
                {"name": "ソニー", "span": [5, 8], "type": "法人名"},
            ],
        },
        {"curid": "20", "text": "ホンダだ。", "entities": [{"name": "ホンダ", "span": [0, 3], "type": "法人名"}]},
    ]
    (folder / "stockmark_ner").mkdir()
    (folder / "stockmark_ner" / "ner.json").write_text(json.dumps(records), encoding="utf-8")
    return folder


def test_a_tenth_of_stockmark_is_held_out_and_public_bodies_are_organisations(tmp_path: Path) -> None:
    folder = stockmark_folder(tmp_path)
    (seen,), (unseen,) = list(stockmark(folder)), list(stockmark(folder, held_out=True))
    assert [label.kinds for label in seen.labels] == [kinds(Kind.ORG), kinds(Kind.COMPANY)]
    assert unseen.text == "ホンダだ。"


def test_tokens_and_labels_in_columns_become_spans(tmp_path: Path) -> None:
    (tmp_path / "ud_ja_gsd_ne").mkdir()
    lines = "ソニー\tB-ORG\n銀行\tI-ORG\nは\tO\n\n東京\tB-GPE\n\n"
    (tmp_path / "ud_ja_gsd_ne" / "train.bio").write_text(lines, encoding="utf-8")
    first, second = public(tmp_path, "ud_ja_gsd_ne")
    assert first.text == "ソニー銀行は"
    assert first.labels == (Label(0, 5, FIRM),)
    assert second.labels == (Label(0, 2, kinds(Kind.PLACE)),)


def test_a_missing_corpus_and_a_wrong_encoder_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="--data"):
        public(tmp_path, "uner")
    (tmp_path / "e5.bin").write_bytes(b"junk")
    with pytest.raises(TrainingError, match="not the encoder"):
        read_encoder(tmp_path / "e5.bin")
