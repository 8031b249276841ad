"""What people fill in: their answer for a day, and names at the door."""

from plugdedag.days.forms.coming import RsvpForm, rsvp_context
from plugdedag.days.forms.door import ArrivalForm, VisitForm

__all__ = ["ArrivalForm", "RsvpForm", "VisitForm", "rsvp_context"]
