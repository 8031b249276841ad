from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import RoomyForm


class PasskeyForm(RoomyForm):
    """A name for a new key, and what the browser answered when it made it."""

    name = forms.CharField(
        max_length=60, label=_("What do you call it?"), help_text=_("So that you know it in the list later."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    answer = forms.CharField(
        max_length=20_000, widget=forms.HiddenInput,
        error_messages={"required": _("Your browser made no passkey yet. Press the button once more.")},
    )  # fmt: skip
