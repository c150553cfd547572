"""Where matters of a kind were handled in the end: evidence for whoever has to choose a unit."""

from collections import Counter
from datetime import datetime

from routing import queries as routing
from routing.domain import paths
from tickets.access import tickets_of
from tickets.domain.people import Actor
from tickets.domain.vocabulary import State
from tickets.models import Ticket
from tickets.queries.filters import below

LOOKED_AT = 200
HANDLED = (State.REPLIED, State.CALLBACK, State.CLOSED)


def handled_where(ticket: Ticket, actor: Actor, since: datetime) -> Counter[str]:
    """Return how many of the latest matters of the same category and district each unit handled. One statement."""
    catalogue = routing.current()
    category = catalogue.category(ticket.category_id or "")
    if category is None:
        return Counter()
    rows = tickets_of(actor).filter(
        category_id__in=below(category.path, catalogue.categories), registered_at__gte=since
    )
    rows = rows.filter(category_id__in=below(category.path, catalogue.categories))
    area = catalogue.area(ticket.area_id or "")
    if area is not None:
        district = "/".join(paths.segments(area.path)[:2])
        rows = rows.filter(area_id__in=below(district, catalogue.areas))
    rows = rows.filter(state__in=HANDLED, lead__isnull=False).exclude(pk=ticket.pk)
    latest = rows.order_by("-registered_at").values_list("lead_id", flat=True)[:LOOKED_AT]
    return Counter(str(unit) for unit in latest)
