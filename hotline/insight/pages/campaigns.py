"""Campaigns: topics of the month."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hotline.figures.queries import intake_series
from hotline.insight import campaigns as acts
from hotline.insight import ending
from hotline.insight.forms import CampaignForm, CampaignTaskForm, CloseForm, PoliciesForm
from hotline.insight.listing import row_of
from hotline.insight.pages import READERS
from hotline.insight.watching.models import Campaign, EarlyWarning
from hotline.shell import charts
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing import queries as routing
from routing.refusal import Refusal
from tickets.access import tickets_of
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.people import Role

SHOWN = 60
"""Campaigns on the page, the latest: there is about one a month."""

ACTS = ("policies", "task", "close")


@require_GET
@staff_page(*READERS)
def campaigns(request: StaffRequest) -> HttpResponse:
    """Show the campaigns, the latest first."""
    name = routing.current().namer(get_language() or "")
    rows = [
        {"campaign": one, "category": name("category", one.category), "lead": name("unit", one.lead)}
        for one in Campaign.objects.order_by("-starts_on", "-pk")[:SHOWN]
    ]
    return page(request, "insight/campaigns.html", {"rows": rows, "acts": request.actor.is_any(SUPERVISORS)})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(Role.SUPERVISOR)
def begin(request: StaffRequest) -> HttpResponse:
    """Begin a campaign."""
    today = timezone.localdate(request.now)
    initial: dict[str, Any] = {"starts_on": today, "ends_on": today + timedelta(days=30)}
    asked = request.GET.get("warning", "")
    source = EarlyWarning.objects.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 10 else None
    if source is not None:
        district = routing.current().area(source.area) if source.area else None
        initial |= {"category": source.category, "area": source.area if district else ""}
    form = CampaignForm(request.POST or None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = acts.Said(**form.said())
            try:
                made = acts.begin(said, key=form.key, actor=request.actor, now=request.now)
            except Refusal as no:
                status = refused(request, no, form)
            else:
                return done(request, _("The campaign has begun."), reverse("insight:campaign", args=[made.pk]))
    return page(request, "insight/campaign_new.html", {"form": form}, status=status)


@require_GET
@staff_page(*READERS)
def campaign(request: StaffRequest, key: int) -> HttpResponse:
    """Show one campaign."""
    return page(request, "insight/campaign.html", _context(request, get_object_or_404(Campaign, pk=key), {}))


@require_POST
@staff_page(Role.SUPERVISOR)
def act(request: StaffRequest, key: int, act: str) -> HttpResponse:
    """Write down measures, add a task, or end a campaign."""
    found = get_object_or_404(Campaign, pk=key)
    form = _forms(found, request.POST)[act]
    status = 422
    if form.is_valid():
        try:
            _do(act, found, form, request)
        except Refusal as no:
            status = refused(request, no, form)
            found.refresh_from_db()
        else:
            return done(request, _("Done."), reverse("insight:campaign", args=[key]))
    return page(request, "insight/campaign.html", _context(request, found, {act: form}), status=status)


def _do(act: str, found: Campaign, form: Any, request: StaffRequest) -> None:
    said, actor = form.said(), request.actor
    if act == "policies":
        acts.change(found.pk, policies=said.get("policies", ""), actor=actor, expect=form.expect)
    elif act == "close":
        acts.close(found.pk, conclusion=said["conclusion"], actor=actor, now=request.now, expect=form.expect)
    else:
        ending.campaign_task(
            found,
            title=said["title"],
            content=said["content"],
            area=said.get("area", ""),
            key=form.key,
            actor=actor,
            now=request.now,
        )


def _forms(found: Campaign, data: Any) -> dict[str, Any]:
    initial = {"version": found.version}
    return {
        "policies": PoliciesForm(data, initial={**initial, "policies": found.policies}),
        "task": CampaignTaskForm(data, campaign=found),
        "close": CloseForm(data, initial=initial),
    }


def _context(request: StaffRequest, found: Campaign, sent: dict[str, Any]) -> dict[str, Any]:
    name = routing.current().namer(get_language() or "")
    today = timezone.localdate(request.now)
    sees = request.actor.is_any(SUPERVISORS)
    indicator = acts.indicator(found, today)
    numbers = list(found.tasks.order_by("-at").values_list("number", flat=True)[:100])
    tasks = tickets_of(request.actor).filter(number__in=numbers).order_by("-registered_at") if sees else []
    return {
        "campaign": found,
        "category": name("category", found.category),
        "area": name("area", found.area) if found.area else "",
        "lead": name("unit", found.lead),
        "indicator": indicator,
        "chart": _chart(found, today, known=indicator.before_then is not None),
        "tasks": tasks,
        "count": len(numbers),
        "warnings": [row_of(one) for one in found.warnings.order_by("-raised_at")[:25]],
        "sees": sees,
        "forms": {**_forms(found, None), **sent} if sees and found.closed_at is None else {},
        "open": next(iter(sent), ""),
    }


def _chart(found: Campaign, today: Any, *, known: bool) -> charts.Lines:
    """Return weeks about the campaign's beginning, beside the same weeks a year earlier where those are known."""
    first = found.starts_on - timedelta(days=56)
    last = max(min(today, found.ends_on + timedelta(days=28)), found.starts_on + timedelta(days=6))
    weeks = (last - first).days // 7
    end = first + timedelta(days=7 * weeks - 1)
    shifts = [(_("this year"), timedelta(0)), *([(_("the same weeks last year"), acts.YEAR)] if known else [])]
    series = [charts.Series(label, _weekly(found, first - shift, end - shift)) for label, shift in shifts]
    labels = [f"{first + timedelta(days=7 * number):%m-%d}" for number in range(weeks)]
    return charts.lines(labels, series, _("Tickets a week"), _("Week"))


def _weekly(found: Campaign, first: Any, last: Any) -> list[float]:
    days = intake_series(found.category, found.area or None, first=first, last=last)
    return [float(count) for count in days.reshape(-1, 7).sum(axis=1)]
