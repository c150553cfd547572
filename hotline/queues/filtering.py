"""What a queue's list may be narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hotline.queues.queue import Queue
from routing import queries as routing
from routing.domain import paths
from tickets.domain.vocabulary import RequestKind
from tickets.queries.filters import Wanted
from tickets.words import word

RETURNED, NEW = "returned", "new"


class Filters(forms.Form):
    """District, category, unit and kind, as far as the queue has them; what is not there narrows nothing."""

    district = forms.ChoiceField(label=_("District"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)

    def __init__(self, queue: Queue, data: Any) -> None:
        super().__init__(data, auto_id="filter_%s", label_suffix="")
        catalogue = routing.current()
        name = catalogue.namer(get_language() or "")
        options = {
            "district": [
                (card.code, name("area", card.code)) for card in catalogue.areas.values() if paths.depth(card.path) == 2
            ],
            "category": [
                (card.code, name("category", card.code))
                for card in catalogue.categories.values()
                if paths.depth(card.path) == 1
            ],
            "unit": sorted(
                ((card.code, name("unit", card.code)) for card in catalogue.units.values() if card.accepts_dispatch),
                key=lambda option: option[1],
            ),
            "kind": _kinds(queue),
        }
        if not queue.with_unit:
            del self.fields["unit"]
        for field, bound in self.fields.items():
            if not options[field]:
                continue
            bound.choices = [("", _("all")), *options[field]]  # type: ignore[attr-defined]
        if not options["kind"]:
            del self.fields["kind"]

    def wanted(self) -> Wanted:
        """Return what is wanted; what makes no sense is left out."""
        self.is_valid()
        said = self.cleaned_data
        kind = said.get("kind", "")
        return Wanted(
            area=said.get("district", ""),
            category=said.get("category", ""),
            unit=said.get("unit", ""),
            asked=(kind,) if kind in set(RequestKind) else (),
            returned={RETURNED: True, NEW: False}.get(kind),
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return self.wanted() != Wanted()


def _kinds(queue: Queue) -> list[tuple[str, Any]]:
    if queue.name == "requests":
        return [(kind.value, word(RequestKind, kind)) for kind in RequestKind]
    if queue.name == "triage":
        return [(NEW, _("new")), (RETURNED, _("returned"))]
    return []
