"""Requests to decide: what is asked, what the law allows, what the unit asked before, what granting would change."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.casefile.entries import written_day
from hotline.casefile.verbs import VerbForm
from hotline.casefile.verbs.deciding import DecideForm
from hotline.queues.desk import Desk
from hotline.refusing import sentence_of
from tickets import law as statutes
from tickets.domain.lifecycle import Verb
from tickets.domain.refusals import Refusal
from tickets.domain.stages.requests import return_window
from tickets.domain.terms import Terms
from tickets.domain.vocabulary import ClockKind, Decision, RequestKind
from tickets.domain.wall import due_text
from tickets.models import TicketRequest
from tickets.moments import in_words
from tickets.queries.requests import Asked, Before, asked_before
from tickets.queries.timers import TimerView, budget_text, clocks_of
from tickets.queries.what_if import tried
from tickets.words import word

PERIOD = timedelta(days=90)

MEANS = {
    RequestKind.RETURN: _("Granted, it comes back to triage; refused, the unit handles it."),
    RequestKind.EXTENSION: _("Granted, the deadline moves on from where it is now; the promise to the citizen stays."),
    RequestKind.SUSPEND: _("Granted, it lies on the ledger until the review date, and its deadline pauses."),
    RequestKind.TERMINATE: _("Granted, the ticket closes without a result."),
    RequestKind.REOPEN: _("Granted, it is handled again, with new deadlines for the unit."),
}


class Deciding(Desk):
    """A ticket on which somebody asks the hotline for something."""

    pane = "queues/panes/requests.html"

    @cached_property
    def deciding(self) -> DecideForm | None:
        """The form of the decision."""
        form = self.form_of(Verb.DECIDE) if Verb.DECIDE in self.verbs or self._sent_decide else None
        return form if isinstance(form, DecideForm) else None

    @property
    def _sent_decide(self) -> bool:
        return self.sent is not None and self.sent.verb is Verb.DECIDE

    @cached_property
    def asked(self) -> Asked | None:
        """The request that is decided: the form's, with its words."""
        chosen = self.deciding.chosen if self.deciding else None
        return next((one for one in self.case.requests if chosen and one.row.no == chosen.no), None)

    @property
    def request(self) -> TicketRequest | None:
        """Its row."""
        return self.asked.row if self.asked else None

    @property
    def kind(self) -> RequestKind | None:
        """What is asked."""
        return RequestKind(self.request.kind) if self.request else None

    @property
    def means(self) -> str:
        """What the decision does."""
        if self.kind is RequestKind.RETURN and self.ticket.dispatches >= self._terms.dispatches:
            return gettext("Granted, it goes to arbitration, where a supervisor designates the unit.")
        return str(MEANS[self.kind]) if self.kind else ""

    @property
    def _terms(self) -> Terms:
        return self.case.life.terms(statutes.in_force())

    @property
    def decisions(self) -> list[tuple[str, str, str, str]]:
        """The ways to decide: (code, label, key, how the button looks)."""
        ways = [
            (Decision.GRANTED, gettext("Grant"), "Alt+G", "main"),
            (Decision.REFUSED, gettext("Refuse"), "Alt+X", ""),
        ]
        if self.kind is RequestKind.RETURN:
            ways.append((Decision.DESIGNATED, gettext("Refuse and designate"), "Alt+Z", ""))
        return [(code.value, label, key, looks) for code, label, key, looks in ways]

    @cached_property
    def allowed(self) -> list[tuple[str, str]]:
        """What the law allows, beside what is asked: (label, value)."""
        return list(self._allowed()) if self.request is not None else []

    def _allowed(self) -> Iterator[tuple[str, str]]:
        terms, life = self._terms, self.case.life
        if self.kind is RequestKind.EXTENSION and terms.extension.span is not None:
            yield gettext("At most"), budget_text(terms.extension.span)
            yield (
                gettext("Extensions so far"),
                gettext("{count} of {most}").format(count=life.extensions, most=terms.extension.most),
            )
        if self.kind is RequestKind.RETURN:
            window = return_window(life, statutes.in_force())
            if window is not None:
                yield gettext("Could be returned until"), in_words(due_text(window.due, window.calendar.tz))
            yield (
                gettext("Dispatches so far"),
                gettext("{count}; after {most} it goes to arbitration").format(
                    count=life.dispatches, most=terms.dispatches
                ),
            )
        if self.kind is RequestKind.SUSPEND and self.request is not None and self.request.review_on:
            yield gettext("Review date"), written_day(self.request.review_on)
            yield gettext("At most"), gettext("90 days ahead")
        if self.kind is RequestKind.REOPEN and self.ticket.closed_at is not None:
            yield gettext("Handled so far"), gettext("round {n}").format(n=self.ticket.round)

    @cached_property
    def before(self) -> Before | None:
        """What the same unit asked of this kind in the last months. One statement."""
        if self.request is None or not self.request.unit:
            return None
        return asked_before(self.request, self.case.now - PERIOD)

    @cached_property
    def others(self) -> list[tuple[int, str]]:
        """What else waits for a decision on this ticket: (number, kind)."""
        return (
            [(one.no, capfirst(word(RequestKind, one.kind))) for one in self.deciding.others] if self.deciding else []
        )

    def preview(self, days: str = "") -> "Preview":
        """Return what granting the extension would make of the deadline. Tries it and throws it away."""
        assert self.request is not None
        said = {
            "request": self.request.no,
            "decision": Decision.GRANTED.value,
            "why": "–",
            "days": int(days) if days.isdecimal() else self.request.days,
        }
        now = self._handle(clocks_of(self.case.life, self.case.now, edition=self.case.catalogue.edition))
        try:
            after = tried(self.ticket, Verb.DECIDE, said, self.case.actor, self.case.now)
        except Refusal as no:
            return Preview(now, None, sentence_of(no))
        return Preview(now, self._handle(clocks_of(after, self.case.now, edition=self.case.catalogue.edition)), "")

    @cached_property
    def granted(self) -> "Preview | None":
        """The preview for the days asked for, or those that were typed."""
        if self.kind is not RequestKind.EXTENSION:
            return None
        return self.preview(str(_typed(self.deciding)))

    def _handle(self, views: list[TimerView]) -> TimerView | None:
        return next((one for one in views if one.kind == ClockKind.HANDLE and one.status in ("running", "late")), None)


class Preview:
    """The unit's deadline before and after, explained; or why it cannot be."""

    def __init__(self, now: TimerView | None, then: TimerView | None, no: str) -> None:
        self.now, self.then, self.no = now, then, no


def _typed(form: VerbForm | None) -> str:
    return str(form.data.get("days", "")) if form is not None and form.is_bound else ""
