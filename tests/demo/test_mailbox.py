"""Reading the demo's mail."""

from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client
from django.urls import reverse

from plugdedag.cities.models import City
from plugdedag.demo import mailbox

FILES = "django.core.mail.backends.filebased.EmailBackend"


def send(
    folder: Path, *subjects: str, html: str = "<html><head></head><body><p>Hoi</p></body></html>"
) -> None:
    """These mails over one connection, so in one file."""
    connection = get_connection(FILES, file_path=str(folder))
    messages = []
    for subject in subjects:
        message = EmailMultiAlternatives(subject, "Kijk op http://localhost/days/", to=["bo@example.org"])
        message.attach_alternative(html, "text/html")
        message.attach("plug.ics", "BEGIN:VCALENDAR", "text/calendar")
        messages.append(message)
    connection.send_messages(messages)


def test_newest_first_also_inside_one_file(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = str(tmp_path)
    send(tmp_path, "Eén 🔌", "Twee")
    send(tmp_path, "Drie")
    found = mailbox.mails()
    assert [mail.subject for mail in found] == ["Drie", "Twee", "Eén 🔌"]
    assert (found[0].to, found[0].attachments, mailbox.find(found[2].key)) == (
        "bo@example.org",
        ["plug.ics"],
        found[2],
    ) or (mailbox.find(found[2].key).subject == "Eén 🔌")


@pytest.mark.parametrize("key", ["", "x", "x-0", "..-0", "20260101-1-9"])
def test_what_is_not_a_mail_is_not_found(settings: Any, tmp_path: Path, key: str) -> None:
    settings.EMAIL_FILE_PATH = str(tmp_path / "inside")
    (tmp_path / "inside").mkdir()
    send(tmp_path, "Buiten")
    assert mailbox.find(key) is None


def test_a_mail_is_read_with_its_links(client: Client, demo: City, tmp_path: Path) -> None:
    send(tmp_path, "Woensdag")
    [mail] = mailbox.mails()
    listed = client.get(reverse("demo_mail")).content.decode()
    read = client.get(reverse("demo_mail_read", args=[mail.key])).content.decode()
    assert reverse("demo_mail_read", args=[mail.key]) in listed
    assert '<a href="http://localhost/days/" rel="nofollow">http://localhost/days/</a>' in read
    assert reverse("demo_mail_html", args=[mail.key]) in read


def test_the_html_of_a_mail_can_run_nothing_and_is_framed_by_us_alone(
    client: Client, demo: City, tmp_path: Path
) -> None:
    send(tmp_path, "Woensdag", html="<html><head><title>x</title></head><script>alert(1)</script></html>")
    answer = client.get(reverse("demo_mail_html", args=[mailbox.mails()[0].key]))
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-top-navigation-by-user-activation" in policy
    assert "script" not in policy
    assert "frame-ancestors 'self'" in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_top">' in answer.content.decode()


def test_no_mail_yet(client: Client, demo: City) -> None:
    assert client.get(reverse("demo_mail")).status_code == 200


def test_a_mail_that_is_not_there(client: Client, demo: City) -> None:
    assert client.get(reverse("demo_mail_read", args=["nothing-0"])).status_code == 404
