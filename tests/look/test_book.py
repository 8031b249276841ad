"""The look book: everything is in it, and only builders see it."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from plugdedag.look.motifs import NAMES
from plugdedag.look.samples import MOTIFS, colours
from plugdedag.look.urls import urlpatterns

book, mail = (each.callback for each in urlpatterns)


@pytest.mark.parametrize(("demo", "debug"), [(True, False), (False, True)])
def test_it_shows_everything(settings: LazySettings, demo: bool, debug: bool) -> None:
    settings.DEMO, settings.DEBUG = demo, debug
    page = book(RequestFactory().get("/look/")).content.decode()
    assert tuple(MOTIFS) == NAMES
    assert [said for said in MOTIFS.values() if f">{said}</figcaption>" not in page] == []
    assert {"paper", "ink", "plug", "night-soft"} < set(colours())
    assert [name for name in colours() if f'fill="var(--{name})"' not in page] == []
    for component in (
        "stamp--past",
        "stamp--now",
        "stamp--next",
        "stamp--free",
        "postcard",
        "lineage__end",
        "nothing",
        "book__gap--6",
        "book__mail",
        "book__paper",
    ):
        assert component in page
    assert page.count("data-theme=") == 2


def test_one_theme_alone(settings: LazySettings) -> None:
    settings.DEMO = True
    page = book(RequestFactory().get("/look/?theme=dark")).content.decode()
    assert page.count("data-theme=") == 1
    assert 'data-theme="dark"' in page


def test_a_mail_by_day_and_by_night(settings: LazySettings) -> None:
    settings.DEMO = True
    day, night = (mail(RequestFactory().get(f"/look/mail/?theme={theme}")) for theme in ("light", "dark"))
    assert [b"@media all" in day.content, b"@media all" in night.content] == [False, True]
    assert b"prefers-color-scheme" not in day.content + night.content
    assert "sandbox" in day.headers["Content-Security-Policy"]


def test_it_speaks_the_words_of_the_product(settings: LazySettings) -> None:
    settings.DEMO = True
    page = book(RequestFactory().get("/look/")).content.decode()
    assert page.count("Dit mag niet leeg blijven.") > 2
    assert "Dit veld is verplicht" not in page


@pytest.mark.parametrize("view", [book, mail])
def test_nobody_else_sees_it(settings: LazySettings, view: Callable[[HttpRequest], HttpResponse]) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        view(RequestFactory().get("/look/"))
