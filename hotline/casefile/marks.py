"""What is true of a ticket beside its state, as marks with a shape and a word each."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from hotline.shell.chips import Chip
from tickets.choices import SENSITIVE_FLAGS
from tickets.models import Ticket

Mark = Chip


def marks(ticket: Ticket) -> list[Mark]:
    """Return the marks of a ticket, the gravest first."""
    return list(_marks(ticket))


def _marks(ticket: Ticket) -> Iterator[Mark]:
    for tag in ticket.tags:
        if tag in SENSITIVE_FLAGS:
            yield Mark("shield-alert", str(SENSITIVE_FLAGS[tag]), "bad")
    if ticket.breached:
        yield Mark("triangle-alert", _("a deadline passed"), "bad")
    if ticket.confidential:
        yield Mark("lock", _("confidential"), "warn")
    if ticket.no_callback:
        yield Mark("phone-off", _("no callback wanted"))
    if ticket.supervised:
        yield Mark("eye", _("supervised"), "warn")
    if ticket.arbitration:
        yield Mark("scale", _("in arbitration"), "warn")
    if ticket.redos:
        yield Mark("repeat", _("is redone"), "warn")
    if ticket.returns:
        yield Mark("undo-2", _("was returned"))
    if ticket.designated:
        yield Mark("pin", _("designated"))
    if ticket.urges:
        yield Mark("bell", _("urged"), "warn")
    if ticket.pending:
        yield Mark("hourglass", _("a request waits"), "wait")
    if ticket.provisional:
        yield Mark("circle-question-mark", _("provisional deadline"))
