"""Merge, unmerge, follow: one handling for many callers, each with a promise of their own."""

from routing.domain.speech import _
from tickets.domain.event import Event
from tickets.domain.lawbook import Lawbook
from tickets.domain.life import Life
from tickets.domain.refusals import Invalid
from tickets.domain.stages.replying import ask_or_close
from tickets.domain.vocabulary import UNIT_CLOCKS, ClockKind, Outcome, ReplyResult, State

HELD = (ClockKind.TRIAGE, *sorted(UNIT_CLOCKS), ClockKind.SUPERVISION_DUE)
"""Clocks that follow the master while merged; the citizen clock goes on."""


def check_merge(life: Life, event: Event, law: Lawbook) -> None:
    """Not into itself. That the master is open, no child itself, and the child no master, the door looks up."""
    if event.data["master"] == life.number:
        raise Invalid("own_master", _("A ticket cannot be merged into itself."), field="master")


def merge(life: Life, event: Event, law: Lawbook) -> None:
    """Hold everything of the child but its citizen clock."""
    life.merged_from = life.state
    life.master = event.data["master"]
    life.pause(event.at, *HELD)
    life.void_requests(event.at)
    life.state = State.MERGED


def unmerge(life: Life, event: Event, law: Lawbook) -> None:
    """Put it back where it was; held clocks go on where they stood."""
    assert life.merged_from is not None
    life.state = life.merged_from
    life.merged_from = None
    life.master = ""
    life.resume(event.at, law, *HELD)


def follow(life: Life, event: Event, law: Lawbook) -> None:
    """Carry the master's end to the child: its caller is told, and asked, for themselves."""
    life.cancel(event.at, *HELD)
    if event.data.get("result"):
        life.result = ReplyResult(event.data["result"])
        ask_or_close(life, event, law)
    else:
        life.close(Outcome(event.data["outcome"]), event.at)
