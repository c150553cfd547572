"""Recompute, archive, forget: what the system does to tickets by itself."""

from routing.domain.speech import _
from tickets.domain.clock import Behind
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.refusals import NotNow
from tickets.domain.vocabulary import ClockKind


def recompute(life: Life, event: Event, law: Lawbook) -> None:
    """Count every live clock anew under the policy and calendars the event names; closed ones are left alone."""
    policy = event.data.get("policy", life.policy)
    changed = policy != life.policy
    life.policy = policy
    for clock in life.running(*ClockKind):
        life.judge(clock, event.at, law, new_ladder=changed, behind=Behind.NOTHING if changed else Behind.OWED)


def check_archive(life: Life, event: Event, law: Lawbook) -> None:
    """Once, and not while somebody waits for a decision."""
    if life.archived_at is not None:
        raise NotNow("archived", _("The ticket is archived."))
    if life.pending():
        raise NotNow("pending", _("A request waits for a decision."))


def archive(life: Life, event: Event, law: Lawbook) -> None:
    """Lock the content; retention begins to run."""
    life.archived_at = event.at


def check_forget(life: Life, event: Event, law: Lawbook) -> None:
    """Once, and only what is archived."""
    if life.archived_at is None:
        raise NotNow("not_archived", _("Only an archived ticket can be forgotten."))
    if life.forgotten_at is not None:
        raise NotNow("forgotten", _("The ticket has been forgotten already."))
    if life.pending():
        raise NotNow("pending", _("A request waits for a decision."))


def forget(life: Life, event: Event, law: Lawbook) -> None:
    """Note that identity and free texts are gone; figures stay."""
    life.forgotten_at = event.at
