"""How long work tells how far it is. A deed takes a ``Progress`` and knows no screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many steps are done, and of how many."""


def quiet(what: str, done: int, total: int) -> None:
    """A progress that shows nothing."""


@contextmanager
def shown(console: Console) -> Iterator[Progress]:
    """A bar on the terminal while the context lasts; nothing when nobody is looking."""
    columns = [TextColumn("{task.description:<28}"), BarColumn(), TimeElapsedColumn()]
    with Bar(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield tell
