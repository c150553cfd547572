"""Which desk a queue has."""

from collections.abc import Mapping

from hotline.casefile.reading import Reading
from hotline.casefile.verbs import VerbForm
from hotline.queues.calling import Calling
from hotline.queues.deciding import Deciding
from hotline.queues.desk import Desk
from hotline.queues.queue import Queue
from hotline.queues.reviewing import Reviewing
from hotline.queues.triaging import Triage
from tickets.domain.refusals import Stale

DESKS: dict[str, type[Desk]] = {
    "triage": Triage,
    "arbitration": Triage,
    "requests": Deciding,
    "review": Reviewing,
    "callbacks": Calling,
}


def desk_of(
    queue: Queue,
    case: Reading,
    asked: Mapping[str, str] | None = None,
    sent: VerbForm | None = None,
    stale: Stale | None = None,
) -> Desk:
    """Return the working pane of a ticket in a queue."""
    return DESKS[queue.name](queue, case, asked, sent, stale)
