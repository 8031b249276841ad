from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import RoomyForm
from plugdedag.people.paths import safe_path


class KnockForm(RoomyForm):
    email = forms.EmailField(
        max_length=254, label=_("Your e-mail"),
        error_messages={"invalid": _("This is no e-mail address yet. It looks like noor@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True, "inputmode": "email"}),
    )  # fmt: skip
    next = forms.Field(required=False, widget=forms.HiddenInput)

    def clean_next(self) -> str:
        """A way that is not ours is forgotten; it keeps nobody out."""
        return safe_path(self.cleaned_data["next"] or "")


class CodeForm(RoomyForm):
    code = forms.CharField(
        max_length=40, label=_("The six digits from the letter"),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True, "class": "is-code",
                "placeholder": "000000",
            }
        ),
    )  # fmt: skip
