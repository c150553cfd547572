"""Calls half written down: kept on the server as they are typed, one row for each form, for their operator alone."""

import logging
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from hotline.citizens.masks import mask_name, mask_phone
from hotline.citizens.vault import SealBroken
from hotline.desk.form import Form
from hotline.desk.models import Draft, Finished, Ring
from hotline.staff.models import User
from routing.domain.speech import _
from tickets.domain.refusals import Absent

log = logging.getLogger(__name__)

KEPT = timedelta(hours=12)
"""A shift: what nobody finished until then is not a call any more."""

REMEMBERED = timedelta(days=2)
"""For how long a form that was finished is known as such, and for how long a message of the switch."""

MOST = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft as a list shows it: masked, the first words of the matter."""

    key: uuid.UUID
    who: str
    what: str
    parked: bool
    touched_at: datetime


def keep(form: Form, operator: User, now: datetime, *, parked: bool = False) -> bool:
    """Keep a form as it stands; a blank one is dropped, one that was finished stays finished.

    Returns whether it is kept. Raises `Absent` for a key that is somebody else's.
    """
    if form.blank:
        drop(form.key, operator)
        return False
    draft = Draft(key=form.key, operator=operator, parked=parked, started_at=now, touched_at=now)
    draft.write(dict(form.words))
    mine = Draft.objects.filter(key=form.key, operator=operator)
    if mine.update(sealed=draft.sealed, parked=parked, touched_at=now):
        return True
    if Finished.objects.filter(key=form.key).exists():
        return False
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError as error:
        if mine.exists():  # two saves of one form at the same moment: the other one will do
            return True
        raise Absent("absent", _("There is no such call.")) from error
    return True


def drop(key: uuid.UUID, operator: User) -> None:
    """Forget a form."""
    Draft.objects.filter(key=key, operator=operator).delete()


def load(key: uuid.UUID, operator: User, now: datetime) -> Form:
    """Return a form of the operator's. Raises `Absent`."""
    draft = _live(operator, now).filter(key=key).first()
    form = _open(draft) if draft else None
    if form is None:
        raise Absent("absent", _("There is no such call."))
    return form


def latest(operator: User, now: datetime) -> Form | None:
    """Return the form that was being typed last and was not parked: what a reload or a crash left behind."""
    draft = _live(operator, now).filter(parked=False).order_by("-touched_at").first()
    return _open(draft) if draft else None


def waiting(operator: User, now: datetime, *, besides: uuid.UUID) -> list[Waiting]:
    """Return the operator's drafts but one, the latest first, masked as a list over a shoulder must be."""
    found = []
    for draft in _live(operator, now).exclude(key=besides).order_by("-touched_at")[:MOST]:
        form = _open(draft)
        if form is not None:
            who = " ".join(part for part in (mask_name(form.said("name")), form.said("address_as")) if part)
            found.append(
                Waiting(draft.key, who or mask_phone(form.said("phone")), form.headline, draft.parked, draft.touched_at)
            )
    return found


def expire(now: datetime) -> int:
    """Delete what has outlived its use; return how many drafts went. Safe to repeat."""
    gone, _by = Draft.objects.filter(touched_at__lt=now - KEPT).delete()
    Finished.objects.filter(at__lt=now - REMEMBERED).delete()
    Ring.objects.filter(at__lt=now - REMEMBERED).delete()
    return gone


def _live(operator: User, now: datetime) -> QuerySet[Draft]:
    done = Finished.objects.filter(key=OuterRef("key"))
    return Draft.objects.filter(~Exists(done), operator=operator, touched_at__gte=now - KEPT)


def _open(draft: Draft) -> Form | None:
    try:
        return Form(draft.key, draft.words())
    except SealBroken:
        log.warning("a draft cannot be opened any more", extra={"action": "desk.draft_lost", "draft": str(draft.key)})
        return None
