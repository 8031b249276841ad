"""What somebody writes, and whom to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from plugdedag.lib.roomy import KeyForm, make_room
from plugdedag.people.models import Person

LONGEST = 1800  # the greeting and the name around it fit in what is kept


def writing(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        max_length=LONGEST,
        label=label,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
        **more,
    )


class NoteForm(KeyForm):
    """A letter to one person, greeting and name included."""

    words = writing(
        _("Your letter"), help_text=_("A draft to begin with. Make it yours: change it, or begin anew.")
    )

    def clean_words(self) -> str:
        return lines(self.cleaned_data["words"])


class AskingForm(KeyForm):
    """Whom to ask for one day, and the words: one text for each language in which somebody of them reads."""

    people = forms.MultipleChoiceField(
        label=_("Whom do you ask?"), widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one name."),
            "invalid_choice": _(
                "Somebody you ticked answered in the meantime, or is not to be asked any more, and is off the list. "
                "The others are still ticked: look once more, and go on."
            ),
        },
    )  # fmt: skip

    def __init__(self, people: Sequence[Person], room: int, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.room, self.by_key = room, {str(person.uuid): person for person in people}
        field: Any = self.fields["people"]
        field.choices = [(key, person.name) for key, person in self.by_key.items()]
        there = [
            code for code, _name in settings.LANGUAGES if code in reads(people) or words_in(code) in self.data
        ]
        ticked = (
            [person for key, person in self.by_key.items() if key in self["people"].data]
            if self.is_bound
            else people
        )
        for code in there:
            self.fields[words_in(code)] = writing(
                label_of(code) if len(there) > 1 else _("Your letter"), required=code in reads(ticked),
                help_text=_("“Hi” and the name come above it, and your own name below."),
            )  # fmt: skip
        make_room(self.fields)

    @property
    def ticked(self) -> list[Person]:
        return [self.by_key[key] for key in self.cleaned_data.get("people", [])]

    @property
    def texts(self) -> list[BoundField]:
        """The fields with the words."""
        return [self[name] for name in self.fields if name.startswith(words_in(""))]

    @property
    def words(self) -> dict[str, str]:
        """The text by language."""
        return {
            person.language: lines(self.cleaned_data.get(words_in(person.language), ""))
            for person in self.ticked
        }

    @property
    def first_of_each(self) -> list[Person]:
        """One person for each language: whose letter stands for those of the others."""
        return list({person.language: person for person in reversed(self.ticked)}.values())[::-1]

    def clean(self) -> dict[str, Any]:
        """Not more than there is room for."""
        if len(self.ticked) > self.room:
            many = ngettext(
                "Tick one name at most: more people than that this day does not need.",
                "Tick %(room)s names at most: more people than that this day does not need.", self.room,
            )  # fmt: skip
            self.add_error("people", many % {"room": self.room})
        return self.cleaned_data


def reads(people: Sequence[Person]) -> set[str]:
    """The languages in which these people read."""
    return {person.language for person in people}


def words_in(language: str) -> str:
    """The name of the field with the text in a language."""
    return f"words_{language}"


def label_of(language: str) -> str:
    return gettext("Your letter in %(language)s") % {"language": dict(settings.LANGUAGES)[language]}


def lines(text: str) -> str:
    """As browsers send them and as they are kept: one sign for the end of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
