"""What became of it: who is asked when, once for each reader and wave, by a link that shows only what is theirs."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client

from plugdedag.front.leaving import leave
from plugdedag.outbox import worker
from plugdedag.outbox.delivery import handlers
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Link
from plugdedag.questions import acting, carrying, following, owning, sharing
from plugdedag.questions.following import Holder, date_of, wave_of
from plugdedag.questions.models import (
    Action,
    ActionReport,
    FollowUp,
    Hand,
    HandKind,
    Unasked,
    Wave,
    Withdrawal,
)
from tests.cast import Cast
from tests.questions.said import said_month

pytestmark = pytest.mark.django_db
LATER = {Wave.WEEK: 8, Wave.MONTH: 33, Wave.HALF_YEAR: 190, Wave.YEAR: 370}


@pytest.fixture
def action(cast: Cast) -> Action:
    """Agreed today, at the fourth lunch; Bo does it."""
    said_month(cast, today=4)
    return agreed(cast, "Een ouderavond", {HandKind.DOES: cast.bo})


def agreed(cast: Cast, what: str, hands: carrying.Named | None = None) -> Action:
    made = Action.objects.create(
        question=cast.question, day=cast.days[3], what=what, who="Bo", due=cast.city.today(), by=cast.femke
    )
    carrying.taken(made, hands or {}, cast.femke)
    return made


def asked(cast: Cast, days: int) -> list[str]:
    """The addresses of those who got a letter, so many days after the fourth lunch, by day."""
    before = len(mail.outbox)
    with time_machine.travel(
        cast.city.at(cast.days[3].date + dt.timedelta(days=days), dt.time(11)), tick=False
    ):
        for _twice in range(2):
            following.ask()
        while worker.work(handlers()):
            pass
    return [letter.to[0] for letter in mail.outbox[before:]]


def page(holder: Holder) -> str:
    return f"/follow-up/{following.link_of(holder)}/"


def bos(cast: Cast) -> Holder:
    return Holder(cast.city, person=cast.bo)


def rias(cast: Cast) -> Holder:
    return Holder(cast.city, contact=cast.ria)


def told(action: Action, state: str, why: str = "", **more: object) -> dict[str, object]:
    return {"client_key": str(uuid4()), "action": str(action.pk), "state": state, "why": why} | more


def states(action: Action) -> list[tuple[str, str]]:
    return list(action.reports.values_list("state", "why"))


@pytest.mark.parametrize(
    ("agreed", "wave", "date"),
    [
        ("2026-01-31", Wave.MONTH, "2026-02-28"), ("2026-08-31", Wave.HALF_YEAR, "2027-02-28"),
        ("2024-02-29", Wave.YEAR, "2025-02-28"), ("2026-12-30", Wave.WEEK, "2027-01-06"),
        ("2026-12-30", Wave.MONTH, "2027-01-30"),
    ],
)  # fmt: skip
def test_a_month_later_is_the_same_date_or_the_last_of_the_month(agreed: str, wave: Wave, date: str) -> None:
    assert date_of(wave, dt.date.fromisoformat(agreed)) == dt.date.fromisoformat(date)


def test_every_day_is_in_one_wave_at_most_and_each_wave_has_its_days() -> None:
    start = dt.date(2026, 3, 4)
    found = [wave_of(start, start + dt.timedelta(days=n)) for n in range(500)]
    assert [found.count(wave) for wave in (*Wave, None)] == [7, 14, 30, 30, 419]


def test_each_wave_asks_once(cast: Cast, action: Action) -> None:
    assert asked(cast, 6) == []
    assert [asked(cast, days) for days in LATER.values()] == [[cast.bo.email]] * 4
    assert [asked(cast, days + 1) for days in LATER.values()] == [[]] * 4
    assert list(FollowUp.objects.values_list("wave", flat=True)) == list(Wave)


def test_a_wave_that_was_missed_for_long_is_let_be(cast: Cast, action: Action) -> None:
    assert [asked(cast, days) for days in (20, 60, 300, 500)] == [[]] * 4


def test_what_is_done_or_let_go_is_not_asked_about_and_on_its_way_is(cast: Cast, action: Action) -> None:
    other = agreed(cast, "Een bordje", {HandKind.DOES: cast.idris})
    for one, state in ((action, "under-way"), (other, "let-go")):
        ActionReport.objects.create(action=one, state=state)
    assert asked(cast, LATER[Wave.MONTH]) == [cast.bo.email]


def test_one_letter_tells_all_that_is_theirs_and_nothing_else(cast: Cast, action: Action) -> None:
    agreed(cast, "Een bordje", {HandKind.DOES: cast.bo})
    agreed(cast, "Van Idris", {HandKind.DOES: cast.idris})
    assert sorted(asked(cast, 8)) == [cast.bo.email, cast.idris.email]
    body = next(str(letter.body) for letter in mail.outbox if letter.to == [cast.bo.email])
    assert [what in body for what in ("Een ouderavond", "Een bordje", "Van Idris")] == [True, True, False]
    seen = Client().get(page(bos(cast))).content.decode()
    assert [what in seen for what in ("Een ouderavond", "Een bordje", "Van Idris")] == [True, True, False]


def test_without_a_plugger_the_owner_is_asked_and_a_helper_before_them(cast: Cast, action: Action) -> None:
    carrying.lay_down(action, cast.bo)
    assert asked(cast, 8) == [cast.ria.email]
    carrying.taken(action, {HandKind.HELPS: cast.idris}, cast.femke)
    assert asked(cast, 33) == [cast.idris.email]
    carrying.adopt(action, cast.femke)
    assert asked(cast, 190) == [cast.femke.email]


def test_the_link_takes_an_answer_a_second_one_counts_and_both_are_kept(cast: Cast, action: Action) -> None:
    at, first = page(bos(cast)), told(action, "under-way", "Zaal is rond")
    for sent in (first, first, told(action, "done", "Veertig ouders")):
        assert Client().post(at, sent).status_code == 302
    assert states(action) == [("under-way", "Zaal is rond"), ("done", "Veertig ouders")]
    assert Action.objects.followed().get(pk=action.pk).became == "done"
    assert {report.by for report in action.reports.all()} == {cast.bo}


def test_a_key_with_other_words_is_refused_and_comes_back_fresh(cast: Cast, action: Action) -> None:
    at, first = page(bos(cast)), told(action, "done")
    Client().post(at, first)
    again = Client().post(at, first | {"state": "let-go", "why": "Toch niet"})
    body = again.content.decode()
    assert (again.status_code, states(action)) == (422, [("done", "")])
    assert (">Toch niet</textarea>" in body, str(first["client_key"]) in body) == (True, False)


def test_too_long_a_why_is_said_and_kept(cast: Cast, action: Action) -> None:
    answer = Client().post(page(bos(cast)), told(action, "done", "x" * 301))
    assert (answer.status_code, "x" * 301 in answer.content.decode(), states(action)) == (422, True, [])


@pytest.mark.parametrize("state", ["", "gewonnen"])
def test_no_answer_is_no_answer(cast: Cast, action: Action, state: str) -> None:
    assert Client().post(page(bos(cast)), told(action, state)).status_code == 422
    assert states(action) == []


def test_of_somebody_else_nothing_is_told(cast: Cast, action: Action) -> None:
    theirs = agreed(cast, "Van Idris", {HandKind.DOES: cast.idris})
    assert Client().post(page(bos(cast)), told(theirs, "let-go")).status_code == 302
    assert Client().post(page(rias(cast)), told(theirs, "let-go")).status_code == 302
    assert states(theirs) == []
    Client().post(page(Holder(cast.city, person=cast.idris)), told(theirs, "let-go"))  # the control
    assert states(theirs) == [("let-go", "")]


def test_an_action_dropped_meanwhile_is_off_the_list_and_says_so(cast: Cast, action: Action) -> None:
    at = page(bos(cast))
    acting.drop(action, by=cast.femke, client_key=uuid4())
    answer = Client().post(at, told(action, "done"), follow=True)
    assert ("niet meer op je lijst" in answer.content.decode(), states(action)) == (True, [])
    assert asked(cast, 8) == []


def test_of_a_withdrawn_question_nothing_is_asked_nor_shown(cast: Cast, action: Action) -> None:
    at = page(bos(cast))
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    assert asked(cast, 8) == []
    assert "Een ouderavond" not in Client().get(at).content.decode()
    Client().post(at, told(action, "done"))
    assert states(action) == []


def test_a_date_that_moved_is_read_as_it_is_and_a_day_that_moved_moves_the_wave(
    cast: Cast, action: Action
) -> None:
    due = cast.city.today() + dt.timedelta(days=40)
    body = {"what": "Een ouderavond", "who": "Bo", "due": due}
    acting.tell_otherwise(action, by=cast.femke, client_key=uuid4(), seen=None, **body)
    cast.days[3].date += dt.timedelta(days=3)
    cast.days[3].save()
    assert (asked(cast, 5), asked(cast, 7)) == ([], [cast.bo.email])
    assert str(due.year) in str(mail.outbox[-1].body)


def test_who_left_is_not_asked_and_their_link_is_dead(cast: Cast, action: Action) -> None:
    at = page(bos(cast))
    Client().post(at, told(action, "under-way", "Bijna"))
    assert asked(cast, 8) == [cast.bo.email]
    following.leave_unasked(bos(cast))
    leave(cast.bo, client_key=uuid4())
    assert Client().get(at).status_code == 404
    assert Client().post(at, told(action, "done")).status_code == 404
    assert (states(action), action.reports.get().by, Hand.objects.count()) == (
        [("under-way", "Bijna")],
        cast.bo,
        0,
    )
    assert (FollowUp.objects.count(), Unasked.objects.count()) == (0, 0)
    assert asked(cast, 33) == [cast.ria.email]


def test_a_letter_that_waits_is_not_sent_once_its_reason_is_gone(cast: Cast, action: Action) -> None:
    with time_machine.travel(cast.city.at(cast.days[3].date + dt.timedelta(days=8), dt.time(11)), tick=False):
        following.ask()
        ActionReport.objects.create(action=action, state="done", by=cast.bo)
        while worker.work(handlers()):
            pass
    assert (mail.outbox, Effect.objects.filter(kind=following.KIND).count()) == ([], 1)


def test_a_link_ends_and_only_its_hash_is_kept(cast: Cast, action: Action) -> None:
    at = page(bos(cast))
    token = at.split("/")[2]
    assert token not in Link.objects.get(purpose=following.KIND).token_hash
    with time_machine.travel(dt.datetime.now(dt.UTC) + following.HOLDS + dt.timedelta(days=1)):
        assert Client().get(at).status_code == 404
    assert Client().get(at).status_code == 200  # the control


@pytest.mark.parametrize("deed", ["handover", "leak"])
def test_the_owners_link_stops_with_a_handover_and_a_leak(cast: Cast, action: Action, deed: str) -> None:
    carrying.lay_down(action, cast.bo)
    at = page(rias(cast))
    assert "Een ouderavond" in Client().get(at).content.decode()
    if deed == "handover":
        owning.hand_over(cast.question, "Karim", "karim@example.org")
    else:
        sharing.leaked(cast.question)
    assert Client().get(at).status_code == 404
    assert asked(cast, 8)[-1:] == ["karim@example.org" if deed == "handover" else cast.ria.email]


def test_one_press_stops_it_and_it_can_be_taken_back(cast: Cast, action: Action) -> None:
    assert asked(cast, 8) == [cast.bo.email]
    headers = mail.outbox[-1].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = headers["List-Unsubscribe"].strip("<>").removeprefix(cast.city.link(""))
    stop = "/" + stop.lstrip("/")
    browser = Client(enforce_csrf_checks=True)
    assert browser.get(stop).status_code == 200
    assert Unasked.objects.count() == 0  # looking stops nothing
    for _twice in range(2):
        assert browser.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert (asked(cast, 33), Unasked.objects.count()) == ([], 1)
    browser.post(stop, {"wanted": "again"})
    assert asked(cast, 34) == [cast.bo.email]


def test_not_mine_takes_it_off_and_the_owner_is_asked(cast: Cast, action: Action) -> None:
    Client().post(page(bos(cast)), told(action, "not-mine"))
    assert (states(action), Hand.objects.open().count(), asked(cast, 8)) == ([], 0, [cast.ria.email])


def test_a_link_of_another_city_or_a_guess_opens_nothing(cast: Cast, action: Action) -> None:
    assert Client().get("/follow-up/guess/").status_code == 404
    assert Client().get("/follow-up/guess/stop/").status_code == 404
    token = Link.issue(cast.city, "rsvp", "", person=cast.bo)  # a link for another purpose
    assert Client().get(f"/follow-up/{token}/").status_code == 404
