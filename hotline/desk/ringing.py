"""The telephone switch says who rings where: a signed message, believed once, shown to the one it is for.

X-CTI-Timestamp: seconds since 1970    X-CTI-Nonce: 16 to 64 characters, never used before
X-CTI-Signature: hex HMAC-SHA256 over timestamp, nonce and body, each ended by a line feed but the last
{"agent": "op.chen", "phone": "13800138000", "call": "the switch's own id of the call"}
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from hotline.citizens.phones import canonical, spoken
from hotline.citizens.vault import SealBroken
from hotline.desk.models import Ring
from hotline.staff.models import User
from routing.domain.speech import _
from tickets.domain.people import HOTLINE_FLOOR
from tickets.domain.refusals import Absent, Forbidden, Invalid, missing

SKEW = timedelta(seconds=60)
"""How far the switch's clock may be off, either way."""

RINGS = timedelta(minutes=2)
"""For how long a call that nobody took is shown: then the caller has given up, or was taken by somebody else."""

LONGEST = 4_096
_NONCE = re.compile(r"[A-Za-z0-9_.-]{16,64}")


@dataclass(frozen=True, slots=True)
class Signed:
    """A message of the switch as it came."""

    timestamp: str
    nonce: str
    signature: str
    body: bytes


def signature(secret: str, timestamp: str, nonce: str, body: bytes) -> str:
    """Return the signature of a message, in lower-case hexadecimal digits."""
    return hmac.new(secret.encode(), b"\n".join((timestamp.encode(), nonce.encode(), body)), hashlib.sha256).hexdigest()


def ring(message: Signed, *, secret: str, now: datetime) -> Ring:
    """Believe a message and note the call; the same call told again is the first one.

    Raises `Forbidden` for a message that is not the switch's, too old or told before, `Invalid` for what it says,
    `Absent` where nobody of that name answers calls.
    """
    _check(message, secret, now)
    agent, phone, call = _read(message.body)
    operator = User.objects.filter(username=agent, is_active=True).first()
    if operator is None or not operator.actor.is_any(HOTLINE_FLOOR):
        raise Absent("absent", _("Nobody of this name answers calls."))
    made = Ring(nonce=message.nonce, call=call, operator=operator, at=now)
    made.write(phone)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        known = Ring.objects.filter(call=call, operator=operator).exclude(nonce=message.nonce).first()
        if known is None:
            raise Forbidden("replayed", _("This message was received before.")) from error
        return known
    return made


def waiting(operator: User, now: datetime) -> Ring | None:
    """Return the call that rings at somebody's place, the newest one; None where nothing does. One statement."""
    return Ring.objects.filter(operator=operator, taken_at=None, at__gt=now - RINGS).order_by("-at").first()


def number_of(key: str, operator: User, now: datetime) -> str:
    """Return the number of a call that rang at somebody's place; empty where there is no such call."""
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return ""
    rang = Ring.objects.filter(pk=int(key), operator=operator, at__gt=now - RINGS).first()
    try:
        return spoken(rang.phone) if rang else ""
    except SealBroken:
        return ""


def take(key: str, operator: User, now: datetime) -> None:
    """Note that somebody is writing the call down: it rings no more."""
    if key.isascii() and key.isdecimal() and len(key) < 19:
        Ring.objects.filter(pk=int(key), operator=operator, taken_at=None).update(taken_at=now)


def _check(message: Signed, secret: str, now: datetime) -> None:
    right = signature(secret, message.timestamp, message.nonce, message.body)
    if not secret or not hmac.compare_digest(right.encode(), message.signature.encode()):
        raise Forbidden("bad_signature", _("The signature is wrong."))
    if not (message.timestamp.isascii() and message.timestamp.isdecimal() and len(message.timestamp) <= 12):
        raise Forbidden("bad_timestamp", _("The message is too old, or a clock is wrong."))
    if abs(int(message.timestamp) - now.timestamp()) > SKEW.total_seconds():
        raise Forbidden("bad_timestamp", _("The message is too old, or a clock is wrong."))
    if not _NONCE.fullmatch(message.nonce):
        raise Forbidden("bad_nonce", _("A nonce has {least} to {most} letters and digits."), least=16, most=64)


def _read(body: bytes) -> tuple[str, str, str]:
    try:
        said: Any = json.loads(body)
    except ValueError as error:
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="body") from error
    if not isinstance(said, dict):
        raise Invalid("bad_value", _("“{field}” cannot be read."), field="body")
    words = []
    for name, most in (("agent", 150), ("phone", 40), ("call", 80)):
        value = said.get(name)
        if value in (None, ""):
            raise missing(name)
        if not isinstance(value, str) or len(value) > most or not value.isprintable():
            raise Invalid("bad_value", _("“{field}” cannot be read."), field=name)
        words.append(value)
    agent, phone, call = words
    return agent, canonical(phone), call
