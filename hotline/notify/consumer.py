"""The outbox's consumer: makes notices of events. The same event again makes nothing new."""

from collections.abc import Sequence

from hotline.notify.models import IN_APP, PORTAL, Notice
from hotline.notify.resolving import Batch
from hotline.notify.telling import tellings
from tickets.models import Event

WEIGHT = {"info": 0, "warning": 1, "alarm": 2}


def notify(events: Sequence[Event]) -> None:
    """Write a notice for everybody who must be told of a batch of events: a handful of statements, whatever its size.

    Who hears of one event for two reasons gets one notice, the louder. Nothing here depends on when it runs.
    """
    if not events:
        return
    batch = Batch(events)
    notices: dict[tuple[int, str], Notice] = {}
    for event in events:
        ticket = batch.tickets[event.ticket_id]
        for tell in tellings(event, ticket, batch.request(event), assisting=batch.assisting(event)):
            for recipient in batch.recipients(event, tell):
                key = (event.pk, recipient)
                old = notices.get(key)
                if old is None or WEIGHT[tell.level] > WEIGHT[old.level]:
                    notices[key] = Notice(
                        event=event,
                        ticket=ticket,
                        recipient=recipient,
                        channel=PORTAL if recipient.startswith("citizen:") else IN_APP,
                        kind=tell.kind,
                        level=tell.level,
                        data=tell.data,
                        at=event.at,
                    )
    Notice.objects.bulk_create(notices.values(), ignore_conflicts=True, batch_size=1000)
