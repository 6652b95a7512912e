"""Reads the public corpora of names and our own gold, each by its own scheme.

Which corpora there are, and under which licences, the model card says.
"""

import csv
import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import TrainingError
from pipeline.gold.model import GoldDocument
from pipeline.gold.storage import read_corpus
from pipeline.names.tagger.tagger import windows
from pipeline.names.tagger.tags import Kind
from pipeline.text import Layout, analyse
from pipeline.text.folding import fold_in_place
from pipeline.train.examples import FIRM, Example, Kinds, Label, Scheme, disjoint, kinds
from pipeline.vocabulary import Lang

_UNKNOWN: Kinds = frozenset()
_UNLABELLED = Scheme({}, frozenset(Kind))
_TITLE, _PRODUCT, _OTHER, _PLACE = kinds(Kind.TITLE), kinds(Kind.PRODUCT), kinds(Kind.OTHER), kinds(Kind.PLACE)
_PERSON, _COMPANY, _ORG = kinds(Kind.PERSON), kinds(Kind.COMPANY), kinds(Kind.ORG)
_THING = _PRODUCT | _OTHER

_GOLD = Scheme({str(kind): kinds(kind) for kind in Kind}, _PLACE | _THING)
_NEWS = Scheme({"ORG": FIRM, "PER": _PERSON, "LOC": _PLACE}, _TITLE | _THING)
_STOCKMARK = Scheme(
    {
        "人名": _PERSON,
        "法人名": _COMPANY,
        "地名": _PLACE,
        "製品名": _PRODUCT,
        "政治的組織名": _ORG,
        "その他の組織名": _ORG,
        "施設名": _OTHER,
        "イベント名": _OTHER,
    },
    _TITLE,
)
_IREX = Scheme(
    {"ORGANIZATION": FIRM, "PERSON": _PERSON, "LOCATION": _PLACE, "ARTIFACT": _THING, "OPTIONAL": _UNKNOWN},
    _TITLE | _OTHER,
)
_ONTONOTES = Scheme(
    {
        "ORG": FIRM,
        "PERSON": _PERSON,
        "GPE": _PLACE,
        "LOC": _PLACE,
        "FAC": _OTHER,
        "PRODUCT": _PRODUCT,
        "WORK_OF_ART": _THING,
        "EVENT": _OTHER,
        "TITLE_AFFIX": _UNKNOWN,
        "NORP": _UNKNOWN,
    },
    _TITLE,
)
_EVENTS = Scheme(
    {
        "sub-org": FIRM,
        "obj-org": FIRM,
        "target-company": FIRM,
        "sub-per": _PERSON,
        "obj-per": _PERSON,
        "title": _TITLE,
    },
    frozenset(),
    trust=0.4,
)
_FILINGS = Scheme(
    {
        "Company": _COMPANY,
        "StockAbbr": _COMPANY,
        "Institution": FIRM,
        "EquityHolder": FIRM | _PERSON,
        "Pledgee": FIRM | _PERSON,
    },
    frozenset(),
    trust=0.4,
)

# A 法人名 of stockmark is any legal person; what ends so is an organisation to us, not a firm.
_PUBLIC_BODIES = (
    *("大学", "大学院", "学校", "学園", "学院", "高校", "協会", "協議会", "財団", "法人", "病院", "研究所"),
    *("機構", "連盟", "組合", "委員会", "会議所"),
)


_MASK = re.compile("<N>")
_BLANK = re.compile("(?<![A-Za-z]) | (?![A-Za-z])")
_END = re.compile("[。!?！？]")


def gold(folder: Path) -> Iterator[Example]:
    """Yield windows of our gold documents."""
    for document in read_corpus([folder]):
        yield from _windows_of(document)


def gold_names(document: GoldDocument) -> Example:
    """Return a whole gold document with its names."""
    layout = analyse(document.text, lang=document.lang)
    return _part(document, layout, 0, len(layout.folded.text))


def _windows_of(document: GoldDocument) -> Iterator[Example]:
    layout = analyse(document.text)
    folded = layout.folded
    for start, end in windows((folded.locate(sentence.start) for sentence in layout.sentences), len(folded.text)):
        yield _part(document, layout, start, end)


def _part(document: GoldDocument, layout: Layout, start: int, end: int) -> Example:
    """Return the stretch [start, end) of a document's folded text with the names in it."""
    folded = layout.folded
    names = (
        Label(folded.locate(name.start), folded.locate(name.end), _GOLD.kinds[name.type])
        for name in document.annotation.names
    )
    inside = (Label(first - start, last - start, kind) for first, last, kind in names if start <= first and last <= end)
    return Example(folded.text[start:end], tuple(inside), _GOLD)


def _example(text: str, spans: Iterable[tuple[int, int, str]], scheme: Scheme, lang: Lang) -> Example:
    labels = (Label(start, end, scheme.kinds[label]) for start, end, label in spans if label in scheme.kinds)
    return Example(fold_in_place(text, lang), disjoint(labels), scheme)


