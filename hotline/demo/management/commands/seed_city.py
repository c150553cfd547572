"""``manage.py seed_city``: the demo city, idempotent."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from hotline.demo.seeding import LANGUAGES, seed


class Command(BaseCommand):
    """Put the demo city in place: areas, units, duties, categories, rules, calendars, policies and accounts.

    Run it as often as you like; what is there and the same is left alone.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", choices=LANGUAGES, default=settings.LANGUAGE_CODE)

    def handle(self, *args: Any, **options: Any) -> None:
        for done in seed(options["language"], timezone.now()):
            self.stdout.write(done)
