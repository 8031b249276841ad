"""A sheet between being sent and being agreed to: kept for a day, for this purpose alone."""

from __future__ import annotations

from plugdedag.cities.models import City
from plugdedag.lib.sheets.columns import Fields, Understood, understand
from plugdedag.lib.sheets.reading import read
from plugdedag.people.models import Person, Upload


def take(city: City, kind: str, fields: Fields, data: bytes, file_name: str, by: Person) -> Upload:
    """Read a sheet and keep what was read, with each column as it was understood. Raises ``Unreadable``."""
    sheet = read(data)
    found = understand(sheet.rows, fields)
    return Upload.objects.create(
        city=city, kind=kind, by=by, file_name=short(file_name), rows=sheet.rows, remarks=list(sheet.remarks),
        header=found.header, columns=found.columns,
    )  # fmt: skip


def short(file_name: str) -> str:
    """The name without folders; of a long one its end, which says what it is."""
    name = "".join(each for each in file_name.replace("\\", "/").rsplit("/", 1)[-1] if each.isprintable())
    return name[-120:] or "…"


def understood(upload: Upload) -> Understood:
    return Understood(upload.header, upload.columns)
