"""What people fill in: their answer for a day, and names at the door."""

from plugdedag.days.forms.coming import COME, LATER, LUNCH, NOT, RsvpForm, rsvp_context
from plugdedag.days.forms.door import ArrivalForm, VisitForm

__all__ = ["COME", "LATER", "LUNCH", "NOT", "ArrivalForm", "RsvpForm", "VisitForm", "rsvp_context"]
