"""Request, decide, ask to reopen: what a unit or a citizen wants, and what the hotline says to it."""

from dataclasses import replace
from datetime import date, datetime

from routing.domain.speech import _
from tickets.domain.calendar import Calendar
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life, Request
from tickets.domain.promise import Deadline, reckon
from tickets.domain.refusals import Invalid, NotNow, missing
from tickets.domain.span import Measure, Span
from tickets.domain.stages import handling
from tickets.domain.terms import Terms
from tickets.domain.vocabulary import (
    REQUEST_REASONS,
    UNCOUNTED_RETURNS,
    ClockKind,
    Decision,
    Outcome,
    RequestKind,
    State,
)


def check_request(life: Life, event: Event, law: Lawbook) -> None:
    """Each kind has its own conditions; a second request of the same kind waits for the first."""
    kind = RequestKind(event.data["kind"])
    if event.data["reason"] not in REQUEST_REASONS[kind]:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not a reason for this."),
            field="reason",
            value=event.data["reason"],
        )
    if life.pending(kind):
        raise NotNow("already_asked", _("This has been asked already and waits for a decision."))
    {
        RequestKind.RETURN: _check_return,
        RequestKind.EXTENSION: _check_extension,
        RequestKind.SUSPEND: _check_suspend_request,
        RequestKind.TERMINATE: lambda *_args: None,
    }[kind](life, event, law)


def request(life: Life, event: Event, law: Lawbook) -> None:
    """Note what is asked. State stays, clocks keep running: rule fast, handle first, argue later."""
    said = event.data
    asked = Request(
        no=len(life.requests) + 1,
        kind=RequestKind(said["kind"]),
        reason=said["reason"],
        unit=event.unit,
        asked_at=event.at,
        suggested=said.get("suggested", ""),
        days=int(said.get("days") or 0),
        review_on=said.get("review_on", ""),
    )
    life.requests[asked.no] = asked


def ask_reopen(life: Life, event: Event, law: Lawbook) -> None:
    """Note the citizen's new facts for the hotline to decide."""
    no = len(life.requests) + 1
    life.requests[no] = Request(no=no, kind=RequestKind.REOPEN, reason="new_facts", unit="", asked_at=event.at)


def check_ask_reopen(life: Life, event: Event, law: Lawbook) -> None:
    """Within the policy's days after closing, and not while the same is being decided."""
    assert life.closed_at is not None
    if life.pending(RequestKind.REOPEN):
        raise NotNow("already_asked", _("This has been asked already and waits for a decision."))
    last = reopen_until(life, law)
    if event.at > last:
        raise NotNow(
            "reopen_too_late",
            _("A matter can be reopened within {span} of its closing; please make a new report."),
            span=str(life.terms(law).reopen),
            until=last.isoformat(),
        )


def reopen_until(life: Life, law: Lawbook) -> datetime:
    """Return until when the citizen may ask for a closed matter to be opened again."""
    assert life.closed_at is not None
    terms = life.terms(law)
    return reckon(life.closed_at, terms.reopen, _calendar(terms, law), terms.counting).due


def check_decide(life: Life, event: Event, law: Lawbook) -> None:
    """The request is there and pending; the decision fits its kind."""
    asked = life.requests.get(int(event.data["request"]))
    if asked is None or not asked.pending:
        raise NotNow("not_pending", _("This request is not waiting for a decision."))
    if event.data["decision"] == Decision.DESIGNATED and asked.kind is not RequestKind.RETURN:
        raise Invalid("wrong_decision", _("Only a return can be refused with designation."), field="decision")
    if event.data["decision"] == Decision.GRANTED:
        if asked.kind is RequestKind.EXTENSION:
            granted_span(life, asked, int(event.data.get("days") or asked.days), law)
        if asked.kind is RequestKind.SUSPEND:
            if life.state is not State.HANDLING:
                raise NotNow("not_signed", _("The unit has not signed for the ticket yet."))
            if date.fromisoformat(asked.review_on) < life.day(event.at, law):
                raise NotNow("review_past", _("The review date asked for is over: the unit must ask anew."))


