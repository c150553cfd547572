"""``manage.py grow --tickets N``: a city as large as one likes, for benchmarks."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hotline.demo.growth import grow
from tickets.models import Ticket
from tickets.progress import progress


class Command(BaseCommand):
    """Copy the tickets there are, with their whole histories, until there are N. For measuring, not for living."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tickets", type=int, default=1_000_000)

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = options["tickets"] - Ticket.objects.count()
        with progress("Growing", max(wanted, 0), "tickets") as step:
            try:
                made = grow(options["tickets"], step)
            except ValueError as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"{made:,} tickets copied.")
