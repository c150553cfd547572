"""Standing at the operator desk in tests: a call's form as the browser sends it, and what came of it."""

import uuid
from typing import Any

from django.test import Client

from tests.counters.casefile import person
from tests.story import Story

PHONE = "13800138000"


def call(**said: Any) -> dict[str, Any]:
    """Return the form of a call about a pothole, with a key of its own unless told otherwise."""
    return {
        "key": str(uuid.uuid4()),
        "phone": PHONE,
        "name": "陈小明",
        "type": "complaint",
        "content": "A deep pothole at the corner. A cyclist fell.",
        "category": "0706",
        "area": "east-1",
        "do": "route",
        **said,
    }


def send(client: Client, form: dict[str, Any], to: str = "finish") -> Any:
    """Send a form to one of the desk's doors."""
    return client.post(f"/desk/{to}/", form)


def operator(story: Story, who: str = "operator") -> Client:
    """Return the browser of somebody at the desk."""
    return person(story, who)
