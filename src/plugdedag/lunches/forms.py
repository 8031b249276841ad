"""What people fill in at a lunch, by thumb."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City
from plugdedag.days.models import Day
from plugdedag.lib.ago import AgoField
from plugdedag.lib.roomy import KeyForm, RoomyForm
from plugdedag.lunches.access import LATE
from plugdedag.lunches.brief import Brief
from plugdedag.lunches.models import BriefEdit
from plugdedag.lunches.paper import MOST_LINES
from plugdedag.questions.board import Line
from plugdedag.questions.forms import limited
from plugdedag.questions.kinds import fitting, kinds_now
from plugdedag.questions.models import Question, Theme
from plugdedag.seating.names import table_name
from plugdedag.steering.adapting import latest
from plugdedag.steering.clock import Press
from plugdedag.steering.now import Now
from plugdedag.steering.pressing import EXTENDS, MINUTE
from plugdedag.steering.scripts import METHODS, Round, Script

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
    handed = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)
    guest = forms.CharField(
        label=_("Who wrote it on paper?"), max_length=80, required=False,
        help_text=_("A first name, when you type up somebody else's words."),
    )  # fmt: skip

    def __init__(
        self, day: Day, *args: Any, now: Now | None = None, keeper: bool = False, **kwargs: Any
    ) -> None:
        """It offers what the round asks for that the lunch is in ``now``; what is sent may be of an earlier one."""
        kinds = fitting(day) if args else kinds_now(day, now)
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
        widget=forms.Textarea(attrs={"class": "paper__text", "autofocus": True}),
    )  # fmt: skip

    def __init__(self, day: Day, tables: int, *args: Any, **kwargs: Any) -> None:
        kinds = fitting(day)
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


BUTTONS: dict[str, tuple[Press, int]] = {
    press.value: (press, 0) for press in Press if press != Press.EXTEND
} | {f"extend-{minutes}": (Press.EXTEND, minutes * MINUTE) for minutes in EXTENDS}
"""What the buttons of the page send, and what they stand for: a press, and the seconds it adds."""


class SteerForm(KeyForm):
    """A press. ``seen`` is the last one its sender saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    press = forms.TypedChoiceField(
        choices=[(name, name) for name in BUTTONS],
        coerce=lambda name: BUTTONS[name],
        widget=forms.HiddenInput,
    )

    @classmethod
    def of(cls, now: Now) -> SteerForm:
        return cls(initial={"seen": now.last})


class ScriptForm(KeyForm):
    script = forms.ChoiceField(choices=[(method, method) for method in METHODS])


class RoundForm(KeyForm):
    """A round told otherwise; what is empty is as written. ``base`` is the edit the writer had before them."""

    base = forms.IntegerField(widget=forms.HiddenInput, required=False)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=90, required=False)
    title = forms.CharField(label=_("What it is called"), max_length=60, required=False)
    what = forms.CharField(label=_("What people do"), max_length=200, required=False)
    say = limited(_("Say this now"), 600, rows=3, required=False)

    @classmethod
    def of(cls, city: City, script: Script, each: Round) -> RoundForm:
        """With how the city tells it now."""
        last = latest(city, script.key, script.step, each.key)
        told = {"minutes": each.minutes, "title": each.title, "what": each.what, "say": each.say}
        return cls(initial=told | {"base": last and last.pk}, prefix=each.key)


class ThemesForm(KeyForm):
    """What belongs together: lines that are ticked, and a theme that is there or a new one."""

    lines = forms.MultipleChoiceField(required=False)
    theme = forms.ModelChoiceField(
        Theme.objects.none(),
        label=_("Under a theme that is there"),
        required=False,
        empty_label=_("a new one"),
    )
    title = forms.CharField(label=_("Name of a new theme"), max_length=60, required=False)

    def __init__(self, question: Question, lines: list[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = [(str(line.pk), line.words) for line in lines]  # type: ignore[attr-defined]
        self.fields["theme"].queryset = question.themes.all()  # type: ignore[attr-defined]
