"""Reply, return the reply, pass it: the unit's answer and the hotline's reading of it."""

from dataclasses import replace

from routing.domain.speech import _
from tickets.domain.chance import drawn
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import ASSIST, LEAD, Life
from tickets.domain.refusals import Invalid, NotNow
from tickets.domain.vocabulary import REPLY_OUTCOMES, ClockKind, ReplyResult, State

UNDER_REVIEW = (ClockKind.FIRST_CONTACT, ClockKind.ASSIST)
"""Clocks that are held while the hotline reads a reply: they end with it, or go on where they stood."""


def check_reply(life: Life, event: Event, law: Lawbook) -> None:
    """The lead signed for it first; an assist replies once."""
    part = life.part_of(event.unit)
    assert part is not None
    if part.role == LEAD and life.state is not State.HANDLING:
        raise NotNow("not_signed", _("Sign for the ticket before replying."))
    if part.role != LEAD and part.replied_at is not None:
        raise NotNow("part_done", _("This unit's part is complete."))


def reply(life: Life, event: Event, law: Lawbook) -> None:
    """Complete the part; the lead's reply stops the handling clock and goes to review, and what others owe waits."""
    part = life.part_of(event.unit)
    assert part is not None
    life.parts[part.no] = replace(part, replied_at=event.at)
    if part.role != LEAD:
        life.meet(event.at, ClockKind.ASSIST, unit=part.unit)
        return
    life.result = ReplyResult(event.data["result"])
    life.meet(event.at, ClockKind.HANDLE, ClockKind.PROMISE)
    life.pause(event.at, *UNDER_REVIEW)
    life.void_requests(event.at)
    life.state = State.REPLIED
    life.start(ClockKind.REPLY_REVIEW, event.at, law)


def check_return_reply(life: Life, event: Event, law: Lawbook) -> None:
    """Who is to go on as well is an assisting unit whose part was complete."""
    for unit in event.data.get("assists", ()):
        part = life.part_of(unit, ASSIST)
        if part is None or part.replied_at is None:
            raise Invalid("not_done", _("“{value}” has completed no part of this ticket."), field="assists", value=unit)


def return_reply(life: Life, event: Event, law: Lawbook) -> None:
    """Send the reply back: clocks go on where they stood, never with a fresh deadline.

    An assisting unit that was still at work goes on; one whose part was complete does only where the reviewer names it.
    """
    life.meet(event.at, ClockKind.REPLY_REVIEW)
    life.revive(ClockKind.HANDLE, event.at, law)
    life.resume(event.at, law, *UNDER_REVIEW)
    for unit in event.data.get("assists", ()):
        part = life.part_of(unit, ASSIST)
        assert part is not None
        life.parts[part.no] = replace(part, replied_at=None)
        life.revive(ClockKind.ASSIST, event.at, law, unit=unit)
    lead = life.lead
    if lead is not None:
        life.parts[lead.no] = replace(lead, replied_at=None)
    life.result = None
    life.state = State.HANDLING


def pass_reply(life: Life, event: Event, law: Lawbook) -> None:
    """Let the reply stand: ask the citizen where the policy asks, else close on what the unit said."""
    life.meet(event.at, ClockKind.REPLY_REVIEW)
    life.cancel(event.at, *UNDER_REVIEW)
    ask_or_close(life, event, law)


def ask_or_close(life: Life, event: Event, law: Lawbook) -> None:
    """Go to callback, or close with the outcome of the reply where nobody is to be asked: by the policy, or because
    the caller did not want to be (Jinan Art. 24). Who was not asked may still ask for it to be opened again."""
    assert life.result is not None
    if not life.no_callback and drawn(life.terms(law).callback, life.number, "callback", life.round):
        life.state = State.CALLBACK
        life.start(ClockKind.CALLBACK, event.at, law)
    else:
        life.close(REPLY_OUTCOMES[life.result], event.at)


def read_by_a_person(life: Life, law: Lawbook) -> bool:
    """Say whether a reviewer reads this reply, by the policy's `review` word."""
    return drawn(life.terms(law).review, life.number, "review", life.round)
