"""What the letters say, in the language of who reads, and to whom an answer goes."""

from uuid import uuid4

import pytest

from plugdedag.days.changes import cancel, resize
from plugdedag.days.coming import come
from plugdedag.outbox.models import Effect
from plugdedag.people.models import Person
from tests.cast import Cast, person


def payload(recipient: Person) -> dict[str, object]:
    return Effect.objects.get(recipient=recipient.email).payload


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "jij staat bovenaan de lijst"), ("en", "you are the first on the list")]
)
def test_who_waits_first_reads_so(cast: Cast, language: str, words: str) -> None:
    Person.objects.filter(pk=cast.bo.pk).update(language=language)
    cast.bo.refresh_from_db()
    come(resize(cast.days[1], 0, cast.noor), cast.bo, client_key=uuid4())
    assert words in payload(cast.bo)["text"]


def test_who_waits_later_reads_how_many_are_before(cast: Cast) -> None:
    day = resize(cast.days[1], 0, cast.noor)
    for name in ("Ada", "Bas", "Cem"):
        come(day, person(cast.city, name, language="en"), client_key=uuid4())
    texts = {name: payload(Person.objects.get(name=name))["text"] for name in ("Bas", "Cem")}
    assert "1 person is before you" in texts["Bas"]
    assert "2 people are before you" in texts["Cem"]


@pytest.mark.parametrize("email", ["hallo@example.org", ""])
def test_an_answer_goes_to_the_organisers(cast: Cast, email: str) -> None:
    cast.city.email = email
    cast.city.save()
    come(cast.days[1], cast.bo, client_key=uuid4())
    assert payload(cast.bo)["headers"] == ({"Reply-To": email} if email else {})


def test_a_reason_is_text_and_never_markup(cast: Cast) -> None:
    come(cast.days[1], cast.bo, client_key=uuid4())
    cancel(cast.days[1], cast.noor, "<img src=x> & “storm” 🧡")
    told = Effect.objects.get(key__startswith="day-cancelled:", recipient=cast.bo.email).payload
    assert "<img" not in told["html"]
    assert "<img src=x> & “storm” 🧡" in told["text"]
