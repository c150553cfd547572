"""Lists, search and the public status by HTTP: with a million tickets, and with a small city, in one run.

    pytest tests/bench/bench_api.py -m bench -s

The first run makes the large city (a simulated month, copied until there are a million tickets): a quarter of an hour.
It is kept as the database ``hotline_million`` beside the one that ``DATABASE_URL`` names, and used again. granian
serves it as `make run` does; eight clients ask at once, each on a connection of its own.

    BENCH_TICKETS=100000     another size
"""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.bench

ROOT = Path(__file__).resolve().parents[2]
LARGE = int(os.environ.get("BENCH_TICKETS", 1_000_000))
SMALL_DAYS = 30
CLIENTS, EACH = 8, 60
CODE = "12345678"
PORT = 8765


def server_url(name):
    """Return the URL of a database on the server that the settings use."""
    known = settings.DATABASES["default"]
    host = known.get("HOST") or known.get("OPTIONS", {}).get("host", "")
    user = known.get("USER") or "postgres"
    if host.startswith("/"):
        return f"postgres://{user}@/{name}?host={host}"
    password = f":{quote(known['PASSWORD'])}" if known.get("PASSWORD") else ""
    port = f":{known['PORT']}" if known.get("PORT") else ""
    return f"postgres://{user}{password}@{quote(host, safe='')}{port}/{name}"


def admin():
    return psycopg.connect(**{**connection.get_connection_params(), "dbname": "postgres"}, autocommit=True)


def exists(name):
    with admin() as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def manage(name, *words):
    environment = dict(os.environ, DATABASE_URL=server_url(name), DJANGO_SETTINGS_MODULE="config.settings")
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True)


def city(name, tickets):
    """Make a city of its own, unless it is there: a simulated month, and copies of it up to `tickets`."""
    if exists(name):
        return
    half = f"{name}_unfinished"
    with admin() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{half}"')
        server.execute(f'CREATE DATABASE "{half}"')
    manage(half, "migrate", "-v0")
    manage(half, "seed_city")
    manage(half, "simulate", "--days", str(SMALL_DAYS))
    if tickets:
        manage(half, "grow", "--tickets", str(tickets))
    with admin() as server:
        server.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')


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
for ticket in Ticket.objects.order_by("-pk")[:200]:
    Ticket.objects.filter(pk=ticket.pk).update(code_hash=code_hash(ticket.number, sys.argv[1]))
    numbers.append(ticket.number)
print(json.dumps({"tokens": tokens, "numbers": numbers, "tickets": Ticket.objects.count()}))
"""


def prepare(name):
    environment = dict(os.environ, DATABASE_URL=server_url(name), DJANGO_SETTINGS_MODULE="config.settings")
    done = subprocess.run(
        [sys.executable, "-c", PREPARE, CODE], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


class Served:
    """The product on a port, served by granian."""

    def __init__(self, name):
        self.environment = dict(os.environ, DATABASE_URL=server_url(name), DJANGO_SETTINGS_MODULE="config.settings")

    def __enter__(self):
        command = ["-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4"]
        command += ["--port", str(PORT), "--no-ws", "--log-level", "warning", "config.wsgi:application"]
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
        )
        for _attempt in range(100):
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)) as line:
                    ask(line, "GET", "/health/live")
                return self
            except OSError:
                time.sleep(0.2)
        raise RuntimeError("the server did not come up")

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(20)


def ask(line, method, path, body=None, token=""):
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    line.request(method, path, json.dumps(body) if body else None, headers)
    answer = line.getresponse()
    data = answer.read()
    assert answer.status < 400, (path, answer.status, data[:300])
    return data


def load(request):
    """Return the milliseconds of every request of eight clients at once."""
    times, errors = [], []

    def client(number):
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        try:
            for turn in range(EACH):
                begin = time.perf_counter()
                ask(line, *request(number * EACH + turn))
                times.append((time.perf_counter() - begin) * 1000)
        except Exception as error:
            errors.append(error)
        finally:
            line.close()

    threads = [threading.Thread(target=client, args=[number]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return times


def requests(prepared):
    tokens, numbers = prepared["tokens"], prepared["numbers"]
    api = "/api/v1"

    def read(path, who):
        return lambda n: ("GET", f"{api}/{path.format(number=numbers[n % len(numbers)])}", None, tokens[who])

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
            {"number": numbers[n % len(numbers)], "code": CODE},
            "",
        ),
    }


def measure(name):
    prepared = prepare(name)
    with Served(name):
        figures = {}
        for what, request in requests(prepared).items():
            load(request)
            times = load(request)
            cuts = quantiles(times, n=100)
            figures[what] = (cuts[49], cuts[94], cuts[98])
    return prepared["tickets"], figures


def test_lists_cost_what_is_shown(servers, capsys):
    with capsys.disabled():
        city("hotline_small", 0)
        city("hotline_million", LARGE)
        small_count, small = measure("hotline_small")
        large_count, large = measure("hotline_million")
        print(f"\np50 / p95 / p99 in ms, {CLIENTS} clients at once; wanted: p95 ≤ 150 at a million")
        print(f"{'':<26}{small_count:>14,} tickets {large_count:>14,} tickets   ratio of p95")
        for what in large:
            few, many = small[what], large[what]
            print(
                f"{what:<26}{few[0]:>8.0f} {few[1]:>6.0f} {few[2]:>6.0f}"
                f"{many[0]:>10.0f} {many[1]:>6.0f} {many[2]:>6.0f}{many[1] / few[1]:>12.2f}"
            )
