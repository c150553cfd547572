"""Merging: look-alikes are offered, and any other number may be named."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hotline.casefile.verbs.form import VerbForm
from tickets.domain.lifecycle import Verb
from tickets.queries.look_alikes import LookAlike, look_alikes

PICK = "pick"


class MergeForm(VerbForm):
    """The master is picked, or named by its number, which overrules the pick."""

    verb = Verb.MERGE
    template = "casefile/verbs/merge.html"

    def shape(self) -> None:
        """Picking is enough."""
        self.fields["master"].required = False
        self.fields["master"].label = _("Another number")

    @cached_property
    def alikes(self) -> list[LookAlike]:
        """Tickets that may be about the same matter. Two statements."""
        ticket = self.about.ticket
        if ticket is None:
            return []
        return look_alikes(
            self.about.actor,
            self.about.now,
            text=f"{ticket.title} {ticket.content}",
            category=ticket.category_id or "",
            area=ticket.area_id or "",
            lon=ticket.lon,
            lat=ticket.lat,
            leave_out=ticket.number,
        )

    @property
    def picked(self) -> str:
        """The look-alike that was picked."""
        return str(self.data.get(PICK, "")) if self.is_bound else ""

    def clean(self) -> dict[str, Any]:
        """Take the pick where no number was named."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("master") and "master" not in self.errors:
            cleaned["master"] = self.picked
            if not self.picked:
                self.add_error("master", _("Pick a ticket, or name its number."))
        return cleaned
