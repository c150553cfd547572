"""Keeping files: bytes first, then the row; row first, then the bytes. A process may be killed anywhere between: what
is left over are bytes without a row, which nobody can ask for and the nightly sweep takes away."""

import hashlib
import logging
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction

from hotline.files.kinds import BY_MIME, kind_of
from hotline.files.models import StoredFile, new_id
from hotline.files.pictures import remade
from routing.domain.speech import _
from tickets.domain.refusals import Invalid, NotNow
from tickets.domain.saying import clean_text

log = logging.getLogger(__name__)

LOOSE_FOR = timedelta(days=1)
"""How long an upload waits to be given to an act."""

BATCH = 500
THUMB = "thumb"


def storage() -> Storage:
    """Return where the bytes lie."""
    return storages["uploads"]


def path_of(key: str, mime: str, size: str = "") -> str:
    """Return the name a file's bytes are stored under, or with ``size="thumb"`` its thumbnail's."""
    return f"{key[:2]}/{key}.thumb.jpg" if size == THUMB else f"{key[:2]}/{key}.{BY_MIME[mime].suffix}"


def take(upload: Any, *, owner: str, now: datetime, public: bool = True) -> StoredFile:
    """Read what was uploaded (a Django `File`), make it safe and keep it for its owner.

    Raises `Invalid` (field ``file``) for what is too large, damaged or no kind that is taken; `NotNow` where the owner
    has too many files waiting.
    """
    if upload.size > settings.FILE_MOST_BYTES:
        raise Invalid(
            "file_too_large",
            _("A file may have at most {most} MB."),
            field="file",
            most=settings.FILE_MOST_BYTES // 1_000_000,
        )
    if StoredFile.objects.filter(owner=owner, ticket="").count() >= settings.FILES_WAITING:
        raise NotNow("too_many_waiting", _("Too many files wait to be sent. Send some first, or try again tomorrow."))
    upload.seek(0)
    body = upload.read()
    kind = kind_of(body)
    row = StoredFile(id=new_id(), kind=kind.mime, owner=owner, public=public, made_at=now, name=shown_name(upload.name))
    if kind.is_picture:
        picture = remade(body, kind)
        body, row.width, row.height = picture.body, picture.width, picture.height
        _put(path_of(row.id, row.kind, THUMB), picture.thumb)
    _put(path_of(row.id, row.kind), body)
    row.size, row.sha256 = len(body), hashlib.sha256(body).hexdigest()
    row.save(force_insert=True)
    return row


def shown_name(name: str | None) -> str:
    """Return what the uploader called a file as one line that may be shown: no folders, nothing invisible."""
    last = PurePosixPath(clean_text(name or "").replace("\\", "/")).name
    return "".join(char for char in unicodedata.normalize("NFC", last) if char.isprintable())[:120]


def erase(number: str, now: datetime) -> None:
    """Erase what a ticket's acts carried. Within a transaction; the bytes go when it commits."""
    rows = list(StoredFile.objects.filter(ticket=number, erased_at=None))
    StoredFile.objects.filter(pk__in=[row.pk for row in rows]).update(sha256="", name="", owner="", erased_at=now)
    transaction.on_commit(lambda: _drop(rows))


def sweep_loose(now: datetime) -> int:
    """Delete uploads that were given to no act for a day; return how many. Safe to run twice, and at any time."""
    count = 0
    while True:
        with transaction.atomic():
            loose = StoredFile.objects.filter(ticket="", made_at__lt=now - LOOSE_FOR).order_by("made_at")
            rows = list(loose.select_for_update(skip_locked=True)[:BATCH])
            StoredFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
        _drop(rows)
        count += len(rows)
        if len(rows) < BATCH:
            return count


def sweep_bytes(now: datetime) -> int:
    """Delete bytes nobody can ask for: of erased files at once, without a row when they are a day old."""
    count = 0
    for names in _stored():
        keys = {key_of(name) for name in names}
        known = dict(StoredFile.objects.filter(pk__in=keys).values_list("pk", "erased_at"))
        for name in names:
            key = key_of(name)
            stale = known[key] is not None if key in known else storage().get_modified_time(name) < now - LOOSE_FOR
            if stale:
                storage().delete(name)
                count += 1
    return count


def key_of(name: str) -> str:
    """Return the id of the file whose bytes are stored under a name."""
    return PurePosixPath(name).name.partition(".")[0]


def _stored() -> Iterator[list[str]]:
    """Yield the names of everything that is stored, folder by folder."""
    try:
        folders, _files = storage().listdir("")
    except FileNotFoundError:  # nothing was ever kept
        return
    for folder in sorted(folders):
        names = storage().listdir(folder)[1]
        yield [f"{folder}/{name}" for name in sorted(names)]


def _put(name: str, body: bytes) -> None:
    storage().save(name, ContentFile(body))


def _drop(rows: Iterable[StoredFile]) -> None:
    for row in rows:
        for size in ("", THUMB):
            try:
                storage().delete(path_of(row.id, row.kind, size))
            except OSError:  # the nightly sweep tries again
                log.exception("a file's bytes could not be deleted", extra={"action": "files.drop"})
