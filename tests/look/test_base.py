"""The base page: nothing inline, everything reachable, and standing when all else fell."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.look.drawing import drawn

ITEMS = [
    {"url": f"/{number}/", "label": f"Plek {number}", "current": number == 2, "main": number == 5}
    for number in range(1, 6)
]
PAGE = '{% extends "look/base.html" %}{% block title %}<b>{% endblock %}{% block main %}<h1>Hoi</h1>{% endblock %}'


class Naming(forms.Form):
    name = forms.CharField()


@pytest.fixture
def page() -> str:
    request = RequestFactory().get("/dagen/?a=1&b=2")
    request.city = SimpleNamespace(name="Amsterdam & omstreken")  # type: ignore[attr-defined]
    return drawn(PAGE, request=request, navigation=ITEMS)


def test_nothing_inline(page: str) -> None:
    assert re.findall(r"\sstyle=|<style|\son\w+=|<script(?![^>]*src=)", page) == []


def test_every_item_is_there_and_one_is_here(page: str) -> None:
    """The main one twice, for a phone and for a desk; a browser shows one of them."""
    assert re.findall(r'href="(/\d/)"', page) == ["/5/", *(item["url"] for item in ITEMS)]
    assert re.findall(r'href="(/\d/)" aria-current="page"', page) == ["/2/"]


def titled(form: Naming | None) -> str:
    return drawn(PAGE, form=form).partition("<title>")[2].partition(" · ")[0]


def test_the_title_says_that_a_form_failed() -> None:
    assert titled(Naming({"name": ""})) == "Fout: <b>"
    assert [titled(form) for form in (Naming({"name": "Noor"}), Naming(), None)] == ["<b>"] * 3


def test_skip_link_leads_to_the_main_part(page: str) -> None:
    assert 'class="skip" href="#main"' in page
    assert '<main id="main"' in page


def test_the_city_is_named_safely(page: str) -> None:
    assert "PLUG Amsterdam &amp; omstreken</title>" in page


def test_two_fonts_come_early(page: str) -> None:
    assert len(re.findall(r'<link rel="preload"[^>]*as="font"[^>]*crossorigin', page)) == 2


def test_an_error_needs_no_request() -> None:
    page = render_to_string("look/error.html", {"status": 500, "title": "Stop eruit", "words": "Zo terug."})
    assert "<h1>Stop eruit</h1>" in page
    assert 'href="/"' in page
    assert "<form" not in page


def test_an_error_may_offer_to_try_again() -> None:
    page = render_to_string("look/error.html", {"title": "x", "words": "y", "again": "/dagen/?a=1&b=2"})
    assert 'href="/dagen/?a=1&amp;b=2"' in page
