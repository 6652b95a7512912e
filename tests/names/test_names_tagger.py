"""The trained tagger: its parts by themselves, and the model that is shipped."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inline_names import found, mentions, parse

from pipeline.config import DEFAULT_MODEL, NO_MODEL
from pipeline.errors import ModelError
from pipeline.names.shipped import tagger_of
from pipeline.names.tagger.features import features
from pipeline.names.tagger.pieces import BEGIN, END, N_SPECIAL, UNKNOWN, Pieces
from pipeline.names.tagger.tagger import WINDOW, windows
from pipeline.names.tagger.tags import KINDS, N_TAGS, OUTSIDE, Kind, decode, log_probabilities, shares, tag
from pipeline.vocabulary import Lang, Source

VOCABULARY = (("▁", -3.0), ("字节", -4.0), ("字", -6.0), ("节", -6.0), ("跳", -6.0), ("动", -6.0), ("跳动", -5.0))


def test_the_likeliest_cut_is_taken() -> None:
    numbers, owners = Pieces(VOCABULARY).cut("字节跳动")
    assert numbers == [BEGIN, *(N_SPECIAL + index for index in (0, 1, 6)), END]
    assert owners == [2, 2, 3, 3]


def test_a_character_without_a_piece_is_unknown() -> None:
    numbers, owners = Pieces(VOCABULARY).cut("字㐂节")
    assert numbers[3] == UNKNOWN
    assert owners == [2, 3, 4]


@given(st.text(alphabet="字节跳动 㐂a", min_size=1, max_size=40))
def test_every_character_has_a_piece_and_pieces_are_in_order(text: str) -> None:
    numbers, owners = Pieces(VOCABULARY).cut(text)
    assert len(owners) == len(text)
    assert all(0 <= after - before <= 1 for before, after in pairwise(owners))
    assert owners[-1] == len(numbers) - 2


def test_features_say_where_in_its_piece_a_character_stands() -> None:
    read = features(Pieces((*VOCABULARY, ("abc", -4.0))), "abc字节")
    assert read.place.tolist() == [1, 2, 3, 1, 3]


def scores_for(path: list[int]) -> np.ndarray:
    scores = np.full((len(path), N_TAGS), -5.0, dtype=np.float32)
    scores[np.arange(len(path)), path] = 5.0
    return log_probabilities(scores)


def test_a_sequence_of_tags_becomes_names() -> None:
    path = [tag(Kind.COMPANY, 0), tag(Kind.COMPANY, 1), tag(Kind.COMPANY, 2), OUTSIDE, tag(Kind.PERSON, 3)]
    names = decode(scores_for(path))
    assert [(each.start, each.end, each.kind) for each in names] == [(0, 3, Kind.COMPANY), (4, 5, Kind.PERSON)]
    assert all(each.probability > 0.9 for each in names)


@given(st.lists(st.lists(st.floats(-8, 8, width=32), min_size=N_TAGS, max_size=N_TAGS), min_size=1, max_size=12))
def test_whatever_the_scores_the_names_are_disjoint_and_shares_are_probabilities(rows: list[list[float]]) -> None:
    scores = log_probabilities(np.array(rows, dtype=np.float32))
    names = decode(scores)
    assert all(before.end <= after.start for before, after in pairwise(names))
    assert all(0 <= each.start < each.end <= len(rows) for each in names)
    kinds = shares(scores)
    assert kinds.shape == (len(rows), len(KINDS))
    assert (kinds.sum(axis=1) <= 1.001).all()


def test_of_ill_formed_sequences_the_best_that_is_well_formed_is_taken() -> None:
    scores = np.full((3, N_TAGS), -9.0, dtype=np.float32)
    scores[0, [tag(Kind.COMPANY, 0), OUTSIDE]] = 4.0, 1.0
    scores[1, [tag(Kind.PERSON, 1), tag(Kind.COMPANY, 1)]] = 5.0, 4.0
    scores[2, tag(Kind.COMPANY, 2)] = 6.0
    assert [(each.start, each.end, each.kind) for each in decode(log_probabilities(scores))] == [(0, 3, Kind.COMPANY)]


@given(st.sets(st.integers(1, 2000), max_size=30))
def test_windows_cover_the_text_and_are_no_longer_than_allowed(cuts: set[int]) -> None:
    bounds = sorted({0, *cuts, 2001})
    spans = list(windows(bounds, bounds[-1]))
    assert spans[0][0] == 0
    assert spans[-1][1] == 2001
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert all(0 < end - start <= WINDOW for start, end in spans)


def test_what_is_found_in_a_text_does_not_depend_on_what_was_read_before() -> None:
    tagger = tagger_of(DEFAULT_MODEL)
    assert tagger is not None
    text = "智谱AI的首席科学家唐杰表示,字节跳动正在抢人。"
    alone = tagger.read(text)
    tagger.read("メルカリの山田進太郎CEOは語った。" * 10)
    again = tagger.read(text)
    assert alone.names == again.names
    assert (alone.shares == again.shares).all()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufffd", "。", "9" * WINDOW, "\u3042" * WINDOW])
def test_odd_texts_are_read(text: str) -> None:
    tagger = tagger_of(DEFAULT_MODEL)
    assert tagger is not None
    assert tagger.read(text).shares.shape == (len(text), len(KINDS))
    assert mentions(text, Lang.JA, DEFAULT_MODEL) is not None


# Firms and people in no table, without a word beside them that the rules know.
UNKNOWN_NAMES = [
    (Lang.ZH_HANS, "<c>澜石科技</c>的<t>副总裁</t><p>顾怀瑾</p>上周离开了公司。"),
    (Lang.ZH_HANS, "<c>云岫科技</c>起诉<c>栖木智能</c>挖走了它的算法工程师。"),
    (Lang.ZH_HANT, "<c>晶曜電子</c><t>董事長</t><p>林致遠</p>表示,今年不會裁員。"),
    (Lang.JA, "<c>ミナモト精工</c>は来春、<c>アオゾラ物流</c>と共同で倉庫を建てる。"),
    (Lang.JA, "昨年入社した<p>高瀬恵介</p>さんは、<c>ハルカゼ精工</c>の元<t former>技術責任者</t>だ。"),
]


@pytest.mark.parametrize(("lang", "sentence"), UNKNOWN_NAMES)
def test_the_model_finds_names_that_no_table_holds(lang: Lang, sentence: str) -> None:
    tagged = parse(sentence)
    assert found(tagged.text, lang, DEFAULT_MODEL) == tagged.expected
    assert any(each.source is Source.MODEL for each in mentions(tagged.text, lang, DEFAULT_MODEL))


NO_NAMES = [
    (Lang.ZH_HANS, "公司去年营收增长了三成,员工的平均年薪超过五十万元。"),
    (Lang.ZH_HANS, "苹果和香蕉都很甜,小米粥也不错。"),
    (Lang.ZH_HANT, "今年上半年的出口比去年同期增加百分之五。"),
    (Lang.JA, "同社の売上高は前年より三割増え、平均年収は八百万円に達した。"),
    (Lang.JA, "バイトの時給は千二百円で、交通費も出る。"),
]


@pytest.mark.parametrize(("lang", "text"), NO_NAMES)
def test_the_model_finds_nothing_in_ordinary_words(lang: Lang, text: str) -> None:
    assert found(text, lang, DEFAULT_MODEL) == []


def test_a_weak_rule_gives_way_to_the_doubt_of_the_model() -> None:
    text = "今年一季度国内出货量约3.2吉瓦时,明年提到20吉瓦时。"
    assert found(text, Lang.ZH_HANS, DEFAULT_MODEL) == []


def test_no_model_is_none() -> None:
    assert tagger_of(NO_MODEL) is None


def test_an_unknown_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model .*pipeline train"):
        tagger_of("quick")
    with pytest.raises(ModelError, match=r"no weights\.onnx"):
        tagger_of(str(tmp_path))


def test_broken_weights_say_what_to_do(tmp_path: Path) -> None:
    for name, text in (("weights.onnx", "junk"), ("pieces.tsv", "a\t-1.0\n"), ("settings.json", "{}")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match="train it again"):
        tagger_of(str(tmp_path))
