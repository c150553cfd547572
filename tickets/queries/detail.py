"""One ticket, by its number, for somebody who may see it."""

from tickets.access import tickets_of
from tickets.domain.numbers import NumberError, parse_number
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent
from tickets.models import Ticket


def ticket_of(number: str, actor: Actor) -> Ticket:
    """Return the ticket. Raises `Absent` for what is not there, not the actor's, or no number at all."""
    try:
        canonical = parse_number(number)
    except NumberError as error:
        raise Absent() from error
    ticket = tickets_of(actor).defer("search").filter(number=canonical).first()
    if ticket is None:
        raise Absent()
    return ticket


def version_of(number: str, actor: Actor) -> int:
    """Return the ticket's version: one statement. Raises `Absent` as `ticket_of` does."""
    try:
        canonical = parse_number(number)
    except NumberError as error:
        raise Absent() from error
    version = tickets_of(actor).filter(number=canonical).values_list("seq", flat=True).first()
    if version is None:
        raise Absent()
    return version
