"""Forms that let people type too much, keep it, and say in words how much fits.

A ``maxlength`` in the page cuts a pasted text off without a word. So it is left out, and the form answers.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.keys import KeyField
from plugdedag.lib.sight import is_seen, shows

TOO_LONG = _(
    "This is %(show_value)d characters long; %(limit_value)d fit. All of it is still here: make it shorter."
)
EMPTY = _("Please fill this in.")
UNSEEN = _("There is an invisible character in this address. Type it anew instead of pasting it.")

WRITTEN = ("text", "why")  # the fields that hold more than a word

# Invisible, and they turn the words of ours that come after: a name may not do that. Right-to-left text needs none.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class RoomyForm(forms.Form):
    """A form that keeps everything typed, however long, and speaks in our words."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(straight(data), *args, **kwargs)
        make_room(self.fields)

    def put(self, **values: object) -> None:
        """Show other values in a form that was sent, such as a new key or version; what was typed stays."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, value in values.items():
            data[self.add_prefix(name)] = str(value)
        self.data = data


class KeyForm(RoomyForm):
    """A form under a client-made key: sending it twice is sending it once."""

    client_key = KeyField()

    def renew_key(self) -> None:
        """The same words under a fresh key, with the errors they got: sending once more is a new intent."""
        self.put(client_key=uuid.uuid4())


def typed(data: QueryDict) -> str:
    """The longer texts of what was sent, for a page that has no form left to show them in."""
    return "\n\n".join(filter(None, (data.get(name, "").strip() for name in WRITTEN)))


def straight(data: Any) -> Any:
    """What was sent, without the characters that turn the direction of what follows; what shows nothing is empty."""
    if not data or all(value == seen(value) for value in every_text(data)):
        return data
    lists = data.lists() if isinstance(data, QueryDict) else ((name, [value]) for name, value in data.items())
    made = QueryDict(mutable=True)
    for name, values in lists:
        made.setlist(name, [seen(each) if isinstance(each, str) else each for each in values])
    return made


def seen(text: str) -> str:
    """The text as it can be read. A name of invisible characters is no name."""
    return TURNING.sub("", text) if shows(text) else ""


def every_text(data: Any) -> list[str]:
    values = (
        [value for values in data.lists() for value in values[1]]
        if isinstance(data, QueryDict)
        else data.values()
    )
    return [value for value in values if isinstance(value, str)]


def make_room(fields: Mapping[str, forms.Field]) -> None:
    """Take the silent limits off the widgets, and give the loud ones our words."""
    for field in fields.values():
        field.widget.attrs.pop("maxlength", None)
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = EMPTY
        if isinstance(field, forms.EmailField):
            field.validators.append(all_seen)
        limit = getattr(field, "max_length", None)
        if limit is not None:
            for validator in field.validators:
                if isinstance(validator, MaxLengthValidator):
                    validator.message = TOO_LONG


def all_seen(address: str) -> None:
    """Raise a ``ValidationError`` for an address that is not what it looks like."""
    if not all(map(is_seen, address)):
        raise forms.ValidationError(UNSEEN)
