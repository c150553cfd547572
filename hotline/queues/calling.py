"""Callbacks: when to try again, and what is said on the line."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext

from hotline.casefile.verbs.calling import CallBackForm
from hotline.queues.desk import Desk
from hotline.shell.times import written
from tickets import law as statutes
from tickets.domain.lifecycle import Verb
from tickets.models import Event, Ticket
from tickets.queries.attempts import last_attempts

BETWEEN = timedelta(hours=2)
"""Whoever did not answer is not called again before."""


def too_soon(tickets: Iterable[Ticket], now: datetime) -> frozenset[str]:
    """Return the numbers of those who were tried a short while ago. At most one statement."""
    return frozenset(number for number, moment in next_tries(tickets).items() if moment > now)


def next_tries(tickets: Iterable[Ticket]) -> dict[str, datetime]:
    """Return by number when those who were tried already should be tried again. At most one statement."""
    tried = {ticket.pk: ticket.number for ticket in tickets if ticket.attempts}
    return {tried[key]: at + BETWEEN for key, at in last_attempts(tried).items()}


class Calling(Desk):
    """A ticket whose citizen is to be asked."""

    pane = "queues/panes/callbacks.html"

    @cached_property
    def calling(self) -> CallBackForm | None:
        """The form of the attempt."""
        sent = self.sent is not None and self.sent.verb is Verb.CALL_BACK
        form = self.form_of(Verb.CALL_BACK) if Verb.CALL_BACK in self.verbs or sent else None
        return form if isinstance(form, CallBackForm) else None

    @cached_property
    def attempts(self) -> list[Event]:
        """This round's attempts, oldest first."""
        made = [event for event in self.case.events if event.verb == Verb.CALL_BACK]
        return made[len(made) - self.ticket.attempts :]

    @property
    def most(self) -> int:
        """After so many attempts the ticket closes without a rating."""
        return self.case.life.terms(statutes.in_force()).attempts

    @property
    def last(self) -> bool:
        """Whether the next attempt is the last one."""
        return self.ticket.attempts + 1 >= self.most

    @property
    def later(self) -> datetime | None:
        """Not before this moment; None: now."""
        if not self.attempts:
            return None
        moment = self.attempts[-1].at + BETWEEN
        return moment if moment > self.case.now else None

    @property
    def script(self) -> list[str]:
        """What is read out."""
        return [
            gettext("Good day, this is the citizen hotline. On {date} you told us: “{title}”. Number {number}.").format(
                date=written(self.ticket.registered_at, "date"), title=self.ticket.title, number=self.ticket.number
            ),
            gettext("{unit} has answered it. May I ask you three short questions?").format(unit=self.unit),
            gettext("Did somebody of the unit speak with you? Is it solved? How satisfied are you, from 1 to 5?"),
        ]

    @property
    def ending(self) -> str:
        """What is read out at the end."""
        return gettext("Thank you. If it is not solved, it is handled again, and you keep your number.")
