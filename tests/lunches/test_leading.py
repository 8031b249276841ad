"""Leading a lunch on a phone: the page and its buttons, what the table sees, and that no number shows while people
write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plugdedag.days.models import Day, Visit
from plugdedag.questions.board import board
from plugdedag.questions.models import Contribution, Support
from plugdedag.steering.models import ScriptChoice, Steer
from plugdedag.steering.now import now
from tests.cast import Cast, person
from tests.questions.said import bring, entering, owner_link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


@pytest.fixture
def still(cast: Cast) -> Iterator[time_machine.Traveller]:
    """It is half past twelve on the first day, and stays so until a test moves on."""
    with time_machine.travel(cast.days[0].lunch_starts, tick=False) as clock:
        yield clock


@pytest.fixture
def femke(cast: Cast) -> Client:
    """Who leads the first lunch."""
    return entering(cast.femke)


@pytest.fixture
def bo(cast: Cast) -> Client:
    Visit.objects.create(day=cast.days[0], person=cast.bo)
    return entering(cast.bo)


def path(cast: Cast, what: str = "leading") -> str:
    return f"/days/{cast.days[0].pk}/{what}/"


def sent(client: Client, cast: Cast) -> dict[str, str]:
    """The hidden fields of the buttons as they are on the page."""
    page = client.get(path(cast)).content.decode()
    form = page.split('class="steer"')[1].split("</form>")[0]
    tags = {name: re.search(rf'<input[^>]*name="{name}"[^>]*>', form)[0] for name in ("seen", "client_key")}  # type: ignore[index]
    return {name: (re.findall(r'value="([^"]*)"', tag) or [""])[0] for name, tag in tags.items()}


def press(client: Client, cast: Cast, *buttons: str) -> None:
    for button in buttons:
        assert client.post(path(cast, "steers"), sent(client, cast) | {"press": button}).status_code == 302


def words(client: Client, cast: Cast, what: str = "leading") -> str:
    return client.get(path(cast, what)).content.decode()


def test_from_the_first_button_to_the_last(cast: Cast, femke: Client, still: time_machine.Traveller) -> None:
    assert "press-begin" in words(femke, cast)
    press(femke, cast, "begin")
    page = words(femke, cast)
    assert ("Zeg dit nu" in page, "Ronde 1 van 5" in page, "Alleen vragen" in page) == (True, True, True)
    still.shift(130)
    assert "2:50" in words(femke, cast)
    press(femke, cast, "extend-1", "extend-5", "pause")
    still.shift(1000)
    assert "8:50" in words(femke, cast)
    press(femke, cast, "resume", "next", "back", "next", "next", "next", "next", "end")
    assert "De lunch is afgelopen" in words(femke, cast)
    press(femke, cast, "resume")
    assert "Ronde 5 van 5" in words(femke, cast)


def test_a_double_tap_is_one_press_and_a_stale_one_says_where_it_stands(cast: Cast, femke: Client) -> None:
    body = sent(femke, cast) | {"press": "begin"}
    for _twice in range(2):
        femke.post(path(cast, "steers"), body)
    noor = entering(cast.noor)
    stale = sent(noor, cast)
    press(femke, cast, "next")
    answer = noor.post(path(cast, "steers"), stale | {"press": "pause"}, follow=True).content.decode()
    assert "Een ander drukte intussen op een knop. Het is nu ronde 2: Alleen vragen" in answer
    assert list(Steer.objects.values_list("kind", flat=True)) == ["begin", "next"]


@pytest.mark.parametrize(
    "body", [{}, {"press": "explode"}, {"press": "extend-99"}, {"press": "next", "seen": "x"}]
)
def test_nonsense_presses_nothing(cast: Cast, femke: Client, body: dict[str, str]) -> None:
    assert femke.post(path(cast, "steers"), body).status_code == 302
    assert Steer.objects.count() == 0


def test_the_part_that_changes_is_sent_again_only_when_somebody_pressed(cast: Cast, femke: Client) -> None:
    press(femke, cast, "begin")
    first = femke.get(path(cast), headers={"hx-request": "true"})
    assert (first.status_code, "<html" in first.content.decode()) == (200, False)
    tag = {"hx-request": "true", "if-none-match": first["etag"]}
    assert femke.get(path(cast), headers=tag).status_code == 304
    press(entering(cast.noor), cast, "next")
    assert "Ronde 2 van 5" in femke.get(path(cast), headers=tag).content.decode()


def test_another_method_is_chosen_before_it_begins(cast: Cast, femke: Client) -> None:
    key = str(uuid4())
    for _twice in range(2):
        femke.post(path(cast, "script"), {"client_key": key, "script": "brainwriting"})
    assert ScriptChoice.objects.get().by == cast.femke
    assert "Brainwriting 6-3-5: 45 minuten" in words(femke, cast)
    press(femke, cast, "begin")
    femke.post(path(cast, "script"), {"client_key": str(uuid4()), "script": "plug"})
    assert ScriptChoice.objects.count() == 1


def test_the_page_costs_the_same_however_much_was_pressed(cast: Cast, femke: Client) -> None:
    counts = []
    for buttons in (["begin"], ["next", "pause", "resume"]):
        press(femke, cast, *buttons)
        with CaptureQueriesContext(connection) as asked:
            words(femke, cast)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def add(client: Client, cast: Cast, kind: str, key: UUID | None = None) -> int:
    body = {"uuid": str(key or uuid4()), "kind": kind, "text": f"Van de ronde: {kind}"}
    return client.post(path(cast, "contributions"), body).status_code


def kinds(page: str) -> set[str]:
    form = page.split('id="add"')[1].split("</section>")[0]
    return set(re.findall(r'name="kind" value="(\w+)"', form))


def test_what_can_be_written_follows_the_round_and_what_comes_late_is_kept(
    cast: Cast, femke: Client, bo: Client
) -> None:
    assert kinds(words(bo, cast, "lunch")) == {"reframing", "clarifying", "viewpoint"}
    press(femke, cast, "begin")
    assert kinds(words(bo, cast, "lunch")) == {"clarifying"}
    press(femke, cast, "next", "next")
    assert kinds(words(bo, cast, "lunch")) == {"reframing", "viewpoint"}
    assert add(bo, cast, "clarifying") == 302  # written on a phone that was offline
    assert Contribution.objects.get().kind == "clarifying"
    assert add(bo, cast, "tip") == 422


def test_when_the_round_turned_a_phone_hears_it_and_reads_the_parts_of_the_page_anew(
    cast: Cast, femke: Client, bo: Client
) -> None:
    press(femke, cast, "begin")
    add(bo, cast, "clarifying")
    before = bo.get(path(cast, "board/events")).json()["seq"]
    parts = re.search(r'data-parts="([^"]+)"', words(bo, cast, "lunch"))[1]  # type: ignore[index]
    press(femke, cast, "next", "next")
    heard = bo.get(path(cast, "board/events") + f"?after={before}").json()
    assert (heard["whole"], heard["round"]["kinds"]) == (True, ["reframing", "viewpoint"])
    page = words(bo, cast, "lunch")
    assert [name for name in parts.split() if f'id="{name}"' in page] == ["round", "kinds", "hush"]
    assert kinds(page) == {"reframing", "viewpoint"}


def crowd(cast: Cast) -> Contribution:
    """A line behind which seven people stand."""
    line = bring(cast, cast.days[0], cast.femke, "reframing", "Wie mist ons?")
    for number in range(7):
        Support.objects.create(contribution=line, person=person(cast.city, f"Achter{number}"))
    return line


def numbers(cast: Cast, bo: Client) -> set[str]:
    """Where the number of supporters can be read: at the lunch, the question, the host's page, the board."""
    pages = {
        "lunch": words(bo, cast, "lunch"),
        "question": bo.get(f"/questions/{cast.question.pk}/").content.decode(),
        "host": Client().get(f"/owner/{owner_link(cast)}/", follow=True).content.decode(),
    }
    found = {name for name, page in pages.items() if re.search(r"\b7 steunen\b", page)}
    told = bo.get(path(cast, "board/events")).json()
    found |= {"feed"} if any(line["support"] for line in told["lines"]) else set()
    return found | ({"board"} if any(line.support for line in board(cast.question)) else set())


