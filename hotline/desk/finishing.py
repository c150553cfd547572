"""A call ends: a ticket, an answer, a referral, or one more voice on a ticket that is open. Once for each form."""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from hotline.desk.form import Form
from hotline.desk.models import Draft, Finished
from hotline.desk.suggesting import best_line
from hotline.desk.ways import BY_CODE
from hotline.intake.taking import take_complaint
from hotline.knowledge.queries import article_in_force, in_language
from hotline.staff.models import User
from routing import queries as routing
from routing.domain.speech import _
from tickets.actions.append import append
from tickets.actions.merge import merge
from tickets.domain.refusals import Absent, Invalid, missing
from tickets.domain.vocabulary import Outcome, TicketType

REPEATED = _("The caller called again about the same matter.")
SAME = _("The caller reports the same matter, at the desk.")
PUT_THROUGH = _("An emergency: the caller was put through to {line} at once.")
UNSAID = _("The caller gave no more details.")


class Twice(Exception):
    """The form was finished before, or is just being finished by a submit that was faster."""


def finish(form: Form, operator: User, now: datetime) -> Finished:
    """End the call as the form says, in one transaction; the draft is gone with it.

    Sent again, or twice at once, it gets what became of it the first time. Raises refusals; nothing is then written,
    and the draft stays.
    """
    did, _rest = _way(form)
    try:
        with transaction.atomic():
            done = _claim(form.key, operator, did, now)
            done.number = _do(form, operator, now)
            done.save(update_fields=["number"])
            Draft.objects.filter(key=form.key, operator=operator).delete()
            return done
    except Twice:
        return finished(form.key, operator)


def join(form: Form, number: str, operator: User, now: datetime, *, own_ticket: bool) -> Finished:
    """End the call on a ticket that is open: with `own_ticket` the caller gets a number of their own under it as its
    master, else the call is appended to it as a repeat call. Once for each form."""
    try:
        with transaction.atomic():
            done = _claim(form.key, operator, "merge" if own_ticket else "append", now)
            done.number = _merged(form, number, operator, now) if own_ticket else _appended(form, number, operator, now)
            done.save(update_fields=["number"])
            Draft.objects.filter(key=form.key, operator=operator).delete()
            return done
    except Twice:
        return finished(form.key, operator)


def finished(key: uuid.UUID, operator: User) -> Finished:
    """Return what became of a form of the operator's. Raises `Absent`."""
    done = Finished.objects.filter(key=key, operator=operator).first()
    if done is None:
        raise Absent("absent", _("There is no such call."))
    return done


def _claim(key: uuid.UUID, operator: User, did: str, now: datetime) -> Finished:
    """Say first that this form is finished: a second submit waits here for the first, and then learns of it."""
    try:
        with transaction.atomic():
            return Finished.objects.create(key=key, operator=operator, did=did, at=now)
    except IntegrityError as error:
        raise Twice from error


def _way(form: Form) -> tuple[str, str]:
    code = form.said("do") or "route"
    if code not in BY_CODE:
        raise Invalid(
            "unknown_code",
            _("“{value}” is not one of: {choices}."),
            field="do",
            value=code[:80],
            choices=", ".join(BY_CODE),
        )
    return (code, "") if code in ("route", "answer") else ("refer", code)


def _do(form: Form, operator: User, now: datetime) -> str:
    did, outcome = _way(form)
    matter = form.matter()
    then: str | dict[str, Any] = "hold" if form.said("hold") else "route"
    if did == "answer":
        then = _answer(form, matter)
    elif did == "refer":
        then = _referral(form, outcome, matter)
    return _taken(form, matter, then, operator, now)


def _taken(form: Form, matter: dict[str, Any], then: str | dict[str, Any], operator: User, now: datetime) -> str:
    if not matter["content"].strip():  # before intake asks for a title, which is made from it
        raise missing("content")
    matter["intake_key"] = form.intake_key(operator.actor.ref)
    return take_complaint(matter, form.caller(), actor=operator.actor, now=now, then=then).number


def _answer(form: Form, matter: dict[str, Any]) -> dict[str, Any]:
    """An answer on the line: of the article that was read out, and of what the operator added or said instead."""
    article = article_in_force(form.said("article")) if form.said("article") else None
    if form.said("article") and article is None:
        raise Invalid(
            "unknown_article", _("There is no article “{value}”."), field="article", value=form.said("article")[:80]
        )
    text = form.said("answer").strip()
    if article is not None:
        text = text or in_language(article.answers, form.said("language"))
        matter["content"] = matter["content"].strip() or in_language(article.titles)
        matter["title"] = matter["title"] or in_language(article.titles)
        card = routing.current().category(article.category_id or "")
        # A question about water is none about a burst main at some place: no place is asked for to answer it.
        if card is not None and not card.needs_place and not matter.get("category"):
            matter["category"] = card.code
        if not form.said("type"):
            matter["type"] = TicketType.CONSULTATION.value
    if not text:
        raise missing("answer")
    return {"do": "answer", "answer": text, **({"article": article.code} if article is not None else {})}


def _referral(form: Form, outcome: str, matter: dict[str, Any]) -> dict[str, Any]:
    way = BY_CODE[outcome]
    then: dict[str, Any] = {"do": "refer", "outcome": outcome, "script": form.script(outcome, gettext(way.script))}
    if outcome == Outcome.REFERRED_EMERGENCY:
        line = form.said("line") or best_line(form.said("content"))
        then["transfer"] = {"line": line, "taken": bool(form.said("taken"))}
        if not form.said("type"):
            matter["type"] = TicketType.HELP.value
        # Nobody types while a house burns: what happened may be written down afterwards.
        matter["content"] = matter["content"].strip() or gettext(PUT_THROUGH).format(line=line)
    elif outcome == Outcome.REFERRED_LEGAL and form.said("route"):
        then["route"] = form.said("route")
    elif outcome in (Outcome.SECRET_PRIVACY, Outcome.NO_CONTENT, Outcome.TEST, Outcome.ABUSE):
        matter["content"] = matter["content"].strip() or gettext(UNSAID)
    matter["title"] = matter["title"] or gettext(way.name)
    return then


def _appended(form: Form, number: str, operator: User, now: datetime) -> str:
    text = "\n".join(part for part in (form.said("content").strip(), form.said("wants").strip()) if part)
    said = {"text": text or gettext(REPEATED), "repeat_call": True}
    return append(number, actor=operator.actor, now=now, said=said).number


def _merged(form: Form, number: str, operator: User, now: datetime) -> str:
    matter = form.matter()
    child = _taken(form, matter, "hold", operator, now)
    merge(child, actor=operator.actor, now=now, said={"master": number, "why": gettext(SAME)})
    return child
