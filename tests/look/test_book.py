"""The look book: everything is in it, and only builders see it."""

import pytest
from django.conf import LazySettings
from django.http import Http404
from django.test import RequestFactory

from plugdedag.look.motifs import NAMES
from plugdedag.look.urls import urlpatterns

book = urlpatterns[0].callback


@pytest.mark.parametrize(("demo", "debug"), [(True, False), (False, True)])
def test_it_shows_everything(settings: LazySettings, demo: bool, debug: bool) -> None:
    settings.DEMO, settings.DEBUG = demo, debug
    page = book(RequestFactory().get("/look/")).content.decode()
    assert [name for name in NAMES if f">{name}</figcaption>" not in page] == []
    for component in (
        "stamp--past",
        "stamp--now",
        "stamp--next",
        "stamp--free",
        "postcard",
        "lineage__end",
        "nothing",
    ):
        assert component in page
    assert page.count("data-theme=") == 2


def test_one_theme_alone(settings: LazySettings) -> None:
    settings.DEMO = True
    page = book(RequestFactory().get("/look/?theme=dark")).content.decode()
    assert page.count("data-theme=") == 1
    assert 'data-theme="dark"' in page


def test_nobody_else_sees_it(settings: LazySettings) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        book(RequestFactory().get("/look/"))