def test_while_people_write_nobody_is_told_how_many_stand_behind_a_line(
    cast: Cast, femke: Client, bo: Client
) -> None:
    line = crowd(cast)
    told = numbers(cast, bo)
    assert told == {
        "lunch",
        "question",
        "feed",
        "board",
    }  # the control: nobody leads it, and it is told
    press(femke, cast, "begin")
    for _round in range(3):  # listening, questions, writing in silence
        assert numbers(cast, bo) == set()
        answer = bo.post(
            f"/contributions/{line.pk}/support/", {"wanted": "yes"}, headers={"hx-request": "true"}
        )
        assert not re.search(r"\d+ steun", answer.content.decode())
        Support.objects.filter(person=cast.bo).delete()
        press(femke, cast, "next")
    assert numbers(cast, bo) == told
    press(femke, cast, "back")
    assert numbers(cast, bo) == set()
    press(femke, cast, "end")
    assert numbers(cast, bo) == told


def test_a_lunch_nobody_ended_hides_nothing_the_day_after(
    cast: Cast, femke: Client, bo: Client, still: time_machine.Traveller
) -> None:
    crowd(cast)
    press(femke, cast, "begin")
    assert [line.support for line in board(cast.question)] == [0]
    still.move_to(cast.days[0].ends)
    still.shift(24 * 3600)
    assert [line.support for line in board(cast.question)] == [7]


