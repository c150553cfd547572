"""Replying: the citizen's words beside the form, and what the reply must say."""

from django.utils.translation import gettext_lazy as _

from hotline.casefile.verbs.form import VerbForm
from tickets.domain.life import LEAD
from tickets.domain.lifecycle import Verb


class ReplyForm(VerbForm):
    """The lead's reply goes to the citizen; an assisting unit's goes to the lead."""

    verb = Verb.REPLY
    template = "casefile/verbs/reply.html"

    def shape(self) -> None:
        """Give the reply room."""
        self.fields["text"].widget.attrs["rows"] = 8
        self.fields["evidence"].widget.attrs["rows"] = 3
        if self.assists:
            self.fields["text"].label = _("What your unit did")

    @property
    def assists(self) -> bool:
        """Say whether the actor's unit only assists."""
        part = self.about.life.part_of(self.about.actor.unit) if self.about.life else None
        return part is not None and part.role != LEAD


class InterimReplyForm(VerbForm):
    """A promise has a date."""

    verb = Verb.INTERIM_REPLY

    def shape(self) -> None:
        """Say who reads it."""
        self.fields["text"].widget.attrs["rows"] = 6
        self.fields["promise_on"].help_text = _("The citizen reads this date, and a clock runs to it.")
