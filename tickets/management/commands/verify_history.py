"""``manage.py verify_history``: every ticket's events chain up, and played again give the rows that are stored."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tickets.history import Fault, verify
from tickets.models import Ticket
from tickets.progress import progress

BATCH = 500


class Command(BaseCommand):
    """Verify the hash chain of every ticket, replay its events by the law and compare with what is stored.

    Ends with status 1 where anything is wrong.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("numbers", nargs="*", help="only these tickets")
        parser.add_argument("--json", action="store_true", help="print the result as data")

    def handle(self, *args: Any, **options: Any) -> None:
        tickets = Ticket.objects.all()
        if options["numbers"]:
            tickets = tickets.filter(number__in=options["numbers"])
        faults: list[Fault] = []
        seen = events = last = 0
        total = tickets.count()
        with progress("Verifying", total, "tickets", quiet=options["json"]) as step:
            # By key, not by offset: the last page costs what the first does.
            while page := list(tickets.filter(pk__gt=last).order_by("pk")[:BATCH]):
                faults += verify(page)
                seen += len(page)
                events += sum(ticket.seq for ticket in page)
                last = page[-1].pk
                step(len(page))
        if options["json"]:
            rows = [{"number": fault.number, "seq": fault.seq, "what": fault.what} for fault in faults]
            self.stdout.write(json.dumps({"tickets": seen, "events": events, "faults": rows}, ensure_ascii=False))
        else:
            for fault in faults:
                self.stdout.write(f"{fault.number} #{fault.seq}: {fault.what}")
            self.stdout.write(f"{seen:,} tickets, {events:,} events, {len(faults):,} faults")
        if faults:
            raise CommandError("The history does not hold.", returncode=1)
