"""How much waits behind each link of the navigation; and examples for pictures of pages."""

from datetime import datetime

from django.utils import timezone

from hotline.supervision.board import minutes
from hotline.supervision.days import yesterday
from hotline.supervision.models import BreachReview
from hotline.supervision.reviewing import with_standing
from hotline.supervision.verdicts import Standing, Verdict
from tickets.domain.people import Actor
from tickets.models import Timer
from tickets.queries.clocks import Sought, how_many

MOST = 999


def count_unreviewed(actor: Actor, now: datetime) -> int:
    """Yesterday's breaches nobody decided about."""
    since, until = yesterday(now)
    settled = with_standing(Standing.IN_FORCE, Standing.PROPOSED)
    return how_many(Sought(since=since, until=until), actor, now, ~settled, most=MOST)


def count_for_second(actor: Actor, now: datetime) -> int:
    """Proposals to excuse that this person may confirm."""
    rows = BreachReview.objects.filter(standing=Standing.PROPOSED).exclude(decided_by=actor.staff_id)
    return rows[:MOST].count()


def count_policy(actor: Actor, now: datetime) -> int:
    """Policies at fault nobody took up."""
    return BreachReview.objects.filter(verdict=Verdict.POLICY, taken_up_at=None)[:MOST].count()


def example_breach() -> tuple[object, ...]:
    """The last missed deadline, as the review's address names it."""
    timer = Timer.objects.filter(breached_at__isnull=False).select_related("ticket").order_by("-breached_at").first()
    return (timer.ticket.number, timer.key.replace("#", "-")) if timer else ()


def example_wall() -> tuple[object, ...]:
    """Nothing is needed but the figures of this minute, as the clock's tick would have made them."""
    minutes.keep(timezone.now())
    return ()


def example_unit() -> tuple[object, ...]:
    """The unit that missed a deadline last."""
    timer = Timer.objects.filter(breached_at__isnull=False).exclude(unit="").order_by("-breached_at").first()
    return (timer.unit,) if timer else ()