def test_the_table_sees_the_round_and_the_clock(cast: Cast, femke: Client, bo: Client) -> None:
    assert "data-clock" not in words(bo, cast, "lunch")
    press(femke, cast, "begin")
    page = words(bo, cast, "lunch")
    assert ("Ronde 1 van 5" in page, 'data-left="300.0"' in page, "Zeg dit nu" in page) == (True, True, False)
    assert "Leid deze lunch" not in page
    assert bo.get(path(cast)).status_code == 403
    assert bo.post(path(cast, "steers"), {"press": "end"}).status_code == 403
    assert now(Day.objects.whole().get(pk=cast.days[0].pk)).live


def test_a_phone_that_looks_along_hears_of_the_round(cast: Cast, femke: Client, bo: Client) -> None:
    bring(cast, cast.days[0], cast.femke, "clarifying", "Hoeveel zijn er nu?")
    first = bo.get(path(cast, "board/events")).json()
    assert first["round"] is None
    press(femke, cast, "begin")
    events = path(cast, "board/events") + "?after="
    told = bo.get(f"{events}{first['seq']}").json()
    assert (told["whole"], told["round"]["title"], told["round"]["left"]) == (
        True,
        "De gastheer of gastvrouw vertelt",
        300,
    )
    assert told["round"]["kinds"] == ["clarifying"]
    press(femke, cast, "next", "end")
    assert bo.get(f"{events}{told['seq']}").json()["round"] is None


def test_two_who_end_it_in_the_same_moment_end_it_once(cast: Cast, femke: Client) -> None:
    press(femke, cast, "begin")
    noor = entering(cast.noor)
    bodies = [sent(client, cast) | {"press": "end"} for client in (femke, noor)]
    for client, body in zip((femke, noor), bodies, strict=True):
        answer = client.post(path(cast, "steers"), body, follow=True).content.decode()
        assert ("De lunch is afgelopen" in answer, "Een ander" in answer) == (True, False)
    assert list(Steer.objects.values_list("kind", flat=True)) == ["begin", "end"]
