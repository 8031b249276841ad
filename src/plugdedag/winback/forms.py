"""What somebody writes, and whom to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import KeyForm

LONGEST = 1800  # the greeting and the name around it fit in what is kept


def writing(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        max_length=LONGEST,
        label=label,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true"}),
        **more,
    )


class NoteForm(KeyForm):
    """A letter to one person, greeting and name included."""

    words = writing(
        _("Your letter"), help_text=_("A draft to begin with. Make it yours: change it, or begin anew.")
    )

    def clean_words(self) -> str:
        return lines(self.cleaned_data["words"])


def lines(text: str) -> str:
    """As browsers send them and as they are kept: one sign for the end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
