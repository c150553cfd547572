"""What holds for every class of a policy, as fields: calendar, way of counting, class by type."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hotline.shell.forms import VersionedForm
from tickets.domain.vocabulary import ServiceClass, TicketType
from tickets.models import CalendarVersion
from tickets.words import word

WAYS: Mapping[str, tuple[Any, Mapping[str, Any]]] = {
    "days": (
        _("Days are counted"),
        {
            "next_day_to_end": _("from the next day, to the end of the last one"),
            "same_clock_time": _("on, to the same time of day"),
        },
    ),
    "day_end": (
        _("The last day is over"),
        {"24:00": _("at midnight"), "close_of_business": _("at the close of business")},
    ),
    "last_day_off": (
        _("A last calendar day that is a day off"),
        {"moves": _("moves on to the next working day"), "stays": _("stays the last day")},
    ),
    "before_open": (
        _("What arrives before opening counts"),
        {"keep": _("from its arrival"), "next_open": _("from the opening")},
    ),
    "after_close": (
        _("What arrives after closing counts"),
        {"keep": _("from its arrival"), "next_open": _("from the next opening")},
    ),
    "day_off": (
        _("What arrives on a day off counts"),
        {
            "keep": _("from its arrival"),
            "next_open": _("from the next opening"),
            "next_day": _("from that time of the next working day"),
        },
    ),
}
"""The words of `tickets.domain.counting`; the first of each is its default."""


class CountingForm(VersionedForm):
    """Calendar, counting, classes by type."""

    def __init__(self, *args: Any, document: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = CalendarVersion.objects.order_by("key").values_list("key", flat=True).distinct()
        self.fields["calendar"] = forms.ChoiceField(
            label=_("Calendar"), choices=[(key, key) for key in keys], initial=document.get("calendar", "city")
        )
        counting = document.get("counting", {})
        for name, (label, words) in WAYS.items():
            self.fields[name] = forms.ChoiceField(
                label=label, choices=list(words.items()), initial=counting.get(name, next(iter(words)))
            )
        by_type = document.get("class_by_type", {})
        classes = [(one.value, word(ServiceClass, one)) for one in ServiceClass if one.value in document["classes"]]
        for kind in TicketType:
            self.fields[f"type_{kind.value}"] = forms.ChoiceField(
                label=word(TicketType, kind), choices=classes, initial=by_type.get(kind.value, "normal")
            )

    def document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with what was chosen."""
        said = self.cleaned_data
        return {
            **document,
            "calendar": said["calendar"],
            "counting": {name: said[name] for name in WAYS},
            "class_by_type": {kind.value: said[f"type_{kind.value}"] for kind in TicketType},
        }

    @property
    def counting_fields(self) -> list[forms.BoundField]:
        return [self["calendar"], *(self[name] for name in WAYS)]

    @property
    def type_fields(self) -> list[forms.BoundField]:
        return [self[f"type_{kind.value}"] for kind in TicketType]
