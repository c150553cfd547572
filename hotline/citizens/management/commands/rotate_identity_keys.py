"""Seal every identity anew under the newest of ``IDENTITY_KEYS``; then the old keys may be taken away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from hotline.citizens import vault
from hotline.citizens.models import Citizen, FlaggedCaller


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", type=int, default=500, help="rows a transaction holds (default 500)")

    def handle(self, *, batch: int, **options: Any) -> None:
        key = vault.key_in_use()
        stale = Citizen.objects.exclude(sealed_with=key).exclude(sealed_with="")
        total, done = stale.count(), 0
        while rows := self._rotate(stale, key, batch):
            done += rows
            self.stdout.write(f"{done:,} of {total:,} identities", ending="\r" if self.stdout.isatty() else "\n")
        flags = FlaggedCaller.objects.count()
        for pk in FlaggedCaller.objects.order_by("pk").values_list("pk", flat=True).iterator():
            with transaction.atomic():
                for flag in FlaggedCaller.objects.select_for_update().filter(pk=pk):
                    flag.write()
                    flag.save(update_fields=["sealed"])
        self.stdout.write(self.style.SUCCESS(f"Sealed under key {key}: {done:,} identities, {flags:,} flags."))

    @staticmethod
    @transaction.atomic
    def _rotate(stale: Any, key: str, batch: int) -> int:
        """Rotate one batch; safe to stop at any time and to run beside calls that come in."""
        rows = list(stale.order_by("pk").select_for_update(skip_locked=True)[:batch])
        for row in rows:
            row.sealed, row.sealed_with = vault.seal(str(row.pk), vault.unseal(str(row.pk), row.sealed)), key
        Citizen.objects.bulk_update(rows, ["sealed", "sealed_with"])
        return len(rows)
