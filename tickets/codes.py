"""The public query code: what a citizen needs beside the number. Kept only as a keyed hash."""

import hashlib
import hmac
import os

from django.conf import settings

from tickets.domain.numbers import make_code


def _keyed(purpose: str, text: str) -> bytes:
    return hmac.new(settings.PEPPER.encode(), f"{purpose}:{text}".encode(), hashlib.sha256).digest()


def new_code(intake_key: str = "") -> str:
    """Return a fresh code; with an `intake_key` always the same one, so that a repeated submit can repeat it."""
    if not intake_key:
        return make_code(os.urandom)
    seed = _keyed("code", intake_key)
    return make_code(lambda size: hashlib.shake_256(seed).digest(size))


def code_hash(number: str, code: str) -> bytes:
    """Return what is stored of a ticket's code: useless without the installation's pepper."""
    return _keyed("query", f"{number}:{code}")


def opens(number: str, code: str, stored: bytes) -> bool:
    """Say whether `code` is the ticket's, in constant time. An empty hash never matches."""
    return bool(stored) and hmac.compare_digest(code_hash(number, code), bytes(stored))
