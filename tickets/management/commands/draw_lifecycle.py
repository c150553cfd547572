"""``manage.py draw_lifecycle``: docs/lifecycle.md from the table of verbs."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tickets.domain.picture import document


class Command(BaseCommand):
    """Write the page about the life of a ticket anew."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        page = Path(settings.BASE_DIR) / "docs" / "lifecycle.md"
        page.write_text(document(), encoding="utf-8")
        self.stdout.write(f"{page.name} written")