def _bio(path: Path, scheme: Scheme, lang: Lang, columns: tuple[int, int] = (0, 1)) -> Iterator[Example]:
    """Yield the sentences of a file of tokens and BIO labels, one token a line, an empty line between sentences."""
    tokens: list[str] = []
    spans: list[list[Any]] = []
    length = 0
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#") and "=" in line:
            continue
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if len(cells) <= columns[1]:
            if tokens:
                yield _example("".join(tokens), map(tuple, spans), scheme, lang)
            tokens, spans, length = [], [], 0
            continue
        token, label = cells[columns[0]], cells[columns[1]]
        begin, _, name = label.partition("-")
        if begin == "B":
            spans.append([length, length + len(token), name])
        elif begin == "I" and spans and spans[-1][1] == length:
            spans[-1][1] = length + len(token)
        tokens.append(token)
        length += len(token)


def _aishell(folder: Path) -> Iterator[Example]:
    for name in ("dev", "test"):
        yield from _bio(folder / "aishell_ner" / f"{name}.bio.txt", _NEWS, Lang.ZH_HANS)


def _uner(folder: Path) -> Iterator[Example]:
    path = folder / "uner" / "UNER_Chinese-GSDSIMP" / "zh_gsdsimp-ud-train.iob2"
    return _bio(path, _NEWS, Lang.ZH_HANS, (1, 2))


def _ja_gsd(folder: Path) -> Iterator[Example]:
    return _bio(folder / "ud_ja_gsd_ne" / "train.bio", _ONTONOTES, Lang.JA)


def stockmark(folder: Path, *, held_out: bool = False) -> Iterator[Example]:
    """Yield the sentences of stockmark: nine tenths to train on, or the tenth that no training sees."""
    records = json.loads((folder / "stockmark_ner" / "ner.json").read_text(encoding="utf-8"))
    for record in records:
        if (int(record["curid"]) % 10 == 0) is not held_out:
            continue
        example = _example(
            record["text"],
            ((*each["span"], each["type"]) for each in record["entities"]),
            _STOCKMARK,
            Lang.JA,
        )
        labels = tuple(
            label._replace(kinds=_ORG)
            if label.kinds == _COMPANY and example.text[label.start : label.end].endswith(_PUBLIC_BODIES)
            else label
            for label in example.labels
        )
        yield Example(example.text, labels, _STOCKMARK)


def _wac(folder: Path) -> Iterator[Example]:
    with (folder / "wac_ne" / "wac_ne.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            spans = ((each["start"], each["end"], each["label"]) for each in record["ents"])
            yield _example(record["text"], spans, _IREX, Lang.JA)


def _fewfc(folder: Path) -> Iterator[Example]:
    seen: set[str] = set()
    for name in ("train_base", "dev_base", "train_trans", "dev_trans", "test_trans"):
        with (folder / "fewfc" / f"{name}.json").open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["content"] in seen:
                    continue
                seen.add(record["content"])
                mentions = (mention for event in record["events"] for mention in event["mentions"])
                spans = {(*each["span"], each["role"]) for each in mentions}
                yield _example(record["content"], sorted(spans), _EVENTS, Lang.ZH_HANS)


def _chfinann(folder: Path) -> Iterator[Example]:
    for name in ("dev", "test"):
        for record in json.loads((folder / "chfinann_ner" / f"{name}.json").read_text(encoding="utf-8")):
            spans = ((start, end, label) for _, label, start, end, _ in record["labels"])
            yield _example(record["text"], spans, _FILINGS, Lang.ZH_HANS)


def _finre(folder: Path) -> Iterator[Example]:
    """Yield the sentences of FinRE, which say nothing of who is a firm and who is not; their numbers are masked."""
    rng = random.Random(0)  # noqa: S311  nothing secret
    seen: set[str] = set()
    for name in ("train", "valid", "test"):
        for line in (folder / "finre" / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
            text = line.split("\t")[-1].strip()
            if text and text not in seen:
                seen.add(text)
                yield _example(_MASK.sub(lambda _: str(rng.randint(1, 60)), text), (), _UNLABELLED, Lang.ZH_HANS)


def _jawikinews(folder: Path) -> Iterator[Example]:
    """Yield windows of the articles of Wikinews, whose words stand apart."""
    with gzip.open(folder / "jawikinews" / "cleaned-data.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = _BLANK.sub("", row[1])
            for start, end in windows((found.end() for found in _END.finditer(text)), len(text)):
                yield _example(text[start:end], (), _UNLABELLED, Lang.JA)


PUBLIC: Mapping[str, Callable[[Path], Iterator[Example]]] = {
    "aishell_ner": _aishell,
    "chfinann_ner": _chfinann,
    "fewfc": _fewfc,
    "finre": _finre,
    "jawikinews": _jawikinews,
    "stockmark_ner": stockmark,
    "ud_ja_gsd_ne": _ja_gsd,
    "uner": _uner,
    "wac_ne": _wac,
}


def public(folder: Path, name: str) -> list[Example]:
    """Return the examples of a public corpus; raises TrainingError when it is not in the folder or not as expected."""
    try:
        examples = list(PUBLIC[name](folder))
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{folder / name}: cannot be read ({error}); name the folder that holds the corpora with --data"
        raise TrainingError(message) from error
    return [example for example in examples if example.text.strip()]
