"""Put a policy or a calendar in force: after a look at what it does to the deadlines that are open."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from hotline.rulebook import running
from hotline.rulebook.counter import WRITERS
from hotline.rulebook.law import calendar_pages, drafts, effect, item_pages, policy_pages, reading, telling
from hotline.rulebook.law.calendar_form import PutInForce
from hotline.rulebook.law.year import day_of
from hotline.rulebook.models import LawDraft
from hotline.rulebook.rules.offers import offers
from hotline.rulebook.rules.pages import who
from hotline.shell.views import StaffRequest, done, overtaken, page, refused, staff_page
from routing.refusal import Refusal

Kind = LawDraft.Kind


@staff_page(*WRITERS)
def policy(request: StaffRequest, key: str) -> HttpResponse:
    """What a drafted policy changes, and the button."""
    found = drafts.policy_in_force(key)
    draft = drafts.draft_of(Kind.POLICY, key)
    if draft is None:
        return _gone(request, Kind.POLICY, key)
    form = PutInForce(request.POST or None, initial={"version": draft.seq, "standard": found.standard})
    if found.standard:
        del form.fields["standard"]
    answer, status = _publish(request, Kind.POLICY, key, form)
    if answer:
        return answer
    new = policy_pages.read(found, draft.data, found.version + 1)
    rows = reading.rows(new, policy_pages.read(found, found.data), draft.data, found.data)
    before, after = found.data.get("items", {}), draft.data.get("items", {})
    items = item_pages.changed(before, after)
    context = {
        "policy": found,
        "draft": draft,
        "form": form,
        "items": item_pages.lines(before, after, offers(), items[: item_pages.AT_ONCE]),
        "more_items": max(0, len(items) - item_pages.AT_ONCE),
        "effect": effect.of_policy_draft(new, request.now),
        "heads": reading.heads(),
        "rows": [row for row in rows if row.changed],
        "back": reverse("rulebook:policy", args=[key]),
    }
    return page(request, "rulebook/publish_law.html", context, status=status)


@staff_page(*WRITERS)
def calendar(request: StaffRequest, key: str) -> HttpResponse:
    """What a drafted calendar changes, and the button."""
    found = drafts.calendar_in_force(key)
    draft = drafts.draft_of(Kind.CALENDAR, key)
    if draft is None:
        return _gone(request, Kind.CALENDAR, key)
    form = PutInForce(request.POST or None, initial={"version": draft.seq})
    del form.fields["standard"]
    answer, status = _publish(request, Kind.CALENDAR, key, form)
    if answer:
        return answer
    old = calendar_pages.read(found, found.data)
    new = calendar_pages.read(found, draft.data, found.version + 1)
    days = sorted(
        day for day in {*old.exceptions, *new.exceptions} if old.exceptions.get(day) != new.exceptions.get(day)
    )
    context = {
        "calendar": found,
        "draft": draft,
        "form": form,
        "effect": effect.of_calendar_draft(old, new, request.now),
        "days": [(day_of(old, day), day_of(new, day)) for day in days],
        "years": sorted(old.published ^ new.published),
        "week_changed": old.week != new.week,
        "back": reverse("rulebook:calendar", args=[key]),
    }
    return page(request, "rulebook/publish_law.html", context, status=status)


def _gone(request: StaffRequest, kind: Kind, key: str) -> HttpResponse:
    """Answer where there is no draft: whoever pressed the button learns what became of it."""
    if request.method != "POST":
        raise Http404
    seen = request.POST.get("version", "")
    changes = telling.since(kind, key)(int(seen) if policy_pages.WHOLE.fullmatch(seen) else 0)
    overtaken(request, Refusal("no_draft", drafts.NOT_THERE), changes, still=False)
    where = reverse(f"rulebook:{kind.value}", args=[key])
    return page(request, "rulebook/refused.html", {"where": where}, status=412)


def _publish(request: StaffRequest, kind: Kind, key: str, form: PutInForce) -> tuple[HttpResponse | None, int]:
    """Put the draft in force if that was asked for and may be; else say with which status its page is shown."""
    if request.method != "POST":
        return None, 200
    if not form.is_valid():
        return None, 422
    said: dict[str, Any] = form.cleaned_data
    try:
        ref = drafts.publish(
            kind,
            key,
            seq=form.expect,
            by=who(request),
            now=request.now,
            note=said["note"],
            standard=bool(said.get("standard")),
        )
    except Refusal as no:
        return None, refused(request, no, form, since=telling.since(kind, key))
    told = gettext("{ref} is in force.").format(ref=ref)
    if not said["recount"]:
        return done(request, told, reverse(f"rulebook:{kind.value}", args=[key])), 303
    subject = ref if kind == Kind.POLICY else key
    run = running.ask(kind.value, subject, by=who(request), now=request.now, key=form.key)
    return done(request, told, reverse("rulebook:run", args=[run.pk])), 303
