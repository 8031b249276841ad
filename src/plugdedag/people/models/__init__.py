"""Who takes part: the person, where they belong, what they carry, what they agreed to."""

from plugdedag.people.models.agreements import Consent, Purpose
from plugdedag.people.models.blocks import Block, Report, ReportAnswer
from plugdedag.people.models.duties import Duty, StandingDuty
from plugdedag.people.models.imports import (
    Declined,
    Filled,
    Import,
    ImportKind,
    ImportUndo,
    Invitation,
    Upload,
)
from plugdedag.people.models.keys import Browser, Passkey, PasskeyLater, SignIn, System
from plugdedag.people.models.knocks import Knock
from plugdedag.people.models.leaving import Departure
from plugdedag.people.models.links import Link
from plugdedag.people.models.looking import Lookup, Occasion
from plugdedag.people.models.networks import Hat, HatAs, Network, NetworkKind, worn_on
from plugdedag.people.models.persons import Membership, Person

__all__ = [
    "Block",
    "Browser",
    "Consent",
    "Declined",
    "Departure",
    "Duty",
    "Filled",
    "Hat",
    "HatAs",
    "Import",
    "ImportKind",
    "ImportUndo",
    "Invitation",
    "Knock",
    "Link",
    "Lookup",
    "Membership",
    "Network",
    "NetworkKind",
    "Occasion",
    "Passkey",
    "PasskeyLater",
    "Person",
    "Purpose",
    "Report",
    "ReportAnswer",
    "SignIn",
    "StandingDuty",
    "System",
    "Upload",
    "worn_on",
]
