"""Opens a trained network: one core, no messages, and the same answer whatever was asked before."""

from pathlib import Path

import onnxruntime

_SLOWER = ["SkipLayerNormFusion"]  # the fused kernel takes eight times as long as the two it replaces


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """Return a session for a network; ONNX Runtime raises classes of its own, which share no public base."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, ["CPUExecutionProvider"], disabled_optimizers=_SLOWER)
