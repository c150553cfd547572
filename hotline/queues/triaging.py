"""Triage and arbitration: why a human is asked, who returned it and why, and which units there are, with evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django.utils.translation import gettext, ngettext

from hotline.casefile.verbs import VerbForm
from hotline.queues.desk import Desk
from routing.domain import paths
from routing.domain.decision import Decision
from routing.domain.trace import REASONS
from tickets import law as statutes
from tickets.choices import REQUEST_REASONS
from tickets.domain.lifecycle import Verb
from tickets.domain.vocabulary import RequestKind
from tickets.queries.advice import advised
from tickets.queries.handled_where import handled_where
from tickets.queries.requests import Asked

BEFORE = timedelta(days=365)
MOST = 6
LEAST = 0.2
"""Of the matters of a kind, the share from which on it says something that a unit handled them."""


@dataclass(slots=True)
class Candidate:
    """A unit that might have it: what speaks for it, and what against."""

    code: str
    name: str
    evidence: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)


class Triage(Desk):
    """A ticket that waits for its unit."""

    pane = "queues/panes/triage.html"

    def label(self, verb: Verb) -> str:
        """In arbitration a dispatch is final."""
        if verb is Verb.DISPATCH and self.ticket.arbitration:
            return gettext("Designate")
        return super().label(verb)

    def form_of(self, verb: Verb) -> VerbForm:
        """Whoever returned it is not proposed again."""
        form = super().form_of(verb)
        back = {one.row.unit for one in self.returns}
        if verb is Verb.DISPATCH and not form.is_bound and form.fields["lead"].initial in back:
            form.fields["lead"].initial = form.fields["why"].initial = ""
        return form

    @cached_property
    def decision(self) -> Decision:
        """What the rules in force say of it now."""
        return advised(self.ticket, self.case.catalogue)

    @property
    def because(self) -> list[str]:
        """The whole trace, in sentences."""
        return self.decision.trace.sentences(say=gettext, name=self.case.name)

    @property
    def asks(self) -> str:
        """Why the rules ask a human; empty where they would choose a unit."""
        if not self.decision.ask:
            return ""
        if self.decision.ask == "asked_by_rule":
            return self.decision.trace.reason
        return gettext(REASONS[self.decision.ask])

    @property
    def advised(self) -> str:
        """The unit the rules would choose now."""
        return self.case.name("unit", self.decision.lead) if self.decision.lead else ""

    @cached_property
    def returns(self) -> list[Asked]:
        """The returns that were granted, the latest first: each unit's statement."""
        return [one for one in self.case.requests if one.row.kind == RequestKind.RETURN and one.row.status == "granted"]

    @property
    def most_dispatches(self) -> int:
        """After so many dispatches the next one is designated."""
        return self.case.life.terms(statutes.in_force()).dispatches

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The units there are to choose from, those with the best evidence first. One statement."""
        found: dict[str, Candidate] = {}
        for code, evidence in self._evidence():
            known = found.setdefault(code, Candidate(code, self.case.name("unit", code)))
            if evidence not in known.evidence:
                known.evidence.append(evidence)
        for code, against in self._against():
            if code in found and against not in found[code].against:
                found[code].against.append(against)
        barred = self.case.catalogue.line(self.ticket.accused_id) if self.ticket.accused_id else frozenset()
        fit = [one for one in found.values() if one.code not in barred and self._takes(one.code)]
        return sorted(fit, key=lambda one: bool(one.against))[:MOST]

    def _takes(self, code: str) -> bool:
        card = self.case.catalogue.unit(code)
        return card is not None and card.active and card.accepts_dispatch

    def _evidence(self) -> Iterator[tuple[str, str]]:
        for one in self.returns:
            if one.row.suggested:
                by = self.case.name("unit", one.row.unit)
                yield one.row.suggested, gettext("named by {unit} when it returned the ticket").format(unit=by)
        if self.decision.lead:
            yield self.decision.lead, gettext("the rules in force would choose it")
        yield from self._handled()
        yield from self._holds()
        for step in self.decision.trace.steps:
            if step.unit and step.role != "lead":
                yield step.unit, gettext("the rules would involve it")

    def _handled(self) -> Iterator[tuple[str, str]]:
        handled = handled_where(self.ticket, self.case.actor, self.case.now - BEFORE)
        total = handled.total()
        for code, count in handled.most_common(3):
            if count >= total * LEAST:
                yield (
                    code,
                    ngettext(
                        "handled {count} of the last {total} matter of this kind in the district",
                        "handled {count} of the last {total} matters of this kind in the district",
                        total,
                    ).format(count=count, total=total),
                )

    def _holds(self) -> Iterator[tuple[str, str]]:
        catalogue, today = self.case.catalogue, self.case.about.today
        category, area = catalogue.category(self.ticket.category_id or ""), catalogue.area(self.ticket.area_id or "")
        if area is None:
            return
        if category is not None and category.default_duty:
            held = catalogue.directory.holder(category.default_duty, area.path, today)
            if held is not None:
                duty = self.case.name("duty", category.default_duty)
                yield (
                    held.unit,
                    gettext("holds the duty “{duty}” in {area}").format(
                        duty=duty, area=self.case.name("area", paths.leaf(held.at))
                    ),
                )
        for kind in ("street", "district"):
            at = catalogue.directory.area_at(area.path, kind)
            office = catalogue.directory.office(at, kind) if at else ""
            if office:
                yield office, gettext("is the office of {area}").format(area=self.case.name("area", paths.leaf(at)))

    def _against(self) -> Iterator[tuple[str, str]]:
        for one in self.returns:
            yield one.row.unit, gettext("returned it: {reason}").format(reason=REQUEST_REASONS[one.row.reason])
        for step in self.decision.trace.steps:
            if step.unit and step.refused in REASONS:
                yield step.unit, gettext(REASONS[step.refused])
