"""What a handler may answer, which handler serves which kind, and what is done by the clock.

A handler is called with an :class:`~plugdedag.outbox.models.Effect` and returns what is to be kept of its payload. It
raises one of those below when the effect did not (surely) happen. Which handlers there are is wired by ``config``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.conf import settings
from django.utils.module_loading import import_string

from plugdedag.outbox.models import Effect

Handler = Callable[[Effect], dict[str, Any]]
Chore = Callable[[], None]


class NotNow(Exception):
    """It surely did not happen, and later it may: try again."""


class Refused(Exception):
    """It surely did not happen and never will: the other side said no."""


class Held(Exception):
    """It surely did not happen, and must not before a person says so: the address takes nothing."""


class Doubtful(Exception):
    """It may have happened. Trying again could double it, so a person decides."""


def handlers() -> Mapping[str, Handler]:
    """The handlers named by the setting ``EFFECT_HANDLERS`` (dotted path of a dict), by kind."""
    return cast(Mapping[str, Handler], import_string(settings.EFFECT_HANDLERS))


def chores() -> Mapping[str, Chore]:
    """What the worker does now and then, named by the setting ``CHORES`` (dotted path of a dict), by name."""
    return cast(Mapping[str, Chore], import_string(settings.CHORES))
