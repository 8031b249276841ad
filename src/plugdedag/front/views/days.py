"""One day: where, when, what the lunch is about, and whether you come."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from plugdedag.days.access import find_day, has_turn
from plugdedag.days.beside import beside
from plugdedag.days.models import Day, TurnKind, Visit
from plugdedag.days.scanning import own_visit
from plugdedag.days.standing import Standing, names_shown, standing
from plugdedag.days.visiting import names_here
from plugdedag.days.wifi import wifi
from plugdedag.front.now import stamped, wording, words
from plugdedag.lib.dates import clock
from plugdedag.people.access import anyone, is_member, is_organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion
from plugdedag.people.requests import Request
from plugdedag.places.models import Place
from plugdedag.questions.models import Question
from plugdedag.seating.sitting import table_today
from plugdedag.turnout.outlook import for_everybody


@never_cache  # the back button shows what one answered, not what one had not yet
@anyone
def day(request: Request, uuid: UUID) -> HttpResponse:
    """Everything about one day, and the one tap that says you come."""
    found = find_day(request, uuid)
    if found.is_gathering:
        return redirect("gathering", uuid=uuid)
    stands = standing(found, request.user)
    opens_the_door = is_organiser(request) or has_turn(request, uuid, (TurnKind.OPENER,))
    stamp = stamped(found, None if found.is_over else found)
    question = Question.objects.filter(residency=found.residency_id).shareable().first()
    names = names_shown(found, request.user) if is_member(request) else []  # type: ignore[arg-type]
    today = here_today(request, found)
    if opens_the_door:
        looked_up(request, [*names, *(each.person for each in today.get("here", []))], Occasion.DAY)
    links = beside(request, found)
    context: dict[str, Any] = {
        "day": found,
        "standing": stands,
        "stamp": stamp,
        "kicker": words(found, "next")
        if stands.going_myself or stands.waiting_myself or today.get("my_visit")
        else stamp.words,
        "question": question,
        "wording": wording(question) if question else "",
        "names": names,
        **today,
        "opens_the_door": opens_the_door,
        "beside": [link for link in links if not link.is_next],
        "next_step": next((link for link in links if link.is_next), None),
        "facts": facts(
            found,
            sees_address(stands, opens_the_door),
            sees_wifi(stands, today.get("my_visit"), opens_the_door),
        ),
        "expected": for_everybody(found),
        "move": found.moves.order_by("-at").first(),
    }
    return render(request, "front/day.html", context)


def here_today(request: Request, day: Day) -> dict[str, Any]:
    """While it is that day: whether the reader is here, and, for members, who else is and agreed to be named."""
    if day.date != day.city.today() or day.is_cancelled:
        return {}
    visit = own_visit(request, day)
    if not is_member(request):
        return {"my_visit": visit}
    return {
        "my_visit": visit, "here": names_here(day, request.user), "table_day": day,  # type: ignore[arg-type]
        "my_table": table_today(day, request.user) if visit else "",
    }  # fmt: skip


def sees_address(stands: Standing, on_duty: bool) -> bool:
    """The street is public when the host says so, and always for who comes or opens the door."""
    return stands.day.place.address_public or stands.going_myself or on_duty


def sees_wifi(stands: Standing, visit: Visit | None, on_duty: bool) -> bool:
    """The code is for who has a seat, who came in without one, and who opens the door.

    A guest without an account came in by the poster, and that may hang in a picture anywhere: they ask.
    """
    return stands.going_myself or on_duty or (visit is not None and visit.person is not None)


def facts(day: Day, with_street: bool, with_wifi: bool) -> list[tuple[str, str]]:
    """What one wants to know before leaving home."""
    place = day.place
    street = f"{place.street}\n{place.postcode} {day.city.name}" if with_street else ""
    hidden = "" if with_street else _("You get the street as soon as you are on the list.")
    return [
        (_("Doors"), _("%(opens)s to %(closes)s") % {"opens": clock(day.opens), "closes": clock(day.closes)}),
        (_("Lunch"), clock(day.lunch)),
        (_("Where"), street or hidden),
        (_("There is"), there_is(place)),
        (_("The WiFi"), "\n".join(wifi(day)) if with_wifi else ""),
        (_("Getting in"), getting_in(place)),
    ]


def there_is(place: Place) -> str:
    given = [
        (place.wifi, _("WiFi")), (place.power, _("power")), (place.coffee, _("coffee")), (place.lunch, _("lunch")),
    ]  # fmt: skip
    return ", ".join(said for yes, said in given if yes)


def getting_in(place: Place) -> str:
    given = [
        (place.step_free, _("no steps")), (place.accessible_toilet, _("accessible toilet")),
        (bool(place.access_notes), place.access_notes),
    ]  # fmt: skip
    return "\n".join(said for yes, said in given if yes)
