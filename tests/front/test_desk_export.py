"""Everything out: each table of the domain, nothing that opens doors, no cell that runs, no row of another city."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify

from plugdedag.front.exporting import packed, write_folder
from plugdedag.front.exporting.headings import COLUMNS, TABLES, title_of
from plugdedag.front.exporting.tables import APPS, LEFT_OUT, columns, path_to_city, tables
from plugdedag.people.models import Link, Lookup, Membership, Network, Report
from tests.cast import Cast, other_city, person
from tests.front.desks import browser

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    """The rows of each CSV file of the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return {name: list(csv.reader(io.StringIO(text), delimiter=";")) for name, text in texts.items()}


def test_every_table_goes_out_or_is_named_as_left_out() -> None:
    there = {model._meta.label_lower for name in APPS for model in apps.get_app_config(name).get_models()}
    assert {model._meta.label_lower for model in tables()} == there - LEFT_OUT.keys()
    assert LEFT_OUT.keys() <= there


def test_every_table_and_column_has_words_of_its_own() -> None:
    assert {model._meta.label_lower for model in tables()} == TABLES.keys()
    assert {field.name for model in tables() for field in columns(model)} == COLUMNS.keys()
    with translation.override("nl"):
        titles = [slugify(title_of(model)) for model in tables()]
    assert len(set(titles)) == len(titles)  # no file writes over another


def test_every_table_knows_its_city() -> None:
    paths = {model._meta.label_lower: path_to_city(model) for model in tables()}
    assert paths["questions.support"] == "contribution__question__city"
    assert paths["people.consent"] == "person__memberships__city"
    assert all(path == "pk" or path.endswith("city") for path in paths.values())


def test_nothing_that_opens_a_door_goes_out() -> None:
    names = {field.name for model in tables() for field in columns(model)}
    secret = ("hash", "token", "password", "client_key", "digest", "sender")
    assert [name for name in names if any(word in name for word in secret)] == []


def test_the_desk_gives_everything_of_the_city_and_of_no_other(cast: Cast) -> None:
    wil = person(other_city(), "Wil")
    Link.issue(cast.city, "owner", cast.question.pk)
    noor = browser(cast.noor)
    assert noor.get(reverse("desk_export")).status_code == 200
    answered = noor.post(reverse("desk_export"))
    found = sheets(answered.content)
    assert answered["Content-Disposition"].endswith('.zip"')
    assert [row[4] for row in found["pluggers.csv"]] == ["Name", "Noor", "Idris", "Femke", "Bo"]
    everything = str(found)
    assert (cast.question.as_asked in everything, "ria@example.org" in everything) == (True, True)
    assert (wil.email in everything, "Rotterdam" in everything) == (False, False)
    Membership.objects.create(city=cast.city, person=wil, since=cast.city.today())
    assert wil.email in str(sheets(packed(cast.city)))  # the control


def test_who_is_in_the_file_can_read_who_took_it_and_who_looked_is_not_in_it(cast: Cast) -> None:
    Report.objects.create(city=cast.city, by=cast.bo, about=cast.noor, words="Niet aardig van haar")
    noor = browser(cast.noor)
    noor.get(reverse("desk_export"))
    assert not Lookup.objects.exists()
    found = sheets(noor.post(reverse("desk_export")).content)
    seen = Lookup.objects.filter(by=cast.noor, occasion="export").values_list("seen__name", flat=True)
    assert sorted(seen) == ["Bo", "Femke", "Idris"]
    assert "Niet aardig" not in str(found)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_runs(text: str, cast: Cast) -> None:
    Network.objects.create(city=cast.city, name=text)
    rows = sheets(packed(cast.city))
    names = next(found for name, found in rows.items() if name in {"netwerken.csv", "networks.csv"})
    assert names[-1][1] == f"'{text}"


def test_a_folder_of_files(cast: Cast, tmp_path: Path) -> None:
    count = write_folder(cast.city, tmp_path / "new" / "folder")
    assert len(list((tmp_path / "new" / "folder").iterdir())) == count == len(tables()) + 1
