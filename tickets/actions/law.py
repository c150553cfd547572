"""Change the law: put calendars and policies in force, as new versions; nothing in force is ever edited."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from routing.domain.speech import _
from tickets.domain.calendar import Calendar
from tickets.domain.terms import Policy, PolicyError
from tickets.models import CalendarVersion, PolicyVersion


def put_calendar(key: str, data: Mapping[str, Any], *, by: str, note: str = "") -> CalendarVersion:
    """Put a calendar in force as the next version of `key`; the same document again changes nothing.

    Raises CalendarError for a document that cannot be kept. Open deadlines follow by `recompute_calendar`.
    """
    with transaction.atomic():
        last = CalendarVersion.objects.select_for_update().filter(key=key).order_by("-version").first()
        version = last.version + 1 if last else 1
        document = Calendar.from_data({**data, "key": key, "version": version}).as_data()
        body = {name: value for name, value in document.items() if name not in ("key", "version")}
        if last is not None and last.data == body:
            return last
        return CalendarVersion.objects.create(key=key, version=version, data=body, made_by=by, note=note)


def put_policy(
    key: str,
    data: Mapping[str, Any],
    *,
    by: str,
    note: str = "",
    names: Mapping[str, str] | None = None,
    standard: bool = False,
) -> PolicyVersion:
    """Publish a policy as the next version of `key`, retiring the one before; with `standard` new tickets get it.

    The same document again changes nothing. Raises PolicyError, and names a calendar that does not exist. Open
    tickets stay under their version until `recompute_policy` moves them.
    """
    with transaction.atomic():
        last = PolicyVersion.objects.select_for_update().filter(key=key, status="published").first()
        top = PolicyVersion.objects.filter(key=key).aggregate(Max("version"))["version__max"] or 0
        policy = Policy.from_data({**data, "key": key, "version": top + 1})
        _check_calendars(policy)
        body = {name: value for name, value in data.items() if name not in ("key", "version")}
        if last is not None and last.data == body:
            row = last
        else:
            PolicyVersion.objects.filter(key=key, status="published").update(status="retired", standard=False)
            row = PolicyVersion.objects.create(
                key=key, version=top + 1, data=body, made_by=by, note=note, names=dict(names or {}), status="published"
            )
        if standard or (last is not None and last.standard and row is not last):
            PolicyVersion.objects.filter(standard=True).exclude(pk=row.pk).update(standard=False)
            PolicyVersion.objects.filter(pk=row.pk).update(standard=True)
            row.standard = True
        return row


NO_CALENDAR = _("There is no calendar “{calendar}”.")


def _check_calendars(policy: Policy) -> None:
    known = set(CalendarVersion.objects.values_list("key", flat=True).distinct())
    for classes in (policy.classes, *policy.items.values()):
        for terms in classes.values():
            for calendar in (terms.calendar, *(term.calendar for term in terms.clocks.values())):
                if calendar not in known:
                    raise PolicyError(NO_CALENDAR, calendar=calendar)
