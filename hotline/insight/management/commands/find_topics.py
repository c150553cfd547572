"""``manage.py find_topics``: group the tickets' texts now, as beat does every night."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hotline.insight.grouped.night import run
from hotline.insight.grouped.texts import recent
from tickets.progress import progress


class Command(BaseCommand):
    """Group the texts of the last 120 days into matters. Safe to run again: what has not changed is not written."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        with progress("Grouping", 4 * recent(now).count(), "steps", quiet=options["quiet"]) as done:
            night = run(now, done)
        self.stdout.write(
            f"{night.tickets} tickets, {night.topics} matters, {night.changed} tickets changed theirs;"
            f" {night.seconds} s."
        )
