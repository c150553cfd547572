"""Flags on callers who misuse the line: evidence, a date of expiry, an appeal decided by somebody else. No block."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hotline.citizens.models import FLAG_REASONS, FLAG_STEPS, FlaggedCaller
from hotline.citizens.records import find_by_phone
from routing.domain.speech import _
from tickets.domain.people import HOTLINE, Actor, Role
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, missing
from tickets.domain.saying import clean_text

LONGEST = timedelta(days=180)
"""A flag is looked at again within half a year; it can then be raised anew, with new evidence."""


def raise_flag(
    phone: str, *, actor: Actor, now: datetime, reason: str, step: str, evidence: str, expires_on: date
) -> FlaggedCaller:
    """Flag the caller who has a number. Raises `Forbidden` for hired agents, `Invalid`, `Absent` for an unknown
    number."""
    if not actor.is_any(HOTLINE):
        raise Forbidden("wrong_role", _("Your role does not allow this."), verb="flag")
    today = timezone.localdate(now)
    _check_code("reason", reason, [code for code, _name in FLAG_REASONS])
    _check_code("step", step, [code for code, _name in FLAG_STEPS])
    if not today < expires_on <= today + LONGEST:
        raise Invalid(
            "out_of_range", _("A flag ends after today and within {days} days."), field="expires_on", days=LONGEST.days
        )
    found = find_by_phone(phone)
    if not found:
        raise Absent("unknown_caller", _("Nobody has called from this number."))
    flag = FlaggedCaller(
        citizen=found[0], reason=reason, step=step, raised_by=actor.ref, raised_at=now, expires_on=expires_on
    )
    flag.write(evidence=_text("evidence", evidence))
    flag.save()
    return flag


def appeal(key: int, *, actor: Actor, now: datetime, text: str) -> FlaggedCaller:
    """Note what the caller says against a flag; it stays in force until somebody decides."""
    if not actor.is_any(HOTLINE | {Role.CONTRACTOR}):
        raise Absent("unknown_flag", _("There is no such flag."))
    with transaction.atomic():
        flag = _take(key)
        if flag.appealed_at is not None:
            raise NotNow("already_asked", _("This has been asked already and waits for a decision."))
        flag.write(appeal=_text("text", text))
        flag.appealed_at = now
        flag.save()
    return flag


def decide_appeal(key: int, *, actor: Actor, now: datetime, upheld: bool, why: str) -> FlaggedCaller:
    """Keep or lift a flag that was appealed against: a supervisor who did not raise it."""
    if Role.SUPERVISOR not in actor.roles:
        raise Forbidden("wrong_role", _("Your role does not allow this."), verb="flag")
    with transaction.atomic():
        flag = _take(key)
        if flag.appealed_at is None or flag.decided_at is not None:
            raise NotNow("not_pending", _("No request waits for a decision."))
        if flag.raised_by == actor.ref:
            raise Forbidden("own_flag", _("Somebody else has to decide about a flag you raised."))
        flag.write(decision=_text("why", why))
        flag.decided_at, flag.decided_by = now, actor.ref
        if not upheld:
            flag.lifted_at = now
        flag.save()
    return flag


def appeals(actor: Actor, *, limit: int = 100) -> list[FlaggedCaller]:
    """Return the appeals that wait for a decision, oldest first: for supervisors. Raises `Forbidden`."""
    if Role.SUPERVISOR not in actor.roles:
        raise Forbidden("wrong_role", _("Your role does not allow this."), verb="flag")
    rows = FlaggedCaller.objects.filter(appealed_at__isnull=False, decided_at=None)
    return list(rows.order_by("appealed_at", "pk")[:limit])


def flags_on(citizens: Iterable[UUID], today: date) -> list[FlaggedCaller]:
    """Return the flags in force on some callers, latest first: for whoever takes the call to see."""
    rows = FlaggedCaller.objects.filter(citizen__in=list(citizens), lifted_at=None, expires_on__gte=today)
    return list(rows.order_by("-raised_at"))


def _take(key: int) -> FlaggedCaller:
    flag = FlaggedCaller.objects.select_for_update().filter(pk=key).first()
    if flag is None:
        raise Absent("unknown_flag", _("There is no such flag."))
    return flag


def _text(field: str, text: str) -> str:
    text = clean_text(str(text)).strip()
    if not text:
        raise missing(field)
    if len(text) > 2000:
        raise Invalid("too_long", _("“{field}” holds at most {most} characters."), field=field, most=2000)
    return text


def _check_code(field: str, value: str, choices: list[str]) -> None:
    if value not in choices:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field=field,
            value=str(value)[:80],
            choices=", ".join(choices),
        )
