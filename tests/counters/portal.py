"""A citizen at the portal, as a test plays them: a browser without JavaScript, its cookies, its forms."""

import io
from typing import Any

from django.http import HttpResponse
from django.test import Client
from PIL import Image

from tickets.models import Ticket

HOME, OFFICE = "198.51.100.7", "203.0.113.9"
WORDS = "A deep pothole at the corner. A cyclist fell this morning."


class Citizen:
    """One browser, from one address."""

    def __init__(self, address: str = HOME, **how: Any) -> None:
        self.client = Client(REMOTE_ADDR=address, **how)

    def get(self, path: str, status: int = 200, **how: Any) -> HttpResponse:
        """Load a page."""
        answer = self.client.get(f"/{path}", **how)
        assert answer.status_code == status, (answer.status_code, answer.get("Location"), answer.content[:600])
        return answer

    def post(self, path: str, to: str = "", status: int = 303, **said: Any) -> HttpResponse:
        """Send a form; with `to` it leads there."""
        answer = self.client.post(f"/{path}", said)
        assert answer.status_code == status, (answer.status_code, answer.content.decode()[:3000])
        if to:
            assert answer["Location"].split("#")[0] == f"/{to}", answer["Location"]
        return answer

    def what(self, content: str = WORDS, **said: Any) -> HttpResponse:
        """Say what happened."""
        return self.post("report/what/", "report/kind/", content=content, **{"type": "complaint", **said})

    def until_review(self, content: str = WORDS, category: str = "0706", **contact: Any) -> "Citizen":
        """Fill every step."""
        self.what(content)
        self.post("report/kind/", "report/where/", choice="other", other=category)
        self.post("report/where/", area="east-1", do="next")
        if self.next == "report/near/":
            self.post("report/near/", "report/photos/", join="")
        self.post("report/photos/", "report/contact/", do="next")
        self.post("report/contact/", "report/review/", **contact)
        return self

    @property
    def next(self) -> str:
        """The first page of the report that is not done."""
        return self.get("report/", 303)["Location"].lstrip("/")

    def sent(self, **contact: Any) -> Ticket:
        """Fill every step and send it."""
        self.until_review(**contact)
        self.post("report/review/", "report/receipt/")
        return Ticket.objects.latest("pk")


def photo(name: str = "hole.jpg") -> Any:
    """Return a small picture as a browser uploads it."""
    body = io.BytesIO()
    Image.new("RGB", (64, 48), "grey").save(body, "JPEG")
    body.seek(0)
    body.name = name
    return body


def text(answer: HttpResponse) -> str:
    """Return a page as text."""
    return answer.content.decode()
