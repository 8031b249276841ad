"""``plug poster``: a day or a residency in, a file out, and one clear line when something is wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.urls import reverse

from plugdedag.cli.poster import command
from plugdedag.days.models import Cancellation, Poster
from tests.cast import Cast
from tests.cli.running import plug, refusal
from tests.lib.cards import alts, said

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(each) for each in arguments])


def test_a_residency_and_each_of_its_days_have_one_poster(cast: Cast, tmp_path: Path) -> None:
    for number, name in enumerate([cast.residency.pk, cast.days[2].pk]):
        done = run(name, tmp_path / f"{number}.pdf")
        assert (done.exit_code, done.output.count(f"/in/{Poster.objects.get().code}/")) == (0, 1)
    words = said((tmp_path / "1.pdf").read_bytes(), 0)
    for part in ("Je bent er!", "Sportpark De Dageraad", f"testserver/in/{Poster.objects.get().code}"):
        assert part in words


def test_a_cancelled_day_has_no_stamp_on_it(cast: Cast, tmp_path: Path) -> None:
    Cancellation.objects.create(day=cast.days[1], by=cast.noor)
    run(cast.residency.pk, tmp_path / "x.pdf")
    heard = alts((tmp_path / "x.pdf").read_bytes())
    assert [number for number in (1, 2, 3, 4) if any(f"lunch {number}," in one for one in heard)] == [1, 3, 4]


def test_the_opener_gets_the_same_from_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.idris)
    answer = client.get(reverse("poster", args=[cast.days[0].pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert "Je bent er!" in said(answer.content, 0)  # in the city's language, whatever the reader's


@pytest.mark.parametrize("name", ["9999", "9" * 40, "three", "6f0c9a53-4a55-4d0b-9c57-0d3c1a1e70b1", "٣"])
def test_an_unknown_name(cast: Cast, tmp_path: Path, name: str) -> None:
    done = run(name, tmp_path / "x.pdf")
    assert done.exit_code == 1
    assert done.output.strip() == (
        f"Error: There is no day or residency {name}. The id is in the address of its page at the desk."
    )
    assert not list(tmp_path.iterdir())


def test_a_folder_without_a_database(tmp_path: Path) -> None:
    assert "plug init" in refusal(plug(tmp_path / "data", "poster", "1", "x.pdf"))
