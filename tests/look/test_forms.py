"""Forms: errors beside the field, nothing typed is lost, and a screen reader finds its way."""

import re

from django import forms

from tests.look.drawing import drawn


class Offer(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals op de deur.")
    mail = forms.EmailField(label="E-mail", required=False)
    month = forms.ChoiceField(
        label="Maand?", choices=[("1", "januari"), ("2", "februari")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="Akkoord")
    key = forms.UUIDField(widget=forms.HiddenInput)


TYPED = {"name": "", "mail": "noor@ 🚲 <b>", "month": "9", "key": "nee"}


def attribute(page: str, tag: str, name: str) -> str:
    """What an input with that name has as its described-by."""
    found = re.search(rf'<{tag}[^>]*name="{name}"[^>]*>', page)
    assert found
    return found.group(0)


def test_what_was_typed_is_still_there() -> None:
    page = str(Offer(TYPED))
    assert 'value="noor@ 🚲 &lt;b&gt;"' in page
    assert 'value="nee"' in page


def test_help_and_error_belong_to_their_field() -> None:
    page = str(Offer(TYPED))
    name = attribute(page, "input", "name")
    assert 'aria-invalid="true"' in name
    assert 'aria-describedby="id_name_helptext id_name_error"' in name
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page


def test_every_input_has_a_label() -> None:
    page = str(Offer())
    shown = re.findall(r'<input(?![^>]*type="hidden")[^>]*\sid="([^"]+)"', page)
    assert shown == ["id_name", "id_mail", "id_month_0", "id_month_1", "id_agreed"]
    assert [each for each in shown if f'for="{each}"' not in page] == []


def test_a_group_is_a_fieldset_with_its_question() -> None:
    assert re.search(r"<fieldset[^>]*id=\"id_month\"[^>]*>\s*<legend>Maand\?</legend>", str(Offer()))


def test_the_summary_leads_to_each_field() -> None:
    page = str(Offer(TYPED))
    summary = page[: page.index('<div class="field')]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_name", "id_mail", "id_month_0", "id_agreed"]
    assert [target for target in targets if f'id="{target}"' not in page] == []
    assert 'role="alert"' in summary


def test_an_error_of_a_hidden_field_is_said_too() -> None:
    form = Offer({**TYPED, "name": "De Dageraad", "mail": "", "month": "1", "agreed": "on"})
    page = str(form)
    assert list(form.errors) == ["key"]
    assert "error-summary" in page
    assert str(form.errors["key"][0]) in page


def test_no_summary_when_nothing_is_wrong() -> None:
    assert "error-summary" not in str(Offer())


def test_field_by_field() -> None:
    page = drawn("{% error_summary form %}{{ form.mail.as_field_group }}", form=Offer(TYPED))
    assert page.count('class="field ') == 1
    assert 'id="id_mail_error"' in page


def test_only_a_line_that_may_stay_empty_says_so() -> None:
    page = str(Offer())
    assert page.count("field__optional") == 1


def test_text_runs_its_own_way() -> None:
    page = str(Offer())
    assert 'dir="auto"' in attribute(page, "input", "name")
    assert "dir=" not in attribute(page, "input", "mail")
