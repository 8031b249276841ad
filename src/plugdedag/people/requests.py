"""A request as our views get it: the middleware has put its city and its membership on it."""

from django.http import HttpRequest

from plugdedag.cities.models import City
from plugdedag.people.models import Membership


class Request(HttpRequest):
    """``city`` is whose hostname was asked for; ``membership`` is the visitor's in that city, or None."""

    city: City
    membership: Membership | None
