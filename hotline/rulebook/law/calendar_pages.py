"""Pages of calendars: a year at a glance, days and hours drafted."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.law import drafts, year
from hotline.rulebook.law.calendar_form import DaysForm, WeekForm
from hotline.rulebook.models import LawDraft
from hotline.rulebook.rules.pages import who
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing.refusal import Refusal
from tickets.domain.calendar import Calendar
from tickets.domain.refusals import Stale
from tickets.holidays import calendar_data
from tickets.models import CalendarVersion

CALENDAR = LawDraft.Kind.CALENDAR
FIRST, LAST = 2000, 2100


@require_safe
@staff_page(*WRITERS)
def calendars(request: StaffRequest) -> HttpResponse:
    """Every calendar in force."""
    rows = CalendarVersion.objects.order_by("key", "-version").distinct("key")
    drafted = {row.key: row for row in LawDraft.objects.filter(kind=CALENDAR)}
    now = timezone.localdate(request.now).year
    shown = [(row, drafted.get(row.key), _missing(read(row, row.data), now)) for row in rows]
    return page(request, "rulebook/calendars.html", {"calendars": shown})


@staff_page(*WRITERS)
def calendar(request: StaffRequest, key: str) -> HttpResponse:
    """A year of a calendar; with a draft, what that changes, and the fields to change it by."""
    found = drafts.calendar_in_force(key)
    draft = drafts.draft_of(CALENDAR, key)
    old = read(found, found.data)
    context: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        if draft is None:
            raise Http404
        answer, status = _changed(request, draft, context)
        if answer:
            return answer
    data = draft.data if draft else found.data
    new = read(found, data)
    number = _year(request.GET.get("year", ""), timezone.localdate(request.now).year)
    if draft:
        first = {"version": draft.seq}
        context.setdefault("days_form", DaysForm(initial=first, prefix="days"))
        context.setdefault("week_form", WeekForm(document=data, initial=first, prefix="week"))
    context |= {
        "calendar": found,
        "draft": draft,
        "year": number,
        "months": year.year(new, number, old if draft else None),
        "listed": year.listed(new, number, old if draft else None),
        "weekdays": year.weekdays(),
        "kinds": [(code, sign, words) for code, (sign, words) in year.KINDS.items()],
        "published": number in new.published,
        "missing": _missing(new, timezone.localdate(request.now).year),
        "week": list(zip(year.weekdays(), new.as_data()["week"].values(), strict=True)),
        "zone": new.zone,
        "jurisdiction": settings.PHONE_REGION,
        "versions": CalendarVersion.objects.filter(key=key).order_by("-version")[:20],
    }
    return page(request, "rulebook/calendar.html", context, status=status)


def _changed(request: StaffRequest, draft: LawDraft, context: dict[str, Any]) -> tuple[HttpResponse | None, int]:
    """Change the draft as one of the page's forms says."""
    name = "week_form" if request.POST.get("do") == "week" else "days_form"
    form: WeekForm | DaysForm
    if name == "week_form":
        form = WeekForm(request.POST, document=draft.data, prefix="week")
    else:
        form = DaysForm(request.POST, prefix="days")
    context[name] = form
    if not form.is_valid():
        return None, 422
    now = drafts.calendar_in_force(draft.key)
    if isinstance(form, DaysForm):
        data = form.document(draft.data, read(now, draft.data))
    else:
        data = form.document(draft.data)
    try:
        drafts.change(CALENDAR, draft.key, data, seq=form.expect, by=who(request), now=request.now)
    except Refusal as no:
        if isinstance(no, Stale):
            return None, refused(request, no, form)
        form.add_error("hours" if isinstance(form, DaysForm) else None, no.sentence(gettext))
        return None, 422
    shown = form.cleaned_data["first"].year if isinstance(form, DaysForm) else request.GET.get("year", "")
    return done(request, gettext("The draft was changed."), _url(draft.key, shown)), 303


@require_POST
@staff_page(*WRITERS)
def begin(request: StaffRequest, key: str) -> HttpResponse:
    """Begin a draft."""
    drafts.begin(CALENDAR, key, by=who(request), now=request.now)
    told = gettext("Change the draft; nothing holds before it is published.")
    return done(request, told, _url(key, request.POST.get("year", "")))


@require_POST
@staff_page(*WRITERS)
def drop(request: StaffRequest, key: str) -> HttpResponse:
    """Throw the draft away."""
    drafts.calendar_in_force(key)
    drafts.drop(CALENDAR, key)
    return done(request, gettext("The draft was thrown away."), _url(key))


@require_POST
@staff_page(*WRITERS)
def notice(request: StaffRequest, key: str) -> HttpResponse:
    """Take a year's holidays from the maintained packages into the draft, where they know that year."""
    draft = drafts.draft_of(CALENDAR, key)
    if draft is None:
        raise Http404
    number = _year(request.POST.get("year", ""), timezone.localdate(request.now).year)
    jurisdiction = request.POST.get("jurisdiction", "")[:12].strip() or settings.PHONE_REGION
    try:
        found = calendar_data(jurisdiction, [number], week=draft.data["week"], zone=draft.data["zone"])
    except Refusal as no:
        return page(request, "rulebook/refused.html", {"where": _url(key, number)}, status=refused(request, no))
    if not found["published"]:
        return done(request, gettext("No notice for {year} is known yet.").format(year=number), _url(key, number))
    kept = {day: body for day, body in draft.data.get("exceptions", {}).items() if not day.startswith(f"{number}-")}
    years = sorted(read(drafts.calendar_in_force(key), draft.data).published | {number})
    data = {
        **draft.data,
        "exceptions": dict(sorted({**kept, **found["exceptions"]}.items())),
        "published": [str(one) for one in years],
    }
    seq = request.POST.get("seq", "")
    try:
        seen = int(seq) if seq.isascii() and seq.isdecimal() and len(seq) < 10 else 0
        drafts.change(CALENDAR, key, data, seq=seen, by=who(request), now=request.now)
    except Refusal as no:
        return page(request, "rulebook/refused.html", {"where": _url(key, number)}, status=refused(request, no))
    return done(request, gettext("The notice for {year} is in the draft.").format(year=number), _url(key, number))


def read(found: CalendarVersion, data: dict[str, Any], version: int = 0) -> Calendar:
    """Return a document of the calendar as a calendar."""
    return Calendar.from_data({**data, "key": found.key, "version": version or found.version})


def _missing(calendar: Calendar, now: int) -> list[int]:
    """Return the years that deadlines reach into soon and whose notice is not in the calendar."""
    return [number for number in (now, now + 1) if number not in calendar.published]


def _year(text: str, now: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and FIRST <= int(text[:5]) <= LAST else now


def _url(key: str, number: object = "") -> str:
    return reverse("rulebook:calendar", args=[key]) + (f"?year={number}" if number else "")
