"""Writing a letter: rendered at once, in the reader's language, once an occasion."""

import pytest

from plugdedag.outbox.mail import letter
from plugdedag.outbox.models import Effect

pytestmark = pytest.mark.django_db

TEMPLATE = "people/letters/code.html"


def knock(language: str, code: str = "424242", **more: object) -> Effect:
    context = {"code": code, "url": "http://localhost/x/", "minutes": 10}
    return letter("knock:1", "bo@example.org", TEMPLATE, context, language, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "words"), [("nl", "Kom binnen"), ("en", "Come in")])
def test_it_is_written_in_the_language_of_its_reader(language: str, words: str) -> None:
    kept = knock(language).payload
    assert kept["language"] == language
    assert "424242" in kept["subject"]
    assert words in kept["text"]
    assert words in kept["html"]
    assert "http://localhost/x/" in kept["text"]


def test_what_was_written_first_is_sent() -> None:
    first = knock("nl")
    again = knock("nl", code="171717")
    assert (again.pk, "424242" in again.payload["text"], Effect.objects.count()) == (first.pk, True, 1)


def test_headers_and_files_go_with_it() -> None:
    kept = knock(
        "nl",
        headers={"List-Unsubscribe": "<http://localhost/>"},
        attachments=[("a.ics", "X", "text/calendar")],
    )
    assert kept.payload["headers"] == {"List-Unsubscribe": "<http://localhost/>"}
    assert kept.payload["attachments"] == [["a.ics", "X", "text/calendar"]]
