"""``manage.py texts``: bring the catalogues of translations up to date, and say what is missing in them."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.texts import catalogue
from hotline.texts.extraction import said
from hotline.texts.faults import faults


class Command(BaseCommand):
    help = (
        "Collect every text of the code into hotline/locale, drop those no longer said, and list what is untranslated."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if anything is missing")

    def handle(self, *args: Any, **options: Any) -> None:
        spoken = said(settings.BASE_DIR)
        left = 0
        for locale in catalogue.PLURALS:
            known = catalogue.read(locale)
            if not options["check"]:
                known = catalogue.renewed(locale, spoken, known)
                catalogue.write(locale, known)
            found = list(faults(spoken, known))
            left += len(found)
            for fault in found:
                self.stdout.write(str(fault))
            self.stdout.write(f"{locale}: {len(known)} texts, {len(found)} to mend")
        catalogue.compile_stale()
        if left and options["check"]:
            raise CommandError("the catalogues are not complete; hotline/locale/README.md says what to do")
