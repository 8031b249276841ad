"""A mail is three parts of one thing."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import LazySettings

from plugdedag.look.mail import Mail, render_mail

LETTER = """{% extends "look/mail.html" %}
{% block subject %}Woensdag bij {{ place }}{% endblock %}
{% block body %}
<h1>Hoi {{ name }}</h1>
<p>Je komt <b>woensdag</b>. Kijk
op <a href="https://plug.example/a/?b=1&amp;c=2">de pagina</a>.</p>
<ul><li>WiFi</li><li>Koffie</li></ul>
<table class="facts"><tr><th>Wanneer</th><td>9.00</td></tr></table>
{% mail_button "https://plug.example/ja/?a=1&b=2" "Ik kom" %}
{% endblock %}"""


@pytest.fixture
def letter(tmp_path: Path, settings: LazySettings) -> Mail:
    (tmp_path / "letter.html").write_text(LETTER, encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return render_mail("letter.html", {"name": "Noor <3 🚲", "place": "Café 't Hoekje & Zn"}, "nl")


def test_the_subject_is_one_plain_line(letter: Mail) -> None:
    assert letter.subject == "Woensdag bij Café 't Hoekje & Zn"


def test_the_text_says_it_all(letter: Mail) -> None:
    assert letter.text.splitlines()[2:-2] == [
        "Hoi Noor <3 🚲",
        "",
        "Je komt woensdag. Kijk op de pagina: https://plug.example/a/?b=1&c=2.",
        "",
        "- WiFi",
        "- Koffie",
        "",
        "Wanneer 9.00",
        "",
        "Ik kom: https://plug.example/ja/?a=1&b=2",
    ]


def test_the_html_carries_its_style(letter: Mail) -> None:
    assert "Noor &lt;3 🚲" in letter.html
    assert 'class="mail-button" href="https://plug.example/ja/?a=1&amp;b=2" style="' in letter.html
    assert "prefers-color-scheme: dark" in letter.html
    assert "url(" not in letter.html


@pytest.mark.parametrize(
    ("language", "foot"), [("nl", "Elke dinsdag samen"), ("en", "Together every dinsdag")]
)
def test_in_the_language_of_the_reader(letter: Mail, language: str, foot: str) -> None:
    city = SimpleNamespace(name="Utrecht", get_weekday_display="dinsdag")
    mail = render_mail("letter.html", {"city": city}, language)
    assert f'lang="{language}"' in mail.html
    assert mail.text.splitlines()[0] == "PLUG Utrecht"
    assert mail.text.splitlines()[-1].startswith(foot)
