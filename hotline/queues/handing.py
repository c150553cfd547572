"""Handing out work: the next ticket nobody works on, to whoever asks first."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from hotline.queues.calling import too_soon
from hotline.queues.leases import forget_old, held_by_others, take
from hotline.queues.queue import Queue
from tickets.domain.people import Actor
from tickets.models import Ticket
from tickets.queries.filters import Wanted
from tickets.queries.pages import DUE, Cursor
from tickets.queries.worklist import worklist

PAGES = 8
"""So many pages are looked through at most: on a floor with more people than that, everything near is taken."""


def hand_out(
    queue: Queue, actor: Actor, now: datetime, wanted: Wanted | None = None, after: Ticket | None = None
) -> str:
    """Take the next free ticket of a queue for the actor and return its number, empty where there is none.

    `after` is the ticket that was looked at last: the search begins behind it, and begins anew at the end of the list.
    Two who ask at once get different tickets, because only one of them can take each.
    """
    forget_old(now)
    start = Cursor(DUE, False, after.pk, after.next_due_at).text() if after is not None else ""
    passed = {after.number} if after is not None else set()
    for at in [start, ""] if start else [""]:
        for page in _pages(queue, actor, now, wanted, at):
            for number in _free(queue, page, actor, now):
                if number not in passed and take(number, queue.name, actor, now, uuid.uuid4()):
                    return number
                passed.add(number)
    return ""


def _pages(queue: Queue, actor: Actor, now: datetime, wanted: Wanted | None, at: str) -> Iterator[Sequence[Ticket]]:
    for _turn in range(PAGES):
        page = worklist(queue.worklist, actor, now, wanted=wanted, cursor=at)
        yield page.tickets
        at = page.next
        if not at:
            return


def _free(queue: Queue, page: Sequence[Ticket], actor: Actor, now: datetime) -> list[str]:
    numbers = [ticket.number for ticket in page]
    taken = held_by_others(numbers, actor, now)
    soon = too_soon(page, now) if queue.name == "callbacks" else frozenset()
    return [number for number in numbers if number not in taken and number not in soon]
