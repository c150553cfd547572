"""Getting to know callers: one row for each proved number, found again by its blind index."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from hotline.citizens import vault
from hotline.citizens.identity import Identity
from hotline.citizens.models import Citizen
from hotline.citizens.phones import blind_index, canonical

_UPSERT = """
INSERT INTO citizens_citizen
    (id, sealed, sealed_with, phone_index, proved, language, care, created_at, seen_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (phone_index) WHERE proved
DO UPDATE SET seen_at = GREATEST(citizens_citizen.seen_at, EXCLUDED.seen_at)
RETURNING id, sealed, sealed_with, language, care, created_at, seen_at
"""


def know(
    identity: Identity,
    *,
    now: datetime,
    proved: bool = True,
    language: str = "",
    care: Iterable[str] | None = None,
    key: uuid.UUID | None = None,
) -> Citizen:
    """Return the row of a caller, made or brought up to date within the caller's transaction.

    Two calls from one number at once make one row: the second waits for the first. What is said overwrites what was
    known, what is not said stays (`care` None: not asked). With `proved` False the number is a claim and gets a row of
    its own, and so does what is said where the known row cannot be opened. `key` is the id of a new row. One statement,
    two where something known has changed.
    """
    key = key or uuid.uuid4()
    index = blind_index(identity.phone) if identity.phone else None
    proved = proved and index is not None
    row: list[Any] = [
        key,
        vault.seal(str(key), identity.words()),
        vault.key_in_use(),
        index,
        proved,
        language,
        list(care or ()),
        now,
        now,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, row)
        pk, sealed, sealed_with, *rest = cursor.fetchone()
    known = Citizen(
        id=pk,
        sealed=sealed,
        sealed_with=sealed_with,
        phone_index=index,
        proved=proved,
        language=rest[0],
        care=rest[1],
        created_at=rest[2],
        seen_at=rest[3],
    )
    known._state.adding = False
    if known.id == key:
        return known
    try:
        _update(known, identity, language, care)
    except vault.SealBroken:
        # A call cannot wait for a key to be found again. What lies sealed stays as it is; what was said now gets a row
        # of its own, as a claim does.
        return know(identity, now=now, proved=False, language=language, care=care, key=key)
    return known


def find_by_phone(text: str) -> list[Citizen]:
    """Return the callers filed under a number as people write it, the proved one first, then the latest.

    Raises `Invalid` where it is no number.
    """
    index = blind_index(canonical(text))
    return list(Citizen.objects.filter(phone_index=index).order_by("-proved", "-seen_at")[:MOST])


MOST = 50
"""Rows of one number that are looked at: web forms may file any number under it."""


def _update(known: Citizen, said: Identity, language: str, care: Iterable[str] | None) -> None:
    before = known.identity()
    after = before.updated(said)
    changed = []
    if after != before:
        known.sealed, known.sealed_with = vault.seal(str(known.id), after.words()), vault.key_in_use()
        changed += ["sealed", "sealed_with"]
    if language and language != known.language:
        known.language = language
        changed.append("language")
    if care is not None and list(care) != known.care:
        known.care = list(care)
        changed.append("care")
    if changed:
        known.save(update_fields=changed)
