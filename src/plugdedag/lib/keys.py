"""The key of an intent: made with the form, the same however often the form is sent."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class KeyField(forms.UUIDField):
    """A hidden key. One that is lost or broken is a new intent: nothing that a person could mend."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(initial=uuid.uuid4, required=False, **kwargs)

    def clean(self, value: Any) -> uuid.UUID:
        try:
            found = super().clean(value)
        except ValidationError:
            found = None
        return found or uuid.uuid4()
