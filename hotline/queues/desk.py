"""The working pane: one ticket before one person, with what its queue wants to know and the verbs that empty it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from django.utils.text import capfirst
from django.utils.translation import gettext

from hotline.casefile.entries import Line
from hotline.casefile.reading import Reading
from hotline.casefile.verbs import VerbForm, form_of
from hotline.casefile.verbs.order import ICONS
from hotline.queues.leases import held_by_others
from hotline.queues.models import Lease
from hotline.queues.queue import Queue
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Role
from tickets.domain.refusals import Stale
from tickets.words import word

KEYS = {
    Verb.DISPATCH: "D",
    Verb.ANSWER: "A",
    Verb.REFER: "R",
    Verb.RECLASSIFY: "C",
    Verb.MERGE: "M",
    Verb.DECIDE: "D",
    Verb.REDIRECT: "R",
    Verb.CALL_BACK: "C",
    Verb.REDO: "R",
}
"""The key that opens a verb's form."""


@dataclass(frozen=True, slots=True)
class Way:
    """A verb among those that can be chosen in the pane."""

    verb: Verb
    label: str
    icon: str
    key: str
    here: bool


class Desk:
    """One ticket in a queue. `asked` is what the address said (``do``, ``request``), `sent` the form that came back
    with mistakes, `stale` what it was overtaken by."""

    pane: ClassVar[str]
    """The template of what the queue wants to know, and of its forms."""

    def __init__(
        self,
        queue: Queue,
        case: Reading,
        asked: Mapping[str, str] | None = None,
        sent: VerbForm | None = None,
        stale: Stale | None = None,
    ) -> None:
        self.queue, self.case, self.ticket = queue, case, case.ticket
        self.sent, self.stale = sent, stale
        self._asked = dict(asked or {})
        self.previewing = False

    @property
    def waits(self) -> bool:
        """Whether the ticket still waits in this queue."""
        return self.queue.waits(self.ticket)

    @cached_property
    def lease(self) -> Lease | None:
        """The lease of somebody else. One statement."""
        return held_by_others([self.ticket.number], self.case.actor, self.case.now).get(self.ticket.number)

    @property
    def may_take_over(self) -> bool:
        """Whether a ticket somebody else works on can be taken from them."""
        return Role.SUPERVISOR in self.case.actor.roles

    @cached_property
    def verbs(self) -> list[Verb]:
        """The queue's verbs that are open to this person now."""
        return [verb for verb in self.queue.verbs if verb in self.case.verbs]

    @cached_property
    def verb(self) -> Verb | None:
        """The verb whose form is shown: the one sent, the one chosen, else the first."""
        if self.sent is not None:
            return self.sent.verb
        return next((verb for verb in self.verbs if verb == self._asked.get("do")), next(iter(self.verbs), None))

    @property
    def ways(self) -> list[Way]:
        """The verbs to choose among, where there is more than one."""
        if len(self.verbs) < 2:
            return []
        return [Way(one, self.label(one), ICONS[one], KEYS[one], one is self.verb) for one in self.verbs]

    def label(self, verb: Verb) -> str:
        """What a verb is called here."""
        return capfirst(word(Verb, verb))

    def form_of(self, verb: Verb) -> VerbForm:
        """Return a verb's form: the one that was sent, else a new one."""
        if self.sent is not None and self.sent.verb is verb:
            return self.sent
        about = self.case.about
        about.asked = {name: self._asked[name] for name in ("request",) if name in self._asked}
        return form_of(verb, about)

    @cached_property
    def form(self) -> VerbForm | None:
        """The form that is shown."""
        return self.form_of(self.verb) if self.verb is not None else None

    @property
    def previewed(self) -> Any:
        """What the form that was sent would change, where that was asked."""
        return getattr(self.sent, "preview", None) if self.previewing else None

    @property
    def since(self) -> Sequence[Line]:
        """What happened after the version that was read, where the form was overtaken."""
        return self.case.since(int(str(self.stale.data["expected"]))) if self.stale is not None else []

    @property
    def unit(self) -> str:
        """Who has it."""
        return self.case.name("unit", self.ticket.lead_id) if self.ticket.lead_id else gettext("the hotline")
