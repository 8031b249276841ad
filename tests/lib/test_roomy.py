"""What every form does to what was typed: nothing, but for marks that turn the words after them."""

import pytest
from django import forms
from django.http import QueryDict

from plugdedag.lib.roomy import KeyForm, RoomyForm

TURNED = "Noor\u202e gnidnel\u2066"


class Names(RoomyForm):
    name = forms.CharField(max_length=30)
    others = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


class Plain(forms.Form):
    name = forms.CharField()


def test_a_name_turns_no_words_of_ours() -> None:
    form = Names(QueryDict(f"name={TURNED}&others=a&others=b"))
    assert form.is_valid()
    assert form.cleaned_data == {"name": "Noor gnidnel", "others": ["a", "b"]}
    assert Names({"name": TURNED}).data["name"] == "Noor gnidnel"


def test_another_form_would_let_it_through() -> None:
    form = Plain({"name": TURNED})
    assert form.is_valid()
    assert form.cleaned_data["name"] == TURNED


def test_right_to_left_words_stay_as_they_are() -> None:
    words = "\u200fنور 🔌\u200e and \u200d more"
    assert Names({"name": words}).data["name"] == words


NOTHING = [
    "\u200b", "\u2060\u2060", "\u3164", "\u00a0 \u00a0", "\u2800", "\u115f\u1160", "\u202e", "\ufe0f", "\u00ad\t",
]  # fmt: skip


@pytest.mark.parametrize("name", NOTHING)
def test_a_name_that_nobody_sees_is_no_name(name: str) -> None:
    form = Names({"name": name})
    assert form.errors == {"name": ["Dit mag niet leeg blijven."]}
    assert Plain({"name": name.replace("\t", "") + "\u200b"}).is_valid()  # another form would take it


@pytest.mark.parametrize("name", ["Ö", "نور", "愛", "👩\u200d💻", "3", "…", "\U0001fae8", "o\u0308"])
def test_a_name_that_is_seen_stays_whole(name: str) -> None:
    form = Names({"name": name})
    assert form.is_valid()
    assert form.cleaned_data["name"] == name


class Address(RoomyForm):
    email = forms.EmailField(max_length=254)


@pytest.mark.parametrize("hidden", ["\u200b", "\u2060", "\u00ad", "\u200f"])
def test_an_address_is_what_it_looks_like(hidden: str) -> None:
    email = f"noor@exam{hidden}ple.org"
    forms.EmailField().clean(email)  # Django lets it through
    assert "onzichtbaar" in Address({"email": email}).errors["email"][0]
    assert Address({"email": "noor@\u202eexample.org"}).data["email"] == "noor@example.org"


def test_nothing_sent_is_nothing_sent() -> None:
    assert (Names().is_bound, Names({}).is_bound, Names(None).is_bound) == (False, True, False)


def test_a_fresh_key_leaves_the_rest_as_typed() -> None:
    form = KeyForm(QueryDict("client_key=old&a-client_key=also&words=x&words=y"), prefix="a")
    form.renew_key()
    assert form.data.getlist("words") == ["x", "y"]
    assert form.data["client_key"] == "old"
    assert form.data["a-client_key"] not in {"old", "also", ""}
