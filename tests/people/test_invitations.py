"""The answer to an invitation: looking does nothing, a yes makes a plugger, a no or silence leaves nothing."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from plugdedag.outbox.models import Effect
from plugdedag.outbox.worker import do_chores
from plugdedag.people.consent import agreed
from plugdedag.people.importing import undoing
from plugdedag.people.importing.report import Outcome
from plugdedag.people.models import Declined, Hat, Invitation, Membership, Network, Person, Upload
from tests.cast import Cast, other_city
from tests.front.desks import browser, says
from tests.people.bringing import SANNE, agreed_to, looked_at, sent, token_of

ROW = f"Sanne de Groot;{SANNE};12-3-2024;Studio Oost;bakker"


def answer(token: str, client: Client | None = None, **data: object) -> int:
    return (client or browser(None)).post(f"/invitations/{token}/", data).status_code


def traces() -> list[str]:
    """Where the address still stands."""
    there = {
        "invitation": Invitation.objects.filter(email=SANNE), "person": Person.objects.filter(email=SANNE),
        "letter": Effect.objects.filter(recipient=SANNE),
    }  # fmt: skip
    return [name for name, rows in there.items() if rows.exists()]


def test_looking_shows_what_is_known_and_changes_nothing(cast: Cast) -> None:
    agreed_to(cast, ROW)
    visitor, token = browser(None), token_of()
    for _count in range(2):
        page = visitor.get(f"/invitations/{token}/")
        assert page.status_code == 200
        assert says(page, "Studio Oost · bakker")
    assert traces() == ["invitation", "letter"]
    assert answer(token) == 422  # neither yes nor no
    assert traces() == ["invitation", "letter"]


def test_a_yes_makes_a_plugger_with_what_they_agree_to(cast: Cast) -> None:
    agreed_to(cast, ROW)
    token = token_of()
    assert answer(token, answer="yes", agreed=["letters", "everything"]) == 302
    sanne = Person.objects.get(email=SANNE)
    assert (sanne.name, Membership.objects.get(person=sanne).since) == (
        "Sanne de Groot",
        dt.date(2024, 3, 12),
    )
    assert (Hat.objects.get(person=sanne).what, agreed(sanne)) == ("bakker", {"letters"})
    assert traces() == ["person"]
    assert answer(token, answer="no") == 410
    assert traces() == ["person"]


def test_who_said_yes_reads_so_again_and_pressing_twice_is_one_yes(cast: Cast) -> None:
    agreed_to(cast, ROW)
    visitor, token = browser(None), token_of()
    path = f"/invitations/{token}/"
    for _twice in (1, 2):
        assert visitor.post(path, {"answer": "yes"}).url == path
    for anew in (visitor, browser(None)):  # the letter is opened again, here or on a phone
        page = anew.get(path)
        assert (page.status_code, page.context["person"].email) == (200, SANNE)
    assert Membership.objects.filter(person__email=SANNE).count() == 1
    other_city()
    assert Client(headers={"host": "rotterdam.testserver"}).get(path).status_code == 410


def test_a_letter_answered_with_yes_is_over_with_the_invitation_or_the_person(cast: Cast) -> None:
    agreed_to(cast, ROW)
    path = f"/invitations/{token_of()}/"
    browser(None).post(path, {"answer": "yes"})
    with time_machine.travel(timezone.now() + dt.timedelta(days=30, seconds=1), tick=False):
        assert browser(None).get(path).status_code == 410
    assert browser(None).get(path).status_code == 200  # the control
    Person.objects.filter(email=SANNE).update(is_active=False)
    assert browser(None).get(path).status_code == 410


def test_a_no_erases_at_once_and_is_not_asked_again(cast: Cast) -> None:
    agreed_to(cast, ROW)
    assert answer(token_of(), answer="no") == 200
    assert traces() == []
    assert SANNE not in str(list(Declined.objects.values()))
    (line,) = looked_at(sent(cast, ROW.replace("sanne@", "SANNE@"))).lines
    assert line.outcome == Outcome.LEFT_OUT
    agreed_to(cast, ROW)
    assert traces() == []


def test_a_no_in_one_city_is_no_no_in_another(cast: Cast) -> None:
    agreed_to(cast, ROW)
    answer(token_of(), answer="no")
    upload = sent(cast, ROW)
    upload.city = other_city()
    assert [line.outcome for line in looked_at(upload).lines] == [Outcome.NEW]


@pytest.mark.parametrize("token", ["guessed", "x" * 400])
def test_a_guess_opens_nothing(token: str, cast: Cast) -> None:
    agreed_to(cast, ROW)
    assert browser(None).get(f"/invitations/{token}/").status_code == 410
    assert answer(token, answer="yes") == 410


def test_a_link_of_one_city_is_nothing_on_the_host_of_another(cast: Cast) -> None:
    agreed_to(cast, ROW)
    other_city()
    abroad = Client(headers={"host": "rotterdam.testserver"})
    assert answer(token_of(), abroad, answer="yes") == 410
    assert traces() == ["invitation", "letter"]


def test_nobody_sees_who_has_not_said_yes(cast: Cast) -> None:
    """On no page of the desk but the list's own, where a member by that name would be shown."""
    agreed_to(cast, ROW)
    noor = browser(cast.noor)
    for path in (
        "/desk/",
        "/desk/duties/",
        f"/desk/days/{cast.days[0].pk}/",
        f"/days/{cast.days[0].pk}/door/",
        "/me/",
    ):
        assert b"Sanne" not in noor.get(path).content, path
    assert answer(token_of(), answer="yes") == 302
    assert b"Sanne" in noor.get("/desk/duties/").content  # the control


