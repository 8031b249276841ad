"""What every form does to what was typed: nothing, but for marks that turn the words after them."""

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


def test_nothing_sent_is_nothing_sent() -> None:
    assert (Names().is_bound, Names({}).is_bound, Names(None).is_bound) == (False, True, False)


def test_a_fresh_key_leaves_the_rest_as_typed() -> None:
    form = KeyForm(QueryDict("client_key=old&a-client_key=also&words=x&words=y"), prefix="a")
    form.renew_key()
    assert form.data.getlist("words") == ["x", "y"]
    assert form.data["client_key"] == "old"
    assert form.data["a-client_key"] not in {"old", "also", ""}
