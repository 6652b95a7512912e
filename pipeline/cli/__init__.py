"""The console command: one module per verb, imported when the verb is used."""

from pipeline.cli.main import main

__all__ = ["main"]
