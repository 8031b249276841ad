"""What people fill in at a lunch, by thumb."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from plugdedag.days.models import Day
from plugdedag.lib.ago import AgoField
from plugdedag.lib.roomy import KeyForm, RoomyForm
from plugdedag.lunches.access import LATE
from plugdedag.lunches.brief import Brief
from plugdedag.lunches.models import BriefEdit
from plugdedag.lunches.paper import MOST_LINES
from plugdedag.questions.forms import limited
from plugdedag.questions.kinds import kinds_of
from plugdedag.seating.names import table_name

MOST_TABLES = 1000
UNLAID = 12  # tables to choose from when none were laid
AGO = AgoField((LATE + dt.timedelta(days=1)).total_seconds())


class ContributeForm(RoomyForm):
    """One thing, in one's own words. How long it may be is said after sending, never cut off while typing."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect(attrs={"class": "choices--chips"})
    )
    text = forms.CharField(
        label=_("Your words"),
        strip=False,
        required=False,
        # One for every kind: which is chosen is known only after sending.
        widget=forms.Textarea(
            attrs={"rows": 3, "placeholder": _("One thing at a time, in a sentence or two …")}
        ),
    )
    grew_from = forms.UUIDField(widget=forms.HiddenInput, required=False)
    table = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_TABLES)
    ago = AGO
    guest = forms.CharField(
        label=_("Who wrote it on paper?"), max_length=80, required=False,
        help_text=_("A first name, when you type up somebody else's words."),
    )  # fmt: skip

    def __init__(self, day: Day, *args: Any, keeper: bool = False, **kwargs: Any) -> None:
        kinds = kinds_of(day.step)
        kwargs["initial"] = {"uuid": uuid.uuid4(), "kind": kinds[0] if kinds else ""} | kwargs.get(
            "initial", {}
        )
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, capfirst(kind.label)) for kind in kinds]  # type: ignore[attr-defined]
        if not keeper:
            del self.fields["guest"]

    def renew_key(self) -> None:
        """The same words under a fresh key, with the errors they got: sending once more adds them."""
        self.put(uuid=uuid.uuid4())


class PaperForm(KeyForm):
    """A sheet that was written on paper: at which table, what kind, and each idea on a line of its own."""

    table = forms.TypedChoiceField(label=_("Of which table?"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect(attrs={"class": "choices--chips"})
    )
    text = forms.CharField(
        label=_("What is on the sheet"), strip=False,
        help_text=_("Each idea on a line of its own. Whose is it? Begin with their name and a colon: “Noor: …”."),
        widget=forms.Textarea(attrs={"rows": 10, "autofocus": True}),
    )  # fmt: skip

    def __init__(self, day: Day, tables: int, *args: Any, **kwargs: Any) -> None:
        kinds = kinds_of(day.step)
        kwargs["initial"] = {"kind": kinds[0] if kinds else ""} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, capfirst(kind.label)) for kind in kinds]  # type: ignore[attr-defined]
        numbered = [(number, f"{number + 1} · {table_name(number)}") for number in range(tables or UNLAID)]
        self.fields["table"].choices = [("", _("not known")), *numbered]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text.splitlines()) > MOST_LINES:
            raise forms.ValidationError(
                _("More than %(most)d lines: type it up in parts. All of it is still here."),
                params={"most": MOST_LINES},
            )
        return text


class BriefForm(KeyForm):
    """The sixty seconds in other words. ``base`` is the edit the writer had before them."""

    base = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = limited(
        _("What is read aloud"), 1500, rows=14, required=False,
        help_text=_("Some 150 words are a minute. Leave it empty to go back to what is made from the board."),
    )  # fmt: skip

    @classmethod
    def of(cls, made: Brief, last: BriefEdit | None) -> BriefForm:
        """With the words that are read now."""
        return cls(initial={"text": last.text if last and last.text else made.text, "base": last and last.pk})
