"""Reads calendar files back with another library than the one that writes them, by the rules in the file itself.

``vobject`` makes a time zone of what the file says about it (VTIMEZONE), so a file that says it wrongly is read so.
"""

from __future__ import annotations

from typing import Any

import vobject


def read(text: bytes | str) -> dict[str, Any]:
    """The events of a file by UID, after checking the form of its lines and that it is one whole calendar."""
    raw = text.encode() if isinstance(text, str) else text
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    vars(vobject.icalendar)["__tzidMap"].clear()  # it keeps the zones of the last file
    [calendar] = vobject.readComponents(raw.decode(), validate=True)
    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")
    found = {event.uid.value: event for event in calendar.contents.get("vevent", [])}
    assert len(found) == len(calendar.contents.get("vevent", []))
    return found


def said(event: Any) -> dict[str, str]:
    """The plain properties of an event, in small letters."""
    return {name: each[0].value for name, each in event.contents.items() if isinstance(each[0].value, str)}
