"""Knocking as a browser does, and reading the letter that comes of it."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plugdedag.outbox.models import Effect
from plugdedag.people.signing_in import PROVED


def ask(client: Client, email: str, **more: Any) -> Any:
    """Leave an address at the door; ``more`` goes to the test client."""
    towards = more.pop("next", "")
    return client.post(reverse("sign_in"), {"email": email, "next": towards}, **more)


def letter_to(email: str) -> dict[str, str]:
    """The latest letter to an address."""
    return Effect.objects.filter(recipient=email.strip().lower()).latest("pk").payload


def code_for(email: str) -> str:
    """The six digits of the latest letter."""
    return re.search(r"\b\d{6}\b", letter_to(email)["subject"]).group()  # type: ignore[union-attr]


def link_for(email: str) -> str:
    """The path of the link in the latest letter."""
    return re.search(r"https?://[^/\s]+(/sign-in/\S+/)", letter_to(email)["text"]).group(1)  # type: ignore[union-attr]


def wrong(code: str) -> str:
    """Six digits that are not the code."""
    return f"{(int(code) + 1) % 10**6:06}"


def type_in(client: Client, code: str) -> Any:
    """Type a code where the address was left."""
    return client.post(reverse("sign_in_code"), {"code": code})


def come_in(client: Client, email: str, **more: Any) -> Any:
    """Knock and type the code: in one go to the other side of the door."""
    ask(client, email, **more)
    return type_in(client, code_for(email))


def who(client: Client) -> str | None:
    """The key of who is signed in with this browser."""
    return client.session.get("_auth_user_id")


def proved(client: Client, ago: int = 0) -> Client:
    """This browser proved who it is that many seconds ago."""
    kept = client.session
    kept[PROVED] = int(timezone.now().timestamp()) - ago
    kept.save()
    return client
