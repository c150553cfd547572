"""Deciding a request, with the request beside the form; lifting a supervision."""

from typing import ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext

from hotline.casefile.verbs.fields import one_of
from hotline.casefile.verbs.form import VerbForm
from tickets.domain.life import Request
from tickets.domain.lifecycle import Verb
from tickets.domain.vocabulary import Decision, RequestKind, SupervisionKind
from tickets.queries.requests import Asked, requests_of
from tickets.words import word


class DecideForm(VerbForm):
    """One pending request is decided at a time; what does not fit its kind is not asked."""

    verb = Verb.DECIDE
    template = "casefile/verbs/decide.html"
    asks: ClassVar[frozenset[str]] = frozenset({"request"})

    def shape(self) -> None:
        """Keep what the request's kind leaves to decide."""
        label = self.fields["request"].label
        self.fields["request"] = forms.TypedChoiceField(
            label=label,
            choices=[(str(one.no), word(RequestKind, one.kind)) for one in self.pending],
            coerce=int,
            initial=str(self.chosen.no) if self.chosen else "",
            widget=forms.HiddenInput,
        )
        kind = self.chosen.kind if self.chosen else None
        if kind is not RequestKind.RETURN:
            self.narrow("decision", lambda code: code != Decision.DESIGNATED)
        if kind is not RequestKind.EXTENSION:
            del self.fields["days"]
        elif self.chosen is not None and self.chosen.days:
            self.fields["days"].initial = self.chosen.days
        if kind is not RequestKind.REOPEN:
            del self.fields["lead"]
        self.fields["why"].widget.attrs["rows"] = 3

    @cached_property
    def pending(self) -> list[Request]:
        """The requests that wait."""
        life = self.about.life
        return [one for one in life.requests.values() if one.pending] if life else []

    @cached_property
    def chosen(self) -> Request | None:
        """The request that is decided: the one named, else the first that waits."""
        said = self.data.get("request") if self.is_bound else self.about.asked.get("request")
        named = next((one for one in self.pending if str(one.no) == said), None)
        return named or next(iter(self.pending), None)

    @cached_property
    def asked(self) -> Asked | None:
        """The request with its basis in words. Two statements."""
        if self.about.ticket is None or self.chosen is None:
            return None
        return next((one for one in requests_of(self.about.ticket) if one.row.no == self.chosen.no), None)

    @property
    def others(self) -> list[Request]:
        """What else waits for a decision."""
        return [one for one in self.pending if one is not self.chosen]

    @property
    def title(self) -> str:
        """What is decided."""
        if self.chosen is None:
            return super().title
        return gettext("Decide: {kind}").format(kind=word(RequestKind, self.chosen.kind))


class LiftForm(VerbForm):
    """Which supervision is lifted is chosen, not typed."""

    verb = Verb.LIFT

    def shape(self) -> None:
        """Offer those that hold."""
        life = self.about.life
        held = [one for one in life.supervisions.values() if one.lifted_at is None] if life else []
        options = [(str(one.no), capfirst(word(SupervisionKind, one.kind))) for one in held]
        label = self.fields["supervision"].label
        self.fields["supervision"] = one_of(options, few=True)
        self.fields["supervision"].label = label
        if len(options) == 1:
            self.fields["supervision"].initial = options[0][0]

    def said(self) -> dict[str, object]:
        """Name the supervision by its number."""
        said = super().said()
        return {**said, "supervision": int(str(said["supervision"]))}
