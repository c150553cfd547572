"""The outbox's consumer: notes which tickets are to be scored anew. One statement for a batch, and no lock."""

from collections.abc import Collection, Sequence

from hotline.figures.keeping import mark
from tickets.models import Event, Ticket


def note(events: Sequence[Event]) -> None:
    """Note the tickets of a batch of events. The same event again scores the same ticket to the same end."""
    if events:
        mark(event.ticket_id for event in events)


def note_numbers(numbers: Collection[str]) -> None:
    """Note tickets by number: what was held of their deadlines has changed."""
    mark(Ticket.objects.filter(number__in=numbers).values_list("pk", flat=True))
