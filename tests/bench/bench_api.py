"""Lists, search and the public status by HTTP: with a million tickets, and with a small city, in one run.

    pytest tests/bench/bench_api.py -m bench -s

The first run makes the large city (a simulated month, copied until there are a million tickets): a quarter of an hour.
It is kept as the database ``hotline_million`` beside the one that ``DATABASE_URL`` names, and used again. granian
serves it as `make run` does; eight clients ask at once, each on a connection of its own.

    BENCH_TICKETS=100000     another size
"""

import json

import pytest

from tests.bench.load import CODE, LARGE, Served, city, prepared, timed, told

pytestmark = pytest.mark.bench

PREPARE = """
import json, sys
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from hotline.staff.models import AccessToken, User
from tickets.codes import code_hash
from tickets.models import Ticket
now = timezone.now()
tokens = {
    name: AccessToken.issue(User.objects.filter(roles__contains=[role]).order_by("pk").first(), "bench", now, days=1)
    for name, role in (("supervisor", "supervisor"), ("clerk", "unit_clerk"), ("district", "district_coordinator"))
}
numbers = []
for ticket in Ticket.objects.filter(caller__isnull=False).order_by("-pk")[:200]:
    Ticket.objects.filter(pk=ticket.pk).update(code_hash=code_hash(ticket.number, sys.argv[1]))
    numbers.append(ticket.number)
print(json.dumps({"tokens": tokens, "numbers": numbers, "tickets": Ticket.objects.count()}))
"""


def requests(known):
    tokens, numbers = known["tokens"], known["numbers"]
    api = "/api/v1"

    def read(path, who):
        headers = {"Accept": "application/json", "Authorization": f"Bearer {tokens[who]}"}
        return lambda n: ("GET", f"{api}/{path.format(number=numbers[n % len(numbers)])}", None, headers)

    return {
        "worklist of a unit": read("worklists/unit/", "clerk"),
        "worklist of a district": read("worklists/unit/", "district"),
        "overdue, whole city": read("worklists/overdue/", "supervisor"),
        "triage": read("worklists/triage/", "supervisor"),
        "tickets of a unit": read("tickets/", "clerk"),
        "search": read("tickets/?q=water", "supervisor"),
        "one ticket": read("tickets/{number}/", "supervisor"),
        "its timeline": read("tickets/{number}/timeline/", "supervisor"),
        "public status": lambda n: (
            "POST",
            f"{api}/public/status/",
            json.dumps({"number": numbers[n % len(numbers)], "code": CODE}),
            {"Content-Type": "application/json"},
        ),
    }


def measure(name):
    known = prepared(name, PREPARE, CODE)
    with Served(name):
        return known["tickets"], {what: timed(request) for what, request in requests(known).items()}


def test_lists_cost_what_is_shown(servers, capsys):
    with capsys.disabled():
        city("hotline_small", 0)
        city("hotline_million", LARGE)
        small_count, small = measure("hotline_small")
        large_count, large = measure("hotline_million")
        told(small, large, (small_count, large_count), "p95 ≤ 150 at a million")
