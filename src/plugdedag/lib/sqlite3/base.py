"""The SQLite of Django, in which the threads of a process write in the order in which they came.

Theory of operation. SQLite lets one write at a time and has no line: who finds it taken looks again after a pause, and
the longer somebody waited the longer the pauses are, so under load some wait for ever and are told “database is
locked”. Here a transaction first takes its turn in a line of this process, one for each file, and gives it back when it
ends, however it ends. Other processes (the worker, a backup) still meet us at SQLite's own lock: but there is one of
us at it then, not all.
"""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from plugdedag.lib.line import Line

PATIENCE = 5.0  # seconds, when the options say nothing: as Python's sqlite3

lines: defaultdict[str, Line] = defaultdict(Line)
making = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it begins a transaction."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.line: Line | None = None  # the one whose turn we have

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode == "IMMEDIATE":  # type: ignore[attr-defined]  # one that only reads needs no turn
            self.take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self.give_turn()
            raise

    def _set_autocommit(self, autocommit: bool) -> None:
        try:
            super()._set_autocommit(autocommit)  # type: ignore[misc]
        finally:
            if autocommit:
                self.give_turn()

    def close(self) -> None:
        """Close; what was not committed is undone, and the turn is over."""
        try:
            super().close()
        finally:
            self.give_turn()

    def take_turn(self) -> None:
        """Wait in the line of this file. Raises what SQLite itself does when it takes too long."""
        line = line_of(str(self.settings_dict["NAME"]))
        if not line.enter(self.settings_dict["OPTIONS"].get("timeout", PATIENCE)):
            raise OperationalError("database is locked: its turn did not come")
        self.line = line

    def give_turn(self) -> None:
        line, self.line = self.line, None
        if line is not None:
            line.leave()


def line_of(name: str) -> Line:
    """The line for a file, one in this process however many connections there are."""
    with making:
        return lines[os.path.realpath(name)]
