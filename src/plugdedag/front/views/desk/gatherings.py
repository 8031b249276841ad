"""Gatherings at the desk: planned on one page, a guest list from rules and by hand, asked by one press."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from plugdedag.days.standing import standing
from plugdedag.front.forms.desk.gatherings import DetailsForm, GatheringForm, PickForm, RuleForm
from plugdedag.gatherings import diets, inviting, rules
from plugdedag.gatherings.changing import TooFew
from plugdedag.gatherings.models import Gathering, Rule
from plugdedag.lib.refusals import Refused, Stale
from plugdedag.people.access import organiser
from plugdedag.people.looking import looked_up
from plugdedag.people.models import Occasion, Person
from plugdedag.people.requests import Request

SHOWN = 60  # names at once; the others fold


@never_cache
@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def gatherings(request: Request) -> HttpResponse:
    """Those there are, and one more: first a look at what guests will see, then made."""
    form = GatheringForm(request.city, request.POST if request.method == "POST" else None)
    preview = None
    if form.is_bound and form.is_valid():
        if "make" in request.POST:
            made = form.save(request.user)  # type: ignore[arg-type]
            if made is not None:
                messages.success(request, told(made))
                return redirect("desk_gathering", made.day_id)
        else:
            preview = form.plan()
    rows = Gathering.objects.filter(day__city=request.city).select_related(
        "day__city", "day__place", "day__cancellation"
    )
    context = {"form": form, "preview": preview, "gatherings": rows.order_by("-day__date", "pk")[:SHOWN]}
    return render(request, "front/desk/gatherings.html", context, status=422 if form.errors else 200)


def told(made: Gathering) -> str:
    if made.day.by_invitation:
        return _("It is there. Nobody knows of it yet: now make the guest list.")
    return _("It is there, and stands among the days. You can ask people to it as well.")


@never_cache
@organiser
@require_safe
def gathering(request: Request, uuid: UUID) -> HttpResponse:
    return page(request, find(request, uuid))


@never_cache
@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def guest_rules(request: Request, uuid: UUID) -> HttpResponse:
    """A rule more."""
    found = find(request, uuid)
    if request.method != "POST":
        return page(request, found)
    form = RuleForm(request.city, request.POST)
    if form.is_valid():
        form.save(found, request.user)  # type: ignore[arg-type]
        return back(found)
    return page(request, found, rule_form=form, status=422)


@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def guest_rule(request: Request, pk: int) -> HttpResponse:
    """A rule less. Who was asked stays asked."""
    rows = Rule.objects.filter(gathering__day__city=request.city).select_related("gathering")
    rule: Rule = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        rules.end(rule)
    return back(rule.gathering)


@never_cache
@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def picks(request: Request, uuid: UUID) -> HttpResponse:
    """Somebody onto the list by hand, or left off it."""
    found = find(request, uuid)
    if request.method != "POST":
        return page(request, found)
    if "leave_out" in request.POST:
        people = rules.pluggers(request.city)
        person = get_object_or_404(people, uuid=as_uuid(request.POST["leave_out"]))
        rules.pick(found, person, wanted=False, by=request.user)  # type: ignore[arg-type]
        return back(found)
    form = PickForm(request.city, request.POST)
    if form.is_valid():
        rules.pick(found, form.cleaned_data["person"], wanted=True, by=request.user)  # type: ignore[arg-type]
        return back(found)
    return page(request, found, pick_form=form, status=422 if form.is_bound else 200)


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@never_cache
@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: Request, uuid: UUID) -> HttpResponse:
    """Ask everybody on the list who was not asked yet; or take one invitation back."""
    found = find(request, uuid)
    if request.method != "POST":
        return page(request, found)
    if "take_back" in request.POST:
        return taken_back(request, found)
    try:
        asked = inviting.invite(found, request.user)  # type: ignore[arg-type]
    except Refused as refused:
        messages.warning(request, refused.words)
        return back(found)
    count = len(asked)
    words = ngettext("%(count)d person is asked.", "%(count)d people are asked.", count) % {"count": count}
    messages.success(request, words if count else _("Everybody on the list was asked already."))
    return back(found)


def taken_back(request: Request, found: Gathering) -> HttpResponse:
    """One is asked no longer. Twice is as once."""
    asked = Person.objects.filter(invited__day=found.day_id)
    person = asked.filter(uuid=as_uuid(request.POST["take_back"]) or UUID(int=0)).first()
    if person is None:
        return back(found, "asked")
    try:
        freed = inviting.take_back(found, person, request.user)  # type: ignore[arg-type]
    except Refused as refused:
        messages.warning(request, refused.words)
        return back(found, "asked")
    if freed:
        words = _(
            "%(name)s is asked no longer, and the seat is free. No letter tells them: do that yourself."
        )
    else:
        words = _("%(name)s is asked no longer. No letter tells them.")
    messages.success(request, words % {"name": person})
    return back(found, "asked")


@never_cache
@organiser
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: Request, uuid: UUID) -> HttpResponse:
    """Its name, line, hours and the rest, changed. Who comes second sees it as it is now."""
    found = find(request, uuid)
    if request.method != "POST":
        return page(request, found)
    form, status = DetailsForm(found, request.POST), 422
    if form.is_valid():
        try:
            form.save(found)
            messages.success(request, _("Kept. Who comes hears of it by mail only if the hours changed."))
            return redirect("desk_gathering", uuid)
        except Refused as refused:
            field = (
                None
                if isinstance(refused, Stale)
                else "plus_ones"
                if isinstance(refused, TooFew)
                else "opens"
            )
            form.add_error(field, refused)
            found, status = find(request, uuid), refused.status
            form.put(version=found.day.version)
    return page(request, found, details_form=form, status=status)


def back(found: Gathering, to: str = "guests") -> HttpResponse:
    return redirect(reverse("desk_gathering", args=[found.day_id]) + f"#{to}")


def here(request: Request) -> QuerySet[Gathering]:
    rows = Gathering.objects.filter(day__city=request.city)
    return rows.select_related("day__city", "day__place", "day__cancellation")


def find(request: Request, uuid: UUID) -> Gathering:
    found: Gathering = get_object_or_404(here(request), day=uuid)
    return found


def page(
    request: Request, found: Gathering, *, rule_form: RuleForm | None = None, pick_form: PickForm | None = None,
    details_form: DetailsForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of a gathering: how it stands, whom it would ask now, whom it asked, and what the cook should know."""
    day = found.day
    to_ask = rules.to_ask(found)
    asked = list(Person.objects.filter(invited__day=day).order_by("name", "pk"))
    left_out = list(found.picks.filter(wanted=False).select_related("person").order_by("person__name"))
    pick_form = pick_form or PickForm(request.city)
    looked_up(request, [*to_ask, *asked, *(pick.person for pick in left_out)], Occasion.DESK)
    looked_up(request, pick_form.shown, Occasion.CHOICE)
    context: dict[str, Any] = {
        "gathering": found, "day": day, "standing": standing(day, None),
        "rules": [(rule, rules.in_words(rule)) for rule in rules.of(found)],
        "to_ask": to_ask, "asked": asked, "left_out": left_out, "under_way": inviting.under_way(found),
        "rule_form": rule_form or RuleForm(request.city), "pick_form": pick_form,
        "details_form": details_form or DetailsForm(found),
        "rule_opened": rule_form is not None or not (to_ask or asked),
        "cook": diets.for_the_cook(day) if found.asks_diets else None,
    }  # fmt: skip
    return render(request, "front/desk/gathering.html", context, status=status)
