"""Doing what a form says."""

from django.utils.text import capfirst
from django.utils.translation import gettext

from hotline.casefile.verbs.about import About
from hotline.casefile.verbs.form import VerbForm
from hotline.citizens import looking
from routing.domain.speech import _
from tickets.actions import DOORS
from tickets.domain.lifecycle import Verb
from tickets.domain.refusals import Stale
from tickets.models import Ticket
from tickets.queries.done_already import done_already
from tickets.words import done_word


def act(form: VerbForm, about: About, number: str = "") -> None:
    """Do the form's verb on its ticket (or on `number`, in a bulk act). Raises the verb's refusals.

    A form that is sent twice does one act: where the ticket has moved on by this very act, nothing more is done.
    """
    number = number or _ticket(about).number
    said, expect = form.said(), form.expected()
    try:
        if form.verb is Verb.REVEAL:
            looking.reveal(
                number,
                actor=about.actor,
                now=about.now,
                reason=str(said.get("reason", "")),
                detail=str(said.get("detail", "")),
                expect=expect,
            )
        else:
            DOORS[form.verb](number, actor=about.actor, now=about.now, said=said, expect=expect)
    except Stale:
        if expect is None or not done_already(_ticket(about), form.verb, said, about.actor, expect):
            raise


def done_sentence(verb: Verb) -> str:
    """Return what a page says when a verb was done."""
    return gettext("{act}.").format(act=capfirst(done_word(verb)))


def overtaken(form: VerbForm, about: About) -> Stale | None:
    """Return that the ticket moved on where that is why a form no longer fits: what it offered is offered no more."""
    ticket, said = _ticket(about), form.data.get("version", "")
    if not said.isdecimal() or int(said) == ticket.seq:
        return None
    return Stale(
        "stale",
        _("The ticket has moved on since you read it: it is now “{state}”."),
        state=ticket.state,
        version=ticket.seq,
        expected=int(said),
    )


def _ticket(about: About) -> Ticket:
    assert about.ticket is not None
    return about.ticket
