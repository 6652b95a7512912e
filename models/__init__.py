"""The trained models: a folder each, with its card."""
