"""``manage.py verify_files``: every file is there, and its bytes are those that were taken in."""

import hashlib
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hotline.files.models import StoredFile
from hotline.files.storing import path_of, storage


class Command(BaseCommand):
    """Read every stored file and compare it with its digest; ``verify_history`` compares that with the events."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        faults = count = 0
        for row in StoredFile.objects.filter(erased_at=None).order_by("pk").iterator(chunk_size=500):
            count += 1
            what = _fault(row)
            if what:
                faults += 1
                self.stderr.write(f"{row.ticket or 'no ticket'} {row.id}: {what}")
        self.stdout.write(f"{count} files, {faults} faults")
        if faults:
            raise CommandError("Evidence is not what it was.")


def _fault(row: StoredFile) -> str:
    """Return what is wrong with a file, empty where nothing is."""
    try:
        with storage().open(path_of(row.id, row.kind)) as body:
            digest = hashlib.sha256(body.read()).hexdigest()
    except FileNotFoundError:
        return "the bytes are missing"
    return "" if digest == row.sha256 else "the bytes are not those that were taken in"
