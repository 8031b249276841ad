"""One letter for many: rendered once, with everybody's own words, and still one a reader."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plugdedag.cities.models import City
from plugdedag.outbox.mail import Copy, circular
from plugdedag.outbox.models import Effect

pytestmark = pytest.mark.django_db
TEMPLATE = "people/letters/invitation.html"


def send(*names: str) -> None:
    city = City(name="Amsterdam", hostname="testserver")
    copies = [
        Copy(
            f"occasion:{name}",
            f"{number}@example.org",
            {"name": name, "link": f"https://x.example/?a={number}&b=1"},
        )
        for number, name in enumerate(names)
    ]
    circular(TEMPLATE, {"city": city, "who": "Noor", "days": 30, "named": True}, "en", copies)


def test_each_reader_gets_their_own_words_and_nobody_elses() -> None:
    send("Bo", "<script>")
    bo, script = (Effect.objects.get(recipient=f"{number}@example.org").payload for number in (0, 1))
    assert "Hello Bo, do you take part?" in bo["text"]
    assert "https://x.example/?a=0&b=1" in bo["text"]
    assert 'href="https://x.example/?a=0&amp;b=1"' in bo["html"]
    assert "&lt;script&gt;" in script["html"]
    assert "<script>" not in script["html"]
    assert "Bo" not in script["text"]


def test_the_same_occasion_is_one_letter() -> None:
    send("Bo")
    send("Bo")
    assert Effect.objects.count() == 1


def test_many_readers_are_no_more_queries() -> None:
    with CaptureQueriesContext(connection) as one:
        send("Bo")
    with CaptureQueriesContext(connection) as many:
        send(*(f"Reader {number}" for number in range(50)))
    assert len(many) == len(one)
    send()
    assert Effect.objects.count() == 51
