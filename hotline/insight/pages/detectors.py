"""Detectors: how they are set, what they are worth, and what another threshold would have brought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hotline.insight import tuning
from hotline.insight.forms import ReplayForm, WordsForm
from hotline.insight.listing import ICONS
from hotline.insight.pages import READERS
from hotline.insight.watching.models import DetectorSetting, Tuning
from hotline.insight.watching.settings import settings_of
from hotline.insight.wordlist import as_lines, read_lines
from hotline.insight.words import DETECTORS, MEANINGS, Detector
from hotline.insight.worth import worth_of
from hotline.shell.forms import VersionedForm
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing import queries as routing
from routing.refusal import Refusal
from tickets.domain.lifecycle import SUPERVISORS
from tickets.domain.people import Role


@require_GET
@staff_page(*READERS)
def detectors(request: StaffRequest) -> HttpResponse:
    """Show every detector with its precision and lead."""
    settings, worth = settings_of(), worth_of(request.now)
    rows = [
        {
            "code": code,
            "name": DETECTORS[code],
            "meaning": MEANINGS[code],
            "icon": ICONS[code],
            "setting": settings[code],
            "worth": worth[code],
        }
        for code in Detector
    ]
    return page(request, "insight/detectors.html", {"rows": rows})


@require_GET
@staff_page(*READERS)
def detector(request: StaffRequest, code: str) -> HttpResponse:
    """Show one detector."""
    return page(request, "insight/detector.html", _context(request, _checked(code), {}))


@require_POST
@staff_page(Role.SUPERVISOR)
def replay(request: StaffRequest, code: str) -> HttpResponse:
    """Ask what a budget would have brought."""
    form = ReplayForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            budget = float(form.cleaned_data["budget"])
            tuning.ask(_checked(code), budget, key=form.key, actor=request.actor, now=request.now)
        except Refusal as no:
            status = refused(request, no, form)
        else:
            return done(request, _("The replay is under way; reload in a minute."), _url(code))
    return page(request, "insight/detector.html", _context(request, _checked(code), {"replay": form}), status=status)


@require_POST
@staff_page(Role.SUPERVISOR)
def take(request: StaffRequest, code: str, key: int) -> HttpResponse:
    """Put a replay's threshold in force."""
    get_object_or_404(Tuning, pk=key, detector=_checked(code))
    return _set(request, code, lambda form: tuning.take(key, actor=request.actor, now=request.now, expect=form.expect))


@require_POST
@staff_page(Role.SUPERVISOR)
def switch(request: StaffRequest, code: str) -> HttpResponse:
    """Switch a detector on or off."""
    on = request.POST.get("on") == "1"
    return _set(
        request,
        code,
        lambda form: tuning.switch(_checked(code), on, actor=request.actor, now=request.now, expect=form.expect),
    )


@require_POST
@staff_page(Role.SUPERVISOR)
def words(request: StaffRequest, code: str) -> HttpResponse:
    """Change the list of sensitive words."""
    if code != Detector.SENSITIVE:
        raise Http404
    form = WordsForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            lists = read_lines(form.cleaned_data["words"])
            tuning.put_words(lists, actor=request.actor, now=request.now, expect=form.expect)
        except Refusal as no:
            status = refused(request, no, form)
        else:
            return done(request, _("The list is in force."), _url(code))
    return page(request, "insight/detector.html", _context(request, code, {"words": form}), status=status)


def _set(request: StaffRequest, code: str, change: Any) -> HttpResponse:
    form = VersionedForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            change(form)
        except Refusal as no:
            status = refused(request, no, form)
        else:
            return done(request, _("In force from the next look on."), _url(code))
    return page(request, "insight/detector.html", _context(request, _checked(code), {}), status=status)


def _checked(code: str) -> str:
    if code not in set(Detector):
        raise Http404
    return code


def _url(code: str) -> str:
    return reverse("insight:detector", args=[code])


def _context(request: StaffRequest, code: str, sent: Mapping[str, Any]) -> dict[str, Any]:
    setting = settings_of()[code]
    runs = Tuning.objects.filter(detector=code).order_by("-pk")[:5]
    name = routing.current().namer(get_language() or "")
    return {
        "code": code,
        "name": DETECTORS[code],
        "meaning": MEANINGS[code],
        "setting": setting,
        "worth": worth_of(request.now)[code],
        "acts": request.actor.is_any(SUPERVISORS),
        "tunable": code in tuning.TUNABLE,
        "version": VersionedForm(initial={"version": setting.version}),
        "replay": sent.get("replay") or ReplayForm(initial={"budget": setting.budget}),
        "words": sent.get("words") or _words_form(setting),
        "runs": [_shown(run, name) for run in runs],
        "waits": any(run.status == Tuning.Status.WAITING for run in runs),
    }


def _words_form(setting: DetectorSetting) -> WordsForm | None:
    if setting.detector != Detector.SENSITIVE:
        return None
    return WordsForm(initial={"version": setting.version, "words": as_lines(setting.params.get("words", {}))})


def _shown(run: Tuning, name: Any) -> dict[str, Any]:
    result = run.result
    return {
        "run": run,
        "found": "threshold" in result,
        "result": result,
        "latest": [(day, name("category", group), value) for day, group, value in result.get("latest", [])][::-1],
    }
