"""Forwarding a host's page, stopping a link, and a new one when it leaks. Looking changes nothing."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from plugdedag.outbox.models import Effect
from plugdedag.people.models import Link
from plugdedag.questions import notes, sharing
from plugdedag.questions.models import Action, Choice, Colleague, Note, Publication, Withdrawal
from tests.cast import Cast, other_city
from tests.questions.said import FINDING, Said, owner_link, said_month

pytestmark = pytest.mark.django_db
KARIM = {"name": "Karim Bos", "email": "karim@example.org"}


@pytest.fixture
def said(cast: Cast) -> Said:
    return said_month(cast, today=5)


def mailed(email: str) -> str:
    """The address in the latest letter to somebody."""
    effect = Effect.objects.filter(recipient=email).latest("pk")
    return re.search(r"/owner/[\w-]+/", effect.payload["text"])[0]  # type: ignore[index]


def forward(cast: Cast, key: UUID | None = None, **other: str) -> Colleague:
    return sharing.forward(cast.question, by=cast.ria, client_key=key or uuid4(), **(KARIM | other))


def test_a_colleague_gets_a_link_of_their_own_and_the_owner_keeps_theirs(cast: Cast, said: Said) -> None:
    mine = f"/owner/{owner_link(cast)}/"
    client = Client()
    key = str(uuid4())
    for _ in range(2):  # a double click
        assert client.post(f"{mine}colleagues/", KARIM | {"client_key": key}).status_code == 302
    assert Effect.objects.filter(recipient=KARIM["email"]).count() == 1
    theirs = mailed(KARIM["email"])
    assert theirs != mine
    page = Client().get(theirs).content.decode()
    assert "Karim" in page
    assert FINDING in page
    assert client.get(mine).status_code == 200
    assert cast.question.owner == cast.ria


def test_the_same_address_gets_no_second_link(cast: Cast, said: Said) -> None:
    forward(cast)
    url = f"/owner/{owner_link(cast)}/colleagues/"
    for email in ("KARIM@example.org", cast.ria.email):
        answer = Client().post(url, {"name": "Nog eens", "email": email})
        assert (answer.status_code, "Nog eens" in answer.content.decode()) == (409, True)
    assert Colleague.objects.count() == 1


def test_ten_letters_a_day_are_enough(cast: Cast, said: Said) -> None:
    for number in range(sharing.MOST):
        sharing.end(forward(cast, email=f"{number}@example.org"))
    answer = Client().post(f"/owner/{owner_link(cast)}/colleagues/", KARIM)
    assert (answer.status_code, KARIM["email"] in answer.content.decode()) == (429, True)
    assert Effect.objects.count() == sharing.MOST


def test_a_colleague_decides_nothing(cast: Cast, said: Said) -> None:
    forward(cast)
    theirs, client = mailed(KARIM["email"]), Client()
    Action.objects.create(question=cast.question, what="Bellen", who="Ria", due=cast.city.today())
    for deed in ("choice/", "actions/", "publication/", "words/", "withdrawal/", "handover/", "colleagues/"):
        body = KARIM | {"contribution": str(said.other.pk), "wanted": "yes", "text": "Van Karim"}
        assert client.post(theirs + deed, body).status_code == 403, deed
    page = client.get(theirs).content.decode()
    assert [
        word for word in ("/choice/", "/publication/", "/withdrawal/", "/colleagues/") if word in page
    ] == []
    assert (Choice.objects.count(), Publication.objects.count(), Withdrawal.objects.count()) == (1, 0, 0)
    assert Colleague.objects.count() == 1


def test_stopping_a_link_stops_it_at_once_and_no_other(cast: Cast, said: Said) -> None:
    one, other = forward(cast), forward(cast, email="els@example.org")
    theirs, els = mailed(KARIM["email"]), mailed("els@example.org")
    reader = Client()
    reader.get(theirs)
    mine = f"/owner/{owner_link(cast)}/"
    assert reader.get(f"/questions/{cast.question.pk}/result/").status_code == 200
    assert Client().post(f"{mine}colleagues/{one.pk}/").status_code == 302
    assert reader.get(theirs).status_code == 404
    assert reader.get(f"/questions/{cast.question.pk}/result/").status_code == 404  # nor what was remembered
    assert (Client().get(els).status_code, Client().get(mine).status_code) == (200, 200)
    assert Colleague.objects.get(ended__isnull=True) == other


def test_a_leak_stops_every_link_and_sends_one_to_the_owner(cast: Cast, said: Said) -> None:
    forward(cast)
    token, theirs = owner_link(cast), mailed(KARIM["email"])
    url, thief = f"/owner/{token}/renewal/", Client()
    thief.get(f"/owner/{token}/")
    assert Client().get(url).status_code == 200  # looking, as a mail scanner does
    assert thief.get(f"/owner/{token}/").status_code == 200
    answer = Client().post(url)
    assert (answer.status_code, cast.ria.email in answer.content.decode()) == (200, False)
    assert Client().post(url).status_code == 404  # a second tap
    for path in (f"/owner/{token}/", theirs, f"/questions/{cast.question.pk}/result/"):
        assert thief.get(path).status_code == 404, path
    assert Effect.objects.filter(recipient=cast.ria.email).count() == 1
    assert Client().get(mailed(cast.ria.email)).status_code == 200


def test_the_leak_of_a_colleague_stops_theirs_alone(cast: Cast, said: Said) -> None:
    forward(cast)
    theirs, mine = mailed(KARIM["email"]), f"/owner/{owner_link(cast)}/"
    assert Client().post(f"{theirs}renewal/").status_code == 200
    assert (Client().get(theirs).status_code, Client().get(mine).status_code) == (404, 200)
    assert Client().get(mailed(KARIM["email"])).status_code == 200
    assert Effect.objects.filter(recipient=cast.ria.email).count() == 0


def test_a_stranger_learns_nothing(cast: Cast, said: Said) -> None:
    colleague = forward(cast)
    other = other_city()
    wrong = [
        "guessed", "a" * 300, Link.issue(cast.city, "colleague", 999_999),
        Link.issue(cast.city, "colleague", cast.question.pk), Link.issue(cast.city, "owner", colleague.pk),
        Link.issue(other, "colleague", colleague.pk),
    ]  # fmt: skip
    for token in wrong:
        for page in ("", "photos/", "notes/", "renewal/", "colleagues/"):
            answer = Client().get(f"/owner/{token}/{page}")
            words = answer.content.decode()
            assert answer.status_code == 404
            assert [
                leak
                for leak in (cast.question.title, cast.ria.name, "Karim", cast.place.name)
                if leak in words
            ] == []


def test_notes_are_kept_once_read_by_who_was_there_and_taken_back_by_who_wrote(
    cast: Cast, said: Said
) -> None:
    forward(cast)
    mine, theirs = f"/owner/{owner_link(cast)}/", mailed(KARIM["email"])
    body = {"client_key": str(uuid4()), "text": "De soep was op.\r\nJammer."}
    for _ in range(2):
        assert Client().post(f"{mine}notes/", body).status_code == 302
    note = Note.objects.get()
    assert (note.text, note.contact) == ("De soep was op.\nJammer.", cast.ria)
    answer = Client().post(f"{mine}notes/", body | {"text": "Iets anders"})
    assert (answer.status_code, "Iets anders" in answer.content.decode()) == (422, True)
    assert Client().post(f"{theirs}notes/{note.pk}/").status_code == 404  # not theirs
    karims = notes.write(cast.question, "Van Karim", Colleague.objects.get().contact, uuid=uuid4())
    assert Client().post(f"{mine}notes/{karims.pk}/").status_code == 302
    assert list(Note.objects.all()) == [note]
    assert "De soep was op." not in Client().get(f"/questions/{cast.question.pk}/").content.decode()


def test_what_was_written_when_the_link_stopped_meanwhile_is_shown_to_copy(cast: Cast) -> None:
    old = owner_link(cast)
    assert Client().post(f"/owner/{old}/renewal/").status_code == 200
    answer = Client().post(f"/owner/{old}/notes/", {"text": "De soep was op.\n<b>Jammer</b>"})
    assert (answer.status_code, Note.objects.count()) == (404, 0)
    assert "<p>De soep was op.<br>&lt;b&gt;Jammer&lt;/b&gt;</p>" in answer.content.decode()
    assert "om te kopiëren" not in Client().get(f"/owner/{old}/").content.decode()


@pytest.mark.parametrize("text", ["", "x" * 1001])
def test_a_note_that_does_not_fit_comes_back_whole(cast: Cast, text: str) -> None:
    answer = Client().post(f"/owner/{owner_link(cast)}/notes/", {"text": text})
    assert (answer.status_code, Note.objects.count()) == (422, 0)
    assert f">\n{text}</textarea>" in answer.content.decode()
