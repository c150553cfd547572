"""Replay a rule set over the tickets of the last days: asked for, watched, and read as a table."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hotline.rulebook import running
from hotline.rulebook.counter import WRITERS
from hotline.rulebook.models import Run
from hotline.rulebook.rules import reading
from hotline.rulebook.rules.offers import Offers, offers
from hotline.rulebook.rules.pages import who
from hotline.shell import charts
from hotline.shell.forms import PageForm
from hotline.shell.views import StaffRequest, done, page, staff_page
from routing.models import RuleSet
from tickets.domain.lifecycle import LOOKERS
from tickets.rehearsal import A_HUMAN

MOST_DAYS = 366
MOST_CHANGES = 30
MOST_MOVED = 50


class Days(PageForm):
    """How far back."""

    days = forms.IntegerField(
        label=_("Days back from now"), min_value=1, max_value=MOST_DAYS, initial=30, widget=forms.NumberInput()
    )


@staff_page(*WRITERS)
def replay(request: StaffRequest, version: int) -> HttpResponse:
    """Ask for a replay of a set; the replays there were."""
    found = reading.set_of(version)
    form = Days(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            run = running.ask(
                Run.Kind.REPLAY,
                str(version),
                by=who(request),
                now=request.now,
                key=form.key,
                digest=running.digest_of(version),
                since=request.now - timedelta(days=form.cleaned_data["days"]),
                until=request.now,
            )
            return done(request, gettext("The replay has begun."), reverse("rulebook:run", args=[run.pk]))
        status = 422
    runs = Run.objects.filter(kind=Run.Kind.REPLAY, subject=str(version)).order_by("-pk")[:20]
    return page(request, "rulebook/replay.html", {"set": found, "form": form, "runs": runs}, status=status)


@require_safe
@staff_page(*WRITERS)
def run(request: StaffRequest, pk: int) -> HttpResponse:
    """How far a run has come, and what came of it."""
    found = Run.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    context: dict[str, Any] = {"run": found}
    if found.kind == Run.Kind.REPLAY:
        context["set"] = RuleSet.objects.filter(version=int(found.subject)).first()
        context["current"] = running.digest_of(int(found.subject)) == found.digest != ""
    if found.kind == Run.Kind.REPLAY and found.status == Run.Status.DONE:
        context |= told(found.result, offers())
        context["opens"] = request.actor.is_any(LOOKERS)
    return page(request, "rulebook/run.html", context, part="rulebook/parts/run.html")


def told(result: dict[str, Any], choose: Offers) -> dict[str, Any]:
    """Return a replay's result in words: figures, groups of changes, tickets, and charts of load."""

    def unit(code: str) -> str:
        return gettext("a human decides") if code == A_HUMAN else choose.name("unit", code)

    load = sorted(((unit(code), change) for code, change in result["load"].items() if change), key=_by_size)
    known = result["known"]
    return {
        "result": result,
        "right_before": _share(result["right_before"], known),
        "right_after": _share(result["right_after"], known),
        "changes": [
            {**change, "now": unit(change["before"]), "would": unit(change["after"])}
            for change in result["changes"][:MOST_CHANGES]
        ],
        "more_changes": max(0, len(result["changes"]) - MOST_CHANGES),
        "moved": [
            {
                **one,
                "sent_to": unit(one["sent"]) if one["sent"] else "",
                "now": unit(one["before"]),
                "would": unit(one["after"]),
                "truly": unit(one["truth"]) if one["truth"] else "",
                "category_name": choose.name("category", one["category"]),
                "verdict": _verdict(one),
            }
            for one in result["moved"][:MOST_MOVED]
        ],
        "loads": [
            _chart(gettext("Who gains load"), [one for one in load if one[1] > 0]),
            _chart(gettext("Who loses load"), [one for one in load if one[1] < 0]),
        ],
    }


def _by_size(one: tuple[str, int]) -> tuple[int, str]:
    return -abs(one[1]), one[0]


def _chart(title: str, load: Sequence[tuple[str, int]]) -> charts.Bars:
    rows = [charts.Bar(name, abs(change), f"+{change}" if change > 0 else f"−{-change}") for name, change in load]
    return charts.bars(rows, title, gettext("Unit"), gettext("First dispatches gained or lost"))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _verdict(one: dict[str, Any]) -> str:
    if not one["truth"]:
        return "unknown"
    if one["after"] == one["truth"]:
        return "better"
    return "worse" if one["before"] == one["truth"] else "neither"
