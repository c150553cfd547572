"""What the page of components shows: one of everything, about nobody."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hotline.shell.charts import Bar, Series, bars, lines
from hotline.shell.forms import PageForm
from tickets.domain.vocabulary import State, Urgency
from tickets.queries.pages import Page


class SpecimenForm(PageForm):
    """One field of each kind."""

    place = forms.CharField(label=_("Where was it?"), help_text=_("A street and a house number, or a landmark."))
    story = forms.CharField(label=_("What happened?"), widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("noise", _("Noise")), ("waste", _("Waste"))])
    way = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=[("phone", _("by telephone")), ("none", _("not at all"))],
        widget=forms.RadioSelect,
    )
    secret = forms.BooleanField(label=_("Keep my name from the unit"), required=False)


DAYS = [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
BLOCKS = "M10 20L90 10L100 80L20 90Z", "M90 10L190 24L180 96L100 80Z", "M20 90L100 80L180 96L150 150L30 140Z"


def specimens(now: datetime) -> dict[str, Any]:
    """Return the context of the page of components."""
    wrong = SpecimenForm({"story": "First line.\nSecond line.", "kind": "noise"}, prefix="wrong")
    wrong.is_valid()
    return {
        "states": list(State),
        "urgencies": list(Urgency),
        "hours": {
            "ahead": now + timedelta(days=4, hours=3),
            "soon": now + timedelta(hours=2, minutes=10),
            "late": now - timedelta(hours=3),
        },
        "now": now,
        "before": now - timedelta(days=1),
        "form": SpecimenForm(prefix="right"),
        "asked": SpecimenForm(prefix="asked"),
        "wrong": wrong,
        "number": "261124-000123-4",
        "page": Page((), next="b", previous="a"),
        "facts": [(_("Category"), _("Noise")), (_("Kind"), _("complaint")), (_("Nothing"), "")],
        "tabs": [
            {"label": _("To be signed for"), "url": "?tab=1", "here": True, "count": 7, "icon": "send"},
            {"label": _("Overdue"), "url": "?tab=2", "count": 2, "icon": "triangle-alert"},
        ],
        "steps": [_("What"), _("Where"), _("Photos"), _("Contact")],
        "chart": bars(
            [Bar(_("Noise"), 42, "42"), Bar(_("Waste"), 17, "17"), Bar(_("Water"), None, _("fewer than 5"))],
            _("Reports by matter"),
            _("Matter"),
            _("Reports"),
        ),
        "lines": lines(
            DAYS,
            [
                Series(_("Received"), [62, 58, 71, 66, 80, 41, 38]),
                Series(_("Closed"), [55, 60, 64, 70, 73, 22, None]),
            ],
            _("Reports received and closed, by day"),
            _("Day"),
        ),
        "map": {
            "wide": 200,
            "high": 160,
            "areas": [
                {"path": path, "level": level, "name": name, "text": text, "x": x, "y": y}
                for path, level, name, text, x, y in zip(
                    BLOCKS, (1, 4, 2), ("A", "B", "C"), ("12", "57", "28"), (55, 140, 95), (55, 58, 120), strict=True
                )
            ],
        },
        "story": "The lamp has been broken for a week.\nIt is dark.\n\n<script>alert(1)</script>",
    }
