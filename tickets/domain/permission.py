"""May this actor do this now? The part of every refusal that needs no input: buttons are made from it."""

from routing.domain.speech import _
from tickets.domain.life import ASSIST, LEAD, Life
from tickets.domain.lifecycle import ROWS, UNIT_PEOPLE, VERBS, Verb
from tickets.domain.people import Actor, Role
from tickets.domain.refusals import Forbidden, NotNow, Refusal
from tickets.domain.vocabulary import Outcome, RequestKind, State

ASSIST_VERBS = frozenset({Verb.REPLY, Verb.CONTACT, Verb.ASSIGN, Verb.NOTE, Verb.REVEAL})
"""What a unit may do on a ticket it only assists."""

FREE_VERBS = frozenset({Verb.NOTE, Verb.REVEAL})
"""Open to everybody who sees the ticket and has the role."""


def refusal(life: Life, verb: Verb, actor: Actor) -> Refusal | None:
    """Return why `actor` may not `verb` this life now, or None. That they may see it is decided before."""
    row = VERBS[verb]
    if life.state not in row.sources and not (verb is Verb.REGISTER and life.seq == 0):
        return NotNow(
            "wrong_state",
            _("This is not possible while the ticket is “{state}”."),
            state=life.state.value,
            verb=verb.value,
        )
    if not actor.is_any(row.who):
        return Forbidden("wrong_role", _("Your role does not allow this."), verb=verb.value)
    if verb not in FREE_VERBS and acts_for_unit(verb, actor):
        part = life.part_of(actor.unit)
        if part is None or (part.role != LEAD and (part.role != ASSIST or verb not in ASSIST_VERBS)):
            return Forbidden("not_lead", _("Only the unit that leads this ticket may do this."), verb=verb.value)
    return _by_history(life, verb, actor)


def _by_history(life: Life, verb: Verb, actor: Actor) -> Refusal | None:
    if verb is Verb.DISPATCH and life.arbitration and Role.SUPERVISOR not in actor.roles:
        return NotNow("in_arbitration", _("This ticket is in arbitration: a supervisor designates the unit."))
    if verb is Verb.DECIDE and life.pending() is None:
        return NotNow("not_pending", _("No request waits for a decision."))
    if verb is Verb.ASK_REOPEN and life.pending(RequestKind.REOPEN):
        return NotNow("already_asked", _("This has been asked already and waits for a decision."))
    if verb is Verb.LIFT and all(held.lifted_at for held in life.supervisions.values()):
        return NotNow("not_supervised", _("The ticket is not under supervision."))
    if verb in (Verb.REDO, Verb.ASK_REOPEN):
        if life.forgotten_at is not None:
            return NotNow("forgotten", _("The ticket has been forgotten already."))
        if life.state is State.CLOSED and not was_handled(life):
            return NotNow("never_handled", _("This ticket was not handled by a unit; make a new one."))
    if verb is Verb.REVEAL and life.confidential and acts_for_unit(verb, actor):
        return Forbidden("confidential", _("The caller asked for confidence: units do not see who called."))
    if verb is Verb.REPLY:
        part = life.part_of(actor.unit)
        if part is not None and part.role == LEAD and life.state is not State.HANDLING:
            return NotNow("not_signed", _("Sign for the ticket before replying."))
        if part is not None and part.role != LEAD and part.replied_at is not None:
            return NotNow("part_done", _("This unit's part is complete."))
    return None


def was_handled(life: Life) -> bool:
    """Say whether a unit's handling stands behind the end of a closed ticket: only that can be handled again."""
    return life.lead is not None or (bool(life.master) and life.outcome in REDOABLE)


REDOABLE = (
    Outcome.RESOLVED,
    Outcome.PARTLY_RESOLVED,
    Outcome.EXPLAINED,
    Outcome.PLAN_AGREED,
    Outcome.CANNOT_VERIFY,
    Outcome.UNRESOLVED,
    Outcome.UNRATED,
    Outcome.TERMINATED,
)
"""Outcomes of a followed ticket behind which the handling of its master's unit stands."""


def acts_for_unit(verb: Verb, actor: Actor) -> bool:
    """Say whether the actor may do this only as one of the unit's people, not by a role at the hotline."""
    by_role = set(actor.roles & VERBS[verb].who)
    return bool(by_role) and by_role <= UNIT_PEOPLE


def open_verbs(life: Life, actor: Actor) -> list[Verb]:
    """Return what is open to the actor now, in table order: every button that works, and none that does not."""
    return [row.verb for row in ROWS if row.manual and refusal(life, row.verb, actor) is None]
