"""A body that is empty, or no form at all, is a form that was sent: it is answered with what is missing."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.people.knocking import proved
from tests.questions.said import entering, owner_link

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["welcome", "introduction", "desk_duties", "desk_offers", "offer", "sign_in"]
)
def test_an_empty_form_says_what_is_missing(cast: Cast, name: str) -> None:
    answer = proved(entering(cast.noor)).post(reverse(name), {})
    assert answer.status_code == 422
    assert answer.context["form"].errors


@pytest.mark.parametrize("kind", ["application/json", "text/xml"])
def test_another_kind_of_body_is_no_form(cast: Cast, client: Client, kind: str) -> None:
    assert client.post(reverse("offer"), '{"name": "x"}', content_type=kind).status_code == 422


def test_an_owner_hands_over_to_somebody(cast: Cast, client: Client) -> None:
    assert client.post(reverse("owner_handover", args=[owner_link(cast)]), {}).status_code == 422
