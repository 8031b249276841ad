"""Where PLUG can be: a place, its contacts, and the offers that hosts make."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plugdedag.cities.models import City, CityScoped
from plugdedag.people.models import Network, Person


class PlaceKind(models.TextChoices):
    SPORTS = "sports", _("sports club")
    SCHOOL = "school", _("school")
    GALLERY = "gallery", _("gallery or museum")
    FARM = "farm", _("neighbourhood farm")
    THEATRE = "theatre", _("theatre")
    LIBRARY = "library", _("library")
    CENTRE = "centre", _("neighbourhood centre")
    CHURCH = "church", _("church")
    MOSQUE = "mosque", _("mosque")
    POOL = "pool", _("swimming pool")
    GARDEN = "garden", _("community garden or allotments")
    PLAYGROUND = "playground", _("playground")
    SCOUTS = "scouts", _("scout group")
    MUSIC = "music", _("music school")
    CINEMA = "cinema", _("cinema")
    MARKET = "market", _("market or shop")
    CARE = "care", _("care home")
    FOODBANK = "foodbank", _("food bank")
    WORKSHOP = "workshop", _("workshop or yard")
    OFFICE = "office", _("office")
    OTHER = "other", _("something else")


MOTIFS = {
    PlaceKind.SPORTS: "goal",
    PlaceKind.SCHOOL: "book",
    PlaceKind.GALLERY: "gallery",
    PlaceKind.FARM: "farm",
    PlaceKind.THEATRE: "curtain",
    PlaceKind.LIBRARY: "lamp",
    PlaceKind.CENTRE: "soup",
    PlaceKind.CHURCH: "gable",
    PlaceKind.MOSQUE: "sun",
    PlaceKind.POOL: "boat",
    PlaceKind.GARDEN: "tree",
    PlaceKind.PLAYGROUND: "bench",
    PlaceKind.SCOUTS: "bike",
    PlaceKind.MUSIC: "bridge",
    PlaceKind.CINEMA: "chair",
    PlaceKind.MARKET: "tulip",
    PlaceKind.CARE: "coffee",
    PlaceKind.FOODBANK: "mill",
    PlaceKind.WORKSHOP: "key",
    PlaceKind.OFFICE: "laptop",
}


class Place(models.Model):
    """A place of a host network: where it is and what it gives."""

    city = models.ForeignKey(City, models.CASCADE, related_name="places")
    network = models.ForeignKey(Network, models.PROTECT, related_name="places")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=PlaceKind, default=PlaceKind.OTHER)
    street = models.CharField(max_length=160)
    postcode = models.CharField(max_length=12, blank=True)
    district = models.CharField(max_length=60, blank=True)
    address_public = models.BooleanField(default=True)
    seats = models.PositiveSmallIntegerField()
    wifi = models.BooleanField(default=True)
    wifi_name = models.CharField(max_length=60, blank=True)
    wifi_code = models.CharField(max_length=120, blank=True)  # for who comes: see ``days/wifi.py``
    power = models.BooleanField(default=True)
    coffee = models.BooleanField(default=False)
    lunch = models.BooleanField(default=False)
    step_free = models.BooleanField(default=False)
    accessible_toilet = models.BooleanField(default=False)
    access_notes = models.TextField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = CityScoped.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(seats__gte=1), name="place_has_a_seat")]

    def __str__(self) -> str:
        return self.name

    @property
    def motif(self) -> str:
        """The name of the picture that goes with the place, or a seed that gives it one of its own."""
        return MOTIFS.get(PlaceKind(self.kind), f"place {self.pk}")

    @property
    def gives(self) -> list[str]:
        """What the place gives, in words."""
        there = {
            _("WiFi"): self.wifi, _("power"): self.power, _("coffee"): self.coffee, _("lunch"): self.lunch,
            _("step-free entrance"): self.step_free, _("accessible toilet"): self.accessible_toilet,
        }  # fmt: skip
        return [str(word) for word, has in there.items() if has]

    @property
    def wifi_to_join(self) -> list[str]:
        """The name and the code, without what is not known; nothing where there is no WiFi. Not for everybody."""
        return [words for words in (self.wifi_name, self.wifi_code) if words and self.wifi]

    @property
    def address(self) -> str:
        """Street, postcode and part of the city on one line: for who comes, not for everybody."""
        parts = (self.street, self.postcode, self.district)
        return ", ".join(part for part in parts if part)


class Contact(models.Model):
    """Somebody at the place whom PLUG can call. Needs no account. Without a name once they were cleared."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=8, default="nl")

    def __str__(self) -> str:
        return self.name or str(_("Somebody"))

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


class Clearing(models.Model):
    """Somebody at a place was forgotten, by an organiser or, with nobody here, by themselves."""

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="clearing")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.at:%Y-%m-%d}"


class Offers(CityScoped):
    def waiting(self) -> Offers:
        """Offers nobody has answered yet."""
        return self.filter(answer__isnull=True)


class Offer(models.Model):
    """What a host sent by the public form: a place, the months that suit, and a question that lives there."""

    city = models.ForeignKey(City, models.CASCADE, related_name="offers")
    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    digest = models.CharField(max_length=64, blank=True)  # of what was sent: a replay is known by it
    sender = models.CharField(
        max_length=64, blank=True
    )  # a keyed hash of the address it came from, for a day
    place = models.ForeignKey(Place, models.CASCADE, related_name="offers")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="offers")
    months = models.JSONField(default=list)  # first days of months, ISO: ["2027-01-01", …]
    question = models.TextField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    objects = Offers.as_manager()

    def __str__(self) -> str:
        return f"{self.place} · {self.question[:40]}"


class OfferAnswer(models.Model):
    """What the organisers did with an offer, by whom and when."""

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="answer")
    accepted = models.BooleanField()
    words = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.offer}: {'yes' if self.accepted else 'no'}"
