"""``manage.py issue_token USERNAME``: a key to the API, shown once."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hotline.staff.models import AccessToken, User


class Command(BaseCommand):
    """Make an API token that acts in the name of an account. Its text is printed once and kept only as a hash."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--label", default="command line", help="what it is for")
        parser.add_argument("--days", type=int, default=90, help="for how long it is good")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active account “{options['username']}”.")
        if not 1 <= options["days"] <= 366:
            raise CommandError("A token is good for 1 to 366 days.")
        self.stdout.write(AccessToken.issue(user, options["label"], timezone.now(), days=options["days"]))
