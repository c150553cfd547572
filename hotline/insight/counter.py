"""Insight as a counter: for those who look at the city as a whole."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hotline.insight.grouped.listing import example_topic
from hotline.shell.counters import Counter, Link, Page
from tickets.domain.people import Actor, Role


def count_raised(_actor: Actor, _now: datetime) -> int:
    """Return how many warnings nobody has acknowledged, up to a hundred."""
    from hotline.insight.watching.models import EarlyWarning
    from hotline.insight.words import Standing

    return len(EarlyWarning.objects.filter(standing=Standing.RAISED).values_list("pk")[:100])


def example_warning() -> tuple[object, ...]:
    """Look up the warning most was seen of."""
    from hotline.insight.watching.models import EarlyWarning

    found = EarlyWarning.objects.order_by("-seen", "-pk").values_list("pk", flat=True).first()
    return (found,) if found else ()


def example_campaign() -> tuple[object, ...]:
    """Look up the latest campaign."""
    from hotline.insight.watching.models import Campaign

    found = Campaign.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (found,) if found else ()


COUNTER = Counter(
    name="insight",
    label=_("Insight"),
    icon="lightbulb",
    prefix="insight/",
    home="insight:warnings",
    roles=frozenset({Role.SUPERVISOR, Role.ANALYST}),
    order=40,
    links=(
        Link(_("Warnings"), "insight:warnings", "bell-ring", count=count_raised),
        Link(_("Campaigns"), "insight:campaigns", "flag"),
        Link(_("The season ahead"), "insight:season", "calendar-days"),
        Link(_("Same matter by text"), "insight:topics", "copy"),
        Link(_("Detectors"), "insight:detectors", "radar"),
    ),
    pages=(
        Page("insight:warnings", "super.luo"),
        Page("insight:warnings", "super.luo", query="list=ended"),
        Page("insight:warning", "super.luo", args=example_warning),
        Page("insight:campaigns", "super.luo"),
        Page("insight:campaign-new", "super.luo"),
        Page("insight:campaign", "super.luo", args=example_campaign),
        Page("insight:season", "super.luo"),
        Page("insight:topics", "super.luo"),
        Page("insight:topic", "super.luo", args=example_topic),
        Page("insight:detectors", "super.luo"),
        Page("insight:detector", "super.luo", args=("surge",)),
        Page("insight:detector", "super.luo", args=("sensitive",)),
    ),
)
