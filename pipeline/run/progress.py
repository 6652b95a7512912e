"""Progress of a run, as an interface: silent, log lines, or whatever a caller shows."""

import logging
import time
from typing import Protocol

logger = logging.getLogger("pipeline")


class Progress(Protocol):
    """Told about each document as its rows are done."""

    def advance(self, *, path: str, n_chars: int, n_facts: int, error: str) -> None:
        """Take note of one finished document; `error` is empty when it went well."""


class NullProgress:
    """Says nothing."""

    def advance(self, *, path: str, n_chars: int, n_facts: int, error: str) -> None:
        """Do nothing."""


class LogProgress:
    """Writes a log line for each failure, and every few seconds one for the run."""

    def __init__(self, *, interval: float = 5.0) -> None:
        """Log at most once per `interval` seconds, failures aside."""
        self._interval = interval
        self._begun = self._last = time.monotonic()
        self._documents = self._chars = self._facts = 0

    def advance(self, *, path: str, n_chars: int, n_facts: int, error: str) -> None:
        """Count the document, and log when it failed or the interval has passed."""
        self._documents += 1
        self._chars += n_chars
        self._facts += n_facts
        if error:
            logger.warning("%s: %s", path, error)
        now = time.monotonic()
        if now - self._last >= self._interval:
            self._last = now
            rate = self._chars / (now - self._begun)
            logger.info("%d documents, %d facts, %.0f chars/s", self._documents, self._facts, rate)