def decide(life: Life, event: Event, law: Lawbook) -> None:
    """Grant or refuse. Only a grant moves anything."""
    asked = life.requests[int(event.data["request"])]
    decision = Decision(event.data["decision"])
    life.requests[asked.no] = replace(asked, status=decision.value, decided_at=event.at)
    if decision is Decision.DESIGNATED:
        life.designated = True
    if decision is not Decision.GRANTED:
        return
    if asked.kind is RequestKind.RETURN:
        _grant_return(life, asked, event, law)
    elif asked.kind is RequestKind.EXTENSION:
        _grant_extension(life, asked, event, law)
    elif asked.kind is RequestKind.SUSPEND:
        handling.suspend(life, replace(event, data={**event.data, "review_on": asked.review_on}), law)
    elif asked.kind is RequestKind.TERMINATE:
        life.close(Outcome.TERMINATED, event.at)


def return_window(life: Life, law: Lawbook) -> Deadline | None:
    """Return until when the lead may give the ticket back, with its explanation; None where it may not at all."""
    terms, lead = life.terms(law), life.lead
    if terms.return_window is None or lead is None:
        return None
    return reckon(lead.since, terms.return_window, _calendar(terms, law), terms.counting)


def granted_span(life: Life, asked: Request, days: int, law: Lawbook) -> Span:
    """Return how much an extension of `days` gives; hour-counted terms give their own span.

    Raises `Invalid` where it is more than the terms allow.
    """
    most = life.terms(law).extension.span
    if most is None:
        raise NotNow("no_extension", _("Tickets of this class are not extended."))
    if most.measure in (Measure.NATURAL_HOUR, Measure.WORK_HOUR):
        return most
    span = Span(days, most.measure) if days else most
    if span.amount > most.amount:
        raise Invalid("too_many_days", _("At most {span} can be granted."), field="days", span=str(most))
    return span


def _calendar(terms: Terms, law: Lawbook) -> Calendar:
    return law.calendar(terms.calendar, law.newest[terms.calendar])


def _check_return(life: Life, event: Event, law: Lawbook) -> None:
    if life.designated:
        raise NotNow("designated", _("The unit was designated: the ticket cannot be returned."))
    if event.data["reason"] in ("wrong_duty", "wrong_area") and not event.data.get("suggested"):
        raise missing("suggested")
    window = return_window(life, law)
    if window is None:
        raise NotNow("no_return", _("Tickets of this class cannot be returned."))
    if event.at > window.due:
        raise NotNow(
            "return_too_late",
            _("The window for returning ({span} from dispatch) ended at {until}: the unit must handle it."),
            span=str(life.terms(law).return_window),
            until=window.due.isoformat(),
        )


def _check_extension(life: Life, event: Event, law: Lawbook) -> None:
    terms = life.terms(law)
    if life.extensions >= terms.extension.most:
        raise NotNow("no_more_extensions", _("At most {most} extensions are given."), most=terms.extension.most)
    due = handle_due(life)
    if due is None or event.at > due:
        raise NotNow("extension_too_late", _("An extension must be asked for before the deadline."))
    granted_span(life, Request(0, RequestKind.EXTENSION, "", "", event.at), int(event.data.get("days") or 0), law)


def _check_suspend_request(life: Life, event: Event, law: Lawbook) -> None:
    if life.state is not State.HANDLING:
        raise NotNow("not_signed", _("The unit has not signed for the ticket yet."))
    if not event.data.get("review_on"):
        raise missing("review_on")
    for field in ("plan", "owner"):  # texts: the event holds their digests
        if field not in event.data.get("papers", {}):
            raise missing(field)
    handling.check_suspend(life, event, law)


def handle_due(life: Life) -> datetime | None:
    """Return when the live handling clock falls due, or None."""
    return next((clock.due for clock in life.running(ClockKind.HANDLE)), None)


def _grant_return(life: Life, asked: Request, event: Event, law: Lawbook) -> None:
    if asked.reason not in UNCOUNTED_RETURNS:
        life.returns += 1
    else:
        life.dispatches -= 1
    life.leave_unit(event.at, "returned")
    life.state = State.REGISTERED
    life.arbitration = life.dispatches >= life.terms(law).dispatches
    life.start(ClockKind.TRIAGE, event.at, law)


def _grant_extension(life: Life, asked: Request, event: Event, law: Lawbook) -> None:
    span = granted_span(life, asked, int(event.data.get("days") or asked.days), law)
    life.extensions += 1
    for clock in life.running(ClockKind.HANDLE):
        life.judge(clock.extended(event.at, span, asked.reason), event.at, law)
