"""What a worklist may be narrowed by, as a form; every narrowing is an address that can be kept and sent on.

The keys are a closed set and their meaning is `Wanted`'s: nothing of an address is ever a look-up into tables, which
is also why this is a plain form and no filter over a query set.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hotline.unit import midnights
from routing import queries as routing
from routing.domain import paths
from routing.domain.speech import Name
from routing.queries import Catalogue
from tickets.domain.people import Actor
from tickets.domain.vocabulary import State, Urgency
from tickets.models import Assignment
from tickets.queries.filters import NOBODY, Wanted
from tickets.queries.worklist import AT_WORK
from tickets.words import word

ANY = ("", _("any"))
DUES = [
    (midnights.LATE, _("late")),
    (midnights.TODAY, _("still today")),
    (midnights.TOMORROW, _("tomorrow")),
    (midnights.THREE_DAYS, _("within three days")),
    (midnights.WEEK, _("within a week")),
]
FLAGS = [
    ("urged", _("urged")),
    ("supervised", _("supervised")),
    ("confidential", _("confidential")),
    ("returned", _("was returned")),
    ("redone", _("is redone")),
    ("breached", _("a deadline passed")),
    ("asked", _("a request waits")),
    ("provisional", _("provisional deadline")),
]
ALWAYS_SHOWN = ("q", "state", "due")
NOT_NARROWING = ("list", "cursor", "saved")


Offers = Mapping[str, list[Any]]
"""What somebody may choose from, by field."""


def offers_of(actor: Actor) -> Offers:
    """Return what the actor may narrow by. Two statements: the catalogue's edition, and the people of the unit."""
    catalogue = routing.current()
    name = catalogue.namer(get_language() or "")
    below = sorted(((code, name("unit", code)) for code in catalogue.subtree(actor.unit)), key=lambda one: one[1])
    return {
        "state": [(one.value, word(State, one)) for one in AT_WORK],
        "urgency": [(one.value, word(Urgency, one)) for one in Urgency],
        "category": list(_categories(catalogue, name)),
        "area": list(_areas(catalogue, name, actor)),
        "unit": below if len(below) > 1 else [],
        "handler": _people(actor),
    }


class Narrowing(forms.Form):
    """The filters of a list, with what this person may choose from."""

    use_required_attribute = False

    q = forms.CharField(label=_("Search"), max_length=200, required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(label=_("State"), required=False)
    due = forms.ChoiceField(label=_("Due"), required=False, choices=[ANY, *DUES])
    urgency = forms.ChoiceField(label=_("Urgency"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    unit = forms.ChoiceField(label=_("Unit below"), required=False)
    handler = forms.ChoiceField(label=_("Handler"), required=False)
    flags = forms.MultipleChoiceField(
        label=_("Only what is"), required=False, choices=FLAGS, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: QueryDict, offers: Offers) -> None:
        super().__init__(data, label_suffix="", auto_id="by_%s")
        for name, options in offers.items():
            self.fields[name].choices = [ANY, *options]  # type: ignore[attr-defined]
        if not offers["unit"]:
            del self.fields["unit"]

    def wanted(self, now: datetime) -> Wanted:
        """Return what was asked for; what nobody offered narrows nothing (and is said by the form)."""
        self.is_valid()
        said = self.cleaned_data
        after, until = midnights.bounds(said.get("due", ""), now)
        handler = said.get("handler", "")
        return Wanted(
            state=(said["state"],) if said.get("state") else (),
            urgency=(said["urgency"],) if said.get("urgency") else (),
            category=said.get("category", ""),
            area=said.get("area", ""),
            holder=said.get("unit", ""),
            handler=int(handler) if handler else None,
            due_after=after,
            due_until=until,
            flags=tuple(said.get("flags", ())),
            q=said.get("q", ""),
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return any(self.data.getlist(name) not in ([], [""]) for name in self.fields)  # type: ignore[attr-defined]

    @property
    def seldom(self) -> list[forms.BoundField]:
        """The filters that are folded away."""
        return [self[name] for name in self.fields if name not in ALWAYS_SHOWN]

    @property
    def unfolded(self) -> bool:
        """Whether one of those is in use."""
        return any(field.data for field in self.seldom)

    def chips(self, query: QueryDict) -> Iterator[tuple[str, str]]:
        """Yield what narrows, in words, each with the query that leaves it out."""
        self.is_valid()
        for name in self.fields:
            values = self.cleaned_data.get(name) or ()
            for value in [values] if isinstance(values, str) else values:
                rest = query.copy()
                rest.pop("cursor", None)
                rest.setlist(name, [one for one in rest.getlist(name) if one != value and name == "flags"])
                yield f"{self.fields[name].label}: {self._shown(name, value)}", rest.urlencode()

    def _shown(self, name: str, value: str) -> str:
        options = getattr(self.fields[name], "choices", ())
        for code, label in options:
            inner = dict(label) if isinstance(label, list | tuple) else {code: label}
            if value in inner:
                return str(inner[value]).strip()
        return value


def canonical(query: QueryDict) -> str:
    """Return an address's narrowing, with its list, as it is kept: no empty keys, no page."""
    kept = QueryDict(mutable=True)
    for name in ("list", *Narrowing.base_fields):
        values = [value for value in query.getlist(name) if value]
        if values:
            kept.setlist(name, values)
    return kept.urlencode()


def _categories(catalogue: Catalogue, name: Name) -> Iterator[Any]:
    """Every category below the topmost it belongs to, which can be chosen as a whole."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for card in sorted(catalogue.categories.values(), key=lambda one: one.path):
        top, *below = paths.segments(card.path)
        words = " › ".join(name("category", code) for code in below)
        groups.setdefault(top, []).append((card.code, words or gettext("all of it")))
    for top, options in groups.items():
        yield (
            name("category", top),
            [(code, name("category", top) if code == top else label) for code, label in options],
        )


def _areas(catalogue: Catalogue, name: Name, actor: Actor) -> Iterator[tuple[str, str]]:
    """The areas of the unit's own part of the city, those below drawn in."""
    unit = catalogue.unit(actor.unit)
    inside = unit.area_path if unit else ""
    for card in sorted(catalogue.areas.values(), key=lambda one: one.path):
        if not inside or card.path == inside or card.path.startswith(f"{inside}/"):
            depth = len(paths.segments(card.path)) - len(paths.segments(inside))
            yield card.code, "\u2003" * max(depth, 0) + name("area", card.code)


def _people(actor: Actor) -> list[tuple[str, str]]:
    """Nobody, oneself, the people of the unit, and whoever left it with something still in their hands."""
    held = Assignment.objects.filter(open=True, unit_id=actor.unit, handler__isnull=False).values("handler")
    people = get_user_model()._default_manager.filter(Q(is_active=True, unit__code=actor.unit) | Q(pk__in=held))
    names = [(str(one.pk), str(one)) for one in people.order_by("display_name", "pk")]
    return [(str(NOBODY), capfirst(gettext("nobody yet"))), *names]
