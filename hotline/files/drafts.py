"""Uploads of somebody who has no name here yet: they belong to a draft, known by a key only its writer has."""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from hotline.files.models import StoredFile
from routing.domain.speech import _
from tickets.domain.people import Actor
from tickets.domain.refusals import Invalid

SHORTEST, LONGEST = 16, 200


def new_draft() -> str:
    """Return a key for a new draft."""
    return secrets.token_urlsafe(24)


def owner_of(draft: str) -> str:
    """Return how files name the draft as their owner; the key itself is not kept. Raises `Invalid`."""
    if not SHORTEST <= len(draft) <= LONGEST or not draft.isascii() or not draft.isprintable():
        raise Invalid(
            "bad_key",
            _("A key has {least} to {most} printable characters."),
            field="draft",
            least=SHORTEST,
            most=LONGEST,
        )
    return f"draft:{hashlib.sha256(draft.encode()).hexdigest()[:40]}"


@contextmanager
def handed_over(ids: Sequence[str], draft: str, actor: Actor) -> Iterator[None]:
    """Within, and if all goes well for good, the draft's files are the actor's, who now has a name and gives them to an
    act: one transaction. What is not the draft's stays as it is, and the act is refused."""
    if not draft or not ids:
        yield
        return
    with transaction.atomic():
        StoredFile.objects.filter(pk__in=ids, owner=owner_of(draft), ticket="").update(owner=actor.ref)
        yield
