"""Mail through a real SMTP conversation."""

from collections.abc import Callable

import pytest

from plugdedag.outbox import mail, worker
from plugdedag.outbox.models import Effect, State
from tests.outbox.smtp import Mailbox

pytestmark = [pytest.mark.django_db, pytest.mark.smtp]
SERVED = {mail.KIND: mail.deliver}
Write = Callable[..., Effect]


def after_work(effect: Effect) -> Effect:
    worker.work(SERVED)
    effect.refresh_from_db()
    return effect


def test_it_arrives_whole(mailbox: Mailbox, write: Write) -> None:
    effect = write(
        "bo@example.org", subject="Één plek vrij 🔌", text="Hé Bo, de stúúl is er.", html="<p>Hé Bo</p>",
        headers={"List-Unsubscribe": "<http://localhost/x/>"},
        attachments=[["woensdag.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Lunch à la Dageraad\r\n", "text/calendar"]],
    )  # fmt: skip
    assert after_work(effect).state == State.DONE
    [got] = mailbox.got
    assert (got["To"], got["Subject"]) == ("bo@example.org", "Één plek vrij 🔌")
    assert (got["Content-Language"], got["Auto-Submitted"]) == ("nl", "auto-generated")
    assert got["List-Unsubscribe"] == "<http://localhost/x/>"
    assert got.get_body(("plain",)).get_content().strip() == "Hé Bo, de stúúl is er."
    assert got.get_body(("html",)).get_content().strip() == "<p>Hé Bo</p>"
    [ics] = got.iter_attachments()
    assert (ics.get_filename(), ics.get_content_type()) == ("woensdag.ics", "text/calendar")
    assert "Lunch à la Dageraad" in ics.get_content()


def test_nothing_of_the_words_is_kept_once_it_is_gone(mailbox: Mailbox, write: Write) -> None:
    effect = after_work(write("bo@example.org", subject="Je code is 424242", text="424242"))
    assert effect.payload == {"template": "news", "language": "nl"}


def test_no_unsubscribe_where_none_is_given(mailbox: Mailbox, write: Write) -> None:
    after_work(write("bo@example.org"))
    assert mailbox.got[0]["List-Unsubscribe"] is None


def test_busy_is_tried_again_under_the_same_message_id(mailbox: Mailbox, write: Write) -> None:
    mailbox.answers = ["451 Come back later"]
    effect = after_work(write("bo@example.org"))
    assert (effect.state, effect.attempts, mailbox.got) == (State.WAITING, 1, [])
    Effect.objects.update(due=effect.created)
    assert after_work(effect).state == State.DONE
    assert [got["Message-ID"] for got in mailbox.got] == [mail.message_id(effect)]


def test_a_message_id_differs_by_occasion_and_by_recipient(write: Write) -> None:
    effects = [write("bo@example.org"), write("bo@example.org", key="news:2"), write("noor@example.org")]
    assert len({mail.message_id(effect) for effect in effects}) == 3


def test_refused_content_is_a_hard_failure_too(mailbox: Mailbox, write: Write) -> None:
    mailbox.answers = ["554 Looks like spam"]
    assert after_work(write("bo@example.org")).state == State.FAILED


def test_a_server_that_is_away_surely_got_nothing(mailbox: Mailbox, write: Write, settings) -> None:
    settings.EMAIL_PORT = 1
    effect = after_work(write("bo@example.org"))
    assert (effect.state, effect.attempts) == (State.WAITING, 1)


def test_cut_off_after_the_words_were_taken_in_is_uncertain_not_doubled(
    mailbox: Mailbox, write: Write
) -> None:
    mailbox.hangs_up = True
    effect = after_work(write("bo@example.org"))
    assert (effect.state, mailbox.count["bo@example.org"]) == (State.UNCERTAIN, 1)
    assert worker.work(SERVED) == 0
