"""Reading the demo's mail."""

import datetime as dt
import os
import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from plugdedag.cities.models import City
from plugdedag.demo import clock, mailbox
from plugdedag.demo.views.mail import A_PAGE

TICK = 10_000_000  # nanoseconds
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
    sent = len(list(folder.glob("*.log")))
    connection.send_messages(messages)
    [path] = set(folder.glob("*.log")) - set(folder.glob("sent-*.log"))
    mine = (
        folder / f"sent-{sent}.log"
    )  # a later connection in this second may get the same number from Python
    path.rename(mine)
    os.utime(mine, ns=(moment := time.time_ns() + sent * TICK, moment))  # a coarse disk clock has no order


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


def test_many_letters_of_one_kind_are_one_line_and_the_others_stay_in_sight(
    client: Client, demo: City, tmp_path: Path
) -> None:
    send(tmp_path, "Je code")
    send(tmp_path, *["Een maand PLUG"] * (mailbox.FEW + 1))
    send(tmp_path, *["Je beurt"] * mailbox.FEW)
    laid = mailbox.heaps(mailbox.mails())
    few = [("Je beurt", 0)] * mailbox.FEW
    assert [(heap.mail.subject, heap.others) for heap in laid] == [
        *few,
        ("Een maand PLUG", mailbox.FEW),
        ("Je code", 0),
    ]
    page = client.get(reverse("demo_mail")).content.decode()
    assert f'href="{reverse("demo_mail")}?q=Een%20maand%20PLUG">' in page
    found = client.get(reverse("demo_mail"), {"q": "maand plug"}).content.decode()
    assert (found.count("mail-subject"), found.count("Je code")) == (mailbox.FEW + 1, 0)
    assert client.get(reverse("demo_mail"), {"q": "BO@example"}).content.decode().count("mail-subject") == 12
    assert "mail-subject" not in client.get(reverse("demo_mail"), {"q": "nergens"}).content.decode()


@pytest.mark.parametrize(("count", "size"), [(400, "short"), (401, "middle"), (900, "middle"), (901, "long")])
def test_a_longer_mail_has_a_taller_frame(count: int, size: str) -> None:
    message = EmailMessage()
    message.set_content("x" * (count - 1))  # and the end of the line
    assert mailbox.Mail("x-0", message, timezone.now()).size == size


def test_a_mail_of_long_ago_is_found_by_leafing(client: Client, demo: City, tmp_path: Path) -> None:
    send(tmp_path, *(f"Brief {number}" for number in range(A_PAGE + 1)))
    assert "Brief 0<" not in client.get(reverse("demo_mail")).content.decode()
    assert "Brief 0<" in client.get(reverse("demo_mail"), {"page": 2}).content.decode()


def test_a_mail_is_sent_by_the_clock_of_the_demo(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_FILE_PATH = str(tmp_path)
    send(tmp_path, "Woensdag")
    [path] = tmp_path.glob("*.log")
    os.utime(path, (at := dt.datetime(2026, 11, 24, 13, 1, tzinfo=dt.UTC).timestamp(), at))
    with translation.override("nl"), time_machine.travel(at):
        assert mailbox.mails()[0].sent == "dinsdag 24 november, 14.01"
        monkeypatch.setenv(clock.SHIFT, str((23 * 60 + 5) * 60))
        assert mailbox.mails()[0].sent == "woensdag 25 november, 13.06"


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
