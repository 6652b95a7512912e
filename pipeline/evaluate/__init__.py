"""Compares what the pipeline finds with the gold corpus: scores, errors, floors and agreement of annotators."""
