"""An invitation answered: come or not, with whom, and what one does not eat. One form, one press."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plugdedag.days import coming
from plugdedag.days.locks import locked
from plugdedag.days.models import Answer, Rsvp, Wish
from plugdedag.gatherings import diets
from plugdedag.gatherings.models import LONGEST_WISH, Diet, Gathering, Need
from plugdedag.lib.dates import said
from plugdedag.lib.keys import KeyField
from plugdedag.lib.refusals import KeyReused, Refused, Stale
from plugdedag.lib.roomy import KeyForm
from plugdedag.people.models import Link, Person

COME, NOT = "come", "not"


class AnswerForm(KeyForm):
    """What a guest says. A name in a field is somebody who comes along; an emptied field is nobody any more.

    ``link`` is the one from a letter by which it is said, if it is. A letter may be passed on, so by a link nobody
    reads what was told of what is eaten, nor who comes along: that stays as it is until something else is told, of who
    comes along by who is signed in. ``seen`` is the date the
    reader had before their eyes: nobody is signed up for a date they never saw.
    """

    seen = forms.DateField(widget=forms.HiddenInput, required=False)
    answer = forms.ChoiceField(choices=[(each, each) for each in (COME, NOT)], widget=forms.HiddenInput)

    def __init__(
        self, gathering: Gathering, person: Person, data: Any = None, *, link: Link | None = None
    ) -> None:
        self.gathering, self.day, self.person, self.link = gathering, gathering.day, person, link
        self.there = list(coming.brought(self.day, person))
        super().__init__(data, initial={"seen": self.day.date.isoformat()} | self.known())
        self.keeps_guests = link is not None and bool(self.there) and not self.replays()
        self.brings = 0 if self.keeps_guests else self.day.plus_ones
        for number in range(1, self.brings + 1):
            self.fields[f"guest_{number}"] = name_field(number)
        if gathering.asks_diets:
            for number in range(self.brings + 1):
                self.fields[f"needs_{number}"], self.fields[f"words_{number}"] = needs_field(), words_field()

    def replays(self) -> bool:
        """Whether this button was pressed before: then it asks for the same again, and does nothing."""
        return (
            self.is_bound and Wish.objects.filter(pk=KeyField().clean(self.data.get("client_key"))).exists()
        )

    def known(self) -> dict[str, Any]:
        """What was answered before; the first seat is one's own."""
        mine = Rsvp.objects.filter(day=self.day, person=self.person).exclude(answer=Answer.NOT).first()
        seats = [mine, *self.there]
        wishes = Diet.objects.filter(rsvp__in=[seat for seat in seats if seat])
        self.keeps_wishes = self.link is not None and wishes.exists()
        told = {diet.rsvp_id: diet for diet in wishes} if self.link is None else {}
        found: dict[str, Any] = {}
        for number, seat in enumerate(seats):
            diet = told.get(seat.pk) if seat else None
            found[f"guest_{number}"] = seat.guest_name if seat else ""
            found[f"needs_{number}"] = diet.needs if diet else []
            found[f"words_{number}"] = diet.words if diet else ""
        return found

    def clean_seen(self) -> Any:
        seen = self.cleaned_data["seen"]
        if seen not in (None, self.day.date) and self.data.get("answer") != NOT:
            words = _("This has moved to %(date)s. Nothing was sent yet: do you come then?")
            raise Stale(words % {"date": said(self.day.date)})
        return seen

    def clean(self) -> dict[str, Any]:
        """A wish without a name beside it is nobody's: say so, rather than lose it."""
        data = super().clean() or {}
        names = [self.data.get(f"guest_{number}") for number in range(1, self.day.plus_ones + 1)]
        if self.keeps_guests and any(names) and data.get("answer") == COME:
            self.add_error(None, _("Meanwhile somebody comes along already. Sign in to change who."))
        for number in range(1, self.brings + 1):
            eats_something_else = data.get(f"needs_{number}") or data.get(f"words_{number}")
            if eats_something_else and not data.get(f"guest_{number}") and data.get("answer") == COME:
                self.add_error(
                    f"guest_{number}", _("Who is this? Fill in a name, or take the wish below away.")
                )
        return data

    def named(self) -> list[tuple[int, str]]:
        """The guests with a name, by the number of their field."""
        names = [(number, self.cleaned_data[f"guest_{number}"]) for number in range(1, self.brings + 1)]
        return [(number, name) for number, name in names if name]

    def save(self) -> Rsvp | None:
        """Do it; None when it was refused, which then stands among the errors."""
        try:
            with locked(self.day):
                return self.answered()
        except Refused as refused:
            self.add_error(None, refused)
            self.renew_key()
            return None

    def answered(self) -> Rsvp:
        """The answer and its wishes, in the caller's lock: between the two the same guest may answer anew elsewhere."""
        key: uuid.UUID = self.cleaned_data["client_key"]
        guests, replays = self.named(), self.replays()
        if self.cleaned_data["answer"] == NOT:
            rsvp = coming.cancel(self.day, self.person, client_key=key, link=self.link)
        else:
            names = None if self.keeps_guests else [name for _number, name in guests]
            rsvp = coming.come(self.day, self.person, client_key=key, guests=names, link=self.link)
        if self.gathering.asks_diets:
            self.keep_diets(rsvp, guests, replays=replays)
        return rsvp

    def keep_diets(self, rsvp: Rsvp, guests: list[tuple[int, str]], *, replays: bool) -> None:
        """Each wish to its seat; two guests of one name in the order in which they were named.

        By a link only what is told counts, so that what a finder undid can be taken back. A replay tells the same.
        """
        if self.link is None:
            diets.forget_who_stays_away(self.day, self.person)
        seats, along = [(0, rsvp)], list(coming.brought(self.day, self.person))
        for number, name in guests:
            seat = next((each for each in along if each.guest_name == name), None)
            if seat is not None:
                along.remove(seat)
                seats.append((number, seat))
        for number, seat in seats:
            needs, words = self.cleaned_data[f"needs_{number}"], self.cleaned_data[f"words_{number}"]
            if self.link is not None and (seat.answer == Answer.NOT or not (needs or words)):
                continue
            if not replays:
                diets.keep(seat, self.person, needs, words)
            elif seat.answer != Answer.NOT and not diets.reads(seat, needs, words):
                raise KeyReused(coming.key_words())

    @property
    def status(self) -> int:
        """The HTTP status of what went wrong."""
        causes = [cause for errors in self.errors.as_data().values() for cause in errors]
        return max((cause.status if isinstance(cause, Refused) else 422 for cause in causes), default=422)

    def words(self) -> list[str]:
        """All that is wrong and belongs to no field that is shown."""
        hidden = [error for name in ("seen", "client_key", "answer") for error in self.errors.get(name, [])]
        return [*self.non_field_errors(), *hidden]

    def seats(self) -> Iterator[dict[str, Any]]:
        """The fields of each who may be at the table: oneself, then the guests."""
        for number in range(self.brings + 1):
            names = (f"guest_{number}", f"needs_{number}", f"words_{number}")
            fields = [self[name] if name in self.fields else None for name in names]
            yield dict(zip(("name", "needs", "words"), fields, strict=True)) | {
                "number": number,
                "opened": any(
                    field and (field.errors or (field.value() and name != names[0]))
                    for name, field in zip(names, fields, strict=True)
                ),
            }


def name_field(number: int) -> forms.CharField:
    first = gettext_lazy("Who comes along?") if number == 1 else gettext_lazy("And who else?")
    return forms.CharField(
        label=first, max_length=80, required=False,
        help_text=gettext_lazy("A first name is enough, for the door.") if number == 1 else "",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


def needs_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=gettext_lazy("What the cook should know"), required=False, choices=Need,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
    )  # fmt: skip


def words_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Something else?"), max_length=LONGEST_WISH, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
