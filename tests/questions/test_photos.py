"""Photos of a month: who adds, who sees, and that row and files come and go together."""

from __future__ import annotations

import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.lib import images
from plugdedag.lib.refusals import KeyReused, Refused
from plugdedag.questions import closing, owning, photos
from plugdedag.questions.models import Photo
from tests.cast import Cast
from tests.lib.pictures import bomb, jpeg
from tests.questions.said import entering, owner_link, said_month, stranger
from tests.questions.said import owning as owners_browser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def album(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "photos"


def files(album: Path) -> int:
    return len(list(album.glob("*")))


def kept(cast: Cast, data: bytes | None = None) -> Photo:
    return photos.keep(cast.question, data or jpeg(), uuid=uuid4(), contact=cast.ria, alt="De tafel")


def upload(data: bytes, name: str = "foto.jpg") -> dict[str, object]:
    return {"client_key": str(uuid4()), "photo": SimpleUploadedFile(name, data), "alt": "De tafel"}


def seen(client: Client, photo: Photo, width: str = "small") -> int:
    return client.get(f"/photos/{photo.pk}/{width}.webp").status_code


def test_one_key_is_one_photo_and_another_photo_under_it_is_refused(cast: Cast, album: Path) -> None:
    key = uuid4()
    for _ in range(2):
        made = photos.keep(cast.question, jpeg(), uuid=key, contact=cast.ria)
    with pytest.raises(KeyReused):
        photos.keep(cast.question, jpeg(80), uuid=key, contact=cast.ria)
    assert (Photo.objects.get(), files(album)) == (made, 3)
    assert (made.contact, made.by, len(made.name)) == (cast.ria, None, 27)


def test_what_is_refused_leaves_neither_row_nor_file(cast: Cast, album: Path) -> None:
    with pytest.raises(Refused):
        kept(cast, bomb())
    owning.withdraw(cast.question, cast.ria)
    with pytest.raises(Refused):
        kept(cast)
    assert (Photo.objects.count(), files(album)) == (0, 0)


def test_the_loser_of_a_race_leaves_no_files(
    cast: Cast, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two requests with one key: the second looked before the first was there."""
    key = uuid4()
    real = images.variants

    def slow(data: bytes) -> list[images.Variant]:
        monkeypatch.setattr(images, "variants", real)
        photos.keep(cast.question, jpeg(), uuid=key, contact=cast.ria)
        return real(data)

    monkeypatch.setattr(images, "variants", slow)
    again = photos.keep(cast.question, jpeg(), uuid=key, contact=cast.ria)
    assert (Photo.objects.get(), files(album)) == (again, 3)


@pytest.mark.django_db(transaction=True)
def test_files_go_with_the_row_and_only_when_that_is_certain(cast: Cast, album: Path) -> None:
    made = kept(cast)
    with transaction.atomic():
        photos.remove(made)
        transaction.set_rollback(True)
    assert (Photo.objects.count(), files(album)) == (1, 3)
    photos.remove(made)
    assert (Photo.objects.count(), files(album)) == (0, 0)


def test_what_lost_its_row_is_swept_up_by_the_next_photo(cast: Cast, album: Path) -> None:
    lost, fresh = kept(cast), kept(cast)
    Photo.objects.all().delete()  # a cascade, or a machine that fell
    old = time.time() - photos.LEFT_BEHIND - 60
    for width in images.WIDTHS:
        os.utime(photos.file_of(lost, width), (old, old))
    made = kept(cast)
    names = {path.stem.rpartition("-")[0] for path in album.glob("*")}
    assert names == {fresh.name, made.name}  # what is fresh may be in the making


def test_who_sees_it_before_and_after_the_result_is_public(cast: Cast) -> None:
    said_month(cast, today=5)
    made = kept(cast)
    inside = {"bo": entering(cast.bo), "noor": entering(cast.noor), "owner": owners_browser(cast)}
    outside = {"visitor": Client(), "member": entering(stranger(cast))}
    assert {name: seen(client, made) for name, client in inside.items()} == dict.fromkeys(inside, 200)
    assert {name: seen(client, made) for name, client in outside.items()} == dict.fromkeys(outside, 404)
    closing.write_result(cast.question, "Het werd een avond.", by=cast.noor, seen=None)
    closing.publish(cast.question, cast.ria)
    assert seen(Client(), made) == 200
    closing.take_back(cast.question)
    assert seen(Client(), made) == 404


def test_how_it_is_sent(cast: Cast) -> None:
    made, client = kept(cast), owners_browser(cast)
    answer = client.get(f"/photos/{made.pk}/large.webp")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert answer["Cache-Control"] == "max-age=3600, private"
    assert answer.content[:4] == b"RIFF"
    again = client.get(f"/photos/{made.pk}/large.webp", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert seen(client, made, "huge") == 404
    for path in photos.folder().glob("*"):
        path.unlink()
    assert seen(client, made) == 404


def test_the_host_adds_describes_and_removes(cast: Cast, album: Path) -> None:
    client, url = Client(), f"/owner/{owner_link(cast)}/photos/"
    body = upload(jpeg())
    assert client.post(url, body).status_code == 302
    made = Photo.objects.get()
    assert (made.alt, made.contact, made.day) == ("De tafel", cast.ria, None)
    client.post(f"{url}{made.pk}/", {"do": "describe", "alt": "De tafel, met soep"})
    assert 'alt="De tafel, met soep"' in client.get(url).content.decode()
    client.post(f"{url}{made.pk}/", {"do": "describe", "alt": "x" * 201})
    assert Photo.objects.get().alt == "De tafel, met soep"
    client.post(f"{url}{made.pk}/", {"do": "remove"})
    assert Photo.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "name", "status", "words"),
    [
        (bomb(), "groot.png", 409, "200 megapixels"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "IMG_1.HEIC", 409, "HEIC"),
        (b"GIF89a" + bytes(40), "dans.gif", 409, "JPEG, PNG en WebP"),
        (b"", "leeg.jpg", 422, "leeg"),
        (bytes(images.MOST_BYTES + 1), "film.jpg", 422, "16 MB"),
    ],
)
def test_a_bad_photo_is_refused_beside_the_field_and_the_words_stay(
    cast: Cast, data: bytes, name: str, status: int, words: str
) -> None:
    answer = Client().post(f"/owner/{owner_link(cast)}/photos/", upload(data, name))
    page = answer.content.decode()
    assert (answer.status_code, Photo.objects.count()) == (status, 0)
    assert words in page.split('id="id_photo_error"')[1].split("</ul>")[0]
    assert 'value="De tafel"' in page


def test_who_carries_a_turn_adds_a_photo_of_the_day(cast: Cast) -> None:
    url = f"/days/{cast.days[0].pk}/photos/"
    for who in (cast.idris, cast.femke, cast.noor):
        assert entering(who).post(url, upload(jpeg())).status_code == 302
    assert entering(cast.bo).post(url, upload(jpeg())).status_code == 403
    assert set(Photo.objects.values_list("by__name", "day")) == {
        (name, cast.days[0].pk) for name in ("Idris", "Femke", "Noor")
    }
    hosts = kept(cast)  # without a day: not the opener's to remove
    assert entering(cast.idris).post(f"{url}{hosts.pk}/", {"do": "remove"}).status_code == 404
    mine = Photo.objects.get(by=cast.idris)
    entering(cast.idris).post(f"{url}{mine.pk}/", {"do": "remove"})
    assert not Photo.objects.filter(pk=mine.pk).exists()


def test_pages_ask_as_often_for_three_photos_as_for_one(cast: Cast) -> None:
    said_month(cast)
    client, counts = owners_browser(cast), []
    for path in (f"/questions/{cast.question.pk}/", f"/owner/{owner_link(cast)}/photos/"):
        Photo.objects.all().delete()
        client.get(path)  # the first look with a new link is kept
        for _ in range(3):
            kept(cast)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).content.decode().count("<img") == Photo.objects.count()
            counts.append(len(asked))
    assert counts == [counts[0]] * 3 + [counts[3]] * 3
