"""What owners, organisers and those who were there fill in."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.images import MOST_BYTES, TYPES, too_large
from plugdedag.lib.roomy import KeyForm, RoomyForm
from plugdedag.questions.board import Line


def limited(label: Any, most: int, *, rows: int = 4, **options: Any) -> forms.CharField:
    """A text of at most so many characters. Said after sending, never cut off while typing or pasting."""
    area = forms.Textarea(attrs={"rows": rows})
    made = forms.CharField(label=label, widget=area, **options)
    made.max_length = most
    made.validators.append(forms.CharField(max_length=most).validators[0])
    return made


class EditForm(KeyForm):
    text = forms.CharField(
        label=_("As it should read"), widget=forms.Textarea(attrs={"rows": 5}), strip=False
    )


class HideForm(KeyForm):
    why = forms.CharField(label=_("Why it goes off the board"), max_length=300)


class ShowForm(KeyForm):
    """A button."""


class Merging(forms.RadioSelect):
    """The likely ones in sight, the others behind a summary."""

    template_name = "questions/forms/merging.html"


class MergeForm(KeyForm):
    """Which line this one says the same as."""

    into = forms.TypedChoiceField(label=_("It says the same as"), coerce=uuid.UUID, widget=Merging)

    def __init__(self, likely: list[Line], others: list[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(_("Perhaps"), likely), (_("All other lines, the oldest first"), others)]
        self.fields["into"].choices = [  # type: ignore[attr-defined]
            (words, [(str(line.pk), line.words[:140]) for line in lines]) for words, lines in groups if lines
        ]


class ChoiceForm(RoomyForm):
    """The owner's choice among the reframings, the best supported first."""

    contribution = forms.TypedChoiceField(
        label=_("The question behind your question"), coerce=uuid.UUID, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the wordings.")},
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why this one?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It will stand beside it, for everybody to read."),
    )  # fmt: skip

    def __init__(self, reframings: list[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contribution"].choices = [(str(line.pk), line.words) for line in reframings]  # type: ignore[attr-defined]


class AfterwordForm(RoomyForm):
    text = limited(
        _("In your own words"), 2000, required=False,
        help_text=_("What did it bring you? What will you do otherwise? Leave it empty to take your words back."),
    )  # fmt: skip


class ResultForm(RoomyForm):
    """What the month came to. ``seen`` is the result the writer had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = limited(
        _("What came of it"), 4000, rows=10,
        help_text=_("In a few sentences: what was found, and what happens now. The owner reads it first."),
    )  # fmt: skip


class WithdrawalForm(RoomyForm):
    why = forms.CharField(label=_("Why you stop"), max_length=300, required=False)


class HandoverForm(RoomyForm):
    name = forms.CharField(label=_("Name of your colleague"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)


def given_in(request: HttpRequest) -> tuple[Any, Any]:
    """The words and the files of a form that was sent, however empty; nothing for one that is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


class AltForm(RoomyForm):
    alt = forms.CharField(
        label=_("What is on it?"), max_length=200, required=False,
        help_text=_("For who cannot see it. One sentence; you can also say it later."),
    )  # fmt: skip


class PhotoForm(KeyForm, AltForm):
    """A photo from a phone. What is on it may be said later. ``status`` is that of the answer."""

    status = 200
    photo = forms.FileField(
        label=_("Photo"), widget=forms.ClearableFileInput(attrs={"accept": TYPES}),
        help_text=_("JPEG, PNG or WebP, at most 15 MB. Where it was taken is left out. Ask who is on it first."),
        error_messages={"required": _("Choose a photo."), "empty": _("This file is empty. Choose it again.")},
    )  # fmt: skip
    field_order = ("photo", "alt")

    def clean_photo(self) -> Any:
        """Too large is said before anything is read."""
        file = self.cleaned_data["photo"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_large(file.size))
        return file


class NoteForm(KeyForm):
    status = 200
    text = limited(_("Your note"), 1000, rows=4)


class ColleagueForm(KeyForm):
    name = forms.CharField(label=_("Name of your colleague"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
