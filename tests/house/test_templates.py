"""Pages hold nothing inline, as the content policy forbids it; and they say nothing in one language only."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "plugdedag"
PAGES = [
    path
    for path in SOURCE.rglob("templates/**/*.html")
    if "mail" not in path.stem and "mail" not in path.parts
]
FORBIDDEN = {
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+=", re.IGNORECASE),
    "htmx's own scripting": re.compile(r"\shx-(on|vals=[\"']js:)", re.IGNORECASE),
    "an address elsewhere": re.compile(r"(src|href)=[\"']https?://", re.IGNORECASE),
}
TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->|<[^>]*>", re.DOTALL)
CLASSES = re.compile(r"{% block \w*class %}.*?{% endblock\w* ?\w* ?%}", re.DOTALL)
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
BLOCKTRANSLATE = re.compile(r"{% blocktrans.*?{% endblocktrans\w* %}", re.DOTALL)
SAID = re.compile(r"(alt|title|placeholder|aria-label)=\"([^\"{]*[a-zA-Z]{3,}[^\"{]*)\"")
NAMES = {"PLUG", "English", "Nederlands"}  # the same in every language


@pytest.mark.parametrize("what", sorted(FORBIDDEN))
def test_nothing_inline(what: str) -> None:
    found = {
        str(path.relative_to(SOURCE))
        for path in PAGES
        if FORBIDDEN[what].search(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def bare_words(text: str) -> list[str]:
    """Words between the tags, and in spoken attributes, that no translation can reach."""
    text = BLOCKTRANSLATE.sub("", COMMENT.sub("", CLASSES.sub("", text)))
    said = [match.group(2) for match in SAID.finditer(text)]
    shown = re.findall(r"[A-Za-z]{3,}[A-Za-z ]*", TAGS.sub("\n", text))
    return [word.strip() for word in said + shown if word.strip() not in NAMES]


def test_every_word_can_be_translated() -> None:
    found = {
        str(path.relative_to(SOURCE)): words
        for path in PAGES
        if not {"demo", "book"} & set(path.parts)
        and path.stem != "book"
        and (words := bare_words(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>{% translate 'Hi there' %}</p>", []),
        ("<p>Hello there</p>", ["Hello there"]),
        ('<img alt="A picture">', ["A picture"]),
        ('<img alt="{{ words }}">', []),
        ("{% blocktranslate %}Six <b>seats</b>{% endblocktranslate %}", []),
    ],
)
def test_the_search_for_bare_words(text: str, words: list[str]) -> None:
    assert bare_words(text) == words
