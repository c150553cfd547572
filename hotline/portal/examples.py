"""What the portal's pages are shown with when they are looked at: a report half written, a matter proved."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from hotline.portal import drafts, figures, proof
from hotline.portal.steps import PAGES
from routing import queries as routing
from tickets.domain.vocabulary import State
from tickets.models import Ticket

CODE = "48151623"
"""Belongs to nothing: the receipt of an example opens no door."""


def matter() -> tuple[object, ...]:
    """Return the number of a matter that has come a long way; nothing where there is none."""
    ticket = _ticket()
    return (ticket.number,) if ticket else ()


def adding() -> tuple[object, ...]:
    """Return what leads to the form that adds to the matter."""
    return (*matter(), "add")


def proved() -> dict[str, str]:
    """Return the cookie of a browser that proved the matter."""
    ticket = _ticket()
    answer = proof.remember(HttpRequest(), HttpResponse(), ticket) if ticket else HttpResponse()
    return {name: kept.value for name, kept in answer.cookies.items()}


def before(page: str) -> Callable[[], dict[str, str]]:
    """Return what gives the cookie of a report that has come as far as a page."""
    order = (*PAGES, "review")

    def cookies() -> dict[str, str]:
        return _draft(list(order[: order.index(page)]), area=_area(), address="12", phone="+8613800138000")

    return cookies


def counted() -> tuple[object, ...]:
    """See that there are figures to be shown, as there would be ten minutes later."""
    if figures.latest() is None:
        figures.make(timezone.now())
    return ()


def sent() -> dict[str, str]:
    """Return the cookie of a report that was sent."""
    ticket = _ticket()
    return _draft(["what"], sent={"number": ticket.number, "code": CODE}) if ticket else {}


def _ticket() -> Ticket | None:
    handled = Ticket.objects.exclude(code_hash=b"").filter(state=State.HANDLING, confidential=False)
    longest = handled.defer("search").order_by("-seq", "pk")
    return longest.exclude(address="").first() or longest.first()


def _area() -> str:
    streets = (card.code for card in routing.current().areas.values() if card.level == "street")
    return min(streets, default="")


def _draft(done: list[str], **words: Any) -> dict[str, str]:
    content = _("A deep pothole at the corner of the school. A cyclist fell this morning.")
    said = {"content": content, "wants": "", "type": "complaint", "done": done, **words}
    answer = drafts.Report().keep(HttpResponse(), timezone.now(), **said)
    return {drafts.COOKIE: answer.cookies[drafts.COOKIE].value}
