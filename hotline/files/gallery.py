"""Files as pages show them: below the act that carries them, and below a form that was sent back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hotline.files.kinds import BY_MIME
from hotline.files.models import StoredFile
from hotline.files.pictures import THUMB_SIDE
from hotline.files.reading import link, signed_link
from hotline.files.storing import THUMB
from tickets.queries.timeline import Entry, PublicEntry


@dataclass(frozen=True, slots=True)
class Shown:
    """A file on a page. `alt` says which of how many it is; `thumb` is empty for a document; `width` and `height` are
    the thumbnail's, so that nothing moves when it arrives."""

    id: str
    url: str
    alt: str
    size: int
    name: str
    public: bool
    thumb: str = ""
    width: int = 0
    height: int = 0


def gallery(entries: Sequence[Entry | PublicEntry], *, now: datetime) -> dict[int, list[Shown]]:
    """Return the files of a timeline by the number of the entry that shows them: one statement.

    `entries` is what `queries.timeline` gave the reader, so these are files they may read. A citizen's have signed
    links, and not the names somebody gave them.
    """
    ids = {entry.seq: _ids(entry) for entry in entries}
    wanted = [key for keys in ids.values() for key in keys]
    rows = StoredFile.objects.in_bulk(wanted) if wanted else {}
    signed = any(isinstance(entry, PublicEntry) for entry in entries)
    found = {seq: [rows[key] for key in keys if key in rows and not rows[key].erased_at] for seq, keys in ids.items()}
    return {seq: shown(files, signed_at=now if signed else None) for seq, files in found.items() if files}


def shown(rows: Iterable[StoredFile], *, signed_at: datetime | None = None) -> list[Shown]:
    """Return files as pages show them, with links signed at a moment for a reader without an account."""
    files = list(rows)
    return [_shown(row, no, len(files), signed_at) for no, row in enumerate(files, start=1)]


def _ids(entry: Entry | PublicEntry) -> list[str]:
    if isinstance(entry, PublicEntry):
        return entry.files
    return [one["id"] for one in entry.data.get("files", ())]


def _shown(row: StoredFile, no: int, count: int, signed_at: datetime | None) -> Shown:
    def address(size: str = "") -> str:
        return link(row.id, size) if signed_at is None else signed_link(row.id, signed_at, size)

    name = row.name if signed_at is None else ""
    if not BY_MIME[row.kind].is_picture:
        alt = _("Document {no} of {count} (PDF)").format(no=no, count=count)
        return Shown(row.id, address(), alt, row.size, name, row.public)
    alt = _("Photo {no} of {count}").format(no=no, count=count)
    width, height = row.width or 1, row.height or 1
    scale = min(1, THUMB_SIDE / max(width, height))
    small = max(1, round(width * scale)), max(1, round(height * scale))
    return Shown(row.id, address(), alt, row.size, name, row.public, address(THUMB), *small)
