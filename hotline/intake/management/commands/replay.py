"""``manage.py replay FILE --map MAP``: another city's history through our own register, router, clocks and sweep."""

import json
import random
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from hotline.intake.history import mapping, promises, rows
from hotline.intake.history.city import build
from hotline.intake.history.player import Played, play
from hotline.intake.history.rows import Record, Reject
from hotline.intake.history.scratch import scratch_database
from hotline.intake.history.verdict import Agreement, compare
from routing.refusal import Refusal
from tickets.history import verify
from tickets.models import Ticket
from tickets.progress import progress


class Command(BaseCommand):
    """Feed a real city's history through register → route → clocks → sweep → close at simulated time, and compare
    our due dates and on-time verdicts with the city's. Runs in a scratch database; nothing of yours is touched."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, also gzipped")
        parser.add_argument("--map", required=True, help="a mapping file, or the name of one that is shipped")
        parser.add_argument("--promises", type=Path, help="what was promised by category; else learned from the file")
        parser.add_argument("--sample", type=int, help="only so many rows, drawn with --seed")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--keep", metavar="DATABASE", help="leave the scratch database under this name")
        parser.add_argument("--verify", action="store_true", help="replay every ticket's events afterwards as well")
        parser.add_argument("--json", action="store_true", help="print the figures as data")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._run(**options)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {error.filename}.") from error

    def _run(self, **options: Any) -> None:
        quiet = options["json"]
        layout = mapping.load(options["map"])
        everything, rejects = self._read(options["file"], layout)
        if options["promises"]:
            table = promises.read(options["promises"], layout.dataset)
        else:
            table = promises.learn(everything, layout)
        records = everything
        if options["sample"] and options["sample"] < len(everything):
            chosen = random.Random(options["seed"]).sample(range(len(everything)), options["sample"])
            records = [everything[index] for index in sorted(chosen)]
        if not records:
            raise CommandError("No row of the file could be read.")
        with scratch_database(options["keep"]):
            codes = build(records, table, layout, min(record.opened for record in records))
            with connection.cursor() as cursor:
                cursor.execute("SET synchronous_commit = off")
            started = time.perf_counter()
            with progress("Replaying", len(records), "tickets", quiet=quiet) as step:
                played = play(records, codes, layout, progress=step)
            seconds = time.perf_counter() - started
            agreement = compare(records, table, codes, played)
            faults = self._faults(quiet) if options["verify"] else None
        figures = self._figures(layout.name, records, rejects, played, agreement, seconds, faults)
        if quiet:
            self.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1))
        else:
            self._print(figures, rejects)

    def _read(self, file: Path, layout: mapping.Map) -> tuple[list[Record], list[Reject]]:
        records: list[Record] = []
        rejects: list[Reject] = []
        for row in rows.read(file, layout):
            if isinstance(row, Record):
                records.append(row)
            else:
                rejects.append(row)
        return records, rejects

    def _faults(self, quiet: bool) -> int:
        keys = list(Ticket.objects.values_list("pk", flat=True))
        count = 0
        with progress("Verifying", len(keys), "tickets", quiet=quiet) as step:
            for at in range(0, len(keys), 500):
                some = keys[at : at + 500]
                count += sum(1 for _fault in verify(Ticket.objects.filter(pk__in=some)))
                step(len(some))
        return count

    def _figures(
        self,
        name: str,
        records: list[Record],
        rejects: list[Reject],
        played: Played,
        agreement: Agreement,
        seconds: float,
        faults: int | None,
    ) -> dict[str, Any]:
        figures = {
            "city": name,
            "read": len(records) + len(rejects),
            "rejected": len(rejects),
            "registered": len(played.numbers),
            "closed": played.closed,
            "asked_a_human": dict(played.asked),
            "ladder_steps": played.steps,
            "seconds": round(seconds, 1),
            "tickets_per_second": round(len(records) / seconds, 1),
            **agreement.as_data(),
        }
        if faults is not None:
            figures["history_faults"] = faults
        return figures

    def _print(self, figures: dict[str, Any], rejects: list[Reject]) -> None:
        for name, value in figures.items():
            label = name.replace("_", " ")
            if isinstance(value, dict):
                self.stdout.write(f"{label}:" if value else f"{label}: none")
                for what, count in value.items():
                    self.stdout.write(f"  {count:>8,}  {what}")
            elif isinstance(value, float) and value <= 1:
                self.stdout.write(f"{label:<30} {value:.2%}")
            else:
                self.stdout.write(f"{label:<30} {value:,}" if not isinstance(value, str) else f"{label:<30} {value}")
        for reject in rejects[:20]:
            self.stdout.write(f"  line {reject.line} ({reject.id or 'no id'}): {reject.why}")
