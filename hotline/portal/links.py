"""Links that open one matter without its code: sent by text message and e-mail, and printed as a QR code.

A link is signed, ends after `PORTAL_LINK_DAYS`, and ends at once when the query code is changed or erased: it carries a
keyed hash of what the ticket keeps of its code.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from tickets.domain.refusals import Absent
from tickets.models import Ticket

SALT = "hotline.portal.link"
DAY = 24 * 60 * 60


def token_of(ticket: Ticket) -> str:
    """Return a signed token that opens the ticket."""
    return signing.dumps([ticket.number, fingerprint(ticket)], salt=SALT)


def link_to(ticket: Ticket) -> str:
    """Return the path of a link that opens the ticket; whoever sends it puts the host before it."""
    return reverse("portal:link", args=[token_of(ticket)])


def opened(token: str) -> Ticket:
    """Return the ticket a token opens. Raises `Absent` for one that is forged, has ended or was revoked."""
    try:
        number, print_ = signing.loads(token, salt=SALT, max_age=settings.PORTAL_LINK_DAYS * DAY)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise Absent() from error
    return matching(str(number), str(print_))


def matching(number: str, print_: str) -> Ticket:
    """Return the ticket of that number if this is its code's fingerprint. Raises `Absent`."""
    ticket = Ticket.objects.filter(number=number).defer("search").first()
    right = constant_time_compare(fingerprint(ticket) if ticket is not None else "", print_)
    if ticket is None or not right or not bytes(ticket.code_hash):
        raise Absent()
    return ticket


def fingerprint(ticket: Ticket) -> str:
    """Return what changes when the ticket's query code does, and tells nothing of it."""
    return salted_hmac(SALT, bytes(ticket.code_hash), algorithm="sha256").hexdigest()[:24]
