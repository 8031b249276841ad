"""An action that was put on the board becomes an agreement, and the two stay tied."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
import time_machine

from plugdedag.days.models import Visit
from plugdedag.questions.models import Action
from tests.cast import Cast
from tests.questions.said import bring, entering

pytestmark = pytest.mark.django_db
WORDS = "Maandag bellen we de bakker."


def test_a_line_becomes_who_does_what_by_when(cast: Cast, at_lunch: time_machine.Traveller) -> None:
    day = cast.days[3]
    at_lunch.move_to(day.lunch_starts)
    Visit.objects.create(day=day, person=cast.bo)
    bo, path = entering(cast.bo), f"/days/{day.pk}/"
    added = {"uuid": str(uuid4()), "kind": "action", "text": WORDS}
    assert bo.post(f"{path}contributions/", added).status_code == 302
    line = cast.question.contributions.get()
    page = bo.get(f"{path}lunch/").content.decode()
    assert f"/lunch/?act={line.pk}#actions" in page
    form = bo.get(f"{path}lunch/?act={line.pk}").content.decode().split('id="actions"')[1].split("</form>")[0]
    assert (f'name="act" value="{line.pk}"' in form, f'value="{WORDS}"' in form) == (True, True)
    due = (day.date + dt.timedelta(days=14)).isoformat()
    body = {"client_key": str(uuid4()), "what": WORDS, "who": "Ria", "due": due, "act": str(line.pk)}
    late = bo.post(f"{path}actions/", body | {"due": "2020-01-01"}).content.decode()
    assert f'name="act" value="{line.pk}"' in late  # what it grows from is still there
    for _twice in range(2):
        assert bo.post(f"{path}actions/", body).status_code == 302
    assert [(action.what, action.grew_from) for action in Action.objects.all()] == [(WORDS, line)]


def test_a_line_of_another_question_ties_nothing(cast: Cast, at_lunch: time_machine.Traveller) -> None:
    day = cast.days[3]
    at_lunch.move_to(day.lunch_starts)
    hidden = bring(cast, day, cast.femke, "action", "Van het bord")
    hidden.changes.create(kind="hide", why="Dubbel", by=cast.femke)
    Visit.objects.create(day=day, person=cast.bo)
    due = (day.date + dt.timedelta(days=14)).isoformat()
    for act in (str(uuid4()), str(hidden.pk), "geen sleutel"):
        body = {"client_key": str(uuid4()), "what": WORDS, "who": "Ria", "due": due, "act": act}
        assert entering(cast.bo).post(f"/days/{day.pk}/actions/", body).status_code == 302
    assert set(Action.objects.values_list("grew_from", flat=True)) == {None}
