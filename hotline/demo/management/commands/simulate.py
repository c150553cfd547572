"""``manage.py simulate``: the life of the demo city up to now, through the product's own verbs."""

import textwrap
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hotline.demo.seeding import LANGUAGES
from hotline.demo.simulation.people import NobodyThere
from hotline.demo.simulation.play import CityLives, simulate
from hotline.demo.simulation.tally import figures
from tickets.progress import progress


class Command(BaseCommand):
    """Play the life of the demo city for some days that end now. The same seed, end and database give the same life."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=90)
        parser.add_argument("--per-day", type=float, default=55, help="contacts on an average day (default 55)")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--until", type=datetime.fromisoformat, help="moment the life is played up to (ISO 8601)")
        parser.add_argument("--language", choices=LANGUAGES, default=settings.LANGUAGE_CODE)
        parser.add_argument("--quiet", action="store_true", help="no progress and no figures")

    def handle(self, *args: Any, **options: Any) -> None:
        until = options["until"] or timezone.now()
        if until.tzinfo is None:
            until = timezone.make_aware(until)
        if options["days"] < 1:
            raise CommandError("--days must be at least 1.")
        quiet = options["quiet"]
        with progress("Living", options["days"] + 1, "days", quiet=quiet) as step:
            try:
                world = simulate(
                    days=options["days"],
                    per_day=options["per_day"],
                    seed=options["seed"],
                    until=until,
                    language=options["language"],
                    progress=step,
                )
            except (CityLives, NobodyThere) as error:
                raise CommandError(str(error)) from error
        if not quiet:
            self._print(figures(world.tally))

    def _print(self, found: dict[str, Any]) -> None:
        for name, value in found.items():
            pairs = value.items() if isinstance(value, dict) else [("", value)]
            line = " · ".join(f"{what} {count:,}".strip() for what, count in pairs) or "none"
            self.stdout.write(textwrap.fill(f"{name}: {line}", 118, subsequent_indent="    "))
