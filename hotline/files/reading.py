"""Who may read which file: whoever reads the act that carries it; a loose one only its owner; or whoever has a link
that was signed for them a few minutes ago."""

from collections.abc import Iterable
from datetime import datetime

from django.core.signing import Signer
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from hotline.files.models import StoredFile
from hotline.files.storing import THUMB
from routing.domain.speech import _
from tickets.access import tickets_of
from tickets.domain.people import Actor
from tickets.domain.refusals import Absent
from tickets.models import Ticket
from tickets.queries.timeline import PublicEntry, timeline

LINK_SECONDS = 15 * 60
"""How long a signed link opens a file, at the least."""

ROUND = 5 * 60
"""Links end at full five minutes: a page that is loaded again asks for the same address, which the browser has."""

_signer = Signer(salt="hotline.files.link")


def readable(key: str, actor: Actor) -> StoredFile:
    """Return a file the actor may read. Raises `Absent` for any other."""
    row = StoredFile.objects.filter(pk=key, erased_at=None).first()
    if row is None:
        raise gone()
    if not row.ticket:
        if row.owner == actor.ref:
            return row
        raise gone()
    if not _reads(actor, row):
        raise gone()
    return row


def _reads(actor: Actor, row: StoredFile) -> bool:
    """Say whether the actor reads an act that shows the file: staff see it with the ticket; a citizen in their own
    timeline, where the answer to a ticket that theirs was merged into is shown, too."""
    mine = tickets_of(actor)
    if actor.staff_id is not None:
        return mine.filter(number=row.ticket).exists()
    found = mine.filter(Q(number=row.ticket) | Q(master=row.ticket))
    return any(row.id in public_ids(timeline(ticket, actor)) for ticket in found)


def linked(key: str, sig: str, now: datetime) -> StoredFile:
    """Return the file a signed link opens. Raises `Absent` for a link that is forged or has ended."""
    until, _dot, signature = sig.partition(".")
    genuine = constant_time_compare(signature, _signer.signature(f"{key}:{until}"))
    row = StoredFile.objects.filter(pk=key, erased_at=None).first()
    if row is None or not genuine or now.timestamp() > int(until):
        raise gone()
    return row


def signed_link(key: str, now: datetime, size: str = "") -> str:
    """Return an address that opens a file to whoever has it, for at least `LINK_SECONDS`."""
    until = (int(now.timestamp()) + LINK_SECONDS) // ROUND * ROUND + ROUND
    return f"{link(key, size)}{'&' if size else '?'}sig={until}.{_signer.signature(f'{key}:{until}')}"


def link(key: str, size: str = "") -> str:
    """Return a file's address, which opens it to whoever may read it."""
    return reverse("file", args=[key]) + (f"?size={THUMB}" if size else "")


def files_of(ticket: Ticket, actor: Actor) -> list[StoredFile]:
    """Return the files of a ticket the actor sees, as they may read them, in the order of the acts."""
    there = StoredFile.objects.filter(erased_at=None).order_by("seq", "made_at", "pk")
    if actor.staff_id is None:
        return list(there.filter(pk__in=public_ids(timeline(ticket, actor))))
    return list(there.filter(ticket=ticket.number))


def public_ids(entries: Iterable[object]) -> set[str]:
    """Return the ids of the files that a citizen's timeline shows."""
    return {key for entry in entries if isinstance(entry, PublicEntry) for key in entry.files}


def gone() -> Absent:
    """Return the refusal of a file that is not there, or not for the asker."""
    return Absent("no_file", _("There is no such file."))
