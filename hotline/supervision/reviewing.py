"""Deciding about missed deadlines: one writer, row locks, versions, and a second person for what excuses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.module_loading import import_string

from hotline.supervision.models import BreachReview, ReviewEntry
from hotline.supervision.verdicts import Standing, Step, Verdict
from routing.domain.speech import _
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale
from tickets.models import Ticket, Timer


@dataclass(frozen=True, slots=True)
class Breach:
    """One missed deadline: whose clock, and the moment it was due."""

    number: str
    clock: str
    due_at: datetime
    kind: str
    unit: str
    policy: str

    @classmethod
    def of(cls, timer: Timer, ticket: Ticket) -> "Breach":
        """Return the breach a clock stands for. Raises `Absent` where it was not missed."""
        if timer.breached_at is None:
            raise Absent("no_breach", _("This deadline was not missed."))
        return cls(ticket.number, timer.key, timer.breached_at, timer.kind, timer.unit, ticket.policy)


def decide(
    breach: Breach,
    *,
    verdict: str,
    causes: Iterable[str],
    why: str,
    evidence: str = "",
    actor: Actor,
    now: datetime,
    expect: int,
) -> BreachReview:
    """Decide about a breach, or propose to excuse it; a decision there is stays in the log and is replaced.

    `expect` is the version of the review that was read, 0 where there was none. Raises `Invalid`, `Forbidden`, `Stale`.
    """
    _supervisor(actor)
    kept = list(causes)
    if not kept:
        raise Invalid("required", _("Say at least one cause."), field="causes")
    if not why.strip():
        raise Invalid("required", _("Say why."), field="why")
    excused = verdict == Verdict.EXCUSED
    if excused and not evidence.strip():
        raise Invalid("evidence_needed", _("What excuses needs evidence: say what proves it."), field="evidence")
    with transaction.atomic():
        review = _taken(breach, expect) or BreachReview(
            number=breach.number, clock=breach.clock, due_at=breach.due_at, version=0
        )
        review.kind, review.unit, review.policy = breach.kind, breach.unit, breach.policy
        review.verdict, review.causes = verdict, kept
        review.standing = Standing.PROPOSED if excused else Standing.IN_FORCE
        review.decided_by_id, review.decided_at = _account(actor), now
        review.confirmed_by_id = review.confirmed_at = review.taken_up_at = None
        _written(review, Step.PROPOSED if excused else Step.DECIDED, why, evidence, actor, now)
    return review


def second(key: int, *, confirmed: bool, why: str, actor: Actor, now: datetime, expect: int) -> BreachReview:
    """Confirm what somebody else proposed to excuse, or refuse to: it is then open again. Raises `Forbidden` for the
    person who proposed it, `NotNow` where nothing is proposed, `Invalid`, `Stale`, `Absent`."""
    _supervisor(actor)
    if not confirmed and not why.strip():
        raise Invalid("required", _("Say why."), field="why")
    with transaction.atomic():
        review = _locked(key, expect)
        if review.standing != Standing.PROPOSED:
            raise NotNow("nothing_proposed", _("Nothing waits for a second person here."))
        if review.decided_by_id == actor.staff_id:
            raise Forbidden("second_person", _("Who proposed it cannot confirm it: this takes a second person."))
        if confirmed:
            review.standing, review.confirmed_by_id, review.confirmed_at = Standing.IN_FORCE, _account(actor), now
        else:
            review.standing = Standing.REFUSED
        _written(review, Step.CONFIRMED if confirmed else Step.REFUSED, why, "", actor, now)
    return review


def take_up(key: int, *, why: str, actor: Actor, now: datetime, expect: int) -> BreachReview:
    """Note what was done about a policy at fault: it leaves the list of those who keep the policy."""
    _supervisor(actor)
    if not why.strip():
        raise Invalid("required", _("Say what was done about it."), field="why")
    with transaction.atomic():
        review = _locked(key, expect)
        if review.verdict != Verdict.POLICY or review.taken_up_at is not None:
            raise NotNow("not_on_the_list", _("This is not on the list any more."))
        review.taken_up_at = now
        _written(review, Step.TAKEN_UP, why, "", actor, now)
    return review


def review_of(breach: Breach) -> BreachReview | None:
    """Return the review of a breach with its people. One statement."""
    rows = BreachReview.objects.select_related("decided_by", "confirmed_by")
    return rows.filter(number=breach.number, clock=breach.clock, due_at=breach.due_at).first()


def with_standing(*standings: str) -> Q:
    """Return the condition on clocks that their breach has a review that stands so."""
    of_this = BreachReview.objects.filter(
        number=OuterRef("ticket__number"),
        clock=OuterRef("key"),
        due_at=OuterRef("breached_at"),
        standing__in=standings,
    )
    return Q(Exists(of_this))


def _taken(breach: Breach, expect: int) -> BreachReview | None:
    rows = BreachReview.objects.select_for_update()
    found = rows.filter(number=breach.number, clock=breach.clock, due_at=breach.due_at).first()
    _compared(found.version if found else 0, expect)
    return found


def _locked(key: int, expect: int) -> BreachReview:
    found = BreachReview.objects.select_for_update().filter(pk=key).first()
    if found is None:
        raise Absent("no_review", _("There is no such review."))
    _compared(found.version, expect)
    return found


def _compared(version: int, expect: int) -> None:
    if version != expect:
        raise Stale("stale", _("Somebody decided about this in the meantime."), version=version, expected=expect)


def _written(review: BreachReview, step: str, why: str, evidence: str, actor: Actor, now: datetime) -> None:
    review.version += 1
    try:
        with transaction.atomic():
            review.save()
    except IntegrityError as error:  # two first decisions at one moment: the other one was faster
        version = BreachReview.objects.get(number=review.number, clock=review.clock, due_at=review.due_at).version
        raise Stale("stale", _("Somebody decided about this in the meantime."), version=version, expected=0) from error
    ReviewEntry.objects.create(
        review=review,
        no=review.version,
        step=step,
        verdict=review.verdict,
        causes=review.causes,
        why=why.strip(),
        evidence=evidence.strip(),
        by_id=_account(actor),
        at=now,
    )
    for path in settings.REVIEW_CONSUMERS:
        import_string(path)([review.number])


def _supervisor(actor: Actor) -> None:
    if not actor.is_any(SUPERVISORS):
        raise Forbidden("role", _("This is for supervisors."))


def _account(actor: Actor) -> int:
    assert actor.staff_id is not None
    return actor.staff_id
