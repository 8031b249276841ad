"""When something was tapped or typed, of a phone that had no connection since."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms


class AgoField(forms.FloatField):
    """How many seconds ago it was, which a phone knows even when its clock is wrong. Nonsense is just now.

    At most ``longest`` seconds.
    """

    widget = forms.HiddenInput

    def __init__(self, longest: float) -> None:
        super().__init__(required=False)
        self.longest = longest

    def clean(self, value: Any) -> dt.timedelta:
        try:
            found = super().clean(value) or 0.0
        except forms.ValidationError:
            found = 0.0
        return dt.timedelta(seconds=max(0.0, min(found, self.longest)))
