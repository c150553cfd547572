"""Campaigns: a topic of the month, its evidence, its tasks, and whether it helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
from django.db import transaction

from hotline.figures.queries import intake_series
from hotline.insight.watching.models import Campaign
from routing import queries as routing
from routing.domain.speech import _
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent, Forbidden, Invalid, NotNow, Stale

YEAR = timedelta(days=364)
"""Whole weeks, so that weekdays agree."""

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Said:
    """What a campaign is to be."""

    topic: str
    question: str
    category: str
    lead: str
    starts_on: date
    ends_on: date
    area: str = ""
    policies: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """Tickets of the evidence query: in as many days before it began, since it began, and the same two spans a year
    earlier (None where nothing is known of them). `change` is since ÷ before; `control` the same a year earlier;
    `effect` one by the other less one: −0.3 is three tenths less than the season explains."""

    days: int
    before: int
    since: int
    before_then: int | None
    since_then: int | None
    change: float | None
    control: float | None
    effect: float | None


def begin(said: Said, *, key: str, actor: Actor, now: datetime) -> Campaign:
    """Begin a campaign; the same `key` again returns the first. Raises `Invalid` naming the field, `Forbidden`."""
    _supervisor(actor)
    _check(said)
    assert actor.staff_id is not None
    made, _new = Campaign.objects.get_or_create(
        key=UUID(key),
        defaults={
            "topic": said.topic.strip(),
            "question": said.question.strip(),
            "category": said.category,
            "area": said.area,
            "lead": said.lead,
            "starts_on": said.starts_on,
            "ends_on": said.ends_on,
            "policies": said.policies.strip(),
            "made_by_id": actor.staff_id,
            "made_at": now,
        },
    )
    return made


def change(key: int, *, policies: str, actor: Actor, expect: int) -> Campaign:
    """Write down what was decided in a campaign. Raises `NotNow` for one that is over, `Stale`."""
    with transaction.atomic():
        found = _locked(key, actor, expect)
        found.policies = policies.strip()
        return _saved(found)


def close(key: int, *, conclusion: str, actor: Actor, now: datetime, expect: int) -> Campaign:
    """End a campaign with what came of it. Raises `Invalid` without a word, `NotNow`, `Stale`."""
    if not conclusion.strip():
        raise Invalid("required", _("Say what came of it."), field="conclusion")
    with transaction.atomic():
        found = _locked(key, actor, expect)
        found.closed_at, found.conclusion = now, conclusion.strip()
        return _saved(found)


def indicator(campaign: Campaign, today: date) -> Indicator:
    """Return whether it helped, as far as counts can tell. Two statements."""
    last = min(today - timedelta(days=1), campaign.ends_on)
    days = max((last - campaign.starts_on).days + 1, 0)
    span = timedelta(days=max(days, 1))
    first = campaign.starts_on - span
    own = intake_series(campaign.category, campaign.area or None, first=first, last=max(last, campaign.starts_on))
    then = intake_series(
        campaign.category, campaign.area or None, first=first - YEAR, last=max(last, campaign.starts_on) - YEAR
    )
    before, since = int(own[: span.days].sum()), int(own[span.days : span.days + days].sum())
    known = bool(np.any(intake_series(first=first - YEAR, last=first - YEAR + timedelta(days=6))))
    before_then = int(then[: span.days].sum()) if known else None
    since_then = int(then[span.days : span.days + days].sum()) if known else None
    change_ = since / before if before and days else None
    control = since_then / before_then if before_then and since_then is not None and days else None
    effect = change_ / control - 1 if change_ is not None and control else None
    return Indicator(days, before, since, before_then, since_then, change_, control, effect)


def _check(said: Said) -> None:
    catalogue = routing.current()
    if catalogue.category(said.category) is None:
        raise Invalid("unknown_category", _("There is no category “{value}”."), field="category", value=said.category)
    if said.area and catalogue.area(said.area) is None:
        raise Invalid("unknown_area", _("There is no area “{value}”."), field="area", value=said.area)
    if catalogue.unit(said.lead) is None:
        raise Invalid("unknown_unit", _("There is no unit “{value}”."), field="lead", value=said.lead)
    if not timedelta(0) < said.ends_on - said.starts_on <= LONGEST:
        raise Invalid("out_of_range", _("A campaign ends after it begins, within a year."), field="ends_on")


def _locked(key: int, actor: Actor, expect: int) -> Campaign:
    _supervisor(actor)
    found = Campaign.objects.select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise Absent("absent", _("There is no such campaign."))
    if found.version != expect:
        raise Stale(
            "stale", _("Somebody has changed this campaign in the meantime."), version=found.version, expected=expect
        )
    if found.closed_at is not None:
        raise NotNow("campaign_over", _("This campaign is over."))
    return found


def _saved(campaign: Campaign) -> Campaign:
    campaign.version += 1
    campaign.save()
    return campaign


def _supervisor(actor: Actor) -> None:
    if not actor.is_any(SUPERVISORS):
        raise Forbidden("role", _("This is for supervisors."))
