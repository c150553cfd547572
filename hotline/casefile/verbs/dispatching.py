"""Giving a ticket to a unit: what the rules would do is shown, with the reasons, and may be changed."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy

from hotline.casefile.verbs.about import flat
from hotline.casefile.verbs.form import VerbForm
from routing.domain.decision import Decision
from tickets.domain.lifecycle import Verb
from tickets.queries.advice import advised


class DispatchForm(VerbForm):
    """Filled with the router's decision; where the router asks a human, with nothing but its question."""

    verb = Verb.DISPATCH
    template = "casefile/verbs/dispatch.html"

    def shape(self) -> None:
        """Begin with what the rules say."""
        self.fields["why"].widget.attrs["rows"] = 3
        if self.arbitrates:
            del self.fields["designated"]  # in arbitration it always is
        if self.decision is None:
            return
        known = {code for code, _name in flat(self.about.units())}
        lead = self.decision.lead if self.decision.lead in known else ""
        begin: dict[str, Any] = {
            "lead": lead,
            "assists": [code for code in self.decision.assists if code in known],
            "copies": [code for code in self.decision.copies if code in known],
            "why": self.because[0] if lead and self.because else "",
        }
        for name, value in begin.items():
            self.fields[name].initial = value

    @property
    def arbitrates(self) -> bool:
        """Whether this ends a dispute: the unit is designated."""
        return self.about.life is not None and self.about.life.arbitration

    @property
    def submit(self) -> str:
        """What it is called then."""
        return gettext("Designate") if self.arbitrates else super().submit

    @cached_property
    def decision(self) -> Decision | None:
        """What the rules in force would do with this ticket."""
        return advised(self.about.ticket, self.about.catalogue) if self.about.ticket else None

    @cached_property
    def because(self) -> list[str]:
        """Why, in sentences."""
        return self.decision.trace.sentences(say=gettext, name=self.about.name) if self.decision else []

    @property
    def advised_lead(self) -> str:
        """The name of the unit the rules would choose, empty where a human is asked."""
        return self.about.name("unit", self.decision.lead) if self.decision and self.decision.lead else ""


class RedirectForm(VerbForm):
    """To any other unit than the one it lies with."""

    verb = Verb.REDIRECT

    def shape(self) -> None:
        """Leave out the unit that has it."""
        lead = self.about.life.lead if self.about.life else None
        if lead is not None:
            field: Any = self.fields["lead"]
            field.choices = [
                (label, [one for one in options if one[0] != lead.unit] if isinstance(options, list) else options)
                for label, options in field.choices
            ]


class RedoForm(VerbForm):
    """Again by the same unit, unless another is named."""

    verb = Verb.REDO

    def shape(self) -> None:
        """Say what naming nobody means."""
        self.fields["lead"].help_text = gettext_lazy("If none is chosen, the unit that handled it last has it again.")
