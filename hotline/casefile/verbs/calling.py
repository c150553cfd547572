"""Calling back: how the attempt went, then the three questions."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hotline.casefile.verbs.fields import yes_or_no
from hotline.casefile.verbs.form import VerbForm
from tickets.domain.lifecycle import Verb
from tickets.domain.vocabulary import Reach
from tickets.models import Event

NOT_BY_STAFF = frozenset({Reach.WEB_RATED, Reach.NOT_ASKED})
SATISFIED = (
    ("5", _("5 – very satisfied")),
    ("4", _("4 – satisfied")),
    ("3", _("3 – neither")),
    ("2", _("2 – unsatisfied")),
    ("1", _("1 – very unsatisfied")),
)


class CallBackForm(VerbForm):
    """The questions are only asked of somebody who was reached."""

    verb = Verb.CALL_BACK
    template = "casefile/verbs/call_back.html"
    questions = ("contacted", "solved", "satisfied", "reason", "remark", "accept")

    def shape(self) -> None:
        """Put the questions as they are read out."""
        self.narrow("reach", lambda code: code not in NOT_BY_STAFF)
        self.fields["contacted"] = yes_or_no(str(self.fields["contacted"].label))
        self.fields["satisfied"] = forms.TypedChoiceField(
            label=_("Are you satisfied?"),
            required=False,
            choices=SATISFIED,
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
        )
        self.narrow("solved", bool)
        self.fields["remark"].widget.attrs["rows"] = 2

    @property
    def asked_fields(self) -> list[forms.BoundField]:
        """The fields that only somebody who was reached answers."""
        return [self[name] for name in self.questions]

    @cached_property
    def attempts(self) -> list[Event]:
        """The attempts so far, oldest first. One statement."""
        if self.about.ticket is None:
            return []
        return list(Event.objects.filter(ticket=self.about.ticket, verb=Verb.CALL_BACK).order_by("seq").defer("hash"))

    def said(self) -> dict[str, object]:
        """Leave out answers of somebody who was not reached."""
        said = super().said()
        if said.get("reach") == Reach.REACHED:
            return said
        return {name: value for name, value in said.items() if name not in self.questions or name == "remark"}
