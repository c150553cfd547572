"""The steps of a report: each a page, each kept when it is left, in any order once the one before is done."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from hotline.intake.limits import spend
from hotline.portal.drafts import Report, report_of
from hotline.portal.forms import OTHER, UNKNOWN, ContactForm, KindForm, WhatForm
from hotline.portal.nearby import known_nearby
from hotline.portal.pages import PublicRequest, public_page, see_other, typed
from hotline.portal.places import written
from hotline.portal.steps import PAGES, STEP_OF, STEPS, done_with, next_page, reached
from hotline.refusing import sentence_of, status_of
from hotline.shell.times import written as moment_written
from hotline.shell.views import page
from routing import queries as routing
from routing.domain import paths
from tickets.api.address import address_of
from tickets.domain.refusals import TooMany
from tickets.domain.vocabulary import State
from tickets.tries import block_of
from tickets.words import word

SUGGESTED = 4
UNPROCESSABLE = 422
DRAFTS = 120, 60 * 60
"""Reports that are begun from one block of addresses within an hour: each is kept for a day."""


def step_page(
    request: HttpRequest, report: Report, name: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """Show a step, with where it stands among the four and the way back."""
    order = [one for one in PAGES if one != "near" or report.words.get("near")]
    before = [*order, "review"].index(name) - 1
    back = reverse(f"portal:{order[before]}") if before >= 0 else reverse("portal:home")
    surroundings = {"steps": STEPS, "current": STEP_OF[name], "back": back, "report": report}
    return page(request, f"portal/{name}.html", {**surroundings, **context}, status=status)


def open_report(request: PublicRequest, name: str) -> tuple[Report, HttpResponse | None]:
    """Return the report of this browser, and an answer where its step cannot be shown yet."""
    report = report_of(request, request.now)
    if report.sent:  # what is sent is read, not changed; from its beginning on it is a new report
        return (Report(), None) if name == "what" else (report, see_other(reverse("portal:receipt")))
    if not reached(report.words, name):
        return report, see_other(reverse(f"portal:{next_page(report.words)}"))
    return report, None


def go_on(request: PublicRequest, report: Report, *done: str, **words: Any) -> HttpResponse:
    """Keep what was said and go on to the first page that is not done."""
    words["done"] = done_with({**report.words, **words}, *done)
    url = reverse(f"portal:{next_page({**report.words, **words})}")
    return report.keep(see_other(url), request.now, **words)


@public_page()
def begin(request: PublicRequest) -> HttpResponse:
    """Go to where the report stands."""
    report = report_of(request, request.now)
    return see_other(reverse(f"portal:{'what' if report.sent else next_page(report.words)}"))


@public_page("POST")
def what(request: PublicRequest) -> HttpResponse:
    """Ask what happened."""
    report, turned = open_report(request, "what")
    if turned is not None:
        return turned
    form = WhatForm(typed(request), initial=report.words)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("content", "wants", "type")}
        try:
            if not report.key:
                spend(f"portal:drafts:{block_of(address_of(request))}", *DRAFTS)
        except TooMany as no:
            form.add_error(None, sentence_of(no))
            answer = step_page(request, report, "what", {"form": form}, status_of(no))
            answer["Retry-After"] = str(no.data["retry_after"])
            return answer
        return go_on(request, report, "what", **said)
    return step_page(request, report, "what", {"form": form}, UNPROCESSABLE if form.is_bound else 200)


@public_page("POST")
def kind(request: PublicRequest) -> HttpResponse:
    """Ask which matter of the catalogue it is, the likeliest first."""
    report, turned = open_report(request, "kind")
    if turned is not None:
        return turned
    catalogue, today = routing.current(), timezone.localdate(request.now)
    found = catalogue.suggest_category(report.words["content"], on=today, limit=SUGGESTED)
    suggested = [paths.leaf(one.category) for one in found]
    form = KindForm(
        typed(request),
        initial=_chosen(report, suggested),
        catalogue=catalogue,
        suggested=suggested,
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        words = {**report.words, "category": form.category}
        return go_on(request, report, "kind", category=form.category, **_nearby(words, request))
    return step_page(
        request, report, "kind", {"form": form, "suggested": suggested}, UNPROCESSABLE if form.is_bound else 200
    )


def _chosen(report: Report, suggested: list[str]) -> dict[str, str]:
    if "kind" not in report.words.get("done", ()):
        return {} if suggested else {"choice": OTHER}
    category = report.words.get("category", "")
    if not category:
        return {"choice": UNKNOWN}
    return {"choice": category} if category in suggested else {"choice": OTHER, "other": category}


def _nearby(words: Mapping[str, Any], request: PublicRequest) -> dict[str, Any]:
    """Return what is known near the place by now, as the draft keeps it: nothing before the place was asked."""
    if "where" not in words.get("done", ()):
        return {}
    near = [one.as_data() for one in known_nearby(dict(words), request.now)]
    if near == words.get("near", []):
        return {}
    return {"near": near, "join": None, "done": [one for one in words.get("done", ()) if one != "near"]}


def with_nearby(report: Report, request: PublicRequest, **words: Any) -> dict[str, Any]:
    """Return `words` with what is known near the place they name."""
    changed = {**report.words, **words, "done": done_with(report.words, "where")}
    return {**words, **_nearby(changed, request)}


@public_page("POST")
def near(request: PublicRequest) -> HttpResponse:
    """Show what is known near the place, and ask whether it is the same."""
    report, turned = open_report(request, "near")
    if turned is not None:
        return turned
    known = report.words.get("near", [])
    if not known:
        return see_other(reverse(f"portal:{next_page(report.words)}"))
    if request.method == "POST":
        said = request.POST.get("join", "")
        choice = int(said) if said.isascii() and said.isdecimal() and int(said) < len(known) else None
        return go_on(request, report, "near", join=choice)
    name = routing.current().namer(request.LANGUAGE_CODE)
    shown = [
        {
            **one,
            "kind": name("category", one["category"]),
            "place": written(one["area"]),
            "state_label": word(State, one["state"]),
            "since": moment_written(datetime.fromisoformat(one["since"]), "date"),
        }
        for one in known
    ]
    return step_page(request, report, "near", {"known": shown, "join": report.words.get("join")})


@public_page("POST")
def contact(request: PublicRequest) -> HttpResponse:
    """Ask who the writer is, as far as they want to say."""
    report, turned = open_report(request, "contact")
    if turned is not None:
        return turned
    form = ContactForm(typed(request), initial=report.words)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in form.fields if name != "once"}
        return go_on(request, report, "contact", **said)
    return step_page(request, report, "contact", {"form": form}, UNPROCESSABLE if form.is_bound else 200)


@public_page("POST")
def start_over(request: PublicRequest) -> HttpResponse:
    """Throw the draft away, by POST, and go home."""
    if request.method != "POST":
        return see_other(reverse("portal:begin"))
    report = report_of(request, request.now)
    return report.throw_away(see_other(reverse("portal:home")))
