"""Forget: erase what was said by and about a person; the chain and the figures stay."""

from datetime import datetime

from tickets.actions._door import moving
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent
from tickets.evidence import keeper
from tickets.models import Paper, Ticket

ERASED = "—"


def forget(number: str, *, actor: Actor, now: datetime) -> Ticket:
    """Erase title, content, wish, address, place, tags, papers, files, the search index and what other systems know
    an archived ticket by.

    The events hold digests only, so the history still verifies. Erasing the identity itself is
    `hotline.citizens`', which calls this in the same transaction. Raises `NotNow` before it is archived.
    """
    with moving(actor, now) as move:
        # Who may forget is the table's to say; a security administrator does so without seeing tickets.
        cases = move.take_rows(Ticket.objects.filter(number=number))
        if not cases:
            raise Absent()
        (case,) = cases
        case.do(Verb.FORGET)
        keeper().erase(number, now)
        Paper.objects.filter(ticket=case.ticket, erased_at=None).update(text="", erased_at=now)
        Ticket.objects.filter(pk=case.ticket.pk).update(
            title=ERASED,
            content=ERASED,
            wants="",
            address="",
            lon=None,
            lat=None,
            tags=[],
            search=None,
            caller=None,
            external_id="",
            intake_key=None,
            salt=b"",
        )
    return case.ticket
