"""Days and hours of a calendar as fields, and what becomes of its document."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.rulebook.law.year import weekdays
from hotline.shell.forms import VersionedForm
from tickets.domain.calendar import WEEKDAYS, Calendar

LONGEST = 60


def day_field(label: Any, required: bool = True) -> forms.DateField:
    """Return a field for a date."""
    return forms.DateField(
        label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


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
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    hours = forms.CharField(
        label=_("Hours"), required=False, help_text=_("Like 09:00-12:00, 13:30-17:00."), max_length=120
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", gettext("The last day lies before the first."))
        elif first and last and (last - first).days > LONGEST:
            self.add_error("last", gettext("At most {most} days at once.").format(most=LONGEST))
        if said.get("kind") == "hours" and not said.get("hours"):
            self.add_error("hours", gettext("Say the hours."))
        if said.get("kind") not in (None, "usual") and not said.get("name"):
            self.add_error("name", gettext("Say what the day is called."))
        return said

    def document(self, data: Mapping[str, Any], calendar: Calendar) -> dict[str, Any]:
        """Return the document with these days in it."""
        said = self.cleaned_data
        exceptions = dict(data.get("exceptions", {}))
        usual = next(hours for hours in (data["week"].get(day, []) for day in WEEKDAYS) if hours)
        day: date = said["first"]
        while day <= (said["last"] or said["first"]):
            if said["kind"] == "usual":
                exceptions.pop(day.isoformat(), None)
            else:
                own = [text.strip() for text in said["hours"].replace("，", ",").split(",") if text.strip()]
                hours = {"holiday": [], "work": list(usual), "hours": own}[said["kind"]]
                exceptions[day.isoformat()] = {"name": said["name"], "windows": hours}
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

    def document(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with these hours and years."""

        def listed(name: str) -> list[str]:
            return [text.strip() for text in self.cleaned_data[name].replace("，", ",").split(",") if text.strip()]

        return {**data, "week": {code: listed(code) for code in WEEKDAYS}, "published": listed("published")}


class PutInForce(VersionedForm):
    """What is said when a policy or a calendar is put in force."""

    note = forms.CharField(label=_("What changes, in a sentence"), max_length=400)
    recount = forms.BooleanField(label=_("Count the open deadlines anew by it"), required=False, initial=True)
    standard = forms.BooleanField(label=_("New complaints get this policy"), required=False)
    sure = forms.BooleanField(
        label=_("Every new deadline will be counted so from now on."),
        error_messages={"required": _("Say that you mean it.")},
    )
