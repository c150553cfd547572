"""Replies to review: what was asked beside what was answered, what came before, and what asks for a second look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.utils.translation import gettext

from hotline.casefile.verbs import VerbForm
from hotline.queues.desk import Desk
from hotline.queues.flags import COPIED, Reply, Twin, beside_the_point, burst, too_short, twin, without_date
from tickets.domain.lifecycle import Verb
from tickets.queries.replies import replies_of_unit
from tickets.queries.timeline import Entry

COMPARED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that asks for a second look: in a sentence, and what could be asked of the unit because of it."""

    code: str
    says: str
    asks: str
    grave: bool = False


@dataclass(frozen=True, slots=True)
class SentBack:
    """A reply that was not good enough, and what was missing."""

    at: datetime
    text: str
    missing: str


class Reviewing(Desk):
    """A ticket whose lead unit replied."""

    pane = "queues/panes/review.html"

    @cached_property
    def reply(self) -> Entry | None:
        """The reply that is read."""
        return next((act for act in reversed(self.case.acts) if act.verb == Verb.REPLY and act.public), None)

    @property
    def text(self) -> str:
        """What it says."""
        return self.reply.texts.get("text", "") if self.reply else ""

    @property
    def evidence(self) -> str:
        """What is to show that it is done."""
        return self.reply.texts.get("evidence", "") if self.reply else ""

    @property
    def asked(self) -> str:
        """All that was asked, with what such matters are called: a reply that takes up nothing of it is about
        something else."""
        return " ".join([self.ticket.title, self.ticket.wants, self.ticket.content, *self.case.category])

    @cached_property
    def sent_back(self) -> list[SentBack]:
        """Replies before this one that were sent back, the latest first."""
        found, reply = [], None
        for act in self.case.acts:
            if act.verb == Verb.REPLY and act.public:
                reply = act
            elif act.verb == Verb.RETURN_REPLY and reply is not None:
                found.append(SentBack(act.at, reply.texts.get("text", ""), act.texts.get("missing", "")))
        return found[::-1]

    @cached_property
    def contacts(self) -> list[Entry]:
        """How often the unit was in contact with the citizen, in this round or before."""
        return [act for act in self.case.acts if act.verb in (Verb.CONTACT, Verb.INTERIM_REPLY)]

    @cached_property
    def assists(self) -> list[Entry]:
        """What assisting units replied."""
        return [act for act in self.case.acts if act.verb == Verb.REPLY and not act.public]

    @cached_property
    def others(self) -> list[Reply]:
        """The unit's other replies of the last weeks. Two statements."""
        if self.reply is None:
            return []
        since = self.reply.at - COMPARED
        return [Reply(*row) for row in replies_of_unit(self.ticket, self.reply.unit, since, self.case.actor)]

    @cached_property
    def twin(self) -> Twin | None:
        """The most similar other reply, where there is one."""
        return twin(self.text, self.others)

    @cached_property
    def flags(self) -> list[Flag]:
        """What asks for a second look, the gravest first."""
        return sorted(self._flags(), key=lambda flag: not flag.grave)

    def _flags(self) -> Iterator[Flag]:
        if self.reply is None:
            return
        if self.twin is not None:
            yield Flag(
                "copied" if self.twin.likeness >= COPIED else "alike",
                gettext("{percent}% the same as another reply of this unit").format(percent=self.twin.percent),
                gettext("Please answer this matter itself: what was found and done here."),
                self.twin.likeness >= COPIED,
            )
        near = burst(self.reply.at, self.others)
        if near:
            yield Flag(
                "burst",
                gettext("One of {n} replies this unit sent within minutes").format(n=near),
                gettext("Please say when the place was visited and who was spoken to."),
                True,
            )
        if beside_the_point(self.asked, self.text):
            yield Flag(
                "beside",
                gettext("Takes up none of the words of what was asked"),
                gettext("Please answer what was asked: {title}").format(title=self.ticket.title),
                True,
            )
        if too_short(self.text):
            yield Flag(
                "short",
                gettext("Very short"),
                gettext("Please say what was done, when and by whom, and show it."),
            )
        if without_date(self.text):
            yield Flag(
                "undated",
                gettext("Promises something without a date"),
                gettext("Please name the date by which it will be done."),
            )
        if not self.case.gallery.get(self.reply.seq) and not self.evidence:
            yield Flag(
                "unproved",
                gettext("No photo and no other evidence"),
                gettext("Please add photos of the finished work."),
            )
        if not self.contacts:
            yield Flag(
                "uncontacted",
                gettext("No contact with the citizen is on record"),
                gettext("Please speak with the citizen, and log it."),
            )

    @cached_property
    def passing(self) -> VerbForm | None:
        """The form that lets it pass."""
        return self._form(Verb.PASS_REPLY)

    @cached_property
    def returning(self) -> VerbForm | None:
        """The form that sends it back."""
        return self._form(Verb.RETURN_REPLY)

    def _form(self, verb: Verb) -> VerbForm | None:
        sent = self.sent is not None and self.sent.verb is verb
        return self.form_of(verb) if verb in self.verbs or sent else None
