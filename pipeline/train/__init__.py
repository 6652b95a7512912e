"""Training of the names tagger: corpora, the network, the loop, export to ONNX and the model card."""
