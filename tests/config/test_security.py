"""Every answer of ours carries the headers, refusals included."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client

from plugdedag.config.security import HEADERS, headers


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/no/such/page/"])
def test_headers_on_pages_and_refusals(client: Client, path: str) -> None:
    response = client.get(path)
    assert {name: response[name] for name in HEADERS} == HEADERS


def test_nothing_inline_is_allowed() -> None:
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'self';")


@pytest.mark.django_db(transaction=True)
def test_headers_under_asgi(async_client: AsyncClient) -> None:
    with ThreadPoolExecutor(1) as elsewhere:  # a browser of another test may run a loop in this thread
        response = elsewhere.submit(lambda: asyncio.run(async_client.get("/healthz"))).result()
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_page_may_set_its_own() -> None:
    own = headers(lambda request: HttpResponse(headers={"Permissions-Policy": "camera=(self)"}))(
        HttpRequest()
    )
    assert isinstance(own, HttpResponse)
    assert own["Permissions-Policy"] == "camera=(self)"
