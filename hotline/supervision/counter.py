"""The supervisor's rooms as a counter: breach review first; the wall also for those who read figures."""

from django.utils.translation import gettext_lazy as _

from hotline.shell.counters import Counter, Link, Page
from hotline.supervision.waiting import (
    count_for_second,
    count_policy,
    count_unreviewed,
    example_breach,
    example_unit,
    example_wall,
)
from tickets.domain.people import Role

SUPERVISOR = frozenset({Role.SUPERVISOR})

COUNTER = Counter(
    name="supervision",
    label=_("Supervision"),
    icon="eye",
    prefix="supervision/",
    home="supervision:home",
    roles=frozenset({Role.SUPERVISOR, Role.ANALYST}),
    order=30,
    links=(
        Link(_("Breach review"), "supervision:breaches", "triangle-alert", roles=SUPERVISOR, count=count_unreviewed),
        Link(_("To be confirmed"), "supervision:proposals", "users-round", roles=SUPERVISOR, count=count_for_second),
        Link(_("Policies at fault"), "supervision:policies", "scale", roles=SUPERVISOR, count=count_policy),
        Link(_("Wallboard"), "supervision:wall", "monitor"),
    ),
    pages=(
        Page("supervision:breaches", "super.luo", query="day=yesterday", picture="breaches"),
        Page("supervision:breaches", "super.luo", query="list=late"),
        Page("supervision:breaches", "super.luo", query="day=week&by=unit"),
        Page("supervision:review", "super.luo", args=example_breach),
        Page("supervision:proposals", "super.luo"),
        Page("supervision:policies", "super.luo"),
        Page("supervision:unit", "super.luo", args=example_unit),
        Page("supervision:wall", "super.luo", args=example_wall),
    ),
)
