"""An encoder of one layer and a dozen pieces, for tests of training."""

import numpy as np

from pipeline.train.encoder import Encoder


def encoder() -> Encoder:
    """Return it; it is the same each time."""
    rng = np.random.default_rng(1)
    hidden, inner = 32, 64
    pieces = tuple((piece, -5.0) for piece in "▁腾讯说好的人很多在百度")
    shapes = {f"l0.{part}.w": hidden * hidden for part in ("q", "k", "v", "ao")}
    shapes |= {f"l0.{part}.b": hidden for part in ("q", "k", "v", "ao", "fo", "oln", "aln")}
    shapes |= {"l0.fi.w": hidden * inner, "l0.fi.b": inner, "l0.fo.w": hidden * inner}
    shapes |= {"emb.pos": 256 * hidden, "emb.type": hidden, "emb.ln.b": hidden}
    tensors = {name: rng.normal(0, 0.05, size).astype(np.float32) for name, size in shapes.items()}
    tensors |= {name: np.ones(hidden, np.float32) for name in ("l0.aln.w", "l0.oln.w", "emb.ln.w")}
    words = rng.normal(0, 1, (len(pieces) + 3, hidden)).astype(np.float32)
    return Encoder(hidden, 1, 4, inner, 1e-5, words, pieces, tensors)
