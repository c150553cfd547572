"""Everything that can happen to a ticket: one file per verb. `DOORS` is how pages, API and commands find them.

Each door is called ``door(number, actor=…, now=…, said={…}, expect=version)``; see `tickets.actions._door.Door`.
"""

from tickets.actions._door import Door
from tickets.actions.answer import answer
from tickets.actions.append import append
from tickets.actions.ask_reopen import ask_reopen
from tickets.actions.assign import assign
from tickets.actions.call_back import call_back
from tickets.actions.contact import contact
from tickets.actions.decide import decide
from tickets.actions.dispatch import dispatch
from tickets.actions.escalate import escalate
from tickets.actions.interim_reply import interim_reply
from tickets.actions.lift import lift
from tickets.actions.merge import merge
from tickets.actions.note import note
from tickets.actions.pass_reply import pass_reply
from tickets.actions.reclassify import reclassify
from tickets.actions.redirect import redirect
from tickets.actions.redo import redo
from tickets.actions.refer import refer
from tickets.actions.register import register
from tickets.actions.reply import reply
from tickets.actions.request import request
from tickets.actions.return_reply import return_reply
from tickets.actions.reveal import reveal
from tickets.actions.sign_for import sign_for
from tickets.actions.supervise import supervise
from tickets.actions.suspend import suspend
from tickets.actions.unmerge import unmerge
from tickets.actions.urge import urge
from tickets.actions.wake import wake
from tickets.actions.withdraw import withdraw
from tickets.domain.lifecycle import Verb

DOORS: dict[Verb, Door] = {
    Verb.ANSWER: answer,
    Verb.REFER: refer,
    Verb.DISPATCH: dispatch,
    Verb.SIGN_FOR: sign_for,
    Verb.REQUEST: request,
    Verb.DECIDE: decide,
    Verb.REDIRECT: redirect,
    Verb.ASSIGN: assign,
    Verb.CONTACT: contact,
    Verb.INTERIM_REPLY: interim_reply,
    Verb.SUSPEND: suspend,
    Verb.WAKE: wake,
    Verb.REPLY: reply,
    Verb.RETURN_REPLY: return_reply,
    Verb.PASS_REPLY: pass_reply,
    Verb.CALL_BACK: call_back,
    Verb.REDO: redo,
    Verb.ASK_REOPEN: ask_reopen,
    Verb.WITHDRAW: withdraw,
    Verb.MERGE: merge,
    Verb.UNMERGE: unmerge,
    Verb.APPEND: append,
    Verb.URGE: urge,
    Verb.SUPERVISE: supervise,
    Verb.LIFT: lift,
    Verb.ESCALATE: escalate,
    Verb.RECLASSIFY: reclassify,
    Verb.NOTE: note,
    Verb.REVEAL: reveal,
}

__all__ = ["DOORS", "Door", "register"]
