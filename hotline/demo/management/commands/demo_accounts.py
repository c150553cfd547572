"""``manage.py demo_accounts``: how to sign in to the demo."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hotline.staff.models import ROLE_NAMES, User
from tickets.domain.people import Role


class Command(BaseCommand):
    """List one account of each role and the password of this installation's demo. Only with DEMO=1."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", default="", help="instead, the accounts of this unit (its code)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This installation is no demo (DEMO is not set): its accounts have their own passwords.")
        seen: set[str] = set()
        self.stdout.write(f"Sign in with password  {settings.DEMO_PASSWORD}  as")
        people = User.objects.select_related("unit").order_by("pk")
        if options["unit"]:
            people = people.filter(unit__code=options["unit"])
        for user in people:
            role = next(iter(user.roles), "")
            if role and (options["unit"] or role not in seen):
                seen.add(role)
                unit = f", {user.unit}" if user.unit else ""
                self.stdout.write(f"  {user.username:<28} {ROLE_NAMES[Role(role)]} — {user}{unit}")
