"""Pages of calendars: a year at a glance, days and hours drafted."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from hotline.rulebook.counter import WRITERS
from hotline.rulebook.law import drafts, looking, telling, year
from hotline.rulebook.law.calendar_form import DaysForm, NoticeForm, WeekForm
from hotline.rulebook.law.dropping import dropped
from hotline.rulebook.models import LawDraft
from hotline.rulebook.rules.pages import who
from hotline.shell.views import StaffRequest, done, page, refused, staff_page
from routing.refusal import Refusal
from tickets import law as statutes
from tickets.domain.calendar import Calendar
from tickets.models import CalendarVersion
from tickets.queries.recounting import trial

CALENDAR = LawDraft.Kind.CALENDAR
FIRST, LAST = 2000, 2100

Form = DaysForm | WeekForm | NoticeForm
FORMS: Mapping[str, Callable[..., Form]] = {"days": DaysForm, "week": WeekForm, "notice": NoticeForm}


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
    now = timezone.localdate(request.now).year
    number = _year(request.GET.get("year", ""), now)
    sent: dict[str, Form] = {}
    status = 200
    if request.method == "POST":
        answer, status = _changed(request, key, number, sent)
        if answer:
            return answer
    data = draft.data if draft else found.data
    new = read(found, data)
    if draft or sent:
        first = {"version": draft.seq if draft else 0}
        forms = {name: sent.get(name) or _form(name, data, number, initial=first) for name in FORMS}
    else:
        forms = {}
    context = {
        "calendar": found,
        "draft": draft,
        "forms": forms,
        "year": number,
        "earlier": number - 1 if number > FIRST else None,
        "later": number + 1 if number < LAST else None,
        "months": year.year(new, number, old if draft else None),
        "listed": year.listed(new, number, old if draft else None),
        "weekdays": year.weekdays(),
        "kinds": [(code, sign, words) for code, (sign, words) in year.KINDS.items()],
        "published": number in new.published,
        "missing": _missing(new, now),
        "week": list(zip(year.weekdays(), new.as_data()["week"].values(), strict=True)),
        "zone": new.zone,
        "versions": CalendarVersion.objects.filter(key=key).order_by("-version")[:20],
    }
    return page(request, "rulebook/calendar.html", context, status=status)


def _form(name: str, document: Mapping[str, Any], number: int, sent: QueryDict | None = None, **first: Any) -> Form:
    """Return one of the page's forms."""
    more: dict[str, Any] = {
        "days": {},
        "week": {"document": document},
        "notice": {"document": document, "year": number},
    }
    return FORMS[name](sent, prefix=name, **more[name], **first)


def _changed(request: StaffRequest, key: str, number: int, sent: dict[str, Form]) -> tuple[HttpResponse | None, int]:
    """Change the draft as one of the page's forms says; a form with mistakes is put into `sent`."""
    said = request.POST.get("do", "")
    name = said if said in FORMS else "days"
    data = drafts.document_of(CALENDAR, key)
    form = sent[name] = _form(name, data, number, request.POST)
    if not form.is_valid():
        return None, 422
    try:
        drafts.change(CALENDAR, key, form.document(data), seq=form.expect, by=who(request), now=request.now)
    except Refusal as no:
        return None, refused(request, no, form, since=telling.since(CALENDAR, key))
    shown = form.cleaned_data["first"].year if isinstance(form, DaysForm) else number
    return done(request, gettext("The draft was changed."), _url(key, shown)), 303


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
    return dropped(request, CALENDAR, key, _url(key))


@require_safe
@staff_page(*WRITERS)
def foresee(request: StaffRequest, key: str) -> HttpResponse:
    """The deadlines that complaints would get by this calendar, in force and drafted."""
    found = drafts.calendar_in_force(key)
    draft = drafts.draft_of(CALENDAR, key)
    law = statutes.in_force()
    policy = law.current
    trial_law = trial(calendar=read(found, draft.data, found.version + 1)) if draft else law
    context = looking.looked(request, (policy, law), (policy, trial_law), calendar=key)
    return page(request, "rulebook/forecast.html", {**context, "calendar": found, "draft": draft, "back": _url(key)})


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
