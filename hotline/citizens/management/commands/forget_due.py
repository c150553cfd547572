"""Forget whose time is up: tickets archived longer than ``RETENTION_DAYS`` ago, and callers none of whose tickets is
left."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from hotline.citizens import forgetting
from tickets.domain.people import SYSTEM
from tickets.domain.refusals import Refusal


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=settings.RETENTION_DAYS, help="instead of RETENTION_DAYS")
        parser.add_argument("--dry-run", action="store_true", help="only say how many")
        parser.add_argument("--limit", type=int, default=0, help="at most this many tickets")

    def handle(self, *, days: int, dry_run: bool, limit: int, **options: Any) -> None:
        now = timezone.now()
        tickets = people = failed = 0
        for number in forgetting.due(now, after=timedelta(days=days)):
            if limit and tickets + failed >= limit:
                break
            if dry_run:
                tickets += 1
                continue
            try:
                done = forgetting.forget(number, actor=SYSTEM, now=now)
            except Refusal as refusal:  # somebody was faster, or reopened it: nothing is lost by leaving it
                failed += 1
                self.stderr.write(f"{number}: {refusal}")
                continue
            tickets += 1
            people += done.identity
            if tickets % 500 == 0:
                self.stdout.write(f"{tickets:,} tickets …")
        would = "would be " if dry_run else ""
        self.stdout.write(f"{tickets:,} tickets and {people:,} callers {would}forgotten; {failed:,} left.")
