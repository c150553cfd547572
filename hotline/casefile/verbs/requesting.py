"""Asking the hotline: first what is asked, then what that kind asks; and what speaks against it is said before."""

from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from hotline.casefile.verbs.fields import one_of
from hotline.casefile.verbs.form import VerbForm
from hotline.refusing import sentence_of
from tickets import law as statutes
from tickets.choices import REQUEST_REASONS as REASON_NAMES
from tickets.domain.event import Event
from tickets.domain.lifecycle import Verb
from tickets.domain.refusals import Invalid, Refusal
from tickets.domain.stages import check
from tickets.domain.stages.requests import return_window
from tickets.domain.vocabulary import REQUEST_REASONS, UNCOUNTED_RETURNS, RequestKind
from tickets.domain.wall import due_text
from tickets.moments import in_words
from tickets.queries.timers import budget_text
from tickets.words import word

ASKED = {
    RequestKind.RETURN: ("reason", "basis", "suggested"),
    RequestKind.EXTENSION: ("reason", "basis", "days"),
    RequestKind.SUSPEND: ("reason", "basis", "plan", "owner", "review_on"),
    RequestKind.TERMINATE: ("reason", "basis"),
}
"""What each kind asks for, beside itself."""

NEEDED = frozenset({"days", "plan", "owner", "review_on"})
"""What the kind that asks for it cannot do without."""

MEANT = {
    RequestKind.RETURN: gettext_lazy("The matter belongs to somebody else. It goes back to the hotline."),
    RequestKind.EXTENSION: gettext_lazy("More time is needed. It is counted on from the present deadline."),
    RequestKind.SUSPEND: gettext_lazy(
        "It cannot be solved now. It waits on the ledger, with a plan and a review date."
    ),
    RequestKind.TERMINATE: gettext_lazy("Handling should end without a result."),
}


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of request, with what it means, its terms, and why it is not possible now (empty: it is)."""

    kind: RequestKind
    name: str
    meant: str
    terms: str
    no: str


class RequestForm(VerbForm):
    """Without a kind it only offers the kinds."""

    verb = Verb.REQUEST
    template = "casefile/verbs/request.html"
    asks: ClassVar[frozenset[str]] = frozenset({"kind"})

    def shape(self) -> None:
        """Keep what the chosen kind asks for."""
        offered = self.fields["kind"].choices  # type: ignore[attr-defined]
        self.fields["kind"] = forms.ChoiceField(choices=offered, initial=self.chosen, widget=forms.HiddenInput)
        wanted = ASKED[self.chosen] if self.chosen else ()
        for name in [say.name for say in self.row.says]:
            if name != "kind" and name not in wanted:
                del self.fields[name]
            elif name in NEEDED:
                self.fields[name].required = True
        if not self.chosen:
            return
        reasons = [(code, REASON_NAMES[code]) for code in REQUEST_REASONS[self.chosen]]
        label = self.fields["reason"].label
        self.fields["reason"] = one_of(reasons, few=True)
        self.fields["reason"].label = label
        if "suggested" in self.fields:
            self.fields["suggested"].help_text = gettext("Needed where area or duty is wrong.")
        if "days" in self.fields:
            self.fields["days"].help_text = self.way.terms if self.way else ""

    @cached_property
    def chosen(self) -> RequestKind | None:
        """The kind that was chosen, in the form or in the address."""
        said = self.data.get("kind") if self.is_bound else self.about.asked.get("kind")
        return RequestKind(said) if said in set(ASKED) else None

    @property
    def title(self) -> str:
        """What is asked."""
        return capfirst(word(RequestKind, self.chosen)) if self.chosen else super().title

    @property
    def way(self) -> Way | None:
        """The chosen kind with its terms."""
        return next((way for way in self.ways if way.kind is self.chosen), None)

    @cached_property
    def ways(self) -> list[Way]:
        """Every kind, with its terms on this ticket."""
        return [
            Way(kind, capfirst(word(RequestKind, kind)), str(MEANT[kind]), self._terms(kind), self._no(kind))
            for kind in ASKED
        ]

    def _terms(self, kind: RequestKind) -> str:
        life = self.about.life
        if life is None:
            return ""
        law = statutes.in_force()
        terms = life.terms(law)
        if kind is RequestKind.RETURN and (window := return_window(life, law)) is not None:
            return gettext("Possible until {until}.").format(until=in_words(due_text(window.due, window.calendar.tz)))
        if kind is RequestKind.EXTENSION and terms.extension.span is not None:
            return gettext("At most {span}, {count} of {most} used.").format(
                span=budget_text(terms.extension.span), count=life.extensions, most=terms.extension.most
            )
        return ""

    def _no(self, kind: RequestKind) -> str:
        """Try it on the life as it is: what is refused whatever is said is said before anybody types."""
        life = self.about.life
        if life is None:
            return ""
        reason = next((one for one in REQUEST_REASONS[kind] if one in UNCOUNTED_RETURNS), REQUEST_REASONS[kind][0])
        event = Event(
            seq=life.seq + 1,
            verb=Verb.REQUEST,
            at=self.about.now,
            actor=self.about.actor.ref,
            unit=self.about.actor.unit,
            data={"kind": kind.value, "reason": reason},
        )
        try:
            check(life, event, statutes.in_force())
        except Invalid:
            return ""
        except Refusal as no:
            return sentence_of(no)
        return ""
