"""Files given to acts: what `tickets` asks whoever keeps files (see `tickets.evidence`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings

from hotline.files import storing
from hotline.files.models import StoredFile
from routing.domain.speech import _
from tickets.domain.people import Actor
from tickets.domain.refusals import Invalid
from tickets.evidence import Piece


class Evidence:
    """The keeper of this installation's files."""

    def attach(self, ids: Sequence[str], *, number: str, seq: int, actor: Actor, now: datetime) -> list[Piece]:
        """Give files to an act: each once, and only by whoever uploaded it.

        The rows are locked, by key: of two acts that want the same file the second waits, and then finds it given.
        """
        loose = StoredFile.objects.filter(pk__in=ids, owner=actor.ref, ticket="", erased_at=None)
        found = {row.id: row for row in loose.order_by("pk").select_for_update()}
        if any(key not in found for key in ids):
            raise Invalid(
                "file_gone",
                _("A file is no longer there, is not yours or was sent already. Choose it again."),
                field="files",
            )
        had = StoredFile.objects.filter(ticket=number).count()
        if had + len(found) > settings.FILES_PER_TICKET:
            raise Invalid(
                "too_many_files",
                _("A ticket holds at most {most} files."),
                field="files",
                most=settings.FILES_PER_TICKET,
            )
        StoredFile.objects.filter(pk__in=ids).update(ticket=number, seq=seq)
        return [Piece(key, found[key].sha256, found[key].public) for key in ids]

    def erase(self, number: str, now: datetime) -> None:
        """Erase every file of a ticket that is forgotten."""
        storing.erase(number, now)

    def digests(self, numbers: Sequence[str]) -> Mapping[str, str]:
        """Return the SHA-256 by id of the files of tickets, as far as they are not erased."""
        rows = StoredFile.objects.filter(ticket__in=numbers, erased_at=None)
        return dict(rows.values_list("pk", "sha256"))
