"""What people do with warnings: acknowledge, dismiss, merge, make a task or a campaign of them. One writer, row locks,
versions, and a log of every step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from hotline.insight.watching.models import Campaign, CampaignTask, EarlyWarning, WarningEntry
from hotline.insight.words import Ending, Reason, Standing, Step
from routing.domain.speech import _
from tickets.actions.register import register
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.people import SYSTEM, Actor
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale
from tickets.domain.vocabulary import CallerKind, Channel, TicketType
from tickets.models import Ticket

LONGEST = 2000


def acknowledge(key: int, *, actor: Actor, now: datetime, expect: int) -> EarlyWarning:
    """Say that somebody looks at it. Raises `NotNow` for one that is acknowledged or over."""
    with transaction.atomic():
        warning = _locked(key, actor, expect)
        if warning.standing != Standing.RAISED:
            raise NotNow("acknowledged", _("Somebody has acknowledged this already."))
        warning.standing = Standing.ACKNOWLEDGED
        return _written(warning, Step.ACKNOWLEDGED, "", actor, now)


def dismiss(key: int, *, reason: str, why: str, actor: Actor, now: datetime, expect: int) -> EarlyWarning:
    """End a warning because nothing is to be done. Raises `Invalid` without a reason and a sentence."""
    if reason not in set(Reason):
        raise Invalid("required", _("Choose a reason."), field="reason")
    said = _said(why)
    with transaction.atomic():
        warning = _open(key, actor, expect)
        warning.reason = reason
        return _ended(warning, Ending.DISMISSED, Step.DISMISSED, said, actor, now)


def merge(key: int, *, into: int, why: str, actor: Actor, now: datetime, expect: int) -> EarlyWarning:
    """End a warning as part of another. Raises `Invalid` for itself, for none, and for one that is merged itself."""
    if into == key:
        raise Invalid("own_master", _("A warning cannot be merged into itself."), field="into")
    with transaction.atomic():
        # Both in one order, so that two opposite merges cannot both succeed.
        rows = EarlyWarning.objects.select_for_update(no_key=True).filter(pk__in=(key, into)).order_by("pk")
        found = {one.pk: one for one in rows}
        warning = _open(key, actor, expect)
        other = found.get(into)
        if other is None:
            raise Invalid("unknown_warning", _("There is no such warning."), field="into")
        if other.ending == Ending.MERGED:
            raise Invalid(
                "master_is_child", _("That warning is itself merged: choose the one it went into."), field="into"
            )
        if warning.earlywarning_set.exists():
            raise NotNow("has_merged", _("Others were merged into this one: merge the other way round."))
        warning.into = other
        return _ended(warning, Ending.MERGED, Step.MERGED, why.strip()[:LONGEST], actor, now)


def make_task(
    key: int, *, title: str, content: str, wants: str, why: str, actor: Actor, now: datetime, expect: int
) -> EarlyWarning:
    """End a warning by a proactive ticket: registered by the system, routed, timed and closed like any other.

    Raises `Invalid` naming the field, as `register` does. The same warning never makes two.
    """
    with transaction.atomic():
        warning = _open(key, actor, expect)
        warning.task = _register(warning, title, content, wants, f"warning:{warning.pk}", now).number
        return _ended(warning, Ending.TASK, Step.TASK, why.strip()[:LONGEST], actor, now)


def take_into(key: int, *, campaign: int, why: str, actor: Actor, now: datetime, expect: int) -> EarlyWarning:
    """End a warning by a campaign that takes it up. Raises `Invalid` for a campaign that is over."""
    with transaction.atomic():
        warning = _open(key, actor, expect)
        found = Campaign.objects.select_for_update().filter(pk=campaign, closed_at=None).first()
        if found is None:
            raise Invalid("unknown_campaign", _("There is no such campaign that still runs."), field="campaign")
        warning.campaign = found
        return _ended(warning, Ending.CAMPAIGN, Step.CAMPAIGN, why.strip()[:LONGEST], actor, now)


def campaign_task(
    campaign: Campaign, *, title: str, content: str, area: str, key: str, actor: Actor, now: datetime
) -> CampaignTask:
    """Add a proactive ticket to a campaign; the same `key` again adds nothing. Raises `Invalid` and `NotNow`."""
    _supervisor(actor)
    with transaction.atomic():
        found = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if found.closed_at is not None:
            raise NotNow("campaign_over", _("This campaign is over."))
        ticket = _proactive(
            {
                "title": title,
                "content": content,
                "category": found.category,
                "area": area or found.area,
                "intake_key": f"campaign:{found.pk}:{key}"[:80],
            },
            now,
        )
        task, _made = CampaignTask.objects.get_or_create(
            number=ticket.number, defaults={"campaign": found, "title": ticket.title, "at": now}
        )
    return task


def _register(warning: EarlyWarning, title: str, content: str, wants: str, key: str, now: datetime) -> Ticket:
    said: dict[str, Any] = {
        "title": title,
        "content": content,
        "wants": wants,
        "category": warning.category,
        "area": warning.area,
        "intake_key": key,
    }
    if warning.lon is not None and warning.lat is not None:
        said |= {"lon": warning.lon, "lat": warning.lat}
    return _proactive(said, now)


def _proactive(said: Mapping[str, Any], now: datetime) -> Ticket:
    matter = {
        **said,
        "type": TicketType.HELP.value,
        "channel": Channel.SYSTEM.value,
        "caller_kind": CallerKind.SYSTEM.value,
        "no_callback": True,
    }
    return register(matter, actor=SYSTEM, now=now).ticket


def _locked(key: int, actor: Actor, expect: int) -> EarlyWarning:
    _supervisor(actor)
    found = EarlyWarning.objects.select_for_update(of=("self",), no_key=True).filter(pk=key).first()
    if found is None:
        raise Absent("absent", _("There is no such warning."))
    if found.version != expect:
        raise Stale(
            "stale",
            _("Somebody has done something with this warning in the meantime."),
            version=found.version,
            expected=expect,
        )
    return found


def _open(key: int, actor: Actor, expect: int) -> EarlyWarning:
    warning = _locked(key, actor, expect)
    if warning.standing == Standing.ENDED:
        raise NotNow("ended", _("This warning has ended already."))
    return warning


def _ended(warning: EarlyWarning, ending: Ending, step: Step, why: str, actor: Actor, now: datetime) -> EarlyWarning:
    warning.standing, warning.ending, warning.ended_at = Standing.ENDED, ending, now
    return _written(warning, step, why, actor, now)


def _written(warning: EarlyWarning, step: Step, why: str, actor: Actor, now: datetime) -> EarlyWarning:
    warning.version += 1
    warning.save()
    WarningEntry.objects.create(warning=warning, no=warning.version, step=step, why=why, by_id=actor.staff_id, at=now)
    return warning


def _said(why: str) -> str:
    if not why.strip():
        raise Invalid("required", _("Say why."), field="why")
    return why.strip()[:LONGEST]


def _supervisor(actor: Actor) -> None:
    if not actor.is_any(SUPERVISORS):
        raise Forbidden("role", _("This is for supervisors."))
