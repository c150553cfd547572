"""Sealing: how identities lie in the database. Fernet (AES-128-CBC with HMAC-SHA256) under rotating keys.

What is sealed names whom it belongs to, so that a sealed identity copied into another row does not open there.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from routing.domain.speech import _
from routing.refusal import Refusal


class SealBroken(Refusal):
    """What was to be opened was sealed under a key that is gone, for somebody else, or tampered with."""

    def __init__(
        self,
        code: str = "seal_broken",
        template: str = _("The caller’s details cannot be opened with this installation’s key."),
        **data: object,
    ) -> None:
        super().__init__(code, template, **data)


def seal(owner: str, words: Mapping[str, str]) -> bytes:
    """Return `words`, sealed for `owner` under the newest key."""
    text = json.dumps([owner, dict(words)], separators=(",", ":"), ensure_ascii=False)
    return _vault(tuple(settings.IDENTITY_KEYS)).encrypt(text.encode())


def unseal(owner: str, sealed: bytes | memoryview) -> dict[str, str]:
    """Return what was sealed for `owner`, under whichever key in use. Raises `SealBroken`."""
    try:
        whose, words = json.loads(_vault(tuple(settings.IDENTITY_KEYS)).decrypt(bytes(sealed)))
    except (InvalidToken, ValueError) as error:
        raise SealBroken() from error
    if whose != owner:
        raise SealBroken()
    return dict(words)


def key_in_use() -> str:
    """Return the short name of the key that seals now: eight hexadecimal digits of its hash."""
    return _name(settings.IDENTITY_KEYS[0])


@lru_cache(maxsize=4)
def _vault(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


@lru_cache(maxsize=16)
def _name(key: str) -> str:
    return hashlib.sha256(f"key:{key}".encode()).hexdigest()[:8]
