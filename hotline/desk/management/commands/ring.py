"""``manage.py ring --operator op.chen --phone 13800138000``: a telephone switch for the demo, at the real door."""

import json
import secrets
import time
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from hotline.desk.ringing import signature


class Command(BaseCommand):
    help = "Let a telephone ring at an operator's place, by the signed webhook of a telephone switch."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--operator", required=True, help="user name of who answers")
        parser.add_argument("--phone", required=True, help="number of who calls")
        parser.add_argument("--call", default="", help="the switch's id of the call; a fresh one if not said")
        parser.add_argument("--server", default="http://127.0.0.1:8000", help="where the product runs")

    def handle(self, *args: Any, **options: Any) -> None:
        call = options["call"] or f"demo-{secrets.token_hex(6)}"
        body = json.dumps({"agent": options["operator"], "phone": options["phone"], "call": call}).encode()
        stamp, nonce = str(int(time.time())), secrets.token_hex(16)
        request = Request(
            options["server"].rstrip("/") + reverse("desk:cti"),
            data=body,
            headers={
                "Content-Type": "application/json",
                "X-CTI-Timestamp": stamp,
                "X-CTI-Nonce": nonce,
                "X-CTI-Signature": signature(settings.CTI_SECRET, stamp, nonce, body),
            },
        )
        try:
            with urlopen(request, timeout=10) as response:
                self.stdout.write(f"{response.status} {response.read().decode()}")
        except HTTPError as error:
            with error:
                raise CommandError(f"{error.code} {error.read().decode()[:300]}") from error
        except URLError as error:
            raise CommandError(f"{options['server']}: {error.reason}") from error
