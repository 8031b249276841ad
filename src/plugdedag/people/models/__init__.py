"""Who takes part: the person, where they belong, what they carry, what they agreed to."""

from plugdedag.people.models.agreements import Consent, Purpose
from plugdedag.people.models.duties import Duty, StandingDuty
from plugdedag.people.models.knocks import Knock
from plugdedag.people.models.links import Link
from plugdedag.people.models.networks import Hat, HatAs, Network, NetworkKind
from plugdedag.people.models.persons import Membership, Person

__all__ = [
    "Consent",
    "Duty",
    "Hat",
    "HatAs",
    "Knock",
    "Link",
    "Membership",
    "Network",
    "NetworkKind",
    "Person",
    "Purpose",
    "StandingDuty",
]
