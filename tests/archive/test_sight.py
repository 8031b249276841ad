"""Who finds what. Each canary is a word that stands in one text alone; who may not read that text, never meets it."""

from __future__ import annotations

import datetime as dt
from unittest.mock import patch

import pytest
from django.test import Client

from plugdedag.archive import finding
from plugdedag.archive.sight import Key
from plugdedag.questions import closing
from plugdedag.questions.models import (
    Action,
    ActionChange,
    Change,
    Contribution,
    Note,
    Question,
    Result,
    Withdrawal,
)
from tests.cast import Cast, other_city
from tests.questions.said import Said, bring, entering, owning, said_month, stranger

pytestmark = pytest.mark.django_db

PRIVATE = ("kanariefinding", "kanarieactie", "kanarieresultaat")


@pytest.fixture
def said(cast: Cast) -> Said:
    """A month that is over, with a finding, an action and a result that only those who were there may read."""
    made = said_month(cast, today=5)
    bring(cast, cast.days[1], cast.femke, "finding", "Een kanariefinding over roosters.")
    Action.objects.create(
        question=cast.question,
        what="De kanarieactie ophangen",
        who="Ria",
        due=dt.date(2030, 1, 1),
        by=cast.femke,
    )
    closing.write_result(cast.question, "Het kanarieresultaat van de maand.", by=cast.noor, seen=None)
    return made


def found(client: Client, word: str, **more: str) -> bool:
    """Whether the question answers to a word."""
    response = client.get("/questions/", {"q": word, **more})
    assert response.status_code == 200
    return bool(response.context["hits"])


def finds(client: Client) -> list[bool]:
    return [found(client, word) for word in PRIVATE]


def test_what_was_asked_and_chosen_is_found_by_everybody(cast: Cast, said: Said, client: Client) -> None:
    assert [found(client, word) for word in ("weekend", "opvang", "dageraad")] == [True, True, True]


def test_what_was_said_is_found_by_who_was_there_the_host_and_organisers(cast: Cast, said: Said) -> None:
    assert finds(entering(None)) == [False, False, False]
    assert finds(entering(stranger(cast))) == [False, False, False]
    assert finds(entering(cast.bo)) == [True, True, True]
    assert finds(owning(cast)) == [True, True, True]
    assert finds(entering(cast.noor)) == [True, True, True]
    assert finds(entering(None)) == [False, False, False]  # although the process remembers them by now


def test_control_without_asking_who_reads_a_stranger_would_find_it(cast: Cast, said: Said) -> None:
    finds(entering(cast.noor))
    with patch.object(finding, "reading", lambda rows, what, group_of: lambda key: True):
        assert finds(entering(None)) == [True, True, True]


def test_once_the_owner_agrees_everybody_finds_it_and_no_longer_when_that_is_taken_back(
    cast: Cast, said: Said, client: Client
) -> None:
    closing.publish(cast.question, cast.ria)
    assert finds(client) == [True, True, True]
    closing.take_back(cast.question)
    assert finds(client) == [False, False, False]


def test_the_world_finds_the_result_that_was_agreed_to(cast: Cast, said: Said, client: Client) -> None:
    closing.publish(cast.question, cast.ria)
    last = Result.objects.get()
    closing.write_result(cast.question, "Een nieuwer kanarievervolg.", by=cast.noor, seen=last.pk)
    assert [found(client, word) for word in ("kanarieresultaat", "kanarievervolg")] == [True, False]
    noor = entering(cast.noor)
    assert [found(noor, word) for word in ("kanarievervolg", "kanarieresultaat")] == [True, False]


def test_what_is_withdrawn_is_nowhere(cast: Cast, said: Said, client: Client) -> None:
    closing.publish(cast.question, cast.ria)
    assert found(client, "weekend")
    Withdrawal.objects.create(question=cast.question, by=cast.ria)
    assert [found(client, word) for word in ("weekend", "opvang", *PRIVATE)] == [False] * 5
    assert not found(entering(cast.noor), "weekend")


def test_hidden_edited_dropped_and_erased_is_gone_at_once(cast: Cast, said: Said) -> None:
    noor = entering(cast.noor)
    assert finds(noor) == [True, True, True]
    line = Contribution.objects.get(text__contains="kanariefinding")
    edit = Change.objects.create(contribution=line, kind="edit", text="Een merelvondst.", by=cast.noor)
    assert [found(noor, word) for word in ("kanariefinding", "merelvondst")] == [False, True]
    Change.objects.create(contribution=line, kind="hide", why="te persoonlijk", by=cast.noor)
    assert not found(noor, "merelvondst")
    Change.objects.create(contribution=line, kind="show", by=cast.noor)
    assert found(noor, "merelvondst")
    edit.delete()
    line.delete()
    assert not found(noor, "kanariefinding")
    ActionChange.objects.create(action=Action.objects.get(), kind="drop", by=cast.noor)
    assert not found(noor, "kanarieactie")


def test_what_memory_missed_is_not_shown(cast: Cast, said: Said) -> None:
    """A text changed under our hands, without a row that tells: it is read again before it is shown."""
    noor = entering(cast.noor)
    assert found(noor, "kanariefinding")
    Contribution.objects.filter(text__contains="kanariefinding").update(text="Niets meer.")
    assert not found(noor, "kanariefinding")
    with patch.object(finding, "still", lambda keys, remembered: set(keys)):  # the control: not read again
        assert found(noor, "kanariefinding")


def test_notes_names_and_reasons_are_no_part_of_the_archive(cast: Cast, said: Said) -> None:
    Note.objects.create(question=cast.question, contact=cast.ria, text="Een kanarienotitie.")
    closing.publish(cast.question, cast.ria)
    for word in ("kanarienotitie", "femke", "jansen", "zeeburgerdijk"):
        assert not found(entering(cast.noor), word)


def test_a_month_that_is_not_confirmed_and_another_city_are_not_there(
    cast: Cast, said: Said, client: Client
) -> None:
    cast.residency.confirmation.delete()
    assert not found(client, "weekend")
    assert not found(entering(cast.noor), "weekend")
    rotterdam = other_city()
    Question.objects.filter(pk=cast.question.pk).update(city=rotterdam)
    assert not found(entering(cast.noor), "weekend")


def test_how_rare_a_word_is_does_not_tell_what_one_may_not_read(
    cast: Cast, said: Said, client: Client
) -> None:
    """The answer is the same, to the last digit, whether others said the word in private or not."""
    before = answer_of(client)
    for number in range(5):
        bring(cast, cast.days[1], cast.femke, "idea", f"Weekend, weekendje, weekendrooster {number}")
    assert found(entering(cast.noor), "weekendrooster")
    assert answer_of(client) == before


def answer_of(client: Client) -> list[tuple[Key, float]]:
    hits = client.get("/questions/", {"q": "weekend vrijwilligers"}).context["hits"]
    response = client.get("/questions/", {"q": "weekend vrijwilligers"})
    return [(hit.card.question.pk, str(hit.asked)) for hit in hits] + [("bytes", len(response.content))]  # type: ignore[list-item]
