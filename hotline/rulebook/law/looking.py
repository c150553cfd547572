"""What a look at deadlines is asked about: a class, a catalogue item, a moment of one's own. It is a question and goes
by GET."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.rulebook.law import forecast
from hotline.rulebook.rules.offers import offers
from hotline.shell.views import StaffRequest
from tickets.domain.lawbook import Lawbook
from tickets.domain.terms import Policy
from tickets.domain.vocabulary import ServiceClass
from tickets.words import word

YEARS = 10
"""How far from now a moment of one's own may lie: calendars further off say little."""

Law = tuple[Policy, Lawbook]


class Looking(forms.Form):
    """Which class and item are looked at, and at which moment besides the usual ones."""

    service_class = forms.ChoiceField(label=_("Service class"), required=False)
    category = forms.ChoiceField(label=_("Catalogue item"), required=False)
    at = forms.DateTimeField(
        label=_("A moment of your own"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, request: StaffRequest, policy: Policy, items: list[str]) -> None:
        super().__init__(request.GET or None, label_suffix="")
        self.year = timezone.localtime(request.now).year
        classes = [(one.value, word(ServiceClass, one)) for one in ServiceClass if one in policy.classes]
        self.fields["service_class"].choices = classes  # type: ignore[attr-defined]
        self.fields["service_class"].initial = ServiceClass.NORMAL.value
        text = offers().text
        named = [(code, text("category", code)) for code in items]
        self.fields["category"].choices = [("", gettext("any other")), *named]  # type: ignore[attr-defined]
        if not items:
            del self.fields["category"]
        self.is_valid()

    def clean_at(self) -> Any:
        at = self.cleaned_data["at"]
        if at and abs(at.year - self.year) > YEARS:
            raise forms.ValidationError(gettext("At most {years} years from now.").format(years=YEARS))
        return at

    def said(self, name: str) -> Any:
        """Return what was asked, or nothing where it was not or cannot be read."""
        return self.cleaned_data.get(name) if self.is_bound else None


def looked(request: StaffRequest, old: Law, new: Law, calendar: str = "") -> dict[str, Any]:
    """Return what the page of deadlines shows: at each moment each clock, under the old law and the new one. Moments
    are those of `calendar`, else of that by which the class counts."""
    policy, law = new
    form = Looking(request, policy, sorted(policy.items))
    chosen = form.said("service_class") or ServiceClass.NORMAL.value
    category = form.said("category") or ""
    key = calendar or policy.terms(chosen, category).calendar
    moments = forecast.moments(law.calendar(key, law.newest[key]), request.now)
    if form.said("at"):
        moments = [forecast.Moment(gettext("A moment of your own"), form.said("at")), *moments]
    shown = [
        (moment, [(row, forecast.strip(row.days)) for row in forecast.foresee(moment.at, chosen, category, old, new)])
        for moment in moments
    ]
    counted_by = {term.calendar for term in policy.terms(chosen, category).clocks.values()}
    return {"form": form, "shown": shown, "unused": bool(calendar) and calendar not in counted_by}
