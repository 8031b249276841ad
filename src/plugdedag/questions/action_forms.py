"""What is filled in about an action: when it is agreed, told otherwise, and when it is told what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import KeyForm
from plugdedag.people.models import Person
from plugdedag.questions.models import Action, ActionState, HandKind

NAMELESS = _("Who does it? An action without a name is a wish.")
HANDS = {"doer": HandKind.DOES, "helper": HandKind.HELPS}


class WhoIsHere(forms.TypedChoiceField):
    """One of the people who are there, by first name; nobody when it is left alone."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label=label, required=False, coerce=int, empty_value=None, **options)

    def ask_for(self, people: list[Person], nobody: Any) -> None:
        """Offer these. Who has the same first name as another is told apart by an initial."""
        known = Counter(person.first_name for person in people)
        self.choices = [("", nobody)] + [
            (str(person.pk), apart(person) if known[person.first_name] > 1 else person.first_name)
            for person in people
        ]


def apart(person: Person) -> str:
    words = person.name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else person.first_name


class ActionForm(KeyForm):
    """Who does what by when. ``people`` are those at the table."""

    what = forms.CharField(
        label=_("What"),
        max_length=300,
        widget=forms.TextInput(attrs={"placeholder": _("One evening run by parents")}),
    )
    who = forms.CharField(
        label=_("Who"),
        max_length=120,
        help_text=_("A first name will do."),
        error_messages={"required": NAMELESS},
    )
    doer = WhoIsHere(
        _("Is that a plugger at the table?"),
        help_text=_("Then PLUG asks them by mail how it went: in a week, and later."),
    )
    helper = WhoIsHere(_("Who helps?"))
    due = forms.DateField(
        label=_("By when"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None, *, people: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["who"].required = not people
        self.people = {person.pk: person for person in people}
        for name, nobody in (("doer", _("No, somebody else")), ("helper", _("Nobody yet"))):
            self.fields[name].ask_for(list(people), nobody)  # type: ignore[attr-defined]
            if not people:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """People instead of their keys (``hands``); and who does it has a name, typed or chosen."""
        data = super().clean() or {}
        data["hands"] = {
            kind: self.people.get(data.pop(name)) for name, kind in HANDS.items() if name in data
        }
        doer = data["hands"].get(HandKind.DOES)
        if not data.get("who") and doer:
            data["who"] = doer.first_name
        if not data.get("who") and "who" not in self.errors:
            self.add_error("who", NAMELESS)
        return data


class RetellForm(ActionForm):
    """The same for an action that is there. ``seen`` is the last change its editor had before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def of(cls, action: Action, people: Sequence[Person]) -> RetellForm:
        """Filled in with how the action reads now."""
        now = action.now
        told = {"what": now.what, "who": now.who, "due": now.due, "seen": action.last_change}
        return cls(initial=told, people=people, carried=carried(action))

    def __init__(self, data: Any = None, *, carried: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name, kind in HANDS.items():
            if name in self.fields and carried.get(kind, 0) in {0, *self.people}:
                self.fields[name].initial = carried.get(kind)
            else:  # whom this editor does not see stays as they were
                self.fields.pop(name, None)


def carried(action: Action) -> dict[str, int]:
    """Who does an action and who helps, by kind."""
    return {hand.kind: hand.person_id for hand in action.hands.open()}


class ReportForm(KeyForm):
    """What became of one action; the buttons are the answers."""

    action = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        choices=ActionState, widget=forms.HiddenInput, error_messages={"required": _("Choose one of the buttons.")}
    )  # fmt: skip
    why = forms.CharField(label=_("A word about it, if you like"), max_length=300, required=False)
