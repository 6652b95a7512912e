"""Runs the stages over documents: batches, progress, rows, and the result."""
