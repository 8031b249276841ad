"""A place as an organiser corrects it, with the person to call there."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plugdedag.places.forms import ACCESS, AS_TYPED, GIVES, OfferForm, PlaceForm, WifiForm
from plugdedag.places.models import Contact, Place

WIFI = ("wifi_name", "wifi_code")


class NoteForm(OfferForm):
    """A place that an organiser writes down, from what its host told."""

    LABELS: ClassVar = {
        "contact_name": _("Their name"), "email": _("Their e-mail"), "phone": _("Their phone"),
        "name": _("What do they call the place?"), "question": _("Which question lives there?"),
    }  # fmt: skip
    HELP: ClassVar = {
        "organisation": _("The club, school, gallery, foundation or company."),
        "email": _("Their letters go there. Nobody else gets to see it."),
        "question": _("In their words, as far as you know them."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.LABELS.items():
            self.fields[name].label = label
        for name, help_text in self.HELP.items():
            self.fields[name].help_text = help_text
        for name in ("contact_name", "email", "phone", "organisation", "street", "postcode"):
            self.fields[name].widget.attrs["autocomplete"] = (
                "off"  # a browser would fill in the organiser's own
            )


class CorrectionForm(WifiForm, PlaceForm):
    """The place and its contact, which know the version that their editor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    contact_name = forms.CharField(
        label=_("Their name"), max_length=120,
        help_text=_("For a mistake, or somebody else who answers. The question is handed over on the month’s page."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Their e-mail"), max_length=254,
        help_text=_(
            "Letters go there from now on. Was the old one a stranger’s? Then send a new link from the month’s page."
        ),
        error_messages={"invalid": _("This is no e-mail address yet. It looks like ria@example.org.")},
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Their phone"), max_length=30, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    name = forms.CharField(label=_("What do they call the place?"), max_length=120)

    field_order = ("version", "contact_name", "email", "phone", "name")  # then the rest of the place

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"].help_text = _(
            "Days that are planned keep the seats they have: change those on the day itself."
        )
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"  # a browser would fill in the organiser's own

    @classmethod
    def of(cls, place: Place, contact: Contact) -> CorrectionForm:
        """The form as the place and its contact are now."""
        return cls(city=place.city, initial=as_it_is(place, contact))

    @property
    def place(self) -> dict[str, Any]:
        return super().place | {name: self.cleaned_data[name] for name in WIFI}

    @property
    def person(self) -> dict[str, Any]:
        """Who to call, once it is valid, as the fields of a ``Contact``."""
        data = self.cleaned_data
        return {"name": data["contact_name"], "email": data["email"], "phone": data["phone"]}

    def other_than(self, place: Place, contact: Contact) -> list[tuple[str, str]]:
        """Label and words of everything that is kept otherwise than it was typed here."""
        kept = as_it_is(place, contact)
        fields = [
            field for field in self.visible_fields() if kept[field.name] != self.cleaned_data[field.name]
        ]
        return [(str(field.label), in_words(field.field, kept[field.name])) for field in fields]


def as_it_is(place: Place, contact: Contact) -> dict[str, Any]:
    """The values of the form's fields, as they are kept."""
    return {
        "version": place.version, **{name: getattr(place, name) for name in (*AS_TYPED, *WIFI)},
        "gives": [name for name, _label in GIVES if getattr(place, name)],
        "access": [name for name, _label in ACCESS if getattr(place, name)],
        "contact_name": contact.name, "email": contact.email, "phone": contact.phone,
    }  # fmt: skip


def in_words(field: forms.Field, value: Any) -> str:
    """What was filled in, as somebody would say it."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(field, forms.ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        value = ", ".join(str(label) for key, label in field.choices if key in chosen)  # type: ignore[union-attr,misc]
    return str(value) or gettext("Nothing")
