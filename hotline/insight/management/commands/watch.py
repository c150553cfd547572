"""``manage.py watch``: let the detectors look at what came in, now or over the past as if they had been there."""

from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hotline.insight.watching.watch import begun, replay, watch
from tickets.progress import progress


class Command(BaseCommand):
    """Without --since: look at what came in since the last look. With it: replay the days since then, step by step,
    each step seeing the city as it stood at that time. The same again raises nothing twice."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", help="a moment (ISO 8601), or “beginning”")
        parser.add_argument("--every", type=float, default=6.0, help="hours of a step (default: 6)")
        parser.add_argument("--quiet", action="store_true", help="no progress, no figures")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["since"] is None:
            seen = watch(now)
        else:
            since = self._since(options["since"], now)
            every = timedelta(hours=options["every"])
            if every < timedelta(minutes=1):
                raise CommandError("--every must be at least a minute.")
            days = max(round((now - since) / timedelta(days=1)), 1)
            with progress("Watching", days, "days", quiet=options["quiet"]) as tell:
                seen = replay(since, now, every, tell)
        if not options["quiet"]:
            self.stdout.write(f"{seen.tickets:,} tickets looked at, {seen.raised} warnings raised, {seen.grew} grew")

    def _since(self, text: str, now: datetime) -> datetime:
        if text == "beginning":
            return begun() or now
        try:
            since = datetime.fromisoformat(text)
        except ValueError as error:
            raise CommandError("--since is a moment like 2026-01-31, or “beginning”.") from error
        return since if since.tzinfo else timezone.make_aware(since)
