"""Files that appear whole or not at all."""

import os
from pathlib import Path


def staging_path(path: Path) -> Path:
    """Return where a file is written before it takes its name: hidden, in the same folder."""
    return path.with_name(f".{path.name}.partial")


def publish(path: Path) -> None:
    """Give a staged file its name: its bytes reach the disk first, and readers see the old or the new file."""
    staged = staging_path(path)
    descriptor = os.open(staged, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    staged.replace(path)
