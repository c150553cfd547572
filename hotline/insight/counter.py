"""Insight as a counter: for those who look at the city as a whole."""

from django.utils.translation import gettext_lazy as _

from hotline.insight.grouped.listing import example_topic
from hotline.shell.counters import Counter, Link, Page
from tickets.domain.people import Role

COUNTER = Counter(
    name="insight",
    label=_("Insight"),
    icon="lightbulb",
    prefix="insight/",
    home="insight:topics",
    roles=frozenset({Role.SUPERVISOR, Role.ANALYST}),
    order=40,
    links=(Link(_("Same matter by text"), "insight:topics", "copy"),),
    pages=(
        Page("insight:topics", "super.luo"),
        Page("insight:topic", "super.luo", args=example_topic),
    ),
)
