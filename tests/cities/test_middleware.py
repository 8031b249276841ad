"""One hostname, one city; any other name is told so."""

import pytest
from django.test import Client

from tests.cast import Cast, other_city


@pytest.mark.parametrize(
    ("host", "name"),
    [("testserver", "Amsterdam"), ("ROTTERDAM.testserver:8000", "Rotterdam"), ("testserver.", "Amsterdam")],
)
def test_the_hostname_chooses_the_city(client: Client, cast: Cast, host: str, name: str) -> None:
    other_city()
    assert f"PLUG {name}" in client.get("/days/", headers={"host": host}).content.decode()


def test_a_name_nobody_has_gets_a_clear_404(client: Client, cast: Cast) -> None:
    response = client.get("/days/", headers={"host": "elsewhere.example.org", "accept-language": "nl"})
    assert response.status_code == 404
    assert "Hier is geen stad ingeplugd" in response.content.decode()
    assert "Amsterdam" not in response.content.decode()


def test_health_and_static_files_need_no_city(client: Client, db: None) -> None:
    assert client.get("/healthz", headers={"host": "elsewhere.example.org"}).status_code == 200
