"""The side panel: what is known nearby, what may be answered at once, and what would become of the call. Reads only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext

from hotline.desk.form import Form
from hotline.desk.saying import sentence
from hotline.intake.preview import Preview, preview
from hotline.knowledge.models import Article
from hotline.knowledge.queries import expired, find_articles, in_language
from hotline.staff.models import User
from routing import queries as routing
from routing.domain.speech import _
from routing.domain.trace import REASONS
from routing.queries import Catalogue
from tickets.domain.lifecycle import VERBS, Verb
from tickets.domain.refusals import Refusal
from tickets.domain.vocabulary import ClockKind, Outcome, ServiceClass, State, Urgency
from tickets.models import Ticket
from tickets.queries.look_alikes import LookAlike, look_alikes
from tickets.queries.timers import TimerView
from tickets.words import word

ALIKE, ARTICLES = 4, 3

BY_CATEGORY = _("because the category “{category}” is {urgency}")
BY_RULE = _("because a rule says so; see why below")
BY_HAND = _("because you said so")


@dataclass(frozen=True, slots=True)
class Alike:
    """An open or lately closed ticket that may be about the same, on one card."""

    ticket: Ticket
    percent: int
    metres: int | None
    lead: str
    area: str
    open: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An article, in the caller's language where it is known."""

    article: Article
    title: str
    text: str
    expired: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """The dispatch preview in words."""

    lead: str
    assists: list[str]
    copies: list[str]
    ask: str
    service_class: str
    urgency_code: str
    urgent_because: str
    clocks: list[tuple[str, TimerView]]
    why: list[str]
    repeats: int
    area: str
    uncategorised: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything beside the form. `wrong` is what still keeps the matter from being registered."""

    sent: Sent | None = None
    wrong: str = ""
    alike: list[Alike] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    may_merge: bool = False
    blank: bool = False


def beside(form: Form, operator: User, now: datetime) -> Panel:
    """Return the panel for a form as it stands."""
    may_merge = operator.actor.is_any(VERBS[Verb.MERGE].who)
    text = " ".join(form.said(name) for name in ("subject", "content", "wants")).strip()
    if not (text or form.said("category")):
        return Panel(blank=True, may_merge=may_merge)
    language = get_language() or ""
    catalogue = routing.current()
    sent, wrong, area = None, "", form.said("area")
    try:
        made = preview(form.matter(), actor=operator.actor, now=now, phone=form.said("phone"))
        sent, area = _sent(made, form, catalogue, language), made.area
    except Refusal as refusal:
        wrong = sentence(refusal)
    return Panel(
        sent=sent,
        wrong=wrong,
        alike=_alike(form, text, area, operator, now, catalogue, language),
        answers=_answers(form, text, now),
        may_merge=may_merge,
    )


def _sent(made: Preview, form: Form, catalogue: Catalogue, language: str) -> Sent:
    name = catalogue.namer(language)
    return Sent(
        lead=name("unit", made.lead) if made.lead else "",
        assists=[name("unit", code) for code in made.assists],
        copies=[name("unit", code) for code in made.copies],
        ask=gettext(REASONS[made.ask]) if made.ask in REASONS else "",
        service_class=word(ServiceClass, made.service_class),
        urgency_code=made.urgency,
        urgent_because=_because(made, form, catalogue, language),
        clocks=[(word(ClockKind, view.kind), view) for view in made.clocks],
        why=made.why,
        repeats=made.repeats,
        area=name("area", made.area) if made.area else "",
        uncategorised=not made.category,
    )


def _because(made: Preview, form: Form, catalogue: Catalogue, language: str) -> str:
    """Say why a matter is more urgent than usual; nothing where it is not."""
    if made.urgency == Urgency.NORMAL:
        return ""
    if form.said("urgency") == made.urgency:
        return gettext(BY_HAND)
    card = catalogue.category(made.category)
    if card is not None and card.default_urgency == made.urgency:
        said: Mapping[str, str] = {
            "category": catalogue.namer(language)("category", card.code),
            "urgency": word(Urgency, made.urgency),
        }
        return gettext(BY_CATEGORY).format(**said)
    return gettext(BY_RULE)


def _alike(
    form: Form, text: str, area: str, operator: User, now: datetime, catalogue: Catalogue, language: str
) -> list[Alike]:
    try:
        matter = form.matter()
        found = look_alikes(
            operator.actor,
            now,
            text=text,
            category=form.said("category"),
            area=area,
            lon=matter["lon"],
            lat=matter["lat"],
        )
    except Refusal:  # said beside the preview already
        return []
    shown = [one for one in found if one.ticket.state != State.CLOSED or one.ticket.outcome != Outcome.TEST]
    shown.sort(key=lambda one: one.ticket.state == State.CLOSED)  # what can still be joined comes first
    return [_card(one, catalogue, language) for one in shown[:ALIKE]]


def _card(one: LookAlike, catalogue: Catalogue, language: str) -> Alike:
    name = catalogue.namer(language)
    ticket = one.ticket
    return Alike(
        ticket=ticket,
        percent=round(one.likeness * 100),
        metres=round(one.distance) if one.distance is not None else None,
        lead=name("unit", ticket.lead_id) if ticket.lead_id else "",
        area=name("area", ticket.area_id) if ticket.area_id else "",
        open=ticket.state != State.CLOSED,
    )


def _answers(form: Form, text: str, now: datetime) -> list[Answer]:
    today = timezone.localdate(now)
    found = find_articles(text, limit=ARTICLES)
    if not found and form.said("category"):
        found = find_articles(category=form.said("category"), limit=ARTICLES)
    return [
        Answer(
            article,
            in_language(article.titles, form.said("language")),
            in_language(article.answers, form.said("language")),
            expired(article, today),
        )
        for article in found
    ]
