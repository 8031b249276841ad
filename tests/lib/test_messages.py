"""The words on the screen: found in code and templates, kept as written, checked, compiled."""

import gettext
from pathlib import Path

import pytest

from plugdedag.lib import messages

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext

_("Hello %(name)s")
f"in an f-string {_('Well')}"
_("joined " "words")
_(not_a_literal)
ngettext("one seat", "%(n)s seats", 2)
pgettext("month", "May")
not_ours("Never")
"""
TEMPLATE = """
  <p>{% translate "Come along" %}</p>
{% blocktranslate count n=seats trimmed %}
    {{ n }} chair
  {% plural %}
    {{ n }} chairs
{% endblocktranslate %}
 {% translate "May" context "verb" %} {# _("Never") #} {% tag title=_("A card") %}
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "templates" / "shop").mkdir(parents=True)
    (folder / "migrations").mkdir()
    (folder / "views.py").write_text(CODE)
    (folder / "migrations" / "0001.py").write_text('_("Never")')
    (folder / "templates" / "shop" / "page.html").write_text(TEMPLATE)
    return folder


def translate(app: Path, **words: str) -> None:
    """Write the translations into the catalogue, as a person would."""
    path = app / messages.PLACE
    text = path.read_text()
    for original, dutch in words.items():
        text = text.replace(f'msgid "{original}"\nmsgstr ""', f'msgid "{original}"\nmsgstr "{dutch}"')
    path.write_text(text)


def test_everything_is_found_and_nothing_else(app: Path) -> None:
    found = {messages.key(message) for message in messages.extracted(app) if message.id}
    assert found == {
        (None, "Hello %(name)s"), (None, "Well"), (None, "joined words"), (None, "one seat"), ("month", "May"),
        (None, "Come along"), (None, "%(n)s chair"), ("verb", "May"), (None, "A card"),
    }  # fmt: skip


def test_a_catalogue_keeps_what_was_written_and_shows_words_alone(app: Path) -> None:
    messages.write(app, messages.update(app))
    translate(app, Well="Nou")
    messages.write(app, messages.update(app))
    text = (app / messages.PLACE).read_text()
    assert 'msgid "Well"\nmsgstr "Nou"' in text
    assert "Date" not in text
    assert "#:" not in text
    messages.write(app, messages.update(app))
    assert (app / messages.PLACE).read_text() == text


def test_what_went_stays_until_it_is_cleared_and_comes_back(app: Path) -> None:
    messages.write(app, messages.update(app))
    translate(app, Well="Nou")
    (app / "views.py").write_text("")
    messages.write(app, messages.update(app))
    assert '#~ msgid "Well"\n#~ msgstr "Nou"' in (app / messages.PLACE).read_text()
    (app / "views.py").write_text(CODE)
    messages.write(app, messages.update(app))
    assert 'msgid "Well"\nmsgstr "Nou"' in (app / messages.PLACE).read_text()
    (app / "views.py").write_text("")
    messages.write(app, messages.update(app, clear=True))
    assert "Well" not in (app / messages.PLACE).read_text()


def test_what_is_not_in_order_is_listed(app: Path) -> None:
    messages.write(app, messages.update(app))
    path = app / messages.PLACE
    translate(app, **{"Well": "Nou", "A card": "Een kaart", "Hello %(name)s": "Dag %(naam)s"})
    path.write_text(path.read_text().replace('msgid "A card"', '#, fuzzy\nmsgid "A card"'))
    (app / "views.py").write_text(CODE.replace("Well", "Right"))
    found = {(problem.what, problem.message) for problem in messages.problems(app)}
    assert ("missing", "Come along") in found
    assert ("missing", "Right") in found
    assert ("fuzzy", "A card") in found
    assert ("other placeholders", "Hello %(name)s") in found
    assert ("obsolete", "Well") in found


def test_two_apps_that_say_it_differently(app: Path, tmp_path: Path) -> None:
    other = tmp_path / "zoo"
    other.mkdir()
    (other / "views.py").write_text('_("Well")')
    for folder, words in ((app, "Nou"), (other, "Tja")):
        messages.write(folder, messages.update(folder))
        translate(folder, Well=words)
    assert list(messages.conflicts([app, other])) == [
        messages.Problem("zoo", "other words than in shop", "Well")
    ]


def test_compiled_for_django(app: Path, tmp_path: Path) -> None:
    messages.write(app, messages.update(app))
    translate(app, Well="Nou", **{"one seat": "x"})
    path = app / messages.PLACE
    path.write_text(
        path.read_text().replace('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "één"\nmsgstr[1] "%(n)s"')
    )
    messages.compile_into([app], tmp_path / "built")
    dutch = gettext.translation("django", str(tmp_path / "built"), languages=["nl"])
    assert dutch.gettext("Well") == "Nou"
    assert dutch.ngettext("one seat", "%(n)s seats", 1) == "één"
    assert dutch.ngettext("one seat", "%(n)s seats", 2) == "%(n)s"
    assert dutch.gettext("Come along") == "Come along"
