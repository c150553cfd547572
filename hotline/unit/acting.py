"""What can be done with many tickets at once, and doing it: each ticket by itself, with the version that was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hotline.casefile.verbs import About
from hotline.refusing import sentence_of
from hotline.shell.forms import PageForm
from routing.refusal import Refusal
from tickets.access import tickets_of
from tickets.actions import DOORS
from tickets.domain.lifecycle import Verb
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent, Stale
from tickets.models import Ticket
from tickets.queries.done_already import done_already

MOST = 100
"""Tickets of one bulk act: what one page of a list can show."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A ticket as somebody ticked it: its number and the version they read."""

    number: str
    version: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one of them. `ticket` is None where it is not there for this person; `stale` says that it moved
    on since it was read."""

    number: str
    ticket: Ticket | None
    said: str = ""
    stale: bool = False

    @property
    def done(self) -> bool:
        """Whether it was done."""
        return not self.said


class ActForm(PageForm):
    """Sign for what is chosen, or give it to a person of the unit."""

    SIGN, ASSIGN = Verb.SIGN_FOR.value, Verb.ASSIGN.value

    act = forms.ChoiceField(
        choices=[(SIGN, _("Sign for")), (ASSIGN, _("Assign"))], error_messages={"required": _("Say what to do.")}
    )
    person = forms.ChoiceField(label=_("Give to"), required=False, widget=forms.Select(attrs={"data-key": "A"}))

    def __init__(self, *args: Any, actor: Actor, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = About(actor=actor, now=now).people()
        self.fields["person"].choices = [("", _("Choose a person")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the person where something is to be given to one, and for at least one ticket, and not too many."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("act") == self.ASSIGN and not said.get("person") and "person" not in self.errors:
            self.add_error("person", gettext("Choose the person to give it to."))
        chosen = len(self.data.getlist("ticket"))  # type: ignore[attr-defined]
        if not chosen:
            raise ValidationError(gettext("Choose at least one ticket."))
        if chosen > MOST:
            raise ValidationError(gettext("At most {most} tickets can be acted on at once.").format(most=MOST))
        return said

    @property
    def verb(self) -> Verb:
        """The verb that was asked for."""
        return Verb(self.cleaned_data["act"])

    @property
    def words(self) -> Mapping[str, Any]:
        """What is said with the verb."""
        return {"person": int(self.cleaned_data["person"])} if self.verb is Verb.ASSIGN else {}

    def chosen(self) -> list[Chosen]:
        """Return what was ticked, each ticket once."""
        numbers = dict.fromkeys(self.data.getlist("ticket"))  # type: ignore[attr-defined]
        return [Chosen(number, _version(self.data.get(f"version-{number}", ""))) for number in list(numbers)[:MOST]]


def do_all(
    verb: Verb, words: Mapping[str, Any], chosen: Sequence[Chosen], actor: Actor, now: datetime
) -> list[Outcome]:
    """Do a verb on each ticket in a transaction of its own, and say of each what became of it.

    What is refused stops nothing else. Sent twice, it is done once: where a ticket has moved on by this very act,
    that counts as done.
    """
    before = {ticket.number: ticket for ticket in tickets_of(actor).filter(number__in=[one.number for one in chosen])}
    return [_done(verb, words, one, before.get(one.number), actor, now) for one in chosen]


def _done(
    verb: Verb, words: Mapping[str, Any], one: Chosen, ticket: Ticket | None, actor: Actor, now: datetime
) -> Outcome:
    if ticket is None:
        return Outcome(one.number, None, sentence_of(Absent()))
    if one.version is None:
        return Outcome(one.number, ticket, gettext("Reload the page first."), stale=True)
    try:
        return Outcome(one.number, DOORS[verb](one.number, actor=actor, now=now, said=words, expect=one.version))
    except Stale as no:
        if done_already(ticket, verb, words, actor, one.version):
            return Outcome(one.number, ticket)
        return Outcome(one.number, ticket, sentence_of(no), stale=True)
    except Absent as no:
        return Outcome(one.number, None, sentence_of(no))
    except Refusal as no:
        return Outcome(one.number, ticket, sentence_of(no))


def _version(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
