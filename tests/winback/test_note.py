"""Writing to somebody who stayed away: a draft in their language, read as it arrives, sent by hand, once."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from plugdedag.days.coming import come
from plugdedag.days.models import Day, Rsvp
from plugdedag.outbox.models import Effect
from plugdedag.people.blocking import block
from plugdedag.people.models import Duty, Lookup, Person
from plugdedag.questions.models import Choice, Contribution
from plugdedag.winback.models import Asked, How
from plugdedag.winback.peace import leave_be
from tests.cast import Cast, person
from tests.front.desks import browser, says
from tests.winback.world import came, regular, send_all

pytestmark = pytest.mark.usefixtures("english")
WORDS = "Hoi Joris,\n\nKom je weer eens?\n\nNoor"


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


def at(who: Person) -> str:
    return reverse("missed_note", args=[who.uuid])


def send(client: Client, who: Person, words: str = WORDS, key: uuid.UUID | None = None) -> object:
    """Look how it arrives, and send it."""
    data = {"words": words, "client_key": str(key or uuid.uuid4())}
    client.post(at(who), data)
    return client.post(at(who), data | {"send": "yes"})


def draft(page: object) -> str:
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page.content.decode(), re.DOTALL)  # type: ignore[attr-defined]
    assert found
    return found[1].strip()


def test_the_list_says_why_and_offers_one_thing_to_do(cast: Cast, noor: Client, joris: Person) -> None:
    page = noor.get(reverse("missed"))
    assert says(page, "Came often ")
    assert at(joris) in page.content.decode()
    assert Lookup.objects.filter(seen=joris, by=cast.noor).count() == 1


def test_a_draft_in_the_language_of_who_reads_it(
    cast: Cast, noor: Client, days: list[Day], joris: Person
) -> None:
    anna = regular(cast, "Anna", days, language="en")
    dutch, english = draft(noor.get(at(joris))), draft(noor.get(at(anna)))
    assert (dutch.split("\n")[0], english.split("\n")[0]) == ("Hoi Joris,", "Hi Anna,")
    for words in (dutch, english):
        assert cast.place.name in words
        assert escape(cast.question.as_asked) in words
        assert words.endswith("\n\nNoor")


def test_a_draft_asks_the_question_as_its_owner_chose_it(cast: Cast, noor: Client, joris: Person) -> None:
    behind = Contribution.objects.create(
        question=cast.question,
        day=cast.days[0],
        kind="reframing",
        text="Van wie is de club?",
        author=cast.femke,
    )
    Choice.objects.create(question=cast.question, contribution=behind, by=cast.ria)
    words = draft(noor.get(at(joris)))
    assert "Van wie is de club?" in words
    assert escape(cast.question.as_asked) not in words


def test_it_goes_as_it_was_read_from_who_wrote_it(cast: Cast, noor: Client, joris: Person) -> None:
    key = uuid.uuid4()
    assert send(noor, joris, key=key).status_code == 302  # type: ignore[attr-defined]
    asked = Asked.objects.get()
    assert (asked.to, asked.by, asked.kind, asked.words) == (joris, cast.noor, "missed", WORDS)
    send_all()
    (message,) = mail.outbox
    assert message.to == [joris.email]
    assert message.extra_headers["Reply-To"] == cast.noor.email
    assert message.extra_headers["From"].startswith("Noor ") or "Noor" in message.message()["From"]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Kom je weer eens?" in message.body
    assert "?answer=come" in message.body


def test_pressing_twice_is_once(cast: Cast, noor: Client, joris: Person) -> None:
    key = uuid.uuid4()
    assert [send(noor, joris, key=key).status_code for _twice in range(2)] == [302, 302]  # type: ignore[attr-defined]
    assert (Asked.objects.count(), Effect.objects.count()) == (1, 1)


def test_nothing_goes_before_it_was_read_as_it_arrives(cast: Cast, noor: Client, joris: Person) -> None:
    data = {"words": WORDS, "client_key": str(uuid.uuid4()), "send": "yes"}
    page = noor.post(at(joris), data)
    assert says(page, "This is how it arrives at Joris")
    assert noor.post(at(joris), data | {"words": "Anders"}).status_code == 200  # changed since: read again
    assert not Asked.objects.exists()


def test_the_frame_shows_the_letter_and_nothing_runs_in_it(cast: Cast, noor: Client, joris: Person) -> None:
    path = reverse("missed_letter", args=[joris.uuid])
    assert says(noor.get(path), "aan je denken")  # the draft, as long as nothing else was written
    noor.post(at(joris), {"words": "<script>alert(1)</script> Hoi"})
    letter = noor.get(path)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Hoi" in letter.content.decode()
    assert "sandbox" in letter["Content-Security-Policy"]
    assert browser(cast.bo).get(path).status_code == 403


def test_a_draft_begun_is_still_there(cast: Cast, noor: Client, joris: Person) -> None:
    noor.post(at(joris), {"words": "Half af"})
    assert draft(noor.get(at(joris))) == "Half af"


def test_too_long_is_kept_and_told(cast: Cast, noor: Client, joris: Person) -> None:
    page = noor.post(at(joris), {"words": "a" * 2500, "send": "yes"})
    assert page.status_code == 422
    assert draft(page) == "a" * 2500
    assert says(page, "This is 2500 characters long; 1800 fit.")


def test_what_happened_meanwhile_is_told_and_every_word_is_kept(
    cast: Cast, noor: Client, joris: Person
) -> None:
    data = {"words": WORDS, "client_key": str(uuid.uuid4())}
    noor.post(at(joris), data)
    come(cast.days[2], joris, client_key=uuid.uuid4())
    page = noor.post(at(joris), data | {"send": "yes"})
    assert page.status_code == 409
    assert draft(page) == WORDS
    assert not Asked.objects.exists()


@pytest.mark.parametrize("way", ["leave me be", "blocked", "not missed", "of another city"])
def test_a_forged_button_writes_to_nobody(
    cast: Cast, noor: Client, days: list[Day], joris: Person, way: str
) -> None:
    target = joris
    if way == "leave me be":
        leave_be(joris, How.PAGE)
    elif way == "blocked":
        block(joris, cast.noor)
    elif way == "not missed":
        target = came(person(cast.city, "Trouw"), days[-8:])
    else:
        joris.memberships.all().delete()
    assert noor.get(at(target)).status_code == 404
    assert send(noor, target).status_code in {404, 409}  # type: ignore[attr-defined]
    assert (Asked.objects.count(), Effect.objects.count()) == (0, 0)


def test_after_a_letter_nobody_writes_again(cast: Cast, noor: Client, joris: Person) -> None:
    Duty.objects.create(
        city=cast.city, person=cast.idris, kind="organiser", since=cast.city.today(), given_by=None
    )
    send(noor, joris)
    page = browser(cast.idris).get(reverse("missed"))
    assert at(joris) not in page.content.decode()
    assert says(page, "Written to lately")
    assert send(browser(cast.idris), joris).status_code == 409  # type: ignore[attr-defined]
    assert Asked.objects.count() == 1


def test_the_tap_in_the_letter_answers(cast: Cast, noor: Client, joris: Person) -> None:
    send(noor, joris)
    send_all()
    found = re.search(r"http://testserver(/rsvp/[^/]+/)\?answer=come", str(mail.outbox[0].body))
    assert found
    Client().post(found[1], {"answer": "come", "client_key": str(uuid.uuid4())})
    assert Rsvp.objects.get(person=joris).answer == "going"


@pytest.mark.parametrize("by_them", [True, False])
def test_who_blocks_is_nobody_to_write_to_by_their_address(
    cast: Cast, noor: Client, joris: Person, by_them: bool
) -> None:
    assert noor.post(at(joris), {"words": WORDS, "client_key": str(uuid.uuid4())}).status_code == 200
    block(*((joris, cast.noor) if by_them else (cast.noor, joris)))
    answered = noor.post(at(joris), {"words": WORDS, "client_key": str(uuid.uuid4())})
    assert (answered.status_code, b"Joris" in answered.content) == (404, False)
