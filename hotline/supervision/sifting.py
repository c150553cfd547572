"""What a supervisor asks to see, read from the address: which list, which days, and what it is narrowed by."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hotline.casefile.verbs.about import About
from hotline.supervision.days import YESTERDAY, named
from hotline.supervision.reviewing import with_standing
from hotline.supervision.verdicts import Standing
from tickets.domain.vocabulary import ClockKind
from tickets.queries.clocks import HOTLINE, LATE, LISTS, MISSED, Sought
from tickets.words import choices_of

OPEN, PROPOSED, SETTLED = "open", "proposed", "settled"

GROUPED = {
    "unit": _("By unit"),
    "kind": _("By kind of clock"),
    "day": _("By day"),
    "area": _("By district"),
    "category": _("By category"),
    "holder": _("By holder"),
    "handler": _("By person"),
}

ANY = ("", _("any"))


class Sifting(forms.Form):
    """The filters of the breach review. What is no choice narrows nothing and says so beside its field."""

    use_required_attribute = False

    day = forms.CharField(required=False, label=_("Days"))
    on = forms.DateField(
        required=False, label=_("One day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    unit = forms.ChoiceField(required=False, label=_("Answers for it"))
    holder = forms.ChoiceField(required=False, label=_("Has it now"))
    kind = forms.ChoiceField(required=False, label=_("Clock"))
    area = forms.ChoiceField(required=False, label=_("District"))
    category = forms.ChoiceField(required=False, label=_("Category"))
    decided = forms.ChoiceField(
        required=False,
        label=_("Review"),
        choices=[
            ANY,
            (OPEN, pgettext_lazy("of a review", "not decided")),
            (PROPOSED, _("waits for a second person")),
            (SETTLED, _("decided")),
        ],
    )
    handler = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, query: QueryDict, about: About, now: datetime) -> None:
        self.now = now
        self.list = query.get("list", MISSED) if query.get("list", MISSED) in LISTS else MISSED
        self.by = query.get("by", "") if query.get("by", "") in GROUPED else ""
        super().__init__(query, label_suffix="")
        units = [ANY, (HOTLINE, _("the hotline")), *about.units()]
        fields: Any = self.fields
        fields["unit"].choices = fields["holder"].choices = units
        fields["kind"].choices = [ANY, *((code, capfirst(str(word))) for code, word in choices_of(ClockKind))]
        catalogue, name = about.catalogue, about.name
        fields["area"].choices = [
            ANY,
            *((card.code, name("area", card.code)) for card in catalogue.areas.values() if card.level == "district"),
        ]
        fields["category"].choices = [
            ANY,
            *((card.code, name("category", card.code)) for card in _top(catalogue.categories.values())),
        ]
        for one in ("unit", "holder"):
            fields[one].widget.attrs["data-combobox"] = ""
        if self.list != MISSED:
            del self.fields["decided"], self.fields["day"], self.fields["on"]

    @property
    def days(self) -> str:
        """The name of the span that is shown: what was asked for, else yesterday."""
        on = self._said("on")
        if on:
            return str(on)
        day = str(self._said("day") or YESTERDAY)
        return day if named(day, self.now) else YESTERDAY

    @property
    def sought(self) -> Sought:
        """What the query is asked for."""
        sought = Sought(
            list=self.list,
            kind=self._said("kind") or "",
            unit=self._said("unit") or "",
            holder=self._said("holder") or "",
            handler=self._said("handler"),
            category=self._said("category") or "",
            area=self._said("area") or "",
        )
        if self.list != MISSED:
            return sought
        since, until = named(self.days, self.now) or (None, None)
        return replace(sought, since=since, until=until)

    @property
    def also(self) -> Q:
        """What is asked about the review."""
        decided = self._said("decided")
        if self.list == LATE or not decided:
            return Q()
        if decided == OPEN:
            return ~with_standing(Standing.PROPOSED, Standing.IN_FORCE)
        return with_standing(Standing.PROPOSED if decided == PROPOSED else Standing.IN_FORCE)

    @property
    def narrowed(self) -> bool:
        """Whether anything beside the days narrows the list."""
        return any(self._said(name) for name in ("kind", "unit", "holder", "handler", "category", "area", "decided"))

    def _said(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


def _top(cards: Any) -> list[Any]:
    return sorted((card for card in cards if "/" not in card.path), key=lambda card: card.path)
