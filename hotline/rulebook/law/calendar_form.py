"""Days and hours of a calendar as fields, and what becomes of its document."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hotline.rulebook.law.year import weekdays
from hotline.shell.forms import VersionedForm
from tickets.domain.calendar import WEEKDAYS, Calendar, CalendarError
from tickets.domain.windows import read_windows, require_ordered, write_windows
from tickets.domain.workdays import FIRST_YEAR, LAST_YEAR
from tickets.holidays import calendar_data

LONGEST = 60


def day_field(label: Any, required: bool = True) -> forms.DateField:
    """Return a field for a date."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def listed(text: str) -> list[str]:
    """Return the parts of what was typed, with Chinese commas, colons and digits read as ours."""
    plain = unicodedata.normalize("NFKC", text).replace("、", ",")
    return [part.strip() for part in plain.split(",") if part.strip()]


def hours_of(name: str, text: str) -> list[str]:
    """Return opening hours as documents write them. Raises ValidationError saying what is wrong with `name`."""
    try:
        windows = read_windows(name, listed(text))
        require_ordered(name, windows)
    except CalendarError as no:
        raise forms.ValidationError(no.sentence(gettext)) from no
    return write_windows(windows)


class DaysForm(VersionedForm):
    """A day, or a row of days, that differs from its weekday."""

    first = day_field(_("From"))
    last = day_field(_("To"), required=False)
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            ("holiday", _("holiday: nobody works")),
            ("work", _("make-up working day: usual hours")),
            ("hours", _("hours of its own, half a day for instance")),
            ("usual", _("an ordinary day again")),
        ],
    )
    name = forms.CharField(label=pgettext_lazy("day", "Name"), max_length=80, required=False)
    hours = forms.CharField(
        label=_("Hours"), required=False, help_text=_("Like 09:00-12:00, 13:30-17:00."), max_length=120
    )

    def clean_hours(self) -> str:
        if self.cleaned_data.get("kind") != "hours":
            return ""
        return ", ".join(hours_of(gettext("Hours"), self.cleaned_data["hours"]))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        for name, day in (("first", first), ("last", last)):
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                told = gettext("Calendars run from {first} to {last}, not to {year}.")
                self.add_error(name, told.format(first=FIRST_YEAR, last=LAST_YEAR, year=day.year))
        if first and last and last < first:
            self.add_error("last", gettext("The last day lies before the first."))
        elif first and last and (last - first).days > LONGEST:
            self.add_error("last", gettext("At most {most} days at once.").format(most=LONGEST))
        if said.get("kind") == "hours" and said.get("hours") == "":
            self.add_error("hours", gettext("Say the hours."))
        if said.get("kind") not in (None, "usual") and not said.get("name"):
            self.add_error("name", gettext("Say what the day is called."))
        return said

    def document(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with these days in it. A day that is worked anyway needs no making up."""
        said = self.cleaned_data
        exceptions = dict(data.get("exceptions", {}))
        week: Mapping[str, Sequence[str]] = data["week"]
        usual = next(hours for hours in (week.get(day, ()) for day in WEEKDAYS) if hours)
        hours = {"holiday": [], "work": list(usual), "hours": listed(said["hours"])}
        day: date = said["first"]
        while day <= (said["last"] or said["first"]):
            worked = said["kind"] == "work" and week.get(WEEKDAYS[day.weekday()])
            if said["kind"] == "usual" or worked:
                exceptions.pop(day.isoformat(), None)
            else:
                exceptions[day.isoformat()] = {"name": said["name"], "windows": hours[said["kind"]]}
            day += timedelta(days=1)
        return {**data, "exceptions": dict(sorted(exceptions.items()))}


class WeekForm(VersionedForm):
    """The opening hours of an ordinary week, and the years whose holiday notice is in the calendar."""

    def __init__(self, *args: Any, document: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, (_short, name) in zip(WEEKDAYS, weekdays(), strict=True):
            self.fields[code] = forms.CharField(
                label=name, required=False, max_length=120, initial=", ".join(document["week"].get(code, []))
            )
        self.fields["published"] = forms.CharField(
            label=_("Years with a notice"),
            required=False,
            max_length=120,
            help_text=_("Like 2024-2026, 2028. A deadline that reaches into another year is provisional."),
            initial=", ".join(str(one) for one in document.get("published", [])),
        )

    def clean_published(self) -> list[str]:
        trial = {"key": "trial", "version": 1, "zone": settings.TIME_ZONE, "week": {"mon": ["09:00-10:00"]}}
        try:
            years = listed(self.cleaned_data["published"])
            read: list[str] = Calendar.from_data({**trial, "published": years}).as_data()["published"]
        except CalendarError as no:
            raise forms.ValidationError(no.sentence(gettext)) from no
        return read

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for code, (_short, name) in zip(WEEKDAYS, weekdays(), strict=True):
            try:
                said[code] = hours_of(name, said.get(code, ""))
            except forms.ValidationError as no:
                self.add_error(code, no)
        if not self.errors and not any(said[code] for code in WEEKDAYS):
            self.add_error(WEEKDAYS[0], gettext("A week without any working time counts nothing."))
        return said

    def document(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with these hours and years."""
        said = self.cleaned_data
        return {**data, "week": {code: said[code] for code in WEEKDAYS}, "published": said["published"]}


class NoticeForm(VersionedForm):
    """Whose public holidays of a year are taken from the maintained packages."""

    jurisdiction = forms.CharField(
        label=_("Country, or country and region"), max_length=12, help_text=_("Like CN or US-MA.")
    )

    def __init__(self, *args: Any, document: Mapping[str, Any], year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._document, self.year = document, year
        self.fields["jurisdiction"].initial = settings.PHONE_REGION

    def clean_jurisdiction(self) -> str:
        typed, data = self.cleaned_data["jurisdiction"], self._document
        try:
            self._found = calendar_data(typed, [self.year], week=data["week"], zone=data["zone"])
        except CalendarError as no:
            raise forms.ValidationError(no.sentence(gettext)) from no
        if not self._found["published"]:
            raise forms.ValidationError(gettext("No notice for {year} is known yet.").format(year=self.year))
        return str(typed)

    def document(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with the notice in the place of that year's days."""
        days = {day: body for day, body in data.get("exceptions", {}).items() if not day.startswith(f"{self.year}-")}
        return {
            **data,
            "exceptions": dict(sorted({**days, **self._found["exceptions"]}.items())),
            "published": [*data.get("published", ()), str(self.year)],
        }


class PutInForce(VersionedForm):
    """What is said when a policy or a calendar is put in force."""

    note = forms.CharField(label=_("What changes, in a sentence"), max_length=400)
    recount = forms.BooleanField(label=_("Count the open deadlines anew by it"), required=False, initial=True)
    standard = forms.BooleanField(label=_("New complaints get this policy"), required=False)
    sure = forms.BooleanField(
        label=_("Every new deadline will be counted so from now on."),
        error_messages={"required": _("Say that you mean it.")},
    )
