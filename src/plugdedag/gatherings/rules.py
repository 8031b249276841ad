"""Whom a rule names. It is told in words and counts nothing aloud: nobody reads how often somebody else came.

Employers are asked through the people PLUG knows. Where somebody whom the network named as its contact is a plugger
too, they are asked; else those who work there, who may bring a colleague or the boss as their guest.
"""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plugdedag.cities.models import City
from plugdedag.days.models import Turn, Visit
from plugdedag.gatherings.models import Gathering, Pick, Rule, RuleKind
from plugdedag.people.models import Hat, HatAs, Person
from plugdedag.places.models import Contact


def pluggers(city: City) -> QuerySet[Person]:
    """Who can be asked: plugged in here, with a name."""
    return Person.objects.filter(memberships__city=city, is_active=True).exclude(name="")


def named_by(rule: Rule, city: City) -> set[int]:
    """The keys of whom a rule names."""
    found = {RuleKind.CAME: who_came, RuleKind.EMPLOYERS: from_employers, RuleKind.TURNS: who_carried}
    return found[RuleKind(rule.kind)](rule, city)


def who_came(rule: Rule, city: City) -> set[int]:
    """Who was there at least so many times since that date."""
    visits = Visit.objects.filter(day__city=city, day__date__gte=rule.since, person__isnull=False).order_by()
    often = visits.values("person").annotate(times=Count("day", distinct=True)).filter(times__gte=rule.number)
    return {row["person"] for row in often}


def who_carried(rule: Rule, city: City) -> set[int]:
    """Who carried a turn, on a day that took place since that date, and did not hand it over."""
    turns = Turn.objects.filter(
        day__city=city,
        day__date__gte=rule.since,
        day__date__lt=city.today(),
        day__cancellation=None,
        ended=None,
    )
    return set(turns.values_list("person", flat=True))


def from_employers(rule: Rule, city: City) -> set[int]:
    """Of each network for which so many pluggers work now: its contacts who plug in themselves, else who work there."""
    hats = Hat.objects.filter(
        network__city=city, worn_as=HatAs.EMPLOYEE, until=None, person__in=pluggers(city)
    )
    staff: dict[int, set[int]] = {}
    for network, person in hats.values_list("network", "person"):
        staff.setdefault(network, set()).add(person)
    large = {network: people for network, people in staff.items() if len(people) >= rule.number}
    spoken_for = contacts(city, set(large))
    return {person for network, people in large.items() for person in spoken_for.get(network) or people}


def contacts(city: City, networks: set[int]) -> dict[int, set[int]]:
    """The pluggers among the contacts of each network, known by their address."""
    rows = Contact.objects.filter(place__network__in=networks).exclude(email="")
    by_address = {address.lower(): pk for address, pk in pluggers(city).values_list("email", "pk")}
    found: dict[int, set[int]] = {}
    for network, address in rows.values_list("place__network", "email"):
        if address.lower() in by_address:
            found.setdefault(network, set()).add(by_address[address.lower()])
    return found


def in_words(rule: Rule) -> str:
    """The rule as a sentence."""
    told = {
        RuleKind.CAME: _("Who came %(number)d times or more since %(date)s"),
        RuleKind.EMPLOYERS: _("From every employer with %(number)d pluggers or more"),
        RuleKind.TURNS: _("Who carried a turn since %(date)s"),
    }[RuleKind(rule.kind)]
    return told % {"number": rule.number, "date": date_format(rule.since, "j F Y")}


def of(gathering: Gathering) -> list[Rule]:
    """The rules that hold, in the order in which they were made."""
    return list(gathering.rules.filter(ended=None).select_related("by").order_by("at", "pk"))


def add(gathering: Gathering, kind: str, number: int, since: dt.date, by: Person) -> Rule:
    """A rule more; the same one twice stays one."""
    number = 1 if kind == RuleKind.TURNS else number
    what = {"gathering": gathering, "kind": kind, "number": number, "since": since}
    try:
        with transaction.atomic():
            return Rule.objects.create(**what, by=by)
    except IntegrityError:
        return Rule.objects.get(**what, ended=None)


def end(rule: Rule) -> None:
    """From now on it names nobody. Who was asked stays asked."""
    Rule.objects.filter(pk=rule.pk, ended=None).update(ended=timezone.now())


def pick(gathering: Gathering, person: Person, *, wanted: bool, by: Person) -> None:
    """Put somebody on the list by hand, or leave them off it; the last word counts."""
    Pick.objects.update_or_create(
        gathering=gathering, person=person, defaults={"wanted": wanted, "by": by, "at": timezone.now()}
    )


def to_ask(gathering: Gathering) -> list[Person]:
    """Who would be asked now, by name: all whom a rule or a hand names and who were not asked before."""
    city, keys = gathering.day.city, set[int]()
    for rule in of(gathering):
        keys |= named_by(rule, city)
    for person, wanted in gathering.picks.order_by("at").values_list("person", "wanted"):
        keys = keys | {person} if wanted else keys - {person}
    asked = Q(invited__day=gathering.day)
    return list(pluggers(city).filter(pk__in=keys).exclude(asked).order_by("name", "pk"))
