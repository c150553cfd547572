"""Leaving an order out of the figures: asked with evidence, decided by somebody else, within the time for it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from hotline.figures.keeping import mark
from hotline.figures.models import Claim, ClaimEntry, Month, Score
from hotline.figures.rates.claiming import REASONS, Origin, Standing, Step
from routing import queries as routing
from routing.domain.speech import _
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale
from tickets.models import Ticket

SUPERVISORS = frozenset({Role.SUPERVISOR})
LEADERS = frozenset({Role.UNIT_LEAD, Role.DISTRICT_COORDINATOR})


def origin_of(actor: Actor, score: Score) -> Origin | None:
    """Say as whom the actor may ask that an order be left out: the hotline, or the unit that is scored; else None."""
    if actor.is_any(SUPERVISORS):
        return Origin.HOTLINE
    if actor.is_any(LEADERS) and actor.unit and score.unit in routing.current().subtree(actor.unit):
        return Origin.UNIT
    return None


def ask(ticket: Ticket, *, reason: str, why: str, evidence: str, actor: Actor, now: datetime) -> Claim:
    """Ask that an order be left out. It counts until somebody else agrees. Raises `Invalid`, `Forbidden`, and `NotNow`
    for what does not count anyway, is over, or is being decided."""
    if reason not in REASONS:
        raise Invalid("unknown_code", _("“{value}” is not a reason for this."), field="reason", value=reason)
    if not why.strip():
        raise Invalid("required", _("Say why."), field="why")
    if not evidence.strip():
        raise Invalid("evidence_needed", _("What is left out needs evidence: say what proves it."), field="evidence")
    score = Score.objects.filter(pk=ticket.pk).first()
    if score is None or score.day is None or score.left_out:
        raise NotNow("not_counted", _("This ticket does not count in the figures as it stands."))
    origin = origin_of(actor, score)
    if origin is None:
        raise Forbidden("role", _("This is for supervisors, and for the lead of the unit that is scored."))
    check_time(score, now)
    claim = Claim(
        number=ticket.number,
        ticket=ticket.pk,
        origin=origin,
        unit=score.unit,
        reason=reason,
        day=score.day,
        standing=Standing.ASKED,
        asked_by_id=_account(actor),
        asked_at=now,
        version=0,
    )
    try:
        with transaction.atomic():
            _written(claim, Step.ASKED, why, evidence, actor, now)
    except IntegrityError as error:
        raise NotNow("asked_already", _("A claim about this ticket waits or is in force.")) from error
    return claim


def decide(key: int, *, granted: bool, why: str, actor: Actor, now: datetime, expect: int) -> Claim:
    """Grant what somebody else asked, or refuse it; why is needed to refuse. Raises `Forbidden` for whoever asked,
    `NotNow` where nothing waits or the month is published, `Invalid`, `Stale`, `Absent`."""
    _supervisor(actor)
    if not granted and not why.strip():
        raise Invalid("required", _("Say why."), field="why")
    with transaction.atomic():
        claim = _locked(key, expect)
        if claim.standing != Standing.ASKED:
            raise NotNow("nothing_asked", _("Nothing waits for a decision here."))
        if claim.asked_by_id == actor.staff_id:
            raise Forbidden("second_person", _("Who asked for it cannot grant it: this takes a second person."))
        claim.standing = Standing.IN_FORCE if granted else Standing.REFUSED
        claim.decided_by_id, claim.decided_at = _account(actor), now
        _written(claim, Step.GRANTED if granted else Step.REFUSED, why, "", actor, now)
        mark([claim.ticket])
    return claim


def lift(key: int, *, why: str, actor: Actor, now: datetime, expect: int) -> Claim:
    """Let an order count again. Raises as `decide` does."""
    _supervisor(actor)
    if not why.strip():
        raise Invalid("required", _("Say why."), field="why")
    with transaction.atomic():
        claim = _locked(key, expect)
        if claim.standing != Standing.IN_FORCE:
            raise NotNow("not_in_force", _("This claim is not in force."))
        claim.standing = Standing.LIFTED
        _written(claim, Step.LIFTED, why, "", actor, now)
        mark([claim.ticket])
    return claim


def check_time(score: Score, now: datetime) -> None:
    """Refuse what comes too late: after the days for it, or after the month was published."""
    assert score.day is not None
    if Month.objects.filter(first=score.day.replace(day=1)).exists():
        raise NotNow("month_published", _("The figures of this month are published: the time for claims is over."))
    last = score.day + timedelta(days=settings.FIGURES_CLAIM_DAYS)
    if timezone.localdate(now) > last:
        raise NotNow("claim_too_late", _("Claims could be made until {until}."), until=last.isoformat())


def waiting(first: object, last: object) -> bool:
    """Say whether a claim about an order due from `first` to `last` waits for a decision."""
    return Claim.objects.filter(standing=Standing.ASKED, day__range=(first, last)).exists()


def _locked(key: int, expect: int) -> Claim:
    claim = Claim.objects.select_for_update().filter(pk=key).first()
    if claim is None:
        raise Absent("no_claim", _("There is no such claim."))
    if claim.version != expect:
        raise Stale("stale", _("Somebody decided about this in the meantime."), version=claim.version, expected=expect)
    return claim


def _written(claim: Claim, step: Step, why: str, evidence: str, actor: Actor, now: datetime) -> None:
    claim.version += 1
    claim.save()
    ClaimEntry.objects.create(
        claim=claim,
        no=claim.version,
        step=step,
        why=why.strip(),
        evidence=evidence.strip(),
        by_id=_account(actor),
        at=now,
    )


def _supervisor(actor: Actor) -> None:
    if not actor.is_any(SUPERVISORS):
        raise Forbidden("role", _("This is for supervisors."))


def _account(actor: Actor) -> int:
    assert actor.staff_id is not None
    return actor.staff_id
