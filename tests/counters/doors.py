"""Knocking at the API's doors in tests: programs of somebody, problems read, statements counted."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from hotline.staff.models import AccessToken, User
from tests.story import Story
from tickets.domain.people import Actor

FAR = datetime(2025, 1, 1, tzinfo=UTC)


def account(actor: Actor) -> User:
    """Return the account behind an actor."""
    return User.objects.select_related("unit").get(pk=actor.staff_id)


def program(story: Story, who: str) -> APIClient:
    """Return a client that carries a token of somebody of the story, as a partner's program would."""
    text = AccessToken.issue(account(story.who(who)), "tests", FAR, days=10_000)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
    return client


def told(response: Any, status: int) -> Any:
    """Return an answer's body; it has the status."""
    assert response.status_code == status, (response.status_code, response.content[:600])
    body = response.json()
    assert not [one for one in strings(body) if MOMENT.search(one) and not LOCAL.fullmatch(one)]
    return body


MOMENT, LOCAL = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:"), re.compile(r"[\d-]{10}T\d\d:\d\d:\d\d\+08:00")
"""Every moment in every answer is the town's wall clock with its offset, to the second; a sentence says it in words."""


def strings(body: Any) -> Iterator[str]:
    """Yield every text in an answer, but what people wrote themselves."""
    if isinstance(body, str):
        yield body
    elif isinstance(body, dict):
        for name, value in body.items():
            if name not in ("title", "content", "wants", "texts") or ("type" in body and "status" in body):
                yield from strings(value)
    elif isinstance(body, list):
        for value in body:
            yield from strings(value)


def problem(response: Any, status: int, code: str) -> Any:
    """Return a refusal's body; it is problem+json with the status and code, and says something."""
    body = told(response, status)
    assert response["Content-Type"] == "application/problem+json"
    assert (body["status"], body["code"]) == (status, code), body
    assert body["title"]
    assert body["type"].endswith(code)
    return body


def statements(client: APIClient, url: str) -> int:
    """Return how many statements a GET needs, when everything that is kept in the process is warm."""
    told(client.get(url), 200)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        told(client.get(url), 200)
    return len(seen)
