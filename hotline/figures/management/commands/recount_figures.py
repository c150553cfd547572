"""``manage.py recount_figures``: every figure counted anew from the tickets' histories."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from hotline.figures.keeping import empty, recount
from tickets.models import Ticket

BATCH = 5000


class Command(BaseCommand):
    """Score every ticket anew and set right whatever differs. Safe while the hotline works; may be repeated."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="forget all figures first: they grow while it runs")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["anew"]:
            empty()
        seen = changed = last = 0
        with tqdm(total=Ticket.objects.count(), unit=" tickets", desc="Counting", disable=not self._shown()) as bar:
            while keys := list(Ticket.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
                changed += recount(keys, timezone.now())
                seen += len(keys)
                last = keys[-1]
                bar.update(len(keys))
        self.stdout.write(f"{seen:,} tickets, {changed:,} counted otherwise than before.")

    def _shown(self) -> bool:
        return bool(self.stderr.isatty())