def test_silence_is_erased_after_thirty_days(cast: Cast) -> None:
    from plugdedag.config.effects import CHORES  # noqa: PLC0415 - the wiring is what is tested

    agreed_to(cast, ROW)
    sent(cast, ROW)
    token = token_of()
    with time_machine.travel(timezone.now() + dt.timedelta(days=29), tick=False):
        do_chores(CHORES)
        assert (traces(), Upload.objects.count()) == (["invitation", "letter"], 0)
    with time_machine.travel(timezone.now() + dt.timedelta(days=30, seconds=1), tick=False):
        assert browser(None).get(f"/invitations/{token}/").status_code == 410
        do_chores(CHORES)
    assert traces() == []
    assert not Declined.objects.exists()  # silence is no no


def test_a_chore_that_fails_does_not_stop_the_others() -> None:
    done: list[str] = []

    def breaks() -> None:
        raise RuntimeError

    do_chores({"first": breaks, "second": lambda: done.append("second")})
    assert done == ["second"]


def test_an_import_is_taken_back_with_its_letters(cast: Cast) -> None:
    Person.objects.filter(pk=cast.femke.pk).update(name="")
    since = Membership.objects.get(person=cast.bo).since
    made = agreed_to(cast, ROW, "Bo;bo@example.org;1-1-2019;Bakkerij Bo;bakker", "Femke;femke@example.org;;;")
    undone = undoing.undo(made, cast.noor)
    counts = {"withdrawn": 1, "unsent": 1, "restored": 3, "stay": 0, "answered": 0}
    assert (undone.counts, undoing.undo(made, cast.bo)) == (counts, undone)
    assert traces() == []
    assert Membership.objects.get(person=cast.bo).since == since
    assert Person.objects.get(pk=cast.femke.pk).name == ""
    assert not Hat.objects.exists()
    assert list(Network.objects.all()) == [cast.club]


def test_what_people_did_themselves_stays(cast: Cast) -> None:
    made = agreed_to(cast, ROW, "Bo;bo@example.org;1-1-2019;Bakkerij Bo;bakker")
    answer(token_of(), answer="yes")
    Membership.objects.filter(person=cast.bo).update(since=dt.date(2018, 5, 5))
    assert undoing.undo(made, cast.noor).counts == {
        "withdrawn": 0, "unsent": 0, "restored": 1, "stay": 1, "answered": 1,
    }  # fmt: skip
    assert traces() == ["person"]
    assert Membership.objects.get(person=cast.bo).since == dt.date(2018, 5, 5)


def test_after_a_day_an_import_stays(cast: Cast) -> None:
    made = agreed_to(cast, ROW)
    with time_machine.travel(timezone.now() + dt.timedelta(hours=25)), pytest.raises(ValidationError):
        undoing.undo(made, cast.noor)
    assert traces() == ["invitation", "letter"]
