"""A list at the desk: sent, looked at, said otherwise, agreed to or forgotten, taken back."""

import random
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plugdedag.outbox.models import Effect
from plugdedag.people.models import Import, Invitation, Upload
from plugdedag.places.models import Place
from tests.cast import Cast
from tests.front.desks import browser, says
from tests.people.lists import HEADINGS, csv, rows, xlsx

pytestmark = pytest.mark.usefixtures("english")
LIST = [
    ["Naam", "E-mailadres", "Telefoon"],
    ["Sanne de Groot", "sanne@example.net", "06"],
    ["Bo", "bo@example.org", ""],
]


@pytest.fixture
def noor(cast: Cast) -> Client:
    return browser(cast.noor)


def send(client: Client, data: bytes, name: str = "leden.csv", kind: str = "members") -> HttpResponse:
    return client.post(reverse("desk_imports"), {"kind": kind, "file": SimpleUploadedFile(name, data)})  # type: ignore[return-value]


def test_a_list_is_looked_at_agreed_to_and_taken_back(noor: Client, cast: Cast) -> None:
    sent = send(noor, xlsx(LIST), "Leden 2026.xlsx")  # type: ignore[arg-type]
    page = noor.get(sent["Location"])
    assert says(page, "One person gets a letter that asks whether they take part.")
    assert says(page, "PLUG keeps no phone numbers of pluggers.")
    assert not Invitation.objects.exists()
    upload = Upload.objects.get()
    agreement = reverse("desk_upload_agreement", args=[upload.pk])
    for _count in range(2):
        assert noor.post(agreement)["Location"] == reverse("desk_import", args=[upload.pk])
    assert noor.get(reverse("desk_upload", args=[upload.pk])).status_code == 302
    assert (Invitation.objects.count(), Effect.objects.count(), Import.objects.count()) == (1, 1, 1)
    assert says(noor.get(reverse("desk_imports")), "Leden 2026.xlsx")
    undo = reverse("desk_import_undo", args=[upload.pk])
    for _count in range(2):
        assert says(noor.post(undo, follow=True), "One invitation was withdrawn and erased.")
    assert (Invitation.objects.count(), Effect.objects.count()) == (0, 0)


def test_a_no_forgets_the_list(noor: Client, cast: Cast) -> None:
    url = send(noor, csv(LIST))["Location"]
    assert says(noor.post(f"{url}refusal/", follow=True), "The list is forgotten.")
    assert not Upload.objects.exists()
    assert noor.get(url).status_code == 404
    assert noor.post(f"{url}agreement/").status_code == 404


def test_the_columns_can_be_said_otherwise(noor: Client, cast: Cast) -> None:
    url = send(noor, csv([["Kolom een", "Kolom twee"], ["Sanne", "sanne@example.net"]]))["Location"]
    both = {"header": "0", "column_0": "name", "column_1": "name"}
    assert noor.post(url, both).status_code == 422
    assert noor.post(url, {"header": "7", "column_0": "x", "column_1": "email"}).status_code == 422
    assert noor.post(url, both | {"column_1": "email"}).status_code == 302
    assert [line.about for line in noor.get(url).context["report"].lines] == ["Sanne · sanne@example.net"]


def test_with_headings_from_another_row_the_columns_are_understood_anew(noor: Client, cast: Cast) -> None:
    table = [["Naam", "Mail", "Taal"], ["E-mailadres", "Naam", "x"], ["sanne@example.net", "Sanne", ""]]
    url = send(noor, csv(table))["Location"]
    sent = {"header": "1", "column_0": "name", "column_1": "email", "column_2": "language"}
    assert noor.post(url, sent).status_code == 302
    assert [line.about for line in noor.get(url).context["report"].lines] == ["Sanne · sanne@example.net"]


def test_a_list_without_anything_we_know_says_what_to_do(noor: Client, cast: Cast) -> None:
    page = noor.get(send(noor, b"x;y\n1;2\n")["Location"])
    assert says(page, "No column was recognised as the e-mail address.")
    assert not says(page, "Yes, ")


BAD = {
    "nothing": b"", "only headings": csv([LIST[0]]), "noise": random.Random(5).randbytes(3000),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(500), "300 columns": b";".join([b"x"] * 300),
    "headings twice": csv([["E-mail", "E-mail", "E-mail"], ["a@example.org", "b@example.org", ""]]),
    "half a file": xlsx(LIST)[:1000],  # type: ignore[arg-type]
    "every mistake": csv([HEADINGS, *rows(150, wrong=0.9)]), "one cell": b"x", "a mark alone": b"\xef\xbb\xbf",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["members", "months"])
@pytest.mark.parametrize("name", sorted(BAD))
def test_whatever_is_sent_gets_a_clear_answer(name: str, kind: str, noor: Client, cast: Cast) -> None:
    sent = send(noor, BAD[name], kind=kind)
    assert sent.status_code in {302, 422}
    if sent.status_code == 302:
        assert noor.get(sent["Location"]).status_code == 200
        assert noor.post(sent["Location"] + "agreement/", follow=True).status_code == 200
    else:
        assert sent.context["form"].errors


def test_a_form_without_a_file_or_with_a_kind_we_do_not_know(noor: Client, cast: Cast) -> None:
    assert list(send(noor, csv(LIST), kind="recipes").context["form"].errors) == ["kind"]  # type: ignore[attr-defined]
    assert list(noor.post(reverse("desk_imports"), {"kind": "members"}).context["form"].errors) == ["file"]
    assert noor.get(reverse("desk_upload", args=[uuid.uuid4()])).status_code == 404


def test_months_go_to_the_archive(noor: Client, cast: Cast) -> None:
    url = send(noor, csv([["Plek", "Maand"], ["Galerie Wit", "maart 2024"]]), kind="months")["Location"]
    assert says(noor.get(url), "The months go to the archive; nobody gets a letter.")
    assert says(noor.post(f"{url}agreement/", follow=True), "They are in the archive")
    assert Place.objects.filter(name="Galerie Wit").exists()


def test_the_pages_ask_no_more_for_more_rows(noor: Client, cast: Cast) -> None:
    counts = []
    for size in (1, 3):
        table = [LIST[0], *(["X", f"x{number}@example.net", ""] for number in range(size))]
        url = send(noor, csv(table))["Location"]
        with CaptureQueriesContext(connection) as queries:
            noor.get(url)
        Import.objects.create(city=cast.city, kind="members", by=cast.noor, file_name="leden.csv")
        with CaptureQueriesContext(connection) as listed:
            noor.get(reverse("desk_imports"))
        counts.append((len(queries), len(listed)))
    assert counts[0] == counts[1]
