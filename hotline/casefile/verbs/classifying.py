"""Setting the class right: the new deadlines are shown before anything is saved."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property

from hotline.casefile.verbs.form import VerbForm
from hotline.refusing import sentence_of
from tickets.domain.lifecycle import Verb
from tickets.domain.refusals import Refusal
from tickets.domain.stages.intake import FACTS
from tickets.domain.vocabulary import ClockKind
from tickets.queries.what_if import tried
from tickets.words import word


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock before and after; None: it does not run."""

    name: str
    before: datetime | None
    after: datetime | None


class ReclassifyForm(VerbForm):
    """Begins with what the ticket is now; only what differs is said."""

    verb = Verb.RECLASSIFY
    template = "casefile/verbs/reclassify.html"

    def shape(self) -> None:
        """Show what it is."""
        life = self.about.life
        for name in FACTS:
            self.narrow(name, bool)
            if life is not None:
                self.fields[name].initial = str(getattr(life, name))

    def said(self) -> dict[str, object]:
        """Leave out what stays as it is."""
        life = self.about.life
        return {
            name: value
            for name, value in super().said().items()
            if name not in FACTS or life is None or str(getattr(life, name)) != value
        }

    @cached_property
    def preview(self) -> tuple[list[Moved], str]:
        """What would become of the deadlines, or why it is refused. Call it on a form that was sent."""
        assert self.about.ticket is not None
        assert self.about.life is not None
        said = {name: self.cleaned_data.get(name) for name in FACTS if self.cleaned_data.get(name)}
        said = {name: value for name, value in said.items() if str(getattr(self.about.life, name)) != value}
        try:
            after = tried(self.about.ticket, Verb.RECLASSIFY, {**said, "why": "–"}, self.about.actor, self.about.now)
        except Refusal as no:
            return [], sentence_of(no)
        before = self.about.life
        keys = [key for key, clock in {**before.clocks, **after.clocks}.items() if clock.live]
        return [
            Moved(
                word(ClockKind, after.clocks[key].kind),
                before.clocks[key].due if key in before.clocks else None,
                after.clocks[key].due if after.clocks[key].live else None,
            )
            for key in keys
        ], ""
