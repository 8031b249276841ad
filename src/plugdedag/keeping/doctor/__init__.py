"""The doctor: looks at an installation from all sides, and says of each thing whether it is well, and the cure."""

from plugdedag.keeping.doctor.findings import Finding, State
from plugdedag.keeping.doctor.round import before_starting, examine

__all__ = ["Finding", "State", "before_starting", "examine"]
