"""Who carries an action: chosen at the table, adopted by one press, taken back; and who reads whose name."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from plugdedag.days.models import Visit
from plugdedag.lib.refusals import Refused
from plugdedag.people.consent import settle
from plugdedag.people.models import Block, Purpose
from plugdedag.questions import acting, carrying
from plugdedag.questions.closing import publish, write_result
from plugdedag.questions.models import Action, ActionReport, Hand, HandKind, Withdrawal
from tests.cast import Cast
from tests.questions.said import entering, owning, said_month, stranger

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(cast: Cast) -> Action:
    """Agreed at the fourth lunch, today, at which Bo and Idris sat; it grew from what Femke found."""
    said = said_month(cast, today=4)
    for who in (cast.bo, cast.idris):
        Visit.objects.create(day=cast.days[3], person=who)
    return Action.objects.create(
        question=cast.question, day=cast.days[3], what="Avond", who="Ria", due=cast.city.today(), by=cast.bo,
        grew_from=said.finding,
    )  # fmt: skip


@pytest.fixture
def at_table(cast: Cast, action: Action) -> Iterator[None]:
    """It is the fourth lunch."""
    with time_machine.travel(cast.days[3].lunch_starts):
        yield


def hands() -> list[tuple[str, str]]:
    return list(Hand.objects.open().values_list("person__name", "kind"))


def press(client: Client, action: Action, wanted: str = "yes") -> int:
    return client.post(f"/actions/{action.pk}/adoptions/", {"wanted": wanted}).status_code


def test_who_is_chosen_at_the_table_carries_it(cast: Cast, action: Action, at_table: object) -> None:
    today = cast.city.today()
    body = {"client_key": str(uuid4()), "what": "Bordje", "who": "", "due": today.isoformat(),
            "doer": cast.idris.pk, "helper": cast.bo.pk}  # fmt: skip
    for _twice in range(2):
        answer = entering(cast.bo).post(f"/days/{cast.days[3].pk}/actions/", body)
        assert answer.status_code == 302, answer.content.decode()
    assert Action.objects.get(what="Bordje").who == "Idris"
    assert hands() == [("Idris", "does"), ("Bo", "helps")]


@pytest.mark.parametrize("whom", ["femke", "bo"])
def test_nobody_who_was_not_there_and_nobody_twice(
    cast: Cast, action: Action, at_table: object, whom: str
) -> None:
    """Femke was not at this lunch; Bo cannot both do it and help."""
    pk = getattr(cast, whom).pk
    body = {"client_key": str(uuid4()), "what": "Bordje", "who": "", "due": cast.city.today().isoformat(),
            "doer": pk, "helper": pk}  # fmt: skip
    answer = entering(cast.bo).post(f"/days/{cast.days[3].pk}/actions/", body)
    assert answer.status_code == (422 if whom == "femke" else 409)
    assert (hands(), Action.objects.count()) == ([], 1)  # neither the hands nor the action


def test_an_action_without_a_name_is_refused(cast: Cast, action: Action, at_table: object) -> None:
    body = {"client_key": str(uuid4()), "what": "Bordje", "who": "", "due": cast.city.today().isoformat()}
    answer = entering(cast.bo).post(f"/days/{cast.days[3].pk}/actions/", body)
    assert (answer.status_code, "Een actie zonder naam is een wens" in answer.content.decode()) == (422, True)


def retold(cast: Cast, action: Action, client: Client, **fields: object) -> None:
    body = {"client_key": str(uuid4()), "what": "Avond", "who": "Ria", "due": cast.city.today().isoformat()}
    body["seen"] = str(Action.objects.told().get(pk=action.pk).last_change or "")
    answer = client.post(f"/actions/{action.pk}/", body | {name: str(said) for name, said in fields.items()})
    assert answer.status_code == 302, answer.content.decode()


def test_telling_it_otherwise_changes_who_carries_it(cast: Cast, action: Action) -> None:
    carrying.taken(action, {HandKind.DOES: cast.idris}, cast.bo)
    retold(cast, action, entering(cast.femke), doer=cast.bo.pk)
    assert hands() == [("Bo", "does")]
    retold(cast, action, entering(cast.femke))
    assert hands() == []


def test_who_the_editor_does_not_see_stays_in_it(cast: Cast, action: Action) -> None:
    carrying.taken(action, {HandKind.DOES: cast.idris}, cast.bo)
    Block.objects.create(person=cast.idris, other=cast.bo)
    assert "Idris" not in entering(cast.bo).get(f"/actions/{action.pk}/").content.decode()
    retold(cast, action, entering(cast.bo))
    assert hands() == [("Idris", "does")]


def test_one_press_adopts_a_second_changes_nothing_and_it_is_taken_back(cast: Cast, action: Action) -> None:
    femke = entering(cast.femke)
    assert [press(femke, action) for _twice in range(2)] == [302, 302]
    assert (hands(), Hand.objects.get().by) == ([("Femke", "adopts")], cast.femke)
    assert [press(femke, action, "no") for _twice in range(2)] == [302, 302]
    assert (hands(), Hand.objects.count()) == ([], 1)  # the row says when


def test_who_does_it_already_does_not_adopt_it_too(cast: Cast, action: Action) -> None:
    carrying.taken(action, {HandKind.DOES: cast.femke}, cast.bo)
    press(entering(cast.femke), action)
    assert hands() == [("Femke", "does")]


@pytest.mark.parametrize("why", ["done", "dropped", "withdrawn"])
def test_what_is_over_is_not_adopted(cast: Cast, action: Action, why: str) -> None:
    if why == "done":
        ActionReport.objects.create(action=action, state="done")
    elif why == "dropped":
        acting.drop(action, by=cast.bo, client_key=uuid4())
    else:
        Withdrawal.objects.create(question=cast.question, by=cast.ria)
    with pytest.raises(Refused):
        carrying.adopt(action, cast.femke)
    assert hands() == []


def test_what_was_let_go_finds_somebody_else(cast: Cast, action: Action) -> None:
    ActionReport.objects.create(action=action, state="let-go")
    press(entering(cast.femke), action)
    assert hands() == [("Femke", "adopts")]


def test_only_who_reads_the_actions_adopts_them(cast: Cast, action: Action) -> None:
    mo = stranger(cast)
    assert (press(entering(mo), action), press(entering(None), action), hands()) == (403, 302, [])
    write_result(cast.question, "Het werkt", by=cast.femke, seen=None)
    publish(cast.question, cast.ria)
    assert press(entering(mo), action) == 302  # the control: now everybody reads them
    assert [kind for _name, kind in hands()] == ["adopts"]


def test_names_are_for_who_was_there_and_for_a_host_only_if_agreed(cast: Cast, action: Action) -> None:
    path = f"/questions/{cast.question.pk}/"
    for who in (cast.femke, cast.idris):
        carrying.adopt(action, who)
    settle(cast.idris, {Purpose.HOST_WRITES})
    assert "Geadopteerd door Femke, Idris" in entering(cast.bo).get(path).content.decode()
    assert "Geadopteerd door Idris, een plugger" in owning(cast).get(path).content.decode()
    Block.objects.create(person=cast.femke, other=cast.bo)
    assert "Geadopteerd door Idris, een plugger" in entering(cast.bo).get(path).content.decode()
    write_result(cast.question, "Het werkt", by=cast.femke, seen=None)
    publish(cast.question, cast.ria)
    for reader in (None, stranger(cast)):
        assert "Geadopteerd" not in entering(reader).get(path).content.decode()
