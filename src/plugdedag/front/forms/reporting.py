"""Saying what is not right, and what was done about it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import KeyForm, RoomyForm


class ReportForm(KeyForm):
    words = forms.CharField(
        max_length=1000, label=_("What is not right?"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "What happened, and when. The organisers read it, nobody else, and never who it is about. "
            "If that is the only organiser, who runs this site reads it instead."
        ),
    )  # fmt: skip


class ReportAnswerForm(RoomyForm):
    done = forms.CharField(
        max_length=1000, label=_("What did you do?"), widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the other organisers: whom you spoke, what you agreed."),
    )  # fmt: skip
