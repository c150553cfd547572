"""``manage.py evaluate NAME …``: judge what the product learns, on data that nobody here wrote."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.evaluating import evaluations
from routing.refusal import Refusal


class Command(BaseCommand):
    """Judge what the product learns and detects, on any file of the columns the evaluation asks for. Prints figures;
    writes nothing into your database."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        chosen = parser.add_subparsers(dest="evaluation", required=True, metavar="NAME", parser_class=CommandParser)
        for name, one in evaluations().items():
            below = chosen.add_parser(name, help=one.help, description=one.help)
            one.add_arguments(below)
            below.add_argument("--json", action="store_true", help="print the figures as data")
            below.add_argument("--seed", type=int, default=1, help="of everything that is drawn (default: 1)")

    def handle(self, *args: Any, **options: Any) -> None:
        one = evaluations()[options["evaluation"]]
        try:
            figures = one.figures(options, quiet=options["json"])
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        except FileNotFoundError as error:
            raise CommandError(f"There is no file {error.filename}.") from error
        if options["json"]:
            self.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1))
        else:
            for line in one.tell(figures):
                self.stdout.write(line)
