"""What the reader tells of a quantity, and in which order."""

from collections.abc import Mapping

from pipeline.vocabulary import CORE_METRICS, Base, Direction, Modality, Polarity, Role, Stat

# A quantity that states nothing comes after the last metric.
METRICS = tuple(sorted(CORE_METRICS))
NOTHING = len(METRICS)

Code = Direction | Base | Role | Stat | Modality | Polarity | None
CODES: Mapping[str, tuple[Code, ...]] = {
    "direction": (None, *Direction),
    "base": (None, *Base),
    "role": (None, *Role),
    "stat": (None, *Stat),
    "modality": tuple(Modality),
    "polarity": tuple(Polarity),
}
# Fields whose value stands in the text.
POINTED = ("subject", "metric_text", "qualifier", "speaker", "time")
