"""The rows behind a ticket's life. Only `tickets.actions._move` writes to tickets and what hangs on them."""

from tickets.models.event import Event, Outbox
from tickets.models.law import CalendarVersion, PolicyVersion
from tickets.models.paper import Paper
from tickets.models.parts import Assignment, Supervision, TicketRequest
from tickets.models.ticket import Ticket
from tickets.models.timer import Timer

__all__ = [
    "Assignment",
    "CalendarVersion",
    "Event",
    "Outbox",
    "Paper",
    "PolicyVersion",
    "Supervision",
    "Ticket",
    "TicketRequest",
    "Timer",
]
