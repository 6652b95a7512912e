"""The gold corpus itself: every document is right, the documents are apart, and the test split stays unseen."""

import json
from functools import cache
from pathlib import Path

import pytest

from pipeline.evaluate.agreement import paired
from pipeline.gold.check import errors
from pipeline.gold.markup import parse, render
from pipeline.gold.model import GoldDocument, Layer, Style
from pipeline.gold.stats import idle_numbers
from pipeline.gold.storage import files, from_json, read_document, to_text
from pipeline.gold.variety import problems
from pipeline.text import analyse
from pipeline.vocabulary import Lang

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "corpus" / "gold"
SPLITS = ("train", "dev", "test")
FILES = {split: list(files([GOLD / split])) for split in SPLITS}
SHORTEST_SENTENCE = 14  # characters; shorter ones can be the same by chance


@cache
def documents(split: str) -> list[GoldDocument]:
    return [read_document(file) for file in FILES[split]]


@pytest.mark.parametrize("split", SPLITS)
def test_every_document_holds_all_invariants(split: str) -> None:
    assert {document.id: list(errors(document)) for document in documents(split)} == {
        document.id: [] for document in documents(split)
    }


@pytest.mark.parametrize("split", SPLITS)
def test_every_file_is_as_the_corpus_writes_it(split: str) -> None:
    for file, document in zip(FILES[split], documents(split), strict=True):
        source = file.read_text(encoding="utf-8")
        assert file.name == f"{document.id}.json"
        assert to_text(document) == source
        assert from_json(json.loads(source)) == document
        assert parse(render(document)) == document


def test_no_two_documents_have_one_id() -> None:
    ids = [document.id for split in SPLITS for document in documents(split)]
    assert len(ids) == len(set(ids))


def test_documents_are_written_apart() -> None:
    assert list(problems([document for split in SPLITS for document in documents(split)])) == []


@pytest.mark.parametrize("split", ["dev", "test"])
def test_dev_and_test_are_annotated_whole_and_twice(split: str) -> None:
    assert all(document.layers == tuple(Layer) for document in documents(split))
    annotators = [[read_document(file) for file in files([GOLD / "annotators" / who / split])] for who in ("1", "2")]
    assert len(paired(*annotators)) == len(documents(split))
    assert {document.id: document.text for document in annotators[0]} == {
        document.id: document.text for document in documents(split)
    }


@pytest.mark.parametrize("split", SPLITS)
def test_numbers_that_state_nothing_are_there(split: str) -> None:
    n_idle, n_sentences = idle_numbers(documents(split))
    assert n_idle >= 0.15 * n_sentences


def test_no_sentence_of_the_test_split_is_anywhere_else() -> None:
    """Neither in the other splits nor in code, tables, tests or docs."""
    folders = ("pipeline", "tests", "docs", "benchmarks", "corpus/sample", "corpus/gold/train", "corpus/gold/dev")
    suffixes = {".py", ".tsv", ".md", ".txt", ".html", ".json", ".jsonl"}
    sources = [ROOT / "README.md"]
    sources += [file for folder in folders for file in (ROOT / folder).rglob("*") if file.suffix in suffixes]
    elsewhere = "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in sources)
    seen = [
        f"{document.id}: {sentence}"
        for document in documents("test")
        for span in analyse(document.text, lang=document.lang).sentences
        if len(sentence := document.text[span.start : span.end]) >= SHORTEST_SENTENCE and sentence in elsewhere
    ]
    assert seen == []


def test_the_corpus_is_as_large_and_as_mixed_as_its_card_says() -> None:
    complete = {split: [d for d in documents(split) if Layer.FACTS in d.layers] for split in SPLITS}
    assert (len(complete["dev"]), len(complete["test"])) == (40, 40)
    assert len(complete["train"]) >= 550
    assert len(documents("train")) >= 550
    whole = [document for split in SPLITS for document in documents(split)]
    assert len({document.genre for document in whole}) >= 12
    assert len({document.industry for document in whole}) >= 20
    for split in SPLITS:
        japanese = [document for document in documents(split) if document.lang is Lang.JA]
        chinese = [document for document in documents(split) if document.lang is not Lang.JA]
        assert len(japanese) == pytest.approx(len(documents(split)) / 2, rel=0.1)
        assert sum(document.style is Style.TRANSLATED for document in japanese) >= 0.2 * len(japanese)
        assert sum(document.lang is Lang.ZH_HANT for document in chinese) >= 0.2 * len(chinese)
