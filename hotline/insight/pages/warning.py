"""One warning: what explains it, its tickets, and what people do with it."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hotline.casefile.place import map_of
from hotline.figures.queries import intake_series
from hotline.insight import ending
from hotline.insight.forms import AcknowledgeForm, DismissForm, MergeForm, TakeForm, TaskForm
from hotline.insight.listing import row_of
from hotline.insight.pages import READERS
from hotline.insight.telling import headline, reasons
from hotline.insight.watching.models import EarlyWarning
from hotline.insight.words import ENDINGS, MEANINGS, STEPS, Detector, Standing, Step
from hotline.shell import charts
from hotline.shell.forms import VersionedForm
from hotline.shell.since import Step as Happened
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing import queries as routing
from routing.refusal import Refusal
from tickets.access import tickets_of
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.people import Role

BEHIND, AHEAD = 56, 14
"""Days of the chart before and after the warning."""

SHOWN = 12
"""Tickets that are listed."""

LATELY = timedelta(days=60)
"""Warnings that another may be merged into are no older."""

ACTS = ("acknowledge", "dismiss", "merge", "task", "campaign")

ICONS = {
    Step.RAISED: "bell-ring",
    Step.ACKNOWLEDGED: "eye",
    Step.DISMISSED: "x",
    Step.MERGED: "merge",
    Step.TASK: "send",
    Step.CAMPAIGN: "flag",
}


@require_GET
@staff_page(*READERS)
def warning(request: StaffRequest, key: int) -> HttpResponse:
    """Show a warning."""
    found = get_object_or_404(EarlyWarning.objects.select_related("into", "campaign"), pk=key)
    return page(request, "insight/warning.html", _context(request, found, {}))


@require_POST
@staff_page(Role.SUPERVISOR)
def act(request: StaffRequest, key: int, act: str) -> HttpResponse:
    """Acknowledge, dismiss or merge a warning, or make a task or part of a campaign of it."""
    found = get_object_or_404(EarlyWarning.objects.select_related("into", "campaign"), pk=key)
    form = _forms(found, request)[act]
    status = 422
    if form.is_valid():
        try:
            _do(act, key, form, request)
        except Refusal as no:
            status = refused(request, no, form, since=lambda version: _since(key, version))
            found.refresh_from_db()
        else:
            return done(request, _SAID[act](), reverse("insight:warning", args=[key]))
    return page(request, "insight/warning.html", _context(request, found, {act: form}), status=status)


_SAID = {
    "acknowledge": lambda: _("Acknowledged."),
    "dismiss": lambda: _("Dismissed."),
    "merge": lambda: _("Merged."),
    "task": lambda: _("The task is on its way to its unit."),
    "campaign": lambda: _("The campaign has taken it up."),
}


def _do(act: str, key: int, form: Any, request: StaffRequest) -> None:
    said, how = form.said(), {"actor": request.actor, "now": request.now, "expect": form.expect}
    why = said.get("why", "")
    if act == "acknowledge":
        ending.acknowledge(key, **how)
    elif act == "dismiss":
        ending.dismiss(key, reason=said.get("reason", ""), why=why, **how)
    elif act == "merge":
        ending.merge(key, into=said.get("into", 0), why=why, **how)
    elif act == "task":
        content, wants = said.get("content", ""), said.get("wants", "")
        ending.make_task(key, title=said.get("title", ""), content=content, wants=wants, why=why, **how)
    else:
        ending.take_into(key, campaign=said.get("campaign", 0), why=why, **how)


def _forms(found: EarlyWarning, request: StaffRequest) -> dict[str, VersionedForm]:
    data = request.POST or None
    initial: dict[str, Any] = {"version": found.version}
    name = routing.current().namer(get_language() or "")
    told = headline(found, name)
    recent = EarlyWarning.objects.filter(raised_at__gt=found.raised_at - LATELY, into=None).exclude(pk=found.pk)
    others = [
        (one.pk, f"{timezone.localdate(one.raised_at):%m-%d} {headline(one, name)}")
        for one in recent.order_by("-raised_at")[:40]
    ]
    task = {**initial, "title": told[:200], "content": "\n".join(reasons(found))}
    return {
        "acknowledge": AcknowledgeForm(data, initial=initial),
        "dismiss": DismissForm(data, initial=initial),
        "merge": MergeForm(data, initial=initial, others=others),
        "task": TaskForm(data, initial=task),
        "campaign": TakeForm(data, initial=initial),
    }


def _context(request: StaffRequest, found: EarlyWarning, sent: dict[str, Any]) -> dict[str, Any]:
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    acts = request.actor.is_any(SUPERVISORS) and found.standing != Standing.ENDED
    forms: dict[str, Any] = {}
    if acts:
        get = SimpleNamespace(POST=None)
        forms = {**_forms(found, get), **sent}  # type: ignore[arg-type]
    tickets = tickets_of(request.actor).filter(number__in=found.numbers[-SHOWN:]).order_by("-registered_at")
    place: Any = SimpleNamespace(area_id=found.area, lon=found.lon, lat=found.lat)
    return {
        "warning": found,
        "row": row_of(found),
        "meaning": MEANINGS[found.detector],
        "reasons": reasons(found),
        "chart": _chart(found),
        "map": map_of(place, catalogue) if found.area else None,
        "area": name("area", found.area) if found.area else "",
        "tickets": tickets.only("number", "title", "state", "registered_at", "lead_id")[:SHOWN],
        "sees": request.actor.is_any(SUPERVISORS),
        "entries": [
            {
                "icon": ICONS[Step(entry.step)],
                "title": capfirst(str(STEPS[entry.step])),
                "who": str(entry.by) if entry.by else _("the detector"),
                "at": entry.at,
                "text": entry.why,
            }
            for entry in found.entries.select_related("by").order_by("-no")
        ],
        "ending": str(ENDINGS[found.ending]) if found.ending else "",
        "forms": forms,
        "open": next(iter(sent), ""),
        "lead": round((found.peak_at - found.raised_at) / timedelta(hours=1)) if found.peak_at else None,
    }


def _chart(found: EarlyWarning) -> charts.Lines | None:
    """Return what came in day by day about the warning, and what was to be expected."""
    if not found.category or found.detector in (Detector.SENSITIVE, Detector.SEASON):
        return None
    day = timezone.localdate(found.raised_at)
    first, last = day - timedelta(days=BEHIND), min(day + timedelta(days=AHEAD), timezone.localdate())
    counts = intake_series(found.category, found.area or None, first=first, last=max(last, day)).tolist()
    labels = [f"{first + timedelta(days=number):%m-%d}" for number in range(len(counts))]
    usual = found.expected / max(found.days, 1)
    series = [
        charts.Series(_("came in"), counts),
        charts.Series(_("to be expected"), [round(usual, 2)] * len(counts)),
        charts.Series(_("warned"), [count if number == BEHIND else None for number, count in enumerate(counts)]),
    ]
    return charts.lines(labels, series, _("Tickets a day"), _("Day"))


def _since(key: int, version: int) -> list[Happened]:
    entries = EarlyWarning.objects.get(pk=key).entries.select_related("by").filter(no__gt=version).order_by("no")
    return [Happened(entry.at, capfirst(str(STEPS[entry.step])), str(entry.by or ""), []) for entry in entries]
