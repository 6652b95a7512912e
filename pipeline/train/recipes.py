"""How the models that are shipped were trained."""

from collections.abc import Mapping
from dataclasses import dataclass, field

GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Shape:
    """What of the encoder is kept, and how wide the head is.

    layers: the first ones. inner: units of the feed-forward part of each, those with the greatest weights; None keeps
    all. table: columns the table of pieces is factored into, and then learns on; None keeps it as it is.
    told: the layer after which its states are told to who reads on; None tells nothing.
    """

    layers: int = 12
    inner: int | None = None
    table: int | None = None
    head: int = 192
    told: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How to train the reader of facts, upon what a finished tagger tells.

    limits: the longest passages, in characters, of the forms in which passes take the documents in turn; all but the
    first have other amounts, and a share `swap` of other names. passes: over the documents whose facts are annotated.
    batch: passages. width: of the states of characters. checkpoint: steps.
    """

    limits: tuple[int, ...] = (640, 640, 260, 640, 400, 640, 640, 300)
    swap: float = 0.5
    passes: int = 12
    batch: int = 4
    width: int = 192
    seed: int = 1
    rate: float = 1e-3
    warm_up: float = 0.06
    checkpoint: int = 200


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. shares: how often a pass holds each corpus; less than one takes that part of it.

    teacher: the model whose opinion is learnt, of all texts; None learns from the labels alone. swap: share of names
    put in the place of others, in the corpora `swapped`. batch: pieces of a batch, padding included. checkpoint: steps.
    least: probabilities below which names are left out, where they are not those of all models; chosen on dev.
    """

    shares: Mapping[str, float]
    shape: Shape = field(default_factory=Shape)
    teacher: str | None = None
    passes: int = 1
    seed: int = 1
    batch: int = 2_500
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    warm_up: float = 0.06
    swap: float = 0.35
    swapped: tuple[str, ...] = (GOLD, "stockmark_ner")
    checkpoint: int = 100
    least: Mapping[str, float] = field(default_factory=dict)


ACCURATE = Recipe(
    shares={
        GOLD: 14,
        "stockmark_ner": 1.5,
        "ud_ja_gsd_ne": 1,
        "wac_ne": 0.4,
        "aishell_ner": 0.5,
        "uner": 1.2,
        "fewfc": 0.5,
        "chfinann_ner": 0.2,
    },
    shape=Shape(told=8),
)
FAST = Recipe(
    shares={
        GOLD: 24,
        "stockmark_ner": 3,
        "ud_ja_gsd_ne": 1,
        "wac_ne": 1,
        "aishell_ner": 1,
        "uner": 2,
        "fewfc": 1,
        "chfinann_ner": 1,
        "finre": 1,
        "jawikinews": 0.5,
    },
    shape=Shape(layers=2, inner=768, table=192, head=128),
    teacher="accurate",
    passes=3,
    encoder_rate=6e-4,
    head_rate=2e-3,
    swap=0.5,
    swapped=(GOLD, "stockmark_ner", "ud_ja_gsd_ne", "uner", "aishell_ner", "wac_ne"),
    checkpoint=400,
    least={"COMPANY": 0.93, "TITLE": 0.7},
)
READER = Reading()
RECIPES: Mapping[str, Recipe] = {"accurate": ACCURATE, "fast": FAST}
