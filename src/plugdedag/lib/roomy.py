"""Fields that let people type too much, keep it, and say in words how much fits.

A ``maxlength`` in the page cuts a pasted text off without a word. So it is left out, and the form answers.
"""

from collections.abc import Mapping

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
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
                if isinstance(validator, MaxLengthValidator):
                    validator.message = TOO_LONG


def put(form: forms.BaseForm, **values: object) -> None:
    """Show other values in a form that was sent, such as a new key or version; what was typed stays."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    for name, value in values.items():
        data[name] = str(value)
    form.data = data
