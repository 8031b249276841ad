"""Each component with words that are hard to set: long, emoji, from right to left, hostile."""

from html.parser import HTMLParser

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory

from tests.look.drawing import drawn

HARD = {
    "emoji": "🚲☕️🧑‍🍳",
    "long": "a" * 5000,
    "right to left": "كيف نحصل على المزيد من المتطوعين؟",
    "hostile": "<img src=x onerror=alert(1)>\"'",
}
TEMPLATES = [
    "{% stamp 1 words motif=words state='past' day=words place=words label=words %}",
    "{% postmark words words label=words %}",
    "{% postcard_front words title=words label=words %}",
    "{% postcard words asked=words to=words place=words area=words sign=words number=words label=words %}",
    "{% motif words label=words %}",
    "{% button '/x/' words kind='main' icon='arrow-right' %}",
    "{% submit words name='do' value=words %}",
    "{% mail_button '/x/' words %}",
    "{% kicker words %}",
    "{% chip words 'place' %}",
    "{% hat words words %}",
    "{% state words 'wait' %}",
    "{% nothing_yet words words url='/x/' action=words %}",
    "{% progress 3 4 words words %}",
    "{% lineage %}{% step when=words state='done' %}{{ words }}{% endstep %}{% endlineage %}",
    "{% more words %}{{ words }}{% endmore %}",
]
VOID = {"img", "input", "br", "hr", "meta", "link"}


class Balance(HTMLParser):
    """Reads HTML and holds what is open, and every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def balance(html: str) -> Balance:
    parser = Balance()
    parser.feed(html)
    parser.close()
    return parser


@pytest.mark.parametrize("kind", HARD)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.split()[1])
def test_hard_words(template: str, kind: str) -> None:
    page = balance(drawn(template, words=HARD[kind]))
    assert page.open == []
    names = {name for name, _ in page.attributes}
    assert "style" not in names
    assert not any(name.startswith("on") for name in names)
    assert "img" not in page.tags


def test_what_people_typed_runs_its_own_way() -> None:
    for template in ("{% chip words %}", "{% kicker words %}", "{% postcard words %}", "{% hat words %}"):
        assert 'dir="auto"' in drawn(template, words=HARD["right to left"])


def test_an_icon_is_decoration_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in drawn("{% icon 'map-pin' %}")
    assert 'role="img" aria-label="Plek"' in drawn("{% icon 'map-pin' 'Plek' %}")


def test_support_is_a_button_only_where_one_can_press() -> None:
    assert "<button" in drawn("{% support 3 mine=True url='/x/' %}")
    assert 'aria-pressed="true"' in drawn("{% support 3 mine=True url='/x/' %}")
    assert "<button" not in drawn("{% support 3 %}")


def test_facts_leave_out_what_is_empty() -> None:
    page = drawn("{% facts pairs %}", pairs=[("Wanneer", "9.00"), ("WiFi", ""), ("Lunch", None)])
    assert page.count("<dt>") == 1


def test_pages_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/?q=a%26b&page=2")
    page = drawn("{% pagination page %}", page=Paginator(range(30), 10).get_page(2), request=request)
    assert "?q=a%26b&amp;page=1" in page
    assert "?q=a%26b&amp;page=3" in page


def test_no_pages_where_there_is_one() -> None:
    assert drawn("{% pagination page %}", page=Paginator(range(3), 10).get_page(1)).strip() == ""


@pytest.mark.parametrize(
    ("done", "lit"), [(0, ""), (1, 'width="164"'), (3, 'width="580"'), (5, 'width="996"')]
)
def test_the_cable_is_lit_as_far_as_now(done: int, lit: str) -> None:
    cable = drawn("{% cable done 5 %}", done=done)
    assert ("is-done" in cable) == bool(lit)
    assert lit in cable


def test_the_cable_ends_in_a_socket_or_a_plug() -> None:
    ends = {end: drawn("{% step end=end %}x{% endstep %}", end=end) for end in ("", "plug", "socket")}
    assert "lineage__knot" in ends[""]
    assert "lineage__end" in ends["plug"]
    assert ends["plug"] != ends["socket"]
