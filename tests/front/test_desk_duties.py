"""Standing duties at the desk: given, handed over, ended; the last organiser stays until somebody takes over."""

import pytest
from django.test import Client
from django.urls import reverse

from plugdedag.front.forms.desk.carrying import TurnForm
from plugdedag.people.models import Duty, Person
from tests.cast import Cast, other_city, person
from tests.front.desks import browser, says

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


def today(cast: Cast, kind: str) -> list[str]:
    """Who carries a duty today."""
    return sorted(
        duty.person.name for duty in Duty.objects.in_city(cast.city).on(cast.city.today()).filter(kind=kind)
    )


def test_a_duty_is_given_once_with_who_gave_it(noor: Client, cast: Cast) -> None:
    for _count in range(2):
        assert noor.post(reverse("desk_duties"), {"kind": "scout", "person": cast.bo.pk}).status_code == 302
    assert Duty.objects.get(kind="scout").given_by == cast.noor
    assert says(noor.get(reverse("desk_duties")), "Given by Noor.")


@pytest.mark.parametrize("data", [{}, {"kind": "king", "person": "1"}, {"kind": "scout", "person": "x"}])
def test_a_duty_for_nobody(noor: Client, data: dict[str, str]) -> None:
    answered = noor.post(reverse("desk_duties"), data)
    assert answered.status_code == 422
    assert Duty.objects.count() == 1


def test_who_is_not_plugged_in_here_carries_nothing(noor: Client, cast: Cast) -> None:
    joris = person(other_city(), "Joris")
    answered = noor.post(reverse("desk_duties"), {"kind": "scout", "person": joris.pk})
    assert list(answered.context["form"].errors) == ["person"]
    assert b"Joris" not in answered.content


def test_who_has_not_said_a_name_is_not_in_the_list(noor: Client, cast: Cast) -> None:
    nameless = person(cast.city, "Wie")
    Person.objects.filter(pk=nameless.pk).update(name="")
    listed = noor.get(reverse("desk_duties")).context["form"].fields["person"]
    for field in (listed, TurnForm(cast.days[0]).fields["person"]):
        labels = [str(label) for _key, label in field.choices]
        assert (labels[0], len(labels), "somebody" in labels) == ("Choose somebody", 5, False)


def test_the_last_organiser_hands_over_and_then_the_desk_closes(noor: Client, cast: Cast) -> None:
    duty = reverse("desk_duty", args=[Duty.objects.get().pk])
    refused = noor.post(duty, {"lay_down": "yes"})
    assert (refused.status_code, today(cast, "organiser")) == (422, ["Noor"])
    assert says(refused, "Somebody has to be organiser.")
    assert noor.post(duty, {"person": cast.noor.pk}).status_code == 422  # to herself
    assert noor.post(duty, {"person": ""}).context["form"].errors["person"] == ["Choose somebody."]
    assert noor.post(duty, {"person": cast.bo.pk}).status_code == 302
    assert today(cast, "organiser") == ["Bo"]
    assert noor.get(reverse("desk")).status_code == 403
    assert browser(cast.bo).get(reverse("desk")).status_code == 200


def test_a_duty_that_ended_cannot_be_handed_over_again(noor: Client, cast: Cast) -> None:
    scout = Duty.objects.create(city=cast.city, person=cast.bo, kind="scout", since=cast.city.today())
    address = reverse("desk_duty", args=[scout.pk])
    assert noor.post(address, {"lay_down": "yes"}).status_code == 302
    assert noor.post(address, {"person": cast.femke.pk}).status_code == 302
    assert today(cast, "scout") == []
