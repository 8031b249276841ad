"""When a deed is refused: in words for a reader, with nothing changed."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """The deed did not happen; ``words`` says why. A form can take it as it is: ``form.add_error(None, refused)``."""

    status = 409

    @property
    def words(self) -> str:
        return " ".join(self.messages)


class KeyReused(Refused):
    """A client-made key came back with something else in it."""

    status = 422


class TooMany(Refused):
    """More often in an hour than people do this."""

    status = 429


class Busy(Refused):
    """Others held the lock for too long."""

    status = 503


class Stale(Refused):
    """The row was changed after the reader saw it."""
