"""An action told otherwise: one key is one change, nobody writes over another unseen, and dates can be meant."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest

from plugdedag.questions.models import Action, ActionChange, Withdrawal
from tests.cast import Cast
from tests.questions.said import entering, said_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(cast: Cast) -> Action:
    said_month(cast, today=5)
    return Action.objects.create(
        question=cast.question, day=cast.days[3], what="Avond", who="Bo", due=cast.city.today(), by=cast.bo
    )


def body(cast: Cast, **fields: object) -> dict[str, object]:
    due = cast.city.today().isoformat()
    return {"client_key": str(uuid4()), "what": "Ouderavond", "who": "Bo", "due": due, "seen": ""} | fields


def changes() -> list[str]:
    return list(ActionChange.objects.values_list("kind", flat=True))


def test_a_key_that_dropped_does_not_take_up_again(cast: Cast, action: Action) -> None:
    key, client = str(uuid4()), entering(cast.bo)
    client.post(f"/actions/{action.pk}/drops/", {"client_key": key, "wanted": "drop"})
    again = client.post(f"/actions/{action.pk}/drops/", {"client_key": key, "wanted": "keep"})
    assert again.status_code == 422
    assert "Dit stuurde je al eerder" in again.content.decode()
    assert key not in again.content.decode()  # the button under a fresh key does it
    assert changes() == ["drop"]


def test_a_key_that_edited_does_not_drop(cast: Cast, action: Action) -> None:
    sent, client = body(cast), entering(cast.bo)
    client.post(f"/actions/{action.pk}/", sent)
    again = client.post(f"/actions/{action.pk}/drops/", {"client_key": sent["client_key"], "wanted": "drop"})
    assert (again.status_code, changes()) == (422, ["edit"])


def test_the_second_of_two_editors_reads_the_first(cast: Cast, action: Action) -> None:
    path = f"/actions/{action.pk}/"
    assert entering(cast.bo).post(path, body(cast, what="Twee avonden")).status_code == 302
    late = entering(cast.femke).post(path, body(cast, what="Een ochtend"))
    page, seen = late.content.decode(), ActionChange.objects.get().pk
    assert (late.status_code, changes()) == (409, ["edit"])
    assert "Twee avonden" in page
    assert 'value="Een ochtend"' in page
    assert f'name="seen" value="{seen}"' in page  # sending it once more is a choice now
    assert entering(cast.femke).post(path, body(cast, what="Een ochtend", seen=seen)).status_code == 302
    assert Action.objects.told().get().now.what == "Een ochtend"


def test_an_edit_of_what_somebody_dropped_is_late_too(cast: Cast, action: Action) -> None:
    entering(cast.femke).post(f"/actions/{action.pk}/drops/", {"client_key": str(uuid4())})
    assert entering(cast.bo).post(f"/actions/{action.pk}/", body(cast)).status_code == 409
    assert changes() == ["drop"]


@pytest.mark.parametrize("due", ["0001-01-01", "9999-12-31"])
def test_a_date_nobody_means_is_refused_beside_the_field(cast: Cast, action: Action, due: str) -> None:
    answer = entering(cast.bo).post(f"/actions/{action.pk}/", body(cast, due=due))
    assert answer.status_code == 409
    assert f'value="{due}"' in answer.content.decode()
    assert 'id="id_due_error"' in answer.content.decode()
    assert changes() == []


def test_one_that_is_late_may_be_told_otherwise_and_moved(cast: Cast, action: Action) -> None:
    late = cast.city.today() - dt.timedelta(days=9)
    Action.objects.update(due=late)
    client, path = entering(cast.bo), f"/actions/{action.pk}/"
    assert client.post(path, body(cast, due=late.isoformat())).status_code == 302
    seen = ActionChange.objects.get().pk
    assert client.post(path, body(cast, seen=seen, due=late + dt.timedelta(days=1))).status_code == 409


def test_of_a_withdrawn_question_nothing_is_dropped(cast: Cast, action: Action) -> None:
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    for path in ("", "drops/"):
        assert entering(cast.bo).post(f"/actions/{action.pk}/{path}", body(cast)).status_code == 409
    assert changes() == []
