"""Published months: their figures as they were, the hash over them, and the notes that correct them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hotline.figures import correcting, freezing
from hotline.figures.asked import words_of
from hotline.figures.forms import CorrectForm
from hotline.figures.models import Correction, Month
from hotline.figures.rates.measures import RATES, figures
from hotline.figures.rates.periods import Period, month_of, period
from hotline.figures.rates.ranking import ranked
from hotline.figures.rates.sums import NONE
from hotline.figures.sight import WATCHERS
from hotline.figures.standing import RANKED, codes, named
from hotline.figures.words import BY, LEFT_OUT, MEASURES
from hotline.figures.words import RATES as NAMES
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing import queries as routing
from routing.refusal import Refusal
from tickets.domain.people import Role
from tickets.domain.refusals import NotNow

SHOWN = 24
LONG = 50


@dataclass(frozen=True, slots=True)
class Pages:
    """The codes after which the pages around this one begin."""

    next: str
    previous: str


@require_GET
@staff_page(*WATCHERS)
def months(request: StaffRequest) -> HttpResponse:
    """List the published months, and the one that may be published next."""
    kept = list(Month.objects.select_related("frozen_by").order_by("-first")[:SHOWN])
    notes: dict[date, int] = {}
    for first in Correction.objects.filter(month__in=kept).values_list("month_id", flat=True):
        notes[first] = notes.get(first, 0) + 1
    after = _next(kept, timezone.localdate(request.now))
    why_not = ""
    if after is not None:
        try:
            freezing.check_early(after, request.now)
        except NotNow as no:
            why_not = no.sentence()
    context = {
        "rows": [(one, words_of(month_of(one.first)), f"{one.first:%Y-%m}", notes.get(one.first, 0)) for one in kept],
        "next": after,
        "next_words": words_of(after) if after else "",
        "why_not": why_not,
        "supervisor": request.actor.is_any(frozenset({Role.SUPERVISOR})),
    }
    return page(request, "figures/months.html", context)


@require_POST
@staff_page(Role.SUPERVISOR)
def publish(request: StaffRequest) -> HttpResponse:
    """Publish a month."""
    chosen = _named(request.POST.get("month", ""))
    try:
        freezing.freeze(chosen, actor=request.actor, now=request.now)
    except Refusal as no:
        refused(request, no)
        return _back(reverse("figures:months"))
    return done(request, _("Published."), reverse("figures:month", args=[chosen.name]))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page(*WATCHERS)
def month(request: StaffRequest, name: str) -> HttpResponse:
    """Show a month as it was published, with its notes; take a reason for another note."""
    chosen = _named(name)
    kept = get_object_or_404(Month.objects.select_related("frozen_by"), first=chosen.first)
    supervisor = request.actor.is_any(frozenset({Role.SUPERVISOR}))
    form = CorrectForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                correcting.correct(kept, now=request.now, why=str(form.cleaned_data["why"]), actor=request.actor)
            except Refusal as no:
                status = refused(request, no, form)
            else:
                return done(request, _("The correction note is issued."), reverse("figures:month", args=[name]))
    by = request.GET.get("by", "unit")
    by = by if by in BY else "unit"
    rows = _rows(kept, by)
    after = request.GET.get("after", "")
    begin = next((place + 1 for place, row in enumerate(rows) if row["code"] == after), 0)
    context = {
        "month": kept,
        "name": chosen.name,
        "words": words_of(chosen),
        "fits": not correcting.broken([kept]),
        "by": by,
        "ways": [(label, f"?by={code}", code == by) for code, label in BY.items()],
        "heads": [NAMES[rate] for rate in RATES],
        "by_head": BY[by],
        "rows": rows[begin : begin + LONG],
        "table": Pages(
            next=rows[begin + LONG - 1]["code"] if len(rows) > begin + LONG else "",
            previous=(rows[begin - LONG - 1]["code"] if begin > LONG else "0") if begin else "",
        ),
        "whole": figures(freezing.published(kept, "city").get("", NONE), freezing.rules_of(kept)),
        "left_out": [(LEFT_OUT.get(why, why), n) for why, n in kept.data["left_out"]["city"].items()],
        "notes": [(note, _changes(note)) for note in kept.corrections.select_related("by").order_by("-no")],
        "drift": len(correcting.changes_of(kept)) if supervisor else 0,
        "form": form if supervisor else None,
    }
    return page(request, "figures/month.html", context, status=status)


def _rows(kept: Month, by: str) -> list[dict[str, Any]]:
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    dim = {"district": "area", "street": "area"}.get(by, by)
    wanted = codes(by, "", catalogue)
    rules = freezing.rules_of(kept)
    rows = [
        {"code": code, "name": named(by, code, name), "figures": figures(sums, rules)}
        for code, sums in freezing.published(kept, dim).items()
        if code in wanted or code not in _known(dim)
    ]

    def order(row: dict[str, Any]) -> tuple[bool, float, str]:
        """By points where there are enough cases to say; the others after them, by how many cases there are."""
        one = row["figures"]
        able = by in RANKED and ranked(one, rules)
        return not able, -(one.composite if able else one.sums.due), row["name"]

    return sorted(rows, key=order)


def _known(dim: str) -> Any:
    """Return the codes the catalogue still knows; what it does not is shown by its code."""
    catalogue = routing.current()
    return {"unit": catalogue.units, "area": catalogue.areas, "category": catalogue.categories}.get(dim, {})


def _changes(note: Correction) -> list[dict[str, Any]]:
    """Return a note's changes in words: whose figure, which counts, from what to what."""
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    found = []
    for one in map(correcting.Change.from_data, note.changes):
        was, now = one.was.as_data(), one.now.as_data()
        found.append(
            {
                "whose": _("The whole city") if one.dim == "city" else named(one.dim, one.key, name),
                "counts": [(MEASURES[key], was[key], now[key]) for key in was if was[key] != now[key]],
            }
        )
    return found


def _next(kept: list[Month], today: date) -> Period | None:
    """Return the month that is published next: after the last one, else the last that is over."""
    if not kept:
        return month_of(today).before()
    after = month_of(kept[0].first).after()
    return after if after.first <= today else None


def _named(name: str) -> Period:
    try:
        chosen = period(name)
    except ValueError as error:
        raise Http404 from error
    if chosen.kind != "month":
        raise Http404
    return chosen


def _back(url: str) -> HttpResponse:
    response = HttpResponse(status=303)
    response["Location"] = url
    return response
