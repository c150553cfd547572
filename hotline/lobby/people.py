"""Which account of the demo city stands for a role."""

from django.db.models import Count

from hotline.staff.models import User
from tickets.domain.people import Role
from tickets.domain.vocabulary import State
from tickets.models import Ticket


def somebody(role: Role, busy: bool = False) -> User | None:
    """Return an account with the role; `busy`: of the unit for which most waits to be signed for."""
    people = User.objects.filter(is_active=True, is_superuser=False, roles__contains=[role]).select_related("unit")
    if busy:
        waiting = Ticket.objects.filter(state=State.DISPATCHED, lead__in=people.values("unit__code"))
        fullest = waiting.values("lead").annotate(many=Count("pk")).order_by("-many", "lead").first()
        if fullest:
            people = people.filter(unit__code=fullest["lead"])
    return people.order_by("pk").first()
