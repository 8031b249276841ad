"""What the look book shows: a form in each state, and words that are hard to set."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ARABIC = "كيف نحصل على المزيد من المتطوعين؟"


class Sample(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label=_("What do we call you?"), help_text=_("Your first name is enough."))
    mail = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"placeholder": "jij@voorbeeld.nl"}),
    )
    works_on = forms.CharField(
        label=_("What do you work on?"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    seats = forms.IntegerField(label=_("How many seats?"), min_value=1)
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
