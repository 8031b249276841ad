from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import RoomyForm
from plugdedag.people.models import Purpose


class InvitedForm(RoomyForm):
    """What somebody who takes part agrees to besides. Nothing is ticked for them."""

    agreed = forms.MultipleChoiceField(
        choices=Purpose, required=False, label=_("Is this all right with you?"),
        help_text=_("You can take it back at any time, under My PLUG."), widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
