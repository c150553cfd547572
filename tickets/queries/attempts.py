"""When citizens were last tried to be called back."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from tickets.domain.lifecycle import Verb
from tickets.models import Event


def last_attempts(tickets: Iterable[int]) -> dict[int, datetime]:
    """Return by ticket (primary key) when its latest callback attempt was made. One statement, none for nothing."""
    keys = list(tickets)
    if not keys:
        return {}
    rows = Event.objects.filter(ticket__in=keys, verb=Verb.CALL_BACK).order_by()
    return dict(rows.values_list("ticket").annotate(last=Max("at")))
