"""Progress on a terminal: a bar; elsewhere log lines."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as RichProgress
from rich.progress import TaskID, TextColumn, TimeElapsedColumn

from pipeline.run.progress import LogProgress, NullProgress, Progress


class BarProgress:
    """A line that moves, with counts of documents, facts and failures; failures are printed above it."""

    def __init__(self, bar: RichProgress, task: TaskID) -> None:
        """Show progress in a task of a rich progress display."""
        self._bar = bar
        self._task = task
        self._n_facts = self._n_chars = self._n_failed = 0

    def advance(self, *, path: str, n_chars: int, n_facts: int, error: str) -> None:
        """Move on by one document."""
        self._n_facts += n_facts
        self._n_chars += n_chars
        if error:
            self._n_failed += 1
            self._bar.console.print(f"{path}: {error}", style="red", markup=False, highlight=False)
        self._bar.update(
            self._task, advance=1, facts=self._n_facts, chars=self._n_chars, failed=self._n_failed, path=path
        )


@contextmanager
def progress_for(*, quiet: bool) -> Iterator[Progress]:
    """Yield the progress that suits standard error: nothing, a bar, or log lines."""
    console = Console(stderr=True)
    if quiet:
        yield NullProgress()
    elif not console.is_terminal:
        yield LogProgress()
    else:
        with RichProgress(
            TextColumn("{task.completed} documents · {task.fields[chars]:,} characters · {task.fields[facts]} facts"),
            TextColumn("· {task.fields[failed]} failed"),
            TimeElapsedColumn(),
            TextColumn("{task.fields[path]}", style="dim"),
            console=console,
            transient=True,
        ) as bar:
            yield BarProgress(bar, bar.add_task("", total=None, facts=0, chars=0, failed=0, path=""))
