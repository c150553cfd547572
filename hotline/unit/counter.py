"""The unit's room among the counters."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter, Link, Page
from hotline.unit.lists import length_of
from tickets.domain.lifecycle import UNIT_PEOPLE
from tickets.domain.people import Actor, Role


def to_sign(actor: Actor, now: datetime) -> int:
    """Count what waits to be signed for."""
    return length_of("to_sign", actor, now)


LEADERS = frozenset({Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR})
"""Who sees how much each person and each unit below has."""

COUNTER = Counter(
    name="unit",
    label=_("Unit inbox"),
    icon="inbox",
    prefix="unit/",
    home="unit:inbox",
    roles=UNIT_PEOPLE,
    order=20,
    links=(
        Link(_("Worklists"), "unit:inbox", "inbox", count=to_sign),
        Link(_("What the days bring"), "unit:days", "calendar-clock"),
        Link(_("Who has how much"), "unit:people", "users", roles=LEADERS),
        Link(_("Units below"), "unit:units", "network", roles=LEADERS),
        Link(_("Saved filters"), "unit:filters", "bookmark"),
    ),
    pages=(
        Page("unit:inbox", "unit.gudu-market.lu"),
        Page("unit:inbox", "district.gudu.huang", query="list=overdue"),
        Page("unit:days", "lead.gudu-market.yan"),
        Page("unit:people", "lead.gudu-market.yan"),
        Page("unit:units", "district.gudu.huang"),
        Page("unit:filters", "lead.gudu-market.yan"),
    ),
)
