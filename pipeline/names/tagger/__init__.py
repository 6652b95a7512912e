"""The trained tagger: text in, names out; ONNX Runtime at run time, no network."""

from pipeline.names.tagger.tagger import Reading, Tagger

__all__ = ["Reading", "Tagger"]
