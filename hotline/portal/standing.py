"""Where a matter stands, as a citizen would ask: a picture of six steps, and one plain sentence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hotline.shell.times import local, written
from tickets.domain.lifecycle import Verb
from tickets.domain.vocabulary import ClockKind, Outcome, State
from tickets.models import Ticket
from tickets.queries.status import Status
from tickets.queries.timers import TimerView
from tickets.words import word

WHOLE: tuple[str | Promise, ...] = (
    gettext_lazy("Received"),
    gettext_lazy("With the unit"),
    gettext_lazy("Being worked on"),
    gettext_lazy("Answer checked"),
    gettext_lazy("Your opinion"),
    gettext_lazy("Closed"),
)
SHORT: tuple[str | Promise, ...] = (gettext_lazy("Received"), gettext_lazy("Closed"))
"""Of a matter that no unit had to handle."""

UNASKED = tuple(step for no, step in enumerate(WHOLE, start=1) if no != 5)
"""Of somebody who does not want to be asked what they think of it."""

PLACE = {
    State.REGISTERED: 1,
    State.DISPATCHED: 2,
    State.HANDLING: 3,
    State.SUSPENDED: 3,
    State.REPLIED: 4,
    State.CALLBACK: 5,
    State.CLOSED: 6,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The picture (`steps`, and which one it is at), and what it means in a sentence."""

    steps: tuple[str | Promise, ...]
    at: int
    sentence: str
    joint: str = ""


def standing(found: Status) -> Standing:
    """Return where a matter stands. Of one that is handled with others, where the joint handling stands."""
    ticket = found.ticket
    if ticket.state == State.MERGED and ticket.master is not None:
        name = found.catalogue.namer(get_language() or "")
        unit = found.unit or (name("unit", ticket.master.lead_id) if ticket.master.lead_id else "")
        joint = _(
            "{people} people reported the same. It is handled once, for all of them; your number, your promise, "
            "your answer and your rating stay your own."
        ).format(people=ticket.master.joined + 1)
        return Standing(WHOLE, PLACE.get(State(ticket.master.state), 1), _sentence(ticket.master, unit), joint)
    if ticket.state == State.CLOSED and not any(entry.verb == Verb.DISPATCH for entry in found.timeline):
        return Standing(SHORT, 2, _sentence(ticket, found.unit))
    steps = UNASKED if ticket.no_callback else WHOLE
    return Standing(steps, min(PLACE.get(State(ticket.state), 1), len(steps)), _sentence(ticket, found.unit))


SENTENCES = {
    State.REGISTERED: gettext_lazy("The hotline has your matter and is deciding which unit is responsible."),
    State.DISPATCHED: gettext_lazy(
        "Your matter lies with {unit}, which has not confirmed receipt yet. Its time is running."
    ),
    State.HANDLING: gettext_lazy("{unit} is working on it."),
    State.SUSPENDED: gettext_lazy(
        "It cannot be solved now. {unit} has put it on the ledger and looks at it again by a set date."
    ),
    State.REPLIED: gettext_lazy("{unit} has replied. The hotline is checking the reply before you get it."),
    State.CALLBACK: gettext_lazy("The answer is here. Please tell us whether it is really solved."),
    State.CLOSED: gettext_lazy("Closed: {outcome}."),
}


def _sentence(ticket: Ticket, unit: str) -> str:
    sentence = SENTENCES.get(State(ticket.state), SENTENCES[State.REGISTERED])
    return str(sentence).format(unit=unit, outcome=word(Outcome, ticket.outcome))


@dataclass(frozen=True, slots=True)
class PlainClock:
    """One of the two clocks in words. `mark` and `icon` say how it stands."""

    title: str
    text: str
    due: str
    mark: str
    tone: str
    icon: str
    explain: list[str]
    provisional: bool


MARKS = {
    "running": (gettext_lazy("running"), "wait", "clock"),
    "late": (gettext_lazy("late"), "bad", "triangle-alert"),
    "paused": (gettext_lazy("paused"), "still", "pause"),
    "met": (gettext_lazy("kept"), "done", "check"),
    "met_late": (gettext_lazy("kept late"), "warn", "circle-alert"),
    "cancelled": (gettext_lazy("no longer runs"), "plain", "minus"),
}


def clocks(found: Status) -> list[PlainClock]:
    """Return both clocks in plain words: the promise to the citizen, and the unit's latest."""
    kinds = {clock.kind: clock for clock in found.clocks}  # the newest of each kind
    name = found.catalogue.namer(get_language() or "")
    shown = []
    if whole := kinds.get(ClockKind.CITIZEN):
        text = _(
            "What the city promised you: from your report to the end, {budget}. It never starts again, whoever "
            "handles it."
        ).format(budget=whole.budget_text)
        shown.append(_plain(_("Promised to you"), text, whole))
    if unit := kinds.get(ClockKind.HANDLE):
        holder = name("unit", unit.unit) if unit.unit else found.unit or _("the unit")
        text = _("What {unit} was given to answer: {budget}.").format(unit=holder, budget=unit.budget_text)
        shown.append(_plain(_("The unit’s time"), text, unit))
    return shown


def _plain(title: str, text: str, clock: TimerView) -> PlainClock:
    mark, tone, icon = MARKS[clock.status]
    return PlainClock(title, text, due_words(clock.due), str(mark), tone, icon, clock.explain, clock.provisional)


def due_words(due: datetime) -> str:
    """Return by when, as people say it: a day that ends at midnight is that day's end, not the next day's beginning."""
    wall = local(due)
    if (wall.hour, wall.minute) == (0, 0):
        return _("{date}, by the end of the day").format(date=written(due - timedelta(minutes=1), "day"))
    return written(due)
