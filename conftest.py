"""Runs the Python blocks of README.md and docs/ as tests; passes over training code where its extra is missing."""

from importlib.util import find_spec

from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["README.md", "docs/*.md"],
).pytest()

# Of the training code only what reads its data runs without torch.
collect_ignore = (
    []
    if find_spec("torch") and find_spec("onnx")
    else [
        f"pipeline/train/{name}.py"
        for name in ("export", "heads", "loop", "network", "reading", "train", "train_reader")
    ]
)
