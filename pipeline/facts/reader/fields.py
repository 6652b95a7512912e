"""What the reader tells of a quantity, and in which order."""

from collections.abc import Mapping

from pipeline.vocabulary import CORE_METRICS, Base, Direction, Modality, Polarity, Role, Stat

# After the metrics come what states nothing, and a title that somebody holds somewhere. The network learns of titles
# too, but is not asked about them: on dev one in three of the roles that it found beyond those of the rules was right.
METRICS = tuple(sorted(CORE_METRICS))
NOTHING = len(METRICS)
ROLE = NOTHING + 1
N_KINDS = ROLE + 1

Code = Direction | Base | Role | Stat | Modality | Polarity | None
CODES: Mapping[str, tuple[Code, ...]] = {
    "direction": (None, *Direction),
    "base": (None, *Base),
    "role": (None, *Role),
    "stat": (None, *Stat),
    "modality": tuple(Modality),
    "polarity": tuple(Polarity),
}
# Fields whose value stands in the text, of which rules know the others better, and only a title has an object.
ASKED = ("subject", "metric_text")
POINTED = ("subject", "metric_text", "qualifier", "speaker", "time", "object")
