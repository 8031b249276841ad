"""What holds for every form there is."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

from django import forms

import plugdedag
from tests.house.test_sizes import SOURCE

LONGEST_ADDRESS = 254  # as the tables have it; Django's own field lets more through


def every_form() -> Iterator[type[forms.Form]]:
    """All form classes of the house."""
    for module in pkgutil.walk_packages(plugdedag.__path__, "plugdedag."):
        if re.search(r"\.forms\b|\.views\b|\.samples$", module.name):
            for each in vars(import_module(module.name)).values():
                if isinstance(each, type) and issubclass(each, forms.Form) and each.__module__ == module.name:
                    yield each


def test_there_are_forms_to_look_at() -> None:
    assert len(list(every_form())) > 20


def test_no_address_is_longer_than_there_is_room_for() -> None:
    long = {
        f"{form.__name__}.{name}"
        for form in every_form()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.EmailField) and (field.max_length or 999) > LONGEST_ADDRESS
    }
    assert sorted(long) == []


def test_an_empty_form_that_was_sent_is_a_form_that_was_sent() -> None:
    """``POST or None`` takes an empty body, or one that is no form, for a visitor who only looks."""
    found = [str(path) for path in SOURCE.rglob("*.py") if "request.POST or None" in path.read_text("utf-8")]
    assert found == []
