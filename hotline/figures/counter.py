"""Figures among the counters: rates, claims and published months."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hotline.figures.sight import LEADERS, READERS, WATCHERS
from hotline.shell.counters import Counter, Link, Page
from tickets.domain.people import Actor, Role


def count_claims(actor: Actor, now: datetime) -> int:
    """Claims that this supervisor may decide."""
    from hotline.figures.models import Claim

    return Claim.objects.filter(standing="asked").exclude(asked_by=actor.staff_id)[:999].count()


def _busiest() -> tuple[object, ...]:
    from hotline.figures.models import Tally

    keys = Tally.objects.filter(dim="unit", grain="month", due__gt=0).order_by("-due").values_list("key", flat=True)
    return ("unit", *keys[:1]) if keys else ()


def _unsolved() -> tuple[object, ...]:
    return (*_busiest(), "unsolved") if _busiest() else ()


def _scored() -> tuple[object, ...]:
    from hotline.figures.models import Score

    rows = Score.objects.filter(solved="no").order_by("-day", "-pk")
    return tuple(rows.values_list("ticket__number", flat=True)[:1])


COUNTER = Counter(
    name="figures",
    label=_("Rates"),
    icon="chart-no-axes-column",
    prefix="rates/",
    home="figures:rates",
    roles=READERS,
    order=32,
    links=(
        Link(_("Rates"), "figures:rates", "chart-no-axes-column"),
        Link(
            _("Claims and appeals"),
            "figures:claims",
            "scale",
            roles=frozenset({Role.SUPERVISOR, *LEADERS}),
            count=count_claims,
        ),
        Link(_("Published months"), "figures:months", "lock", roles=WATCHERS),
    ),
    pages=(
        Page("figures:rates", "super.luo", picture="rates"),
        Page("figures:rates", "super.luo", query="by=category"),
        Page("figures:rates", "lead.gudu-market.yan"),
        Page("figures:one", "super.luo", args=_busiest),
        Page("figures:tickets", "super.luo", args=_unsolved),
        Page("figures:score", "super.luo", args=_scored),
        Page("figures:claims", "super.luo"),
        Page("figures:months", "super.luo"),
    ),
)
