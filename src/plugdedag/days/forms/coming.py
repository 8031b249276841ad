"""What people fill in about a day: their answer."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugdedag.days import coming
from plugdedag.days.models import Answer, Day, Rsvp
from plugdedag.days.standing import Standing, Viewer, standing
from plugdedag.lib.dates import said
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.lib.roomy import RoomyForm
from plugdedag.people.models import Link, Person

COME, LUNCH, NOT, LATER = "come", "lunch", "not", "later"


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class RsvpForm(RoomyForm):
    """One tap: come, only for lunch, not, or perhaps later. The hours are for who comes for another part of the day.

    By a link from a mail there are no hours: who found the mail neither reads nor types them. ``seen`` is the date the
    reader had before their eyes: nobody is signed up for a date they never saw.
    """

    client_key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.DateField(widget=forms.HiddenInput, required=False)
    answer = forms.ChoiceField(
        choices=[(each, each) for each in (COME, LUNCH, NOT, LATER)], widget=forms.HiddenInput
    )
    arrives = forms.TimeField(label=gettext_lazy("I come at"), required=False, widget=TimeInput)
    leaves = forms.TimeField(label=gettext_lazy("I leave at"), required=False, widget=TimeInput)

    def __init__(
        self, day: Day, data: Any = None, *, mine: Rsvp | None = None, link: Link | None = None
    ) -> None:
        self.day, self.link = day, link
        initial: dict[str, Any] = {"client_key": uuid.uuid4(), "seen": day.date.isoformat()}
        if mine is not None and mine.answer != Answer.NOT and mine.arrives != day.lunch:
            initial |= {"arrives": mine.arrives, "leaves": mine.leaves}
        super().__init__(data, initial=initial, auto_id=f"id_%s_{day.pk.hex[:8]}")
        if link is not None:
            del self.fields["arrives"], self.fields["leaves"]

    def clean_seen(self) -> dt.date | None:
        seen: dt.date | None = self.cleaned_data["seen"]
        if seen not in (None, self.day.date) and self.data.get("answer") not in (NOT, LATER):
            words = _("This day has moved to %(date)s. Nothing was sent yet: do you come then?")
            raise Stale(words % {"date": said(self.day.date)})
        return seen

    def save(self, person: Person) -> Rsvp | None:
        """Do it; None when it was refused, which then stands among the errors."""
        said, key = self.cleaned_data["answer"], self.cleaned_data["client_key"]
        try:
            if said in (NOT, LATER):
                return coming.cancel(self.day, person, client_key=key, later=said == LATER, link=self.link)
            arrives, leaves = self.hours()
            return coming.come(
                self.day, person, client_key=key, arrives=arrives, leaves=leaves, link=self.link
            )
        except Refused as refused:
            self.add_error(None, refused)
            return None

    def hours(self) -> tuple[dt.time | None, dt.time | None]:
        """From when until when; nothing for the whole day."""
        if self.cleaned_data["answer"] == LUNCH:
            return self.day.lunch, self.day.lunch_ends
        return self.cleaned_data.get("arrives"), self.cleaned_data.get("leaves")

    def anew(self) -> RsvpForm:
        """The same form to send again, for the day as it is now: what was typed and what was wrong stay."""
        data = dict(self.data.items())
        data["client_key"], data["seen"] = str(uuid.uuid4()), self.day.date.isoformat()
        again = RsvpForm(self.day, data, link=self.link)
        again._errors = self.errors  # type: ignore[attr-defined]
        again.cleaned_data = {}
        return again

    @property
    def status(self) -> int:
        """The HTTP status of what went wrong."""
        causes = [cause for errors in self.errors.as_data().values() for cause in errors]
        return max((cause.status if isinstance(cause, Refused) else 422 for cause in causes), default=422)

    @property
    def words(self) -> list[str]:
        """All that is wrong and belongs to no field that is shown."""
        hidden = [error for name in ("seen", "client_key", "answer") for error in self.errors.get(name, [])]
        return [*self.non_field_errors(), *hidden]


def rsvp_context(
    day: Day,
    person: Viewer,
    *,
    form: RsvpForm | None = None,
    stand: Standing | None = None,
    link: Link | None = None,
) -> dict[str, Any]:
    """What ``days/_rsvp.html`` needs: the day, how it stands for this person, and the form to answer with."""
    stand = stand or standing(day, person)
    return {"day": day, "standing": stand, "form": form or RsvpForm(day, mine=stand.mine, link=link)}
