"""Fields that let people type too much, keep it, and say in words how much fits.

A ``maxlength`` in the page cuts a pasted text off without a word. So it is left out, and the form answers.
"""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

TOO_LONG = _(
    "This is %(show_value)d characters long; %(limit_value)d fit. All of it is still here: make it shorter."
)
EMPTY = _("This may not stay empty.")


def make_room(fields: Mapping[str, forms.Field]) -> None:
    """Take the silent limits off the widgets, and give the loud ones our words."""
    for field in fields.values():
        field.widget.attrs.pop("maxlength", None)
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = EMPTY
        limit = getattr(field, "max_length", None)
        if limit is not None:
            for validator in field.validators:
                if getattr(validator, "code", "") == "max_length":
                    validator.message = TOO_LONG
