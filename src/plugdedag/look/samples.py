"""What the look book shows: a form in each state, and words that are hard to set."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plugdedag.look.styles import FOLDER

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ARABIC = "كيف نحصل على المزيد من المتطوعين؟"

MOTIFS = {
    "bench": pgettext_lazy("motif", "bench"),
    "bike": pgettext_lazy("motif", "bike"),
    "boat": pgettext_lazy("motif", "boat"),
    "book": pgettext_lazy("motif", "book"),
    "bridge": pgettext_lazy("motif", "bridge"),
    "chair": pgettext_lazy("motif", "chair"),
    "coffee": pgettext_lazy("motif", "coffee"),
    "curtain": pgettext_lazy("motif", "curtain"),
    "farm": pgettext_lazy("motif", "farm"),
    "gable": pgettext_lazy("motif", "gable"),
    "gallery": pgettext_lazy("motif", "gallery"),
    "goal": pgettext_lazy("motif", "goal"),
    "key": pgettext_lazy("motif", "key"),
    "lamp": pgettext_lazy("motif", "lamp"),
    "laptop": pgettext_lazy("motif", "laptop"),
    "letterbox": pgettext_lazy("motif", "letterbox"),
    "mill": pgettext_lazy("motif", "mill"),
    "plug": pgettext_lazy("motif", "plug"),
    "socket": pgettext_lazy("motif", "socket"),
    "soup": pgettext_lazy("motif", "soup"),
    "sun": pgettext_lazy("motif", "sun"),
    "tram": pgettext_lazy("motif", "tram"),
    "tree": pgettext_lazy("motif", "tree"),
    "tulip": pgettext_lazy("motif", "tulip"),
}
"""Every motif with its name as people say it."""

GAPS = ("1", "2", "3", "4", "5", "6")


def colours() -> list[str]:
    """The names of the colours, in the order of ``tokens.css``."""
    css = (FOLDER / "tokens.css").read_text(encoding="utf-8")
    return list(dict.fromkeys(re.findall(r"--([\w-]+): #[0-9a-f]{6};", css)))


class Sample(forms.Form):
    """One field of every kind, with errors in the words of the product."""

    name = forms.CharField(label=_("What do we call you?"), help_text=_("Your first name is enough."))
    mail = forms.EmailField(
        label=_("Your e-mail"), max_length=254, widget=forms.EmailInput(attrs={"placeholder": "jij@voorbeeld.nl"}),
        error_messages={"invalid": _("This is no e-mail address yet. It looks like ria@example.org.")},
    )  # fmt: skip
    works_on = forms.CharField(
        label=_("What do you work on?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    seats = forms.IntegerField(
        label=_("How many seats?"), min_value=1,
        error_messages={"min_value": _("Without a seat nobody can come. How many fit, if you squeeze?")},
    )  # fmt: skip
    on = forms.DateField(label=_("From when?"), widget=forms.DateInput(attrs={"type": "date"}))
    month = forms.ChoiceField(
        label=_("Pick a month"), choices=[("1", "januari"), ("2", "februari"), ("3", "maart")]
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("nl", "Nederlands"), ("en", "English")], widget=forms.RadioSelect
    )
    gives = forms.MultipleChoiceField(
        label=_("What does the place give?"),
        choices=[("wifi", "WiFi"), ("coffee", _("Coffee")), ("lunch", pgettext_lazy("a meal", "Lunch"))],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices--chips"}),
        required=False,
    )
    code = forms.CharField(
        label=_("The six digits"), widget=forms.TextInput(attrs={"class": "is-code", "inputmode": "numeric"})
    )
    agreed = forms.BooleanField(label=_("My first name may stand on the postcard."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _("This may not stay empty.")


def filled(theme: str) -> Sample:
    """A form that is filled in."""
    start = {"name": "Noor 🚲", "language": "nl", "gives": ["wifi", "lunch"], "seats": 12, "month": "2"}
    return Sample(initial=start, auto_id=f"{theme}_%s")


def refused(theme: str) -> Sample:
    """A form that was sent with things to mend."""
    sent = {"name": "", "mail": "noor@", "works_on": ARABIC, "seats": "0", "language": "", "code": "12"}
    form = Sample(sent, auto_id=f"{theme}_mend_%s")
    form.add_error(
        None, _("This Wednesday was moved while you were typing. Look at the new date and send again.")
    )
    return form
