"""The queues' place in the house."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from hotline.queues.queue import QUEUES, Queue
from hotline.shell.counters import Counter, Link, Page
from tickets.domain.people import HOTLINE_FLOOR
from tickets.queries.worklist import WORKLISTS


def _one(queue: Queue) -> Callable[[], tuple[object, ...]]:
    """Return what looks up the ticket with the longest story that waits in a queue."""

    def look_up() -> tuple[object, ...]:
        from tickets.models import Ticket

        rows = Ticket.objects.filter(**WORKLISTS[queue.worklist].tickets).order_by("-seq")
        return (queue.name, *rows.values_list("number", flat=True)[:1])

    return look_up


COUNTER = Counter(
    name="queues",
    label=_("Queues"),
    icon="inbox",
    prefix="queues/",
    home="queues:overview",
    roles=HOTLINE_FLOOR,
    links=(
        Link(_("Overview"), "queues:overview", "layout-list"),
        *(
            Link(queue.label, f"queues:{queue.name}", queue.icon, roles=queue.roles, count=queue.count)
            for queue in QUEUES
        ),
    ),
    pages=(
        Page("queues:overview", "super.luo"),
        *(Page(f"queues:{queue.name}", "super.luo") for queue in QUEUES),
        *(Page("queues:work", "super.luo", _one(queue)) for queue in QUEUES),
    ),
    order=20,
)
