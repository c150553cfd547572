"""``manage.py rehearse_rules VERSION --days N``: what a rule set would have done to past tickets."""

import json
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from routing.refusal import Refusal
from tickets.rehearsal import rehearse, walk


class Command(BaseCommand):
    """Judge past tickets by a draft (or any) rule set and print the table of changes."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("version", type=int, help="the rule set's version")
        parser.add_argument("--days", type=int, default=90, help="how far back, from now")
        parser.add_argument("--json", action="store_true", help="print it as data")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            rehearsal = rehearse(options["version"], since=now - timedelta(days=options["days"]), until=now)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(rehearsal.as_data(), ensure_ascii=False, indent=1))
        else:
            for line in walk(rehearsal):
                self.stdout.write(line)
